"""One row of a message judged: a reading, a quarantined row, a remark, or a header that says nothing."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from rekindle.interop.devices.clock import Skew
from rekindle.interop.devices.dialects import converted, row_of, unit_of
from rekindle.interop.devices.dialects.row import Row, Unit
from rekindle.interop.devices.moments import moment
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.parameters import PARAMETER
from rekindle.interop.devices.reading import Device, Quarantined, Reading, Remark, TimeFrom, Validity, digest
from rekindle.interop.devices.segments import LONGEST_PART, Segment
from rekindle.interop.devices.values import number, standing

# What a monitor says in words: its alarms and technical notes (MDIL-ALERT). Kept, and never acted on.
_WORDS: Final = ("TX", "ST", "FT")
_WAVES: Final = ("NA", "MA", "ED", "RP")
SETTINGS: Final = ("ST", "CWE", "CE", "DT", "TM", "TS")
_CODE_DIGITS: Final = 6
_A_TIME: Final = re.compile(r"\s*\d{12}")
_BESIDE: Final = (12, 13, 15, 16)  # a time that stands here has slipped out of its place
_JUDGED: Final = (2, 3, 4, 5, 6, 8, 11, 14, 17, 18)


class Unbelieved(ValueError):
    """A row that is kept and not believed: a code for the reason, and the reason as one sentence."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Around:
    """What a row inherits from the message it stands in."""

    origin: Origin
    device: Device
    received_at: datetime
    message_at: datetime | None
    message_said: str
    group_at: datetime | None
    group_said: str
    skew: Skew
    key: str
    production: bool = True


def judged(segment: Segment, index: int, around: Around) -> Reading | Quarantined | Remark | None:
    """What one OBX comes to; None where it is only a heading, a setting or a curve."""
    operation = digest(around.key, index)
    kind = segment.component(2).upper()
    if kind in _WORDS and segment.component(3, 3).upper().endswith("ALERT"):
        return Remark(segment.component(3, 2), " ".join(segment.repetitions(5)), _device(segment, around), operation)
    row = _row_in_table(segment)
    if row is None and (kind in (*_WAVES, *SETTINGS, *_WORDS) or _is_heading(segment)):
        return None
    device = _device(segment, around)
    try:
        return _reading(segment, row, device, operation, around)
    except Unbelieved as unbelieved:
        parameter = row.parameter if row else ""
        return Quarantined(unbelieved.code, str(unbelieved), segment.line, device, parameter, operation)


def _reading(segment: Segment, row: Row | None, device: Device, operation: str, around: Around) -> Reading:
    row = _believed(segment, row, around.origin)
    if not around.production:
        raise Unbelieved("not_production", "The message is marked as training or test, not as production (MSH-11).")
    stands = standing(segment.component(11).upper(), segment.repetitions(8))
    if stands == "not a person":
        raise Unbelieved("not_a_person", f"The monitor marks the value {segment.field(8)}: no person was measured.")
    if stands == "unknown":
        said = f"status {segment.field(11)[:20]!r}, flag {segment.field(8)[:20]!r}"
        raise Unbelieved("unknown_status", f"The row's {said} is not one this door knows (OBX-11, OBX-8).")
    value, validity = _value(segment, row, stands)
    unit = PARAMETER[row.parameter].unit
    measured_at, time_from = _time(segment, around)
    return Reading(
        parameter=row.parameter,
        value=value,
        unit=unit,
        validity=validity,
        measured_at=measured_at,
        received_at=around.received_at,
        device=device,
        source=around.origin.name,
        operation=operation,
        time_from=time_from,
        clock=around.skew.clock,
        skew_s=around.skew.skew_s or 0.0,
        sub_id=segment.component(4),
        method=row.method or segment.component(17, 2) or segment.component(17),
        said=segment.field(5)[:40],
    )


def _believed(segment: Segment, row: Row | None, origin: Origin) -> Row:
    """The row of the table, once code, name, place and source agree on it."""
    code, name = segment.component(3, 1), segment.component(3, 2)
    if len(segment.line) > LONGEST_PART and any(len(segment.field(at)) > LONGEST_PART for at in _JUDGED):
        raise Unbelieved("too_long", "A field of the row is longer than any monitor writes it.")
    if row is None:
        raise Unbelieved("unknown_code", f"The code {code[:40]!r} ({name[:40]!r}) is not in the table.")
    if name not in row.names:
        raise Unbelieved("name_clash", f"The code {code} is not called {name[:40]!r}; {row.names[0]} was expected.")
    if row.only_in and origin.dialect != row.only_in:
        said = f"{code} {name} goes against the standard and is believed only from a source set to {row.only_in!r}."
        raise Unbelieved("other_dialect", said)
    if row.tag in ("M", "P") and row.code not in origin.confirmed:
        raise Unbelieved(
            "unconfirmed_code", f"{code} {name} is in no message we have seen; nobody has confirmed it here."
        )
    place = segment.component(4).rpartition(".")[2]
    named = row_of(row.system, place) if len(place) == _CODE_DIGITS and place.isdigit() else None
    if named is not None and named.parameter != row.parameter:
        raise Unbelieved("place_clash", f"The code says {row.parameter} and its place (OBX-4) says {named.parameter}.")
    if len(segment.repetitions(3)) > 1:
        raise Unbelieved("two_codes", "The row has more than one code (OBX-3).")
    return row


def _value(
    segment: Segment, row: Row, stands: Validity | Literal["not a person", "unknown"]
) -> tuple[float | None, Validity]:
    if segment.component(2).upper() not in ("NM", ""):
        raise Unbelieved("not_a_number", f"The row is of type {segment.component(2)[:10]!r}, not a number (OBX-2).")
    if stands in ("invalid", "absent"):
        return None, "invalid" if stands == "invalid" and number(segment.field(5)) != "no value" else "absent"
    said = segment.field(5)
    value = number(said)
    if value == "no value":
        return None, "absent"
    if value is None or isinstance(value, str):
        raise Unbelieved("not_a_number", f"The value {said[:40]!r} is not a number (OBX-5).")
    unit = _unit(segment, row)
    kept, known = converted(value, unit), PARAMETER[row.parameter]
    if not known.lowest <= kept <= known.highest:
        raise Unbelieved("cannot_be", f"{known.words.capitalize()} {said} ({unit}) cannot be.")
    return kept, "questionable" if stands == "questionable" else "valid"


def _unit(segment: Segment, row: Row) -> Unit:
    unit = unit_of(segment.components(6))
    if unit is None or unit not in row.units:
        expected = " or ".join(row.units)
        raise Unbelieved(
            "unit_clash", f"{row.names[0]} is in {expected}; the row says {segment.field(6)[:40]!r} (OBX-6)."
        )
    return unit


def _time(segment: Segment, around: Around) -> tuple[datetime, TimeFrom]:
    own = moment(segment.component(14), around.origin.zone, near=around.received_at)
    if own is not None:
        return own, "reading"
    if segment.field(14).strip('" ') or any(_A_TIME.match(segment.field(at)) for at in _BESIDE):
        raise Unbelieved("time_unread", f"The time of the reading {segment.field(14)[:40]!r} cannot be read (OBX-14).")
    if around.group_at is not None:
        return around.group_at, "group"
    if around.message_at is not None and not around.group_said:
        return around.message_at, "message"
    if around.group_said or around.message_said:
        said = (around.group_said or around.message_said)[:40]
        raise Unbelieved("time_unread", f"The time {said!r} cannot be read, and the row has none of its own (OBR-7).")
    return around.received_at, "received"


def _device(segment: Segment, around: Around) -> Device:
    """The device a row names for itself, or the one its message came from."""
    named = next((part for part in segment.components(18) if part and not part.upper().startswith("EUI")), "")
    return Device(named[:80], around.device.bed) if named else around.device


def _row_in_table(segment: Segment) -> Row | None:
    return row_of(segment.component(3, 3), segment.component(3, 1))


def _is_heading(segment: Segment) -> bool:
    """A line that only opens a group of the device's own tree: no value, and a status that says there is none."""
    return not segment.field(5).strip() and segment.component(11).upper() in ("X", "")
