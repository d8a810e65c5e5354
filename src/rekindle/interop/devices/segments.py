"""HL7 v2 text split into messages, segments, fields, repetitions and components, with its own signs and escapes."""

import dataclasses
import re
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"\r\n|\r|\n")
_HEADER: Final = re.compile(r"MSH[^\w\s]")
_ENVELOPE: Final = ("FHS", "BHS", "BTS", "FTS")  # wrappers of a batch, which say nothing themselves
_NAME: Final = re.compile(r"[A-Z][A-Z0-9]{2}")
_HEXADECIMAL: Final = re.compile(r"X(?:[0-9A-Fa-f]{2}){1,8}")
# More than any monitor sends. What is longer is refused or cut, so that one sender cannot hold up the others.
LONGEST_PART: Final = 500
_LONGEST_HEADER: Final = 4000
_MOST_MESSAGES: Final = 64
_MOST_LINES: Final = 5000


class NotHl7(ValueError):
    """Bytes that are no HL7 v2 message; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs a message separates its parts with, as its own header names them."""

    between_fields: str = "|"
    between_components: str = "^"
    between_repetitions: str = "~"
    escape: str = "\\"
    between_subcomponents: str = "&"

    @property
    def encoding(self) -> str:
        """MSH-2."""
        return self.between_components + self.between_repetitions + self.escape + self.between_subcomponents

    def unescaped(self, text: str) -> str:
        """A text with its escapes undone; one that is not understood stays as it was sent."""
        if not self.escape or self.escape not in text:
            return text
        whole = re.compile(f"{re.escape(self.escape)}([^{re.escape(self.escape)}]*){re.escape(self.escape)}")
        return whole.sub(self._meaning, text)

    def escaped(self, text: str) -> str:
        """A text that may stand in a field of a message of ours."""
        known = {self.escape: "E", self.between_fields: "F", self.between_components: "S"}
        known |= {self.between_subcomponents: "T", self.between_repetitions: "R", "\r": "X0D", "\n": "X0A"}
        return "".join(f"{self.escape}{known[sign]}{self.escape}" if sign in known else sign for sign in text)

    def _meaning(self, found: re.Match[str]) -> str:
        said = found[1]
        known = {"F": self.between_fields, "S": self.between_components, "T": self.between_subcomponents}
        known |= {"R": self.between_repetitions, "E": self.escape, "H": "", "N": "", ".br": "\n"}
        if said in known:
            return known[said]
        if _HEXADECIMAL.fullmatch(said):
            return bytes.fromhex(said[1:]).decode("latin-1")
        return found[0]


@dataclass(frozen=True, slots=True)
class Segment:
    """One line of a message; fields are counted as the standard counts them."""

    name: str
    fields: tuple[str, ...]
    signs: Signs
    line: str
    _parts: dict[int, tuple[str, ...]] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def field(self, number: int) -> str:
        """A field as it was sent, escapes and all; one that is not there is empty."""
        at = number - 1 if self.name == "MSH" else number
        if self.name == "MSH" and number == 1:
            return self.signs.between_fields
        return self.fields[at] if 0 <= at < len(self.fields) else ""

    def repetitions(self, number: int) -> tuple[str, ...]:
        """Every repetition of a field, undone of escapes."""
        raw = self.field(number)
        raw = raw[:LONGEST_PART]
        parts = raw.split(self.signs.between_repetitions) if self.signs.between_repetitions else [raw]
        return tuple(self.signs.unescaped(part) for part in parts)

    def components(self, number: int) -> tuple[str, ...]:
        """The components of a field's first repetition, undone of escapes and of spaces around them."""
        known = self._parts.get(number)
        if known is None:
            known = self._parts[number] = self._split(self.field(number)[:LONGEST_PART])
        return known

    def _split(self, raw: str) -> tuple[str, ...]:
        signs = self.signs
        if signs.between_repetitions and signs.between_repetitions in raw:
            raw = raw.split(signs.between_repetitions, 1)[0]
        parts = raw.split(signs.between_components)
        if signs.escape and signs.escape in raw:
            parts = [signs.unescaped(part) for part in parts]
        return tuple([part.strip() for part in parts])

    def component(self, number: int, which: int = 1) -> str:
        """One component of a field, or nothing."""
        parts = self.components(number)
        return parts[which - 1] if which <= len(parts) else ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its header first, then its other segments in order, and the lines that are no segment."""

    header: Segment
    segments: tuple[Segment, ...]
    strays: tuple[str, ...] = ()

    @property
    def control_id(self) -> str:
        """MSH-10 exactly as it was sent."""
        return self.header.field(10)

    @property
    def kind(self) -> tuple[str, str]:
        """What the message is: its type and its event (MSH-9)."""
        return self.header.component(9, 1), self.header.component(9, 2)

    @property
    def version(self) -> str:
        """The version it says it follows (MSH-12)."""
        return self.header.component(12)

    def first(self, name: str) -> Segment | None:
        """The first segment of a name."""
        return next((one for one in self.segments if one.name == name), None)


def messages(text: str) -> tuple[Message, ...]:
    """Every message of one payload: a new header begins a new message, even inside one envelope."""
    groups: list[list[str]] = []
    before: list[str] = []
    lines = _LINE.split(text.lstrip("\ufeff"))
    if len(lines) > _MOST_LINES:
        raise NotHl7(f"A payload of more than {_MOST_LINES} lines is not read.")
    for line in lines:
        if _HEADER.match(line):
            groups.append([line])
        elif line.strip():
            (groups[-1] if groups else before).append(line)
    if not groups:
        raise NotHl7("This is no HL7 message: no line of it begins with a header (MSH).")
    if any(line[:3] not in _ENVELOPE for line in before):
        raise NotHl7("This is no HL7 message: something stands before its header (MSH).")
    if len(groups) > _MOST_MESSAGES:
        raise NotHl7(f"More than {_MOST_MESSAGES} messages in one envelope are not read.")
    return tuple(_message(group) for group in groups)


def _message(lines: list[str]) -> Message:
    if len(lines[0]) > _LONGEST_HEADER:
        raise NotHl7("This is no HL7 message: its header is longer than any header is.")
    signs = _signs(lines[0])
    header = _segment(lines[0], signs)
    segments, strays = [], []
    for line in lines[1:]:
        name = line[:3]
        if name in _ENVELOPE:
            continue
        if _NAME.fullmatch(name) and line[3:4] in ("", signs.between_fields):
            segments.append(_segment(line, signs))
        else:
            strays.append(line)
    return Message(header, tuple(segments), tuple(strays))


def _segment(line: str, signs: Signs) -> Segment:
    return Segment(line[:3], tuple(line.split(signs.between_fields)), signs, line)


def _signs(header: str) -> Signs:
    """The signs as the header names them; a header that names none, or names one twice, is no header."""
    between_fields = header[3]
    said = header[4:].split(between_fields, 1)[0]
    if not 1 <= len(said) <= 5:
        raise NotHl7("This is no HL7 message: its header does not name the signs it uses (MSH-2).")
    used = between_fields + said
    if len(set(used)) != len(used) or any(sign.isalnum() or sign.isspace() for sign in used):
        raise NotHl7("This is no HL7 message: the signs its header names (MSH-2) cannot be told apart.")
    padded = [*said[:4], *[""] * (4 - len(said[:4]))]
    return Signs(between_fields, *padded)
