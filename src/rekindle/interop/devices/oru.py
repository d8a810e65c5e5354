"""A payload of HL7 v2 read whole: readings, what was not believed and why, and what to answer.

Nothing here waits, stores or reads a clock. Any bytes at all give a batch.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from rekindle.interop.devices.acknowledgement import NOT_KEPT, Outcome, answers, stranger
from rekindle.interop.devices.agreement import Judged, agreeing
from rekindle.interop.devices.charset import Text, decoded
from rekindle.interop.devices.clock import Skew
from rekindle.interop.devices.judging import Around, judged
from rekindle.interop.devices.moments import moment
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.reading import Device, Quarantined, Reading, Remark, digest
from rekindle.interop.devices.segments import Message, NotHl7, Segment, messages

SERVED: Final = {
    ("ORU", "R01"): "readings",
    ("ORU", ""): "readings",
    ("NMD", "N01"): "clock",
    ("NMD", "N02"): "clock",
    ("NMD", ""): "clock",
}
_VERSION: Final = re.compile(r"2\.[2-9](\.\d)?", re.ASCII)
TOO_LONG: Final = "The message is longer than this door takes; nothing of it was kept."
_NO_SKEWS: Final[Mapping[str, Skew]] = MappingProxyType({})
_MOST_QUARANTINED: Final = (
    1000  # a payload of 1 MB can hold more odd rows than anyone will read; the raw bytes are kept
)


@dataclass(frozen=True, slots=True)
class Read:
    """One message of a payload, and what became of it."""

    message: Message
    refused: str
    device: Device
    sent_at: datetime | None
    accepted: tuple[Reading, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One payload: its bytes, its fingerprint, and what was read in it."""

    raw: bytes
    origin: Origin
    received_at: datetime
    text: Text
    reads: tuple[Read, ...]
    skews: Mapping[str, Skew]
    refused: str = ""

    @property
    def key(self) -> str:
        """The fingerprint by which the same payload is known when it comes again: its source and all its bytes.

        The control id is among the bytes and never counts alone: some monitors give every message the same one.
        """
        return _key(self.origin, self.raw)

    @property
    def accepted(self) -> tuple[Reading, ...]:
        """Every reading, in the order they stood."""
        return tuple(one for each in self.reads for one in each.accepted)

    @property
    def quarantined(self) -> tuple[Quarantined, ...]:
        """Every row that was kept and not believed."""
        return tuple(one for each in self.reads for one in each.quarantined)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the monitor said in words."""
        return tuple(one for each in self.reads for one in each.remarks)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was doubtful about the payload as a whole."""
        strays = sum(len(each.message.strays) for each in self.reads)
        return (*self.text.warnings, *((f"{strays} lines are no segments.",) if strays else ()))

    def acknowledgements(self, *, kept: bool, why_not: str = NOT_KEPT) -> tuple[bytes, ...]:
        """What to answer, once the payload is kept or could not be; one message may ask for none, one or two."""
        if self.refused:
            return (_sendable(stranger(self.refused, at=self.received_at).body.encode("ascii", "replace")),)
        found = []
        for each in self.reads:
            outcome: Outcome = "refused" if each.refused else "kept" if kept else "not kept"
            why = each.refused or ("" if kept else why_not)
            said = answers(each.message, outcome, at=self.received_at, mode=self.origin.ack_mode, why=why)
            found += [_sendable(self.text.encoded(answer.body)) for answer in said]
        return tuple(found)


def read(raw: bytes, *, origin: Origin, received_at: datetime, skews: Mapping[str, Skew] = _NO_SKEWS) -> Batch:
    """One payload read; `skews` is what is known of each sender's clock from the messages before."""
    text, seen = decoded(raw, otherwise=origin.charset), dict[str, Skew]()
    try:
        found = messages(text.text)
    except NotHl7 as refusal:
        return Batch(raw, origin, received_at, text, (), {}, str(refusal))
    reads = []
    for place, message in enumerate(found):
        sent_at, sender = _sent_at(message, origin, received_at), _device(message, origin).identity
        skew = seen.get(sender) or skews.get(sender) or Skew()
        if sent_at is not None and not why_not_served(message):
            skew = seen[sender] = skew.after(sent_at, received_at)
        reads.append(_read(message, digest(_key(origin, raw), place), origin, received_at, sent_at, skew))
    return Batch(raw, origin, received_at, text, tuple(reads), seen)


def refused(head: bytes, *, origin: Origin, received_at: datetime) -> Batch:
    """A message over the limit: nothing of it is read, and its sender is told so where its header can be found."""
    text = decoded(head, otherwise=origin.charset)
    try:
        first = messages(text.text)[0]
    except NotHl7:
        return Batch(head, origin, received_at, text, (), {}, TOO_LONG)
    told = Read(replace(first, segments=(), strays=()), TOO_LONG, Device(origin.name), None)
    return Batch(head, origin, received_at, text, (told,), {})


def why_not_served(message: Message) -> str:
    """Why a message is refused before anything in it is read; empty where it is served."""
    kind, event = message.kind
    if not kind or not message.control_id.strip():
        return "The message has no type or no control id (MSH-9, MSH-10)."
    if (kind, event) not in SERVED:
        return f"Messages of type {kind[:10]}^{event[:10]} are not served here; this door takes readings only."
    if _VERSION.fullmatch(message.version) is None:
        return f"HL7 version {message.version[:10]!r} is not served here."
    return ""


def _read(
    message: Message, key: str, origin: Origin, received_at: datetime, sent_at: datetime | None, skew: Skew
) -> Read:
    device = _device(message, origin)
    refusal = why_not_served(message)
    if refusal or SERVED[message.kind] == "clock":
        return Read(message, refusal, device, sent_at)
    production = message.header.component(11) in ("P", "")
    around = Around(origin, device, received_at, sent_at, _said(message.header, 7), None, "", skew, key, production)
    found: list[Judged] = []
    for group, rows in _groups(message):
        said = _said(group, 7) if group else ""
        here = replace(around, group_at=moment(said, origin.zone, near=received_at), group_said=said)
        found += [one for index, row in rows if (one := judged(row, index, here)) is not None]
    found = agreeing(found)
    return Read(
        message,
        "",
        device,
        sent_at,
        tuple(one for one in found if isinstance(one, Reading)),
        tuple(one for one in found if isinstance(one, Quarantined))[:_MOST_QUARANTINED],
        tuple(one for one in found if isinstance(one, Remark))[:_MOST_QUARANTINED],
    )


def _groups(message: Message) -> Iterable[tuple[Segment | None, list[tuple[int, Segment]]]]:
    """The rows of a message by the OBR they stand under."""
    groups: list[tuple[Segment | None, list[tuple[int, Segment]]]] = [(None, [])]
    for index, segment in enumerate(message.segments):
        if segment.name == "OBR":
            groups.append((segment, []))
        elif segment.name == "OBX":
            groups[-1][1].append((index, segment))
    return groups


def _device(message: Message, origin: Origin) -> Device:
    """The sender as its header names it, and the bed it speaks for; a header without a name leaves its source."""
    named = [part for part in message.header.components(3) if part and part.upper() not in ("EUI-64", "ISO", "DNS")]
    visit = message.first("PV1")
    bed = "^".join(part for part in visit.components(3) if part) if visit else ""
    return Device((named[-1] if named else origin.name)[:80], bed[:80])


def _sent_at(message: Message, origin: Origin, received_at: datetime) -> datetime | None:
    return moment(message.header.component(7), origin.zone, near=received_at)


def _said(segment: Segment, number: int) -> str:
    """A time as it was written; two quotation marks mean that there is none."""
    return segment.component(number).strip('"')


def _key(origin: Origin, raw: bytes) -> str:
    return hashlib.sha256(origin.name.encode("utf-8", "surrogatepass") + b"\x00" + raw).hexdigest()


def _sendable(body: bytes) -> bytes:
    """An answer without the two signs that belong to the envelope, whatever a header carried."""
    return body.replace(b"\x0b", b"").replace(b"\x1c", b"")
