"""A dose looked at before it is ordered: what it is, what it cannot be, and the stretches of the pump it makes."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.pharmacology.strand import Dose
from rekindle.clinical.treatment import dosing, what_if
from rekindle.clinical.treatment.what_if import WAYS, Fault, Pause, Plan


def a_plan(way: str = "iv_racemic", **said: Any) -> Plan:
    pauses = tuple(
        Pause(*(None if each is None else Decimal(each) for each in pair)) for pair in said.pop("pauses", ())
    )
    numbers = {key: each if key == "devices" or each is None else Decimal(str(each)) for key, each in said.items()}
    return Plan(way, **({"weight_kg": Decimal(70)} | numbers), pauses=pauses)


def an_infusion(**said: Any) -> Plan:
    return a_plan(**{"dose_mg": 35, "minutes": 40} | said)


def fields(plan: Plan) -> list[str]:
    return [fault.field for fault in what_if.why_not(plan)]


def test_milligrams_for_weight_are_times_the_weight_and_nothing_is_rounded() -> None:
    assert a_plan(weight_kg="70.3", mg_per_kg="0.5", minutes=40).amount_mg == Decimal("35.15")
    assert a_plan("nasal_esketamine", devices=3).amount_mg == 84


def test_an_infusion_is_one_dose_and_with_two_pauses_three_at_the_same_rate() -> None:
    assert what_if.doses(an_infusion()) == (Dose("iv", "racemic_ketamine", 35.0, 0.0, 40.0),)
    # 35 mg in 40 min is 0.875 mg/min: 10 min, a pause of 5, 15 min, a pause of 10, and the last 15 min.
    paused = an_infusion(pauses=((30, 10), (10, 5)))
    assert what_if.why_not(paused) == ()
    assert what_if.doses(paused) == (
        Dose("iv", "racemic_ketamine", 8.75, 0.0, 10.0),
        Dose("iv", "racemic_ketamine", 13.125, 15.0, 15.0),
        Dose("iv", "racemic_ketamine", 13.125, 40.0, 15.0),
    )
    assert paused.ends_min == 55.0


def test_pauses_that_touch_are_one_long_pause() -> None:
    plan = an_infusion(pauses=((10, 5), (15, 5)))
    assert what_if.why_not(plan) == ()
    assert [(one.start_min, one.duration_min) for one in what_if.doses(plan)] == [(0, 10), (20, 30)]


def test_devices_are_sprayed_five_minutes_apart() -> None:
    plan = a_plan("nasal_esketamine", devices=2)
    assert what_if.doses(plan) == (
        Dose("nasal", "esketamine", 28.0, 0.0, device_index=1),
        Dose("nasal", "esketamine", 28.0, 5.0, device_index=2),
    )
    assert plan.ends_min == 5.0


def test_what_is_neither_infused_nor_sprayed_is_given_at_once() -> None:
    plan = a_plan("im_racemic", dose_mg=50)
    assert what_if.why_not(plan) == () and plan.ends_min == 0.0
    assert what_if.doses(plan) == (Dose("im", "racemic_ketamine", 50.0, 0.0),)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"weight_kg": None}, ["weight_kg"]),
        ({"weight_kg": -70}, ["weight_kg"]),
        ({"weight_kg": 0}, ["weight_kg"]),
        ({"weight_kg": 7000}, ["weight_kg"]),
        ({"dose_mg": None}, ["dose_mg"]),
        ({"dose_mg": -35}, ["dose_mg"]),
        ({"dose_mg": 0}, ["dose_mg"]),
        ({"dose_mg": 35000}, ["dose_mg"]),
        ({"mg_per_kg": "0.5"}, ["mg_per_kg"]),
        ({"dose_mg": None, "mg_per_kg": 50}, ["mg_per_kg"]),
        ({"dose_mg": None, "mg_per_kg": -1}, ["mg_per_kg"]),
        ({"dose_mg": None, "mg_per_kg": 50, "weight_kg": 0}, ["weight_kg"]),
        ({"devices": 2}, ["devices"]),
        ({"minutes": None}, ["minutes"]),
        ({"minutes": 0}, ["minutes"]),
        ({"minutes": -40}, ["minutes"]),
        ({"minutes": 1441}, ["minutes"]),
        ({"pauses": ((None, 5),)}, ["pause1_at_min"]),
        ({"pauses": ((10, None),)}, ["pause1_for_min"]),
        ({"pauses": ((0, 5),)}, ["pause1_at_min"]),
        ({"pauses": ((-3, -3),)}, ["pause1_at_min", "pause1_for_min"]),
        ({"pauses": ((40, 5),)}, ["pause1_at_min"]),
        ({"pauses": ((10, 10), (15, 5))}, ["pause2_at_min"]),
        ({"pauses": ((15, 5), (10, 10))}, ["pause1_at_min"]),
        ({"pauses": ((10, 5), (45, 5))}, ["pause2_at_min"]),
        ({"minutes": 0, "pauses": ((10, 5),)}, ["minutes"]),
        ({"pauses": ((None, None), (50, 5))}, ["pause2_at_min"]),
    ],
)
def test_what_cannot_be_is_said_at_its_own_field(said: dict[str, Any], found: list[str]) -> None:
    assert fields(an_infusion(**said)) == found


def test_a_pause_makes_the_infusion_end_later() -> None:
    assert fields(an_infusion(pauses=((10, 10), (49, 5)))) == []
    assert fields(an_infusion(pauses=((10, 10), (50, 5)))) == ["pause2_at_min"]


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (a_plan("im_racemic", dose_mg=50, minutes=40, pauses=((10, 5),)), ["minutes", "pause1_at_min"]),
        (a_plan("nasal_esketamine"), ["devices"]),
        (a_plan("nasal_esketamine", devices=4), ["devices"]),
        (a_plan("nasal_esketamine", devices=2, dose_mg=56, mg_per_kg=1), ["dose_mg", "mg_per_kg"]),
    ],
)
def test_each_way_has_its_own_measure(plan: Plan, found: list[str]) -> None:
    assert fields(plan) == found


def test_a_sentence_says_what_it_comes_to() -> None:
    fault = Fault("mg_per_kg", "For this weight that is 3500 mg; the dose must lie between 0.001 and 1000 mg.")
    assert what_if.why_not(an_infusion(dose_mg=None, mg_per_kg=50)) == (fault,)


def test_the_drug_library_is_asked_with_milligrams_and_has_no_line_for_some_ways() -> None:
    ask = what_if.as_order(an_infusion(dose_mg=None, mg_per_kg="0.9"), height_cm=175, sex="male")
    assert ask is not None
    assert {line.entry: line.band for line in dosing.dose(ask).limits}["iv_mood_mg_per_kg"] != "usual"
    assert {way for way in WAYS if what_if.as_order(a_plan(way, dose_mg=10)) is None} == {
        "sublingual_racemic",
        "oral_racemic",
        "iv_esketamine",
    }


@given(
    minutes=st.integers(1, 200),
    first=st.tuples(st.integers(1, 250), st.integers(1, 60)),
    second=st.tuples(st.integers(1, 250), st.integers(1, 60)),
)
def test_a_plan_without_fault_gives_the_whole_dose_and_one_stretch_after_another(
    minutes: int, first: tuple[int, int], second: tuple[int, int]
) -> None:
    plan = an_infusion(minutes=minutes, pauses=(first, second))
    if what_if.why_not(plan):
        return
    found = what_if.doses(plan)
    assert sum(one.dose_mg for one in found) == pytest.approx(35)
    assert all(one.duration_min > 0 for one in found)
    ends = [one.start_min + one.duration_min for one in found]
    assert ends[-1] == plan.ends_min
    assert all(end <= after.start_min for end, after in zip(ends, found[1:], strict=False))
