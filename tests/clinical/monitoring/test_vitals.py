"""Each value stands on the rung the ladder of actions gives it; what was not measured stands on none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.monitoring.vitals import LADDER, PARAMETERS, VitalSet, findings, level, why_not_plausible

CALM = VitalSet(
    systolic_mmhg=124,
    diastolic_mmhg=78,
    hr_per_min=72,
    spo2_pct=98,
    rr_per_min=14,
    moaas=5,
    distress_0_10=1,
    nausea_0_10=0,
    pain_0_10=0,
)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("systolic_mmhg", 159, 0),
        ("systolic_mmhg", 160, 1),
        ("systolic_mmhg", 180, 2),
        ("systolic_mmhg", 200, 3),
        ("systolic_mmhg", 100, 0),
        ("systolic_mmhg", 99, 1),
        ("systolic_mmhg", 90, 2),
        ("diastolic_mmhg", 99, 0),
        ("diastolic_mmhg", 100, 1),
        ("diastolic_mmhg", 110, 2),
        ("diastolic_mmhg", 120, 3),
        ("hr_per_min", 110, 0),
        ("hr_per_min", 111, 1),
        ("hr_per_min", 121, 2),
        ("hr_per_min", 141, 3),
        ("hr_per_min", 50, 0),
        ("hr_per_min", 49, 1),
        ("hr_per_min", 44, 2),
        ("hr_per_min", 40, 3),
        ("spo2_pct", 94, 0),
        ("spo2_pct", 93, 1),
        ("spo2_pct", 91, 2),
        ("spo2_pct", 89, 3),
        ("spo2_pct", 84, 4),
        ("rr_per_min", 10, 0),
        ("rr_per_min", 9, 1),
        ("rr_per_min", 8, 2),
        ("rr_per_min", 0, 3),
        ("rr_per_min", 25, 1),
        ("moaas", 4, 1),
        ("moaas", 3, 2),
        ("moaas", 2, 3),
        ("moaas", 1, 4),
        ("distress_0_10", 5, 1),
        ("distress_0_10", 7, 2),
        ("nausea_0_10", 3, 0),
        ("nausea_0_10", 4, 1),
    ],
)
def test_each_value_stands_on_its_rung(name: str, value: int, expected: int) -> None:
    assert level(replace(CALM, **{name: value})) == expected


@pytest.mark.parametrize(("systolic", "expected"), [(149, 0), (150, 1), (97, 1), (96, 1)])
def test_a_pressure_far_from_the_persons_own_asks_for_a_second_reading(systolic: int, expected: int) -> None:
    # 125 % of 120 is 150; 80 % of 120 is 96, and below 100 is a rung of its own
    own = replace(CALM, systolic_mmhg=120)
    assert level(replace(CALM, systolic_mmhg=systolic), own) == expected


def test_without_a_baseline_nothing_is_said_about_it() -> None:
    assert findings(replace(CALM, systolic_mmhg=155)) == ()
    (found,) = findings(replace(CALM, systolic_mmhg=155), replace(CALM, systolic_mmhg=110))
    assert (found.limit, found.level) == ("at least 125 % of 110 mmHg", 1)


def test_the_worst_comes_first_and_says_what_to_do() -> None:
    found = findings(replace(CALM, spo2_pct=89, nausea_0_10=5))
    assert [(one.parameter, one.level) for one in found] == [("spo2_pct", 3), ("nausea_0_10", 1)]
    assert all(one.action and one.sources for one in found)


@given(st.data())
def test_what_was_not_measured_is_neither_normal_nor_an_alarm(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([parameter.name for parameter in PARAMETERS]))
    without = replace(CALM, **{name: None})
    assert without.missing == (name,)
    assert all(found.parameter != name for found in findings(without, CALM))


@given(st.sampled_from(["spo2_pct", "moaas"]), st.integers(0, 100), st.integers(0, 100))
def test_a_lower_value_never_stands_lower_on_the_ladder(name: str, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert level(replace(CALM, **{name: low})) >= level(replace(CALM, **{name: high}))


def test_every_rung_belongs_to_a_sign() -> None:
    assert {rung.parameter for rung in LADDER} <= {parameter.name for parameter in PARAMETERS}


@pytest.mark.parametrize(
    ("vitals", "codes"),
    [
        (CALM, []),
        (VitalSet(), []),
        (replace(CALM, spo2_pct=101), ["vitals.spo2_pct"]),
        (replace(CALM, systolic_mmhg=1240), ["vitals.systolic_mmhg"]),
        (replace(CALM, systolic_mmhg=78, diastolic_mmhg=124), ["vitals.pressure_order"]),
        (replace(CALM, diastolic_mmhg=None), ["vitals.half_a_pressure"]),
        (replace(CALM, moaas=6), ["vitals.moaas"]),
    ],
)
def test_a_slip_of_the_hand_is_caught(vitals: VitalSet, codes: list[str]) -> None:
    assert [refusal.code for refusal in why_not_plausible(vitals)] == codes
