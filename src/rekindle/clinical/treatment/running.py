"""What has gone in over the stretches a pump ran, and how long the rest takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.plausible import is_sound
from rekindle.clinical.treatment.pump import (
    PUMP_STEP_ML_PER_H,
    RESUME_FRACTION_HIGH,
    RESUME_FRACTION_LOW,
)
from rekindle.clinical.treatment.rounding import to_pump_mg

MORE_THAN_THE_BAG_ML: Final = 0.5  # Source: P; a pump's own error over a whole bag


@dataclass(frozen=True)
class Segment:
    """A stretch of pump time at one rate."""

    rate_ml_per_h: float
    minutes: float

    @property
    def infused_ml(self) -> float:
        return self.rate_ml_per_h * self.minutes / 60

    @property
    def is_sound(self) -> bool:
        """Whether a pump could have run so; a stretch at no rate, or of no length, adds nothing and is allowed."""
        return all(number == 0 or is_sound(number) for number in (self.rate_ml_per_h, self.minutes))


def delivered_mg(segments: Sequence[Segment], *, dose_mg: Decimal, total_volume_ml: float) -> Decimal:
    """Milligrams that went in over the stretches the pump ran, never more than the bag held.

    Source: P
    """
    infused_ml = min(sum(segment.infused_ml for segment in segments), total_volume_ml)
    return min(to_pump_mg(float(dose_mg) * infused_ml / total_volume_ml), dose_mg)


def remaining_ml(segments: Sequence[Segment], *, total_volume_ml: float) -> float:
    """Millilitres left in the bag after the stretches the pump ran."""
    return max(total_volume_ml - sum(segment.infused_ml for segment in segments), 0.0)


def remaining_minutes(left_ml: float, *, rate_ml_per_h: float) -> float:
    """Minutes until the bag is empty at a rate."""
    if rate_ml_per_h <= 0:
        raise ValueError(f"a pump runs at a rate above 0 mL/h, not {rate_ml_per_h}")
    return left_ml / rate_ml_per_h * 60


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(f"dose.{code}", sentence, ("P",))


def why_not_ran(
    segments: Sequence[Segment],
    *,
    ordered_ml_per_h: float | None,
    total_volume_ml: float | None,
    resume_rate_ml_per_h: float | None,
) -> tuple[Refusal, ...]:
    """What is wrong with the stretches a pump ran, and with the rate it is to go on at.

    No stretch runs faster than the order, all of them together fit into the bag, and after a pause the pump goes on at
    50 to 75 % of the rate before.
    Source: P
    """
    found = []
    for segment in segments:
        if ordered_ml_per_h is not None and segment.rate_ml_per_h > ordered_ml_per_h + float(PUMP_STEP_ML_PER_H):
            sentence = f"A stretch ran at {segment.rate_ml_per_h:g} mL/h and the order is {ordered_ml_per_h:.1f} mL/h."
            found.append(_refuse("ran_faster", f"{sentence} Check the pump and the record; tell the prescriber."))
            break
    infused_ml = sum(segment.infused_ml for segment in segments)
    if total_volume_ml is not None and infused_ml > total_volume_ml + MORE_THAN_THE_BAG_ML:
        sentence = f"The stretches add up to {infused_ml:.1f} mL and the bag held {total_volume_ml:g} mL."
        found.append(_refuse("ran_more", f"{sentence} Check the recorded rates and times."))
    before = next((s.rate_ml_per_h for s in reversed(segments) if s.rate_ml_per_h > 0), ordered_ml_per_h)
    if resume_rate_ml_per_h is not None and before is not None:
        low, high = (before * float(fraction) for fraction in (RESUME_FRACTION_LOW, RESUME_FRACTION_HIGH))
        step = float(PUMP_STEP_ML_PER_H)
        if not low - step <= resume_rate_ml_per_h <= high + step:
            sentence = f"After a pause the pump goes on at 50 to 75 % of its rate before, {low:.1f} to {high:.1f} mL/h"
            found.append(_refuse("resume_rate", f"{sentence}, not at {resume_rate_ml_per_h:g} mL/h."))
    return tuple(found)
