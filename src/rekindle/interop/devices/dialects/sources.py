"""Where the rows of the dialect tables were read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.clinical.sources.source import Source

_SOURCES: Final = (
    Source("DEVICES-CONTRACT", "interop.md, decisions D2, D5 and D6: one inner contract for every door.", "", "P"),
    Source(
        "DEVICES-FRAMING",
        "interop.md 1.3: what recorded streams of real monitors contain, and where two public libraries failed on it.",
        "",
        "V2",
    ),
    Source(
        "DEVICES-VALIDITY",
        "interop.md 1.2: the order in which a row is judged, the numbers that mean no value, the range of what can be.",
        "",
        "V2",
    ),
    Source(
        "DEVICES-ORDER", "interop.md 1.4: stored by the device's time, alarmed on by arrival; 60 s, 10 min.", "", "P"
    ),
    Source("DEVICES-TIME", "interop.md 1.4: the median of the last twenty differences; 60 s and 5 min.", "", "P"),
    Source("DEVICES-ACK", "interop.md 1.4; HL7 v2 tables 0008 and 0155: who is answered, how, and when.", "", "V2"),
    Source("RECORDED", "Messages recorded from real monitors in public repositories (interop.md 1.1, 1.2).", "", "V"),
    Source(
        "PUBLIC-CODE",
        "Codes, names and units as public receivers and generators of such messages hold them; read on 2026-11-22.",
        "",
        "V2",
    ),
    Source(
        "11073-10101",
        "ISO/IEEE 11073-10101 nomenclature: the number of a term is 65536 times its partition plus its term code; a "
        "Philips code is the same two numbers in hexadecimal.",
        "",
        "V2",
    ),
    Source("MEMORY", "Remembered and seen in no message; a second person confirms it for a source first.", "", "M"),
)
SOURCES: Final[Mapping[str, Source]] = MappingProxyType({one.key: one for one in _SOURCES})
