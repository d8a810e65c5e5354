"""Doses agree with the hand calculations V1 to V8, and no limit is passed without its signature.

The expected numbers are those of the programme's reference table, worked by hand there:
V1 70 kg x 0.5 = 35.0 mg; 35/50 = 0.70 mL; 35/100 = 0.35 mg/mL; 100/40*60 = 150.0 mL/h; 0.5*1000/40 = 12.5 mcg/kg/min
V5 IBW = 45.5 + 2.3*(165/2.54 - 60) = 56.9; ABW = 56.9 + 0.4*(118 - 56.9) = 81.3; cap 1.4*56.9 = 79.7 kg
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rekindle.clinical.treatment.dosing import (
    Dose,
    DoseRequest,
    Segment,
    delivered_mg,
    dose,
    remaining_minutes,
    remaining_ml,
)
from rekindle.clinical.treatment.limits import IV_MOOD_LIBRARY, Limit, shown
from rekindle.clinical.treatment.rounding import to_pump_mg

V1 = DoseRequest(weight_kg=70, height_cm=175, vial_mg_per_ml=50, total_volume_ml=100, minutes=40)


def rounded(found: Dose) -> tuple[Decimal | None, float | None, float | None, float | None, float | None]:
    def to(places: int, amount: float | None) -> float | None:
        return None if amount is None else round(amount, places)

    return (
        found.dose_mg,
        to(2, found.vial_volume_ml),
        to(3, found.bag_mg_per_ml),
        to(1, found.rate_ml_per_h),
        to(2, found.rate_mcg_per_kg_min),
    )


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (V1, (Decimal("35.0"), 0.70, 0.35, 150.0, 12.5)),
        (
            DoseRequest(weight_kg=92.4, height_cm=185, vial_mg_per_ml=10, total_volume_ml=50),
            (Decimal("46.2"), 4.62, 0.924, 75.0, 12.5),
        ),
        (
            DoseRequest(weight_kg=54, height_cm=165, vial_mg_per_ml=50, total_volume_ml=100, minutes=60),
            (Decimal("27.0"), 0.54, 0.27, 100.0, 8.33),
        ),
        (replace(V1, mg_per_kg=0.75), (Decimal("52.5"), 1.05, 0.525, 150.0, 18.75)),
    ],
    ids=["V1", "V2", "V3", "V4"],
)
def test_a_dose_is_the_one_worked_by_hand(ask: DoseRequest, expected: tuple[object, ...]) -> None:
    found = dose(ask)
    assert rounded(found) == expected
    assert found.refusals == ()


@pytest.mark.parametrize(
    ("basis", "mg"), [("ibw", "28.5"), ("abw", "40.7"), ("actual", "59.0"), (None, "39.8"), ("abw_capped", "39.8")]
)
def test_v5_a_large_person_is_dosed_on_the_chosen_weight(basis: str | None, mg: str) -> None:
    found = dose(DoseRequest(weight_kg=118, height_cm=165, sex="female", weight_basis=basis))  # type: ignore[arg-type]  # the literal is in the table
    assert found.dosing is not None and found.dosing.ibw_kg is not None and found.dosing.abw_kg is not None
    assert (round(found.dosing.bmi_kg_per_m2 or 0, 1), round(found.dosing.ibw_kg, 1)) == (43.3, 56.9)
    assert (round(found.dosing.abw_kg, 1), found.dose_mg) == (81.3, Decimal(mg))


def test_v6_a_pause_at_twenty_minutes_leaves_half_and_forty_minutes_at_half_rate() -> None:
    ran = [Segment(rate_ml_per_h=150, minutes=20)]
    assert delivered_mg(ran, dose_mg=Decimal("35.0"), total_volume_ml=100) == Decimal("17.5")
    left_ml = remaining_ml(ran, total_volume_ml=100)
    assert (left_ml, remaining_minutes(left_ml, rate_ml_per_h=75)) == (50, 40)


def test_v7_what_is_left_in_a_single_patient_vial_is_wasted_before_a_witness() -> None:
    found = dose(replace(V1, vial_mg=500))
    assert (found.waste_mg, found.waste_needs_witness) == (Decimal("465.0"), True)
    shared = dose(replace(V1, vial_mg=500, multi_dose_vial=True))
    assert (shared.waste_mg, shared.waste_needs_witness) == (Decimal(0), False)


def entry(name: str) -> Limit:
    return next(limit for limit in IV_MOOD_LIBRARY if limit.entry == name)


@pytest.mark.parametrize(
    ("name", "amount", "band"),
    [
        ("iv_mood_mg_per_kg", "0.249", "soft"),
        ("iv_mood_mg_per_kg", "0.25", "usual"),
        ("iv_mood_mg_per_kg", "0.75", "usual"),
        ("iv_mood_mg_per_kg", "0.751", "soft"),
        ("iv_mood_mg_per_kg", "1.0", "soft"),
        ("iv_mood_mg_per_kg", "1.001", "director"),
        ("iv_mood_mg_per_kg", "1.5", "director"),
        ("iv_mood_mg_per_kg", "1.501", "hard"),
        ("iv_mood_mg_per_kg", "0", "hard"),
        ("iv_mood_total_mg", "100", "usual"),
        ("iv_mood_total_mg", "100.1", "director"),
        ("iv_mood_total_mg", "150.1", "hard"),
        ("iv_mood_minutes", "29.9", "hard"),
        ("iv_mood_minutes", "30", "director"),
        ("iv_mood_minutes", "39.9", "director"),
        ("iv_mood_minutes", "40", "usual"),
        ("iv_mood_minutes", "60", "usual"),
        ("iv_mood_minutes", "90", "soft"),
        ("iv_mood_minutes", "120.1", "hard"),
        ("bag_mg_per_ml", "0.09", "hard"),
        ("bag_mg_per_ml", "0.1", "soft"),
        ("bag_mg_per_ml", "0.2", "usual"),
        ("bag_mg_per_ml", "1.01", "soft"),
        ("bag_mg_per_ml", "2.1", "director"),
        ("bag_mg_per_ml", "5.1", "hard"),
        ("weight_kg", "24.9", "hard"),
        ("weight_kg", "350", "usual"),
        ("weight_kg", "350.1", "hard"),
        ("weight_change_pct", "5", "usual"),
        ("weight_change_pct", "5.1", "soft"),
        ("weight_age_h", "24.1", "hard"),
    ],
)
def test_v8_each_line_of_the_library_changes_band_where_the_table_does(name: str, amount: str, band: str) -> None:
    assert entry(name).band(Decimal(amount)) == band


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"weight_kg": None}, "dose.weight_unknown"),
        ({"weight_kg": 20.0}, "limit.weight_kg.hard"),
        ({"weight_age_h": 25.0}, "dose.weight_old"),
        ({"ordered_weight_kg": 60.0}, "dose.weight_changed"),
        ({"height_cm": None}, "weight.height_unknown"),
        ({"height_cm": 20.0}, "weight.height_implausible"),
        ({"weight_kg": 118.0, "height_cm": 165.0}, "weight.sex_unknown"),
        ({"vial_mg_per_ml": 20.0}, "dose.vial_unknown"),
        ({"vial_mg": 30.0}, "dose.vial_too_small"),
        ({"total_volume_ml": 0.5}, "dose.not_diluted"),
        ({"label_mg_per_ml": 0.5}, "dose.label_mismatch"),
        ({"mg_per_kg": 0.9}, "limit.iv_mood_mg_per_kg.soft"),
        ({"mg_per_kg": 1.2}, "limit.iv_mood_mg_per_kg.director"),
        ({"mg_per_kg": 1.6, "weight_kg": 50.0}, "limit.iv_mood_mg_per_kg.hard"),
        ({"minutes": 35.0}, "limit.iv_mood_minutes.director"),
        ({"minutes": 0.0}, "limit.iv_mood_minutes.hard"),
    ],
)
def test_each_reason_not_to_give_a_dose_is_said(change: dict[str, float | None], code: str) -> None:
    assert dose(V1).refusals == ()
    assert [r.code for r in dose(replace(V1, **change)).refusals] == [code]  # type: ignore[arg-type]  # fields by name


def test_a_signature_clears_its_own_band_and_no_other() -> None:
    soft, director, hard = (replace(V1, mg_per_kg=per_kg) for per_kg in (0.9, 1.2, 1.6))
    assert dose(replace(soft, signed=frozenset({"soft"}))).refusals == ()
    assert dose(replace(soft, signed=frozenset({"director"}))).refusals != ()
    assert dose(replace(director, signed=frozenset({"director"}))).refusals == ()
    assert dose(replace(director, signed=frozenset({"soft"}))).refusals != ()
    assert dose(replace(hard, signed=frozenset({"soft", "director"}))).refusals != ()


def test_a_named_dose_beats_a_dose_per_kilogram() -> None:
    found = dose(replace(V1, dose_mg=Decimal(50)))
    assert (found.dose_mg, round(found.mg_per_kg or 0, 3)) == (Decimal("50.0"), 0.714)


def test_the_milligrams_of_an_order_keep_the_band_they_were_ordered_in() -> None:
    ordered = dose(DoseRequest(weight_kg=63.3, height_cm=170, mg_per_kg=0.75))
    again = dose(DoseRequest(weight_kg=63.3, height_cm=170, mg_per_kg=0.75, dose_mg=ordered.dose_mg))
    assert ordered.dose_mg == Decimal("47.5") and again.limits == ordered.limits


def test_actual_weight_may_be_chosen_without_a_height() -> None:
    assert dose(replace(V1, height_cm=None, weight_basis="actual")).dose_mg == Decimal("35.0")


@given(st.decimals("0.05", "200", places=3))
def test_rounding_moves_by_half_a_step_at_most(amount_mg: Decimal) -> None:
    assert abs(to_pump_mg(amount_mg) - amount_mg) <= Decimal("0.05")


@given(st.floats(25, 350), st.floats(0.01, 1.5))
def test_rounding_never_passes_the_hard_limits(weight_kg: float, mg_per_kg: float) -> None:
    found = dose(DoseRequest(weight_kg=weight_kg, mg_per_kg=mg_per_kg, weight_basis="actual"))
    assert found.dose_mg is not None
    if weight_kg * mg_per_kg <= 150:
        assert found.dose_mg <= Decimal(repr(weight_kg)) * Decimal("1.5") and found.dose_mg <= 150
    else:
        assert any(refusal.code == "limit.iv_mood_total_mg.hard" for refusal in found.refusals)


@given(st.lists(st.tuples(st.floats(1, 300), st.floats(0, 120)), max_size=6), st.floats(10, 250))
def test_delivered_milligrams_never_exceed_the_bag(stretches: list[tuple[float, float]], volume_ml: float) -> None:
    ran = [Segment(rate, minutes) for rate, minutes in stretches]
    given_mg = delivered_mg(ran, dose_mg=Decimal("35.0"), total_volume_ml=volume_ml)
    assert 0 <= given_mg <= Decimal("35.0")
    assert remaining_ml(ran, total_volume_ml=volume_ml) >= 0


@given(st.floats(152.5, 230), st.floats(40, 250))
def test_the_capped_weight_is_never_more_than_the_adjusted_one(height_cm: float, weight_kg: float) -> None:
    capped = dose(DoseRequest(weight_kg=weight_kg, height_cm=height_cm, sex="male", weight_basis="abw_capped")).dosing
    assert capped is not None and capped.abw_kg and capped.ibw_kg and capped.dosing_weight_kg
    assume(weight_kg > capped.ibw_kg)
    assert capped.dosing_weight_kg <= capped.abw_kg and capped.dosing_weight_kg <= 1.4 * capped.ibw_kg + 1e-9


def test_a_pump_at_no_rate_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="above 0"):
        remaining_minutes(50, rate_ml_per_h=0)


def test_a_weight_of_today_near_the_ordered_one_is_no_reason_to_wait() -> None:
    found = dose(replace(V1, weight_age_h=24.0, ordered_weight_kg=67.0))  # 3 of 67 kg is 4.5 %
    assert (found.refusals, {line.band for line in found.limits}) == ((), {"usual"})


PROTOCOLS_FOR_WEIGHT = ("iv_mood", "im_mood", "iv_pain")


@settings(max_examples=50)
@given(
    st.sampled_from(PROTOCOLS_FOR_WEIGHT),
    st.decimals("25", "350", places=1),
    st.decimals("0.01", "1.6", places=3),
    st.integers(30, 240),
)
def test_a_dose_that_is_allowed_as_ordered_is_allowed_as_drawn(
    protocol: Any, weight_kg: Decimal, asked: Decimal, minutes: int
) -> None:
    """Ordered in a band, rounded to the syringe, and judged again by its milligrams alone: never refused."""
    hourly = protocol == "iv_pain"
    ask = DoseRequest(
        weight_kg=float(weight_kg),
        weight_basis="actual",
        protocol=protocol,
        mg_per_kg=None if hourly else float(asked),
        mg_per_kg_per_h=float(asked) if hourly else None,
        minutes=float(minutes),
    )
    found = dose(ask)
    assert found.dose_mg is not None
    again = dose(replace(ask, mg_per_kg=None, mg_per_kg_per_h=None, dose_mg=found.dose_mg))
    of_dose = [{line.entry: line.band for line in each.limits if "_mg" in line.entry} for each in (found, again)]
    if "hard" not in of_dose[0].values():
        assert "hard" not in of_dose[1].values()
    if set(of_dose[0].values()) == {"usual"}:
        assert set(of_dose[1].values()) <= {"usual", "soft", "director"} and abs(found.dose_mg) < 1000


@settings(max_examples=50)
@given(st.floats(30, 200), st.floats(0.1, 1.5), st.floats(30, 120), st.floats(20, 500), st.sampled_from([10, 50, 100]))
def test_the_sums_go_there_and_back_and_one_through_another(
    weight_kg: float, mg_per_kg: float, minutes: float, volume_ml: float, vial: float
) -> None:
    ask = DoseRequest(
        weight_kg=weight_kg, weight_basis="actual", mg_per_kg=mg_per_kg, minutes=minutes, total_volume_ml=volume_ml
    )
    found = dose(replace(ask, vial_mg_per_ml=vial))
    assume(found.bag_mg_per_ml is not None)
    assert found.vial_volume_ml and found.bag_mg_per_ml and found.rate_ml_per_h and found.rate_mcg_per_kg_min
    ordered_mg = mg_per_kg * weight_kg
    # out of the vial and out of the bag comes the same amount
    assert found.vial_volume_ml * vial == pytest.approx(ordered_mg)
    assert found.bag_mg_per_ml * volume_ml == pytest.approx(ordered_mg)
    # millilitres an hour, through the bag, through the weight, through the hour: micrograms per kilogram and minute
    through = found.rate_ml_per_h * found.bag_mg_per_ml / weight_kg * 1000 / 60
    assert through == pytest.approx(found.rate_mcg_per_kg_min)
    # a named dose and the dose for weight it makes are one
    assert dose(replace(ask, mg_per_kg=None, dose_mg=found.dose_mg)).dose_mg == found.dose_mg


def test_a_dose_the_same_as_ordered_is_never_lifted_past_a_hard_limit_by_rounding() -> None:
    # 66.7 kg x 1.5 mg/kg = 100.05 mg, which to the nearest tenth would be 100.1 and 1.5007 mg/kg
    found = dose(DoseRequest(weight_kg=66.7, weight_basis="actual", mg_per_kg=1.5))
    assert found.dose_mg == Decimal("100.0")
    assert {line.entry: line.band for line in found.limits}["iv_mood_total_mg"] == "director"  # 100.05 was ordered


def test_what_is_no_number_is_said_so() -> None:
    assert shown(Decimal("NaN")) == "no number"
