"""The rows of one message held against each other: what contradicts itself is not believed."""

from datetime import datetime

from rekindle.interop.devices.parameters import PRESSURES
from rekindle.interop.devices.reading import Device, Quarantined, Reading, Remark

Judged = Reading | Quarantined | Remark
Place = tuple[str, Device, datetime]

_ORDER = "The systolic is not above its diastolic of the same moment; neither is believed."
_BETWEEN = "The mean does not lie between the diastolic and the systolic of the same moment."
_TWO_VALUES = "The same place gives two values for the same moment; neither is believed."


def agreeing(found: list[Judged]) -> list[Judged]:
    """The same rows, with those that contradict another set aside and the reason said."""
    values: dict[Place, float] = {}
    for one in found:
        if isinstance(one, Reading) and one.value is not None:
            values.setdefault((one.parameter, one.device, one.measured_at), one.value)
    why = _against_each_other(values)
    twice = _two_values(found)
    kept: list[Judged] = []
    for one in found:
        if isinstance(one, Reading) and (one.sub_id, *_place(one)) in twice:
            kept.append(_aside(one, "two_values", _TWO_VALUES))
        elif isinstance(one, Reading) and _place(one) in why:
            kept.append(_aside(one, "pressure_order", why[_place(one)]))
        else:
            kept.append(one)
    return kept


def _against_each_other(values: dict[Place, float]) -> dict[Place, str]:
    wrong: dict[Place, str] = {}
    for high, low, mean in PRESSURES:
        for (parameter, device, at), high_mmhg in values.items():
            low_mmhg = values.get((low, device, at))
            if parameter != high or low_mmhg is None:
                continue
            if low_mmhg >= high_mmhg:
                wrong[high, device, at] = wrong[low, device, at] = _ORDER
            mean_mmhg = values.get((mean, device, at))
            if mean_mmhg is not None and not low_mmhg < mean_mmhg < high_mmhg:
                wrong[mean, device, at] = _BETWEEN
    return wrong


def _two_values(found: list[Judged]) -> set[tuple[str, str, Device, datetime]]:
    """Places that say two different things; the same thing said twice is only said twice."""
    said: dict[tuple[str, str, Device, datetime], tuple[float | None, str]] = {}
    twice = set()
    for one in found:
        if isinstance(one, Reading):
            key = (one.sub_id, *_place(one))
            if said.setdefault(key, (one.value, one.validity)) != (one.value, one.validity):
                twice.add(key)
    return twice


def _place(one: Reading) -> Place:
    return (one.parameter, one.device, one.measured_at)


def _aside(one: Reading, code: str, reason: str) -> Quarantined:
    return Quarantined(code, reason, f"{one.parameter} {one.said}", one.device, one.parameter, one.operation)
