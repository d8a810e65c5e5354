"""A virtual patient's vital signs: they rise with what the pump gives and settle when it stops."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rekindle.simulation.chance import standard_score

SETTLING_MIN = 15.0  # chosen so that the rise peaks at the end of a 40-minute infusion and is gone by 90 minutes


@dataclass(frozen=True, slots=True)
class Segment:
    """The pump ran from one minute to another at a share of the ordered rate."""

    from_min: float
    to_min: float
    rate_fraction: float


@dataclass(frozen=True, slots=True)
class Body:
    """How one invented person is at rest and how strongly they react.

    The rises are the means of a published series of infusions: systolic +16 (SD 11.2), diastolic +11 (SD 8.5) mmHg.
    Source: YALE-BP
    """

    seed: int
    systolic_mmhg: int = 122
    diastolic_mmhg: int = 76
    hr_per_min: int = 70
    spo2_pct: int = 98
    rr_per_min: int = 15
    systolic_rise_mmhg: float = 16.0
    diastolic_rise_mmhg: float = 11.0
    sedation_fraction: float = 0.5
    nausea_fraction: float = 0.2
    distress_fraction: float = 0.2


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of vital signs as a nurse would chart it."""

    systolic_mmhg: int
    diastolic_mmhg: int
    hr_per_min: int
    spo2_pct: int
    rr_per_min: int
    moaas: int
    distress_0_10: int
    nausea_0_10: int
    pain_0_10: int


def effect_fraction(segments: Sequence[Segment], at_min: float) -> float:
    """How much of its full effect the infusion has at a minute: first-order approach and decay, exactly."""
    level_fraction, clock_min = 0.0, 0.0
    for segment in sorted(segments, key=lambda part: part.from_min):
        for until_min, target_fraction in ((segment.from_min, 0.0), (segment.to_min, segment.rate_fraction)):
            end_min = min(until_min, at_min)
            if end_min > clock_min:
                kept_fraction = math.exp(-(end_min - clock_min) / SETTLING_MIN)
                level_fraction = target_fraction + (level_fraction - target_fraction) * kept_fraction
                clock_min = end_min
    return level_fraction * math.exp(-max(0.0, at_min - clock_min) / SETTLING_MIN)


def signs(body: Body, segments: Sequence[Segment], at_min: float) -> Signs:
    """The vital signs of one body at one minute of its treatment."""
    effect_ratio = effect_fraction(segments, at_min)

    def near(value_points: float, spread_points: float, name: str) -> int:
        return round(value_points + spread_points * standard_score(body.seed, name, round(at_min)))

    felt = round(10 * effect_ratio)
    return Signs(
        systolic_mmhg=near(body.systolic_mmhg + body.systolic_rise_mmhg * effect_ratio, 2.5, "systolic"),
        diastolic_mmhg=near(body.diastolic_mmhg + body.diastolic_rise_mmhg * effect_ratio, 2.0, "diastolic"),
        hr_per_min=near(body.hr_per_min + 9 * effect_ratio, 2.0, "pulse"),
        spo2_pct=min(100, near(body.spo2_pct - 1.2 * effect_ratio, 0.5, "oxygen")),
        rr_per_min=near(body.rr_per_min - 1.5 * effect_ratio, 0.7, "breathing"),
        moaas=5 if effect_ratio * body.sedation_fraction < 0.3 else 4,
        distress_0_10=max(0, round(felt * body.distress_fraction)),
        nausea_0_10=max(0, round(felt * body.nausea_fraction)),
        pain_0_10=0,
    )
