"""What a field of a value says: a number, the absence of one, or something that is neither.

Source: DEVICES-VALIDITY
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from rekindle.interop.devices.reading import Validity

# Numbers that are no measurement: the special values of the two device number forms, and what monitors were seen to
# send for a probe that is off.
NO_VALUE: Final = frozenset(
    {8388606.0, 8388607.0, 8388608.0, 8388609.0, 8388610.0, 2046.0, 2047.0, 2048.0, 2049.0, 2050.0, 32767.0, -32768.0}
    | {-100.0, -1000.0, -999.0, -99.9}
)
NO_VALUE_WORDS: Final = frozenset({"", '""', "nan", "nres", "inf", "+inf", "-inf", "---", "--", "-?-", "***"})
_NUMBER: Final = re.compile(r"[+-]?\d{1,8}(?:\.\d{1,6})?")

# OBX-11. What a letter does not say here it does not say: the row is kept and not believed.
MEASURED: Final = frozenset("FRPSCU")
NOT_MEASURED: Final = frozenset("XDWN")

Standing = Literal["fine", "questionable", "invalid", "absent", "not a person"]
# OBX-8: the flags of HL7 table 0078 and of the device profile, by what they do to a value.
FLAGS: Final[Mapping[str, Standing]] = MappingProxyType(
    {
        **dict.fromkeys(("", "N", "L", "H", "LL", "HH", "A", "AA", "U", "D", "B", "W", "ALACT", "ALINH"), "fine"),
        **dict.fromkeys(("QUES", "EARLY", "BUSY"), "questionable"),
        **dict.fromkeys(("?", "<", ">", "INV", "OFF"), "invalid"),
        **dict.fromkeys(("NAV",), "absent"),
        **dict.fromkeys(("DEMO", "TEST", "CALIB"), "not a person"),
    }
)


def number(text: str) -> float | Literal["no value"] | None:
    """The number of a value field; None where it is no number at all, and the words "no value" where there is none."""
    said = text.strip()
    if said.casefold() in NO_VALUE_WORDS:
        return "no value"
    if _NUMBER.fullmatch(said) is None or not said.isascii():
        return None
    value = float(said)
    return "no value" if value in NO_VALUE else value


def standing(status: str, flags: tuple[str, ...]) -> Validity | Literal["not a person", "unknown"]:
    """What OBX-11 and OBX-8 say of a row together; the worse of them counts."""
    if status not in MEASURED | NOT_MEASURED or len(status) != 1:
        return "unknown"
    said = [FLAGS.get(flag.strip().upper()) for flag in flags]
    if None in said:
        return "unknown"
    if "not a person" in said:
        return "not a person"
    if status in NOT_MEASURED or "invalid" in said:
        return "invalid"
    if "absent" in said:
        return "absent"
    return "questionable" if "questionable" in said else "valid"
