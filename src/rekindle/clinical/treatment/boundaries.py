"""What else would have been allowed, and what would have been refused: each line of the library for this one person.

A range is said in its own unit and in the unit that somebody sets or draws: milligrams, millilitres, millilitres an
hour. Converted ends are rounded into the range and never out of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.amount import PER_WEIGHT, TOTAL
from rekindle.clinical.treatment.dose_library.line import STRICTNESS, Bound
from rekindle.clinical.treatment.limits import BandName, Judged, Limit, Stretch, shown
from rekindle.clinical.treatment.plausible import sound
from rekindle.clinical.treatment.request import Dose, DoseRequest
from rekindle.clinical.treatment.rounding import exact
from rekindle.clinical.values import DEFAULTS, ClinicValues

TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Here:
    """How a number of a line is turned into what this person would get."""

    unit: str
    of: Callable[[Decimal], Decimal]
    falls: bool = False  # a longer time is a slower rate


@dataclass(frozen=True, slots=True)
class Range:
    """One band of a line: in the line's own unit, and for this person."""

    band: BandName
    words: str
    here: str


@dataclass(frozen=True, slots=True)
class Boundary:
    """A line of the library beside what was asked: every band, the strictest last."""

    judged: Judged
    limit: Limit
    ranges: tuple[Range, ...]

    @property
    def refused(self) -> Range | None:
        """What would have been refused, whoever signs."""
        return next((one for one in self.ranges if one.band == "hard"), None)


def boundaries(ask: DoseRequest, dose: Dose, *, values: ClinicValues = DEFAULTS) -> tuple[Boundary, ...]:
    """Every line that this order met, with its neighbours in this person's own amounts.

    Source: P
    """
    lines = {limit.entry: limit for limit in limits.LIBRARY}
    return tuple(
        Boundary(judged, limit, _ranges(limit, _here(limit, ask, dose), values))
        for judged in dose.limits
        if (limit := lines.get(judged.entry)) is not None
    )


def _here(limit: Limit, ask: DoseRequest, dose: Dose) -> Here | None:
    kg = None if dose.dosing is None or dose.dosing.dosing_weight_kg is None else exact(dose.dosing.dosing_weight_kg)
    minutes, volume_ml = sound(ask.minutes), sound(ask.total_volume_ml)
    if limit is PER_WEIGHT.get(ask.protocol) and kg is not None:
        if ask.protocol == "iv_pain":
            return Here("mg/h", lambda number: number * kg)
        return Here("mg", lambda number: number * kg)
    if limit is TOTAL.get(ask.protocol) and minutes is not None and ask.protocol == "iv_mood":
        return Here("mg/h", lambda number: number / exact(minutes) * 60)
    if limit is limits.IV_MOOD_MINUTES and volume_ml is not None:
        return Here("mL/h", lambda number: exact(volume_ml) / number * 60, falls=True)
    if limit is limits.BAG_MG_PER_ML and dose.dose_mg:
        dose_mg = dose.dose_mg
        return Here("mL", lambda number: dose_mg / number, falls=True)
    ordered_kg = sound(ask.ordered_weight_kg)
    if limit is limits.WEIGHT_CHANGE_PCT and ordered_kg is not None:
        return Here("kg", lambda number: exact(ordered_kg) * number / 100)
    return None


def _ranges(limit: Limit, here: Here | None, values: ClinicValues) -> tuple[Range, ...]:
    stretches = limit.stretches_at(values)
    found = []
    for band in STRICTNESS[:-1]:
        of_band = [stretch for stretch in stretches if stretch.band == band and stretch.low != stretch.high]
        if of_band:
            words = " or ".join(_said(one, limit.unit) for one in of_band)
            turned = [one for one in (_turned(stretch, here) for stretch in of_band) if one is not None]
            unit = "" if here is None else here.unit
            found.append(Range(band, words, " or ".join(_said(one, unit) for one in turned)))
    lowest, highest = stretches[0], stretches[-1]
    outside = _outside(lowest.low, highest.high, limit.unit)
    whole = _turned(Stretch("hard", lowest.low, highest.high, True, True), here)
    there = "" if whole is None or here is None else _outside(whole.low, whole.high, here.unit)
    return (*found, Range("hard", outside, there))


def _outside(low: Bound, high: Bound, unit: str) -> str:
    ends = [f"below {shown(low)}"] if low > 0 else []
    ends.append(f"above {shown(high)}")
    return f"{' or '.join(ends)} {unit}".strip()


def _said(stretch: Stretch, unit: str) -> str:
    low, high = shown(stretch.low), shown(stretch.high)
    top = high if stretch.high_belongs else f"below {high}"
    if stretch.low == 0 and not stretch.low_belongs:
        return f"up to {high} {unit}" if stretch.high_belongs else f"{top} {unit}"
    return f"{low if stretch.low_belongs else f'above {low}'} to {top} {unit}"


def _into(number: Bound, here: Here, *, up: bool) -> Bound:
    return here.of(number).quantize(TENTH, rounding=ROUND_CEILING if up else ROUND_FLOOR)


def _turned(stretch: Stretch, here: Here | None) -> Stretch | None:
    """The stretch in this person's own amounts; where the amount falls as the number rises, its ends change places.

    What falls never begins at nothing: a bag has a strength, and an infusion takes its time.
    """
    if here is None:
        return None
    ends = ((stretch.low, stretch.low_belongs), (stretch.high, stretch.high_belongs))
    (low, low_belongs), (high, high_belongs) = reversed(ends) if here.falls else ends
    least = Decimal(0) if low == 0 else _into(low, here, up=low_belongs)
    most = _into(high, here, up=not high_belongs)
    return Stretch(stretch.band, least, most, low_belongs, high_belongs)
