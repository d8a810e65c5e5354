"""The character set of a message: what it says, then what its source is set to, then what fits, and never silently."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# HL7 table 0211, the rows a monitor may use. Source: DEVICES-FRAMING
CODECS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ASCII": "ascii",
        "UNICODE": "utf-8",
        "UNICODE UTF-8": "utf-8",
        "UTF-8": "utf-8",
        "UTF8": "utf-8",
        "GB 18030-2000": "gb18030",
        "ISO IR14": "shift_jis",
        "ISO IR87": "iso2022_jp",
        "KS X 1001": "euc_kr",
        "BIG-5": "big5",
        **{f"8859/{part}": f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 15)},
    }
)
_HEADER = re.compile(rb"MSH([^\r\n])[^\r\n]*")
_FIELD_OF_CHARSET = 17  # MSH-18, counted from the separator, which is MSH-1


@dataclass(frozen=True, slots=True)
class Text:
    """A message as text, the codec that gave it, and what was doubtful about that."""

    text: str
    codec: str
    warnings: tuple[str, ...] = ()

    def encoded(self, text: str) -> bytes:
        """An answer in the same character set, so that what the sender wrote comes back to it byte for byte."""
        return text.encode(self.codec, "replace")


def decoded(raw: bytes, *, otherwise: str = "") -> Text:
    """The text of a message, whatever its bytes are; Latin-1 fits anything and comes last, with a warning."""
    body = raw[3:] if raw.startswith(codecs.BOM_UTF8) else raw
    said = _said(body)
    warnings: list[str] = []
    for name in dict.fromkeys(name for name in (said, otherwise, "UNICODE UTF-8") if name):
        codec = CODECS.get(name.upper())
        if codec is None:
            warnings.append(f"The character set {name[:40]!r} is not known here.")
            continue
        try:
            return Text(body.decode(codec), codec, tuple(warnings))
        except UnicodeDecodeError:
            warnings.append(f"The message says {name} and has bytes that are not." if name == said else f"Not {name}.")
    return Text(body.decode("latin-1"), "latin-1", (*warnings, "The bytes were read as Latin-1."))


def _said(body: bytes) -> str:
    """MSH-18 as the first header gives it; the header of every message is ASCII."""
    header = _HEADER.search(body)
    if header is None:
        return ""
    fields = header[0].split(header[1])
    if len(fields) <= _FIELD_OF_CHARSET:
        return ""
    # the first repetition counts; the sign between repetitions is the second of MSH-2
    repeated = fields[1][1:2] or b"~"
    return fields[_FIELD_OF_CHARSET].split(repeated)[0].decode("latin-1").strip()
