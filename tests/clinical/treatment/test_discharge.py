"""Nobody goes home on a criterion that is not met or not recorded."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rekindle.clinical.monitoring.recovery import ALDRETE, PADSS, total
from rekindle.clinical.monitoring.vitals import VitalSet
from rekindle.clinical.treatment.discharge import CRITERIA, DischargeFacts, criteria, is_late, why_not_discharge

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
VITALS = VitalSet(
    systolic_mmhg=128, diastolic_mmhg=80, hr_per_min=74, spo2_pct=98, rr_per_min=14, moaas=5, nausea_0_10=1, pain_0_10=0
)
HOME = DischargeFacts(
    infusion_ended_at=NOW - timedelta(minutes=60),
    baseline=replace(VITALS, systolic_mmhg=124, diastolic_mmhg=78),
    last=VITALS,
    last_at=NOW - timedelta(minutes=5),
    before_last=replace(VITALS, systolic_mmhg=134, diastolic_mmhg=84),
    baseline_spo2_pct=98,
    oriented_x3=True,
    conversing_as_usual=True,
    gait_steady=True,
    drinks=True,
    pain_acceptable=True,
    iv_removed=True,
    aldrete_score=10,
    aldrete_before_score=10,
    padss_score=9,
    mood_worse=False,
    escort_name="Ann O'Brien",
    escort_signed=True,
    instructions_given=True,
    after_hours_number_given=True,
    crisis_lines_given=True,
)


def codes(facts: DischargeFacts) -> list[str]:
    return [refusal.code for refusal in why_not_discharge(facts, NOW)]


def with_pressure(systolic_mmhg: int, diastolic_mmhg: int, **more: Any) -> DischargeFacts:
    return replace(HOME, last=replace(VITALS, systolic_mmhg=systolic_mmhg, diastolic_mmhg=diastolic_mmhg), **more)


def test_a_person_who_has_recovered_may_go_home() -> None:
    assert codes(HOME) == []


def test_with_nothing_recorded_every_criterion_is_unknown() -> None:
    assert [found.met for found in criteria(DischargeFacts(), NOW)] == ["unknown"] * len(CRITERIA)


@pytest.mark.parametrize(
    "name",
    [
        "infusion_ended_at",
        "last",
        "last_at",
        "oriented_x3",
        "conversing_as_usual",
        "gait_steady",
        "drinks",
        "pain_acceptable",
        "iv_removed",
        "aldrete_score",
        "padss_score",
        "mood_worse",
        "escort_name",
        "escort_signed",
        "instructions_given",
        "after_hours_number_given",
        "crisis_lines_given",
    ],
)
def test_each_fact_forgotten_keeps_the_person_here(name: str) -> None:
    blocked = codes(replace(HOME, **{name: None}))
    assert blocked and all(code.endswith(".unknown") for code in blocked)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"infusion_ended_at": NOW - timedelta(minutes=59)}, "minimum_stay"),
        ({"last": replace(VITALS, hr_per_min=49)}, "heart_rate"),
        ({"last": replace(VITALS, hr_per_min=111)}, "heart_rate"),
        ({"last": replace(VITALS, spo2_pct=93)}, "oxygen"),
        ({"last": replace(VITALS, moaas=4)}, "awake"),
        ({"oriented_x3": False}, "oriented"),
        ({"gait_steady": False}, "gait"),
        ({"last": replace(VITALS, nausea_0_10=4)}, "nausea"),
        ({"drinks": False}, "nausea"),
        ({"pain_acceptable": False}, "pain"),
        ({"iv_removed": False}, "line_out"),
        ({"aldrete_score": 8}, "recovery_score"),
        ({"padss_score": 8}, "going_home_score"),
        ({"mood_worse": True, "suicide_check_on": NOW.date(), "suicide_risk_safe": False}, "mood"),
        ({"escort_signed": False}, "escort"),
        ({"instructions_given": False}, "instructions"),
        ({"crisis_lines_given": False}, "numbers"),
    ],
)
def test_each_criterion_keeps_the_person_here_by_itself(changes: dict[str, Any], code: str) -> None:
    assert codes(replace(HOME, **changes)) == [f"discharge.{code}.not_met"]


@pytest.mark.parametrize(
    ("systolic", "diastolic", "met"),
    [
        (148, 93, "met"),  # 124 x 1.2 = 148.8 and 78 x 1.2 = 93.6: within a fifth
        (149, 93, "not_met"),  # above a fifth, and higher than the 134/84 before
        (100, 63, "met"),  # 124 x 0.8 = 99.2 and 78 x 0.8 = 62.4
        (98, 70, "not_met"),  # low is not "falling towards home"
        (160, 80, "not_met"),
        (180, 80, "not_met"),
        (130, 110, "not_met"),
    ],
)
def test_the_pressure_is_near_the_persons_own(systolic: int, diastolic: int, met: str) -> None:
    found = next(one for one in criteria(with_pressure(systolic, diastolic), NOW) if one.id == "pressure")
    assert found.met == met


def test_a_pressure_below_160_over_100_and_falling_is_enough() -> None:
    before = replace(VITALS, systolic_mmhg=166, diastolic_mmhg=99)
    assert codes(with_pressure(158, 96, before_last=before)) == []
    assert codes(with_pressure(158, 96, before_last=None)) == ["discharge.pressure.unknown"]


def test_never_home_at_180_whatever_the_baseline() -> None:
    high = replace(VITALS, systolic_mmhg=170, diastolic_mmhg=95)
    assert codes(with_pressure(181, 95, baseline=high)) == ["discharge.pressure.not_met"]


def test_vital_signs_older_than_half_an_hour_do_not_count() -> None:
    old = codes(replace(HOME, last_at=NOW - timedelta(minutes=31)))
    assert old == [f"discharge.{one}.unknown" for one in ("pressure", "heart_rate", "oxygen", "awake", "nausea")]


def test_an_own_saturation_or_aldrete_below_the_usual_is_enough() -> None:
    assert codes(replace(HOME, baseline_spo2_pct=92, last=replace(VITALS, spo2_pct=92))) == []
    assert codes(replace(HOME, aldrete_before_score=8, aldrete_score=8)) == []


def test_worse_mood_needs_the_suicide_questions_again_today() -> None:
    worse = replace(HOME, mood_worse=True)
    assert codes(worse) == ["discharge.mood.unknown"]
    assert codes(replace(worse, suicide_check_on=NOW.date(), suicide_risk_safe=True)) == []


def test_after_four_hours_the_prescriber_comes() -> None:
    assert not is_late(NOW - timedelta(hours=4, minutes=-1), NOW)
    assert is_late(NOW - timedelta(hours=4), NOW)


def test_a_recovery_score_has_no_total_until_all_five_parts_are_scored() -> None:
    full: dict[str, int | None] = dict.fromkeys((part.key for part in ALDRETE.parts), 2)
    assert total(ALDRETE, full) == 10
    assert total(ALDRETE, {**full, "activity": None}) is None
    assert total(PADSS, {}) is None
    with pytest.raises(ValueError, match="0, 1 or 2"):
        total(ALDRETE, {**full, "activity": 3})
    with pytest.raises(ValueError, match="no part called"):
        total(ALDRETE, {"bleeding": 2})


def test_discharge_is_asked_at_an_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        criteria(HOME, NOW.replace(tzinfo=None))
