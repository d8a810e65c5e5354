"""What can be true of a number: outside it a hand or a device slipped, and a slip never lets a treatment begin."""

from collections.abc import Iterable, Mapping
from typing import Final

from rekindle.clinical.treatment.readiness.facts import PressureReading, ReadinessFacts

# Lowest and highest that can be true, both belonging. Source: P
PLAUSIBLE: Final[Mapping[str, tuple[float, float]]] = {
    "open_absolute_rules": (0, 1000),
    "unresolved_relative_rules": (0, 1000),
    "interval_days": (0, 10_000),
    "age_y": (18, 120),
    "hr_per_min": (15, 300),
    "spo2_pct": (30, 100),
    "baseline_spo2_pct": (50, 100),
    "rr_per_min": (1, 80),
    "temp_c": (33, 43),
    "moaas": (0, 5),
    "solids_hours": (0, 96),
    "clear_liquids_hours": (0, 48),
    "nasal_spray_hours": (0, 10_000),
    "urinary_points": (0, 7),
    "worst_unresolved_grade": (0, 5),
    "grade_two_sessions": (0, 1000),
    "sleep_hours": (0, 24),
    "ymrs_score": (0, 60),
    "benzodiazepine_hours": (0, 10_000),
    "order_refusals": (0, 1000),
    "open_holds": (0, 1000),
    "previous_infusions": (0, 10_000),
}
SYSTOLIC_MMHG: Final = (40, 300)
DIASTOLIC_MMHG: Final = (20, 200)


def implausible(facts: ReadinessFacts, names: Iterable[str]) -> tuple[str, ...]:
    """Which of these facts cannot be true as recorded."""
    return tuple(name for name in names if _slipped(facts, name))


def _slipped(facts: ReadinessFacts, name: str) -> bool:
    if name not in PLAUSIBLE:
        return False
    value = getattr(facts, name)
    low, high = PLAUSIBLE[name]
    return value is not None and not low <= value <= high


def can_be(reading: PressureReading) -> bool:
    """Whether two numbers can be a blood pressure: each in its range, the lower one below."""
    return (
        SYSTOLIC_MMHG[0] <= reading.systolic_mmhg <= SYSTOLIC_MMHG[1]
        and DIASTOLIC_MMHG[0] <= reading.diastolic_mmhg <= DIASTOLIC_MMHG[1]
        and reading.diastolic_mmhg < reading.systolic_mmhg
    )
