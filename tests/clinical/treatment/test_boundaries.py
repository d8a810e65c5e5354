"""A prescriber reads from one order what its neighbours are, in milligrams and in millilitres an hour.

By hand for V1, 70 kg, 35 mg in 100 mL over 40 minutes: 1.5 x 70 = 105 mg; 100 mL in 30 min = 200 mL/h, in 120 min =
50 mL/h; 35/5 = 7 mL, 35/0.1 = 350 mL.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.treatment.boundaries import boundaries
from rekindle.clinical.treatment.dosing import DoseRequest, dose
from rekindle.clinical.values import ClinicValues

V1 = DoseRequest(weight_kg=70, height_cm=175, total_volume_ml=100, minutes=40, ordered_weight_kg=70)


def read(ask: DoseRequest) -> dict[tuple[str, str], str]:
    return {(line.judged.entry, one.band): one.here for line in boundaries(ask, dose(ask)) for one in line.ranges}


@pytest.mark.parametrize(
    ("entry", "band", "here"),
    [
        ("iv_mood_mg_per_kg", "usual", "17.5 to 52.5 mg"),
        ("iv_mood_mg_per_kg", "soft", "below 17.5 mg or above 52.5 to 70 mg"),
        ("iv_mood_mg_per_kg", "director", "above 70 to 105 mg"),
        ("iv_mood_mg_per_kg", "hard", "above 105 mg"),
        ("iv_mood_minutes", "usual", "100 to 150 mL/h"),
        ("iv_mood_minutes", "hard", "below 50 or above 200 mL/h"),
        ("bag_mg_per_ml", "usual", "35 to 175 mL"),
        ("bag_mg_per_ml", "hard", "below 7 or above 350 mL"),
        ("iv_mood_total_mg", "hard", "above 225 mg/h"),
        ("weight_change_pct", "usual", "0 to 3.5 kg"),
    ],
)
def test_the_neighbours_of_an_order_are_said_for_this_person(entry: str, band: str, here: str) -> None:
    assert read(V1)[entry, band] == here


def test_what_would_have_been_refused_stands_beside_every_line() -> None:
    found = {line.judged.entry: line.refused and line.refused.words for line in boundaries(V1, dose(V1))}
    assert found == {
        "weight_kg": "below 25 or above 350 kg",
        "weight_change_pct": "above 100 %",
        "iv_mood_mg_per_kg": "above 1.5 mg/kg",
        "iv_mood_total_mg": "above 150 mg",
        "iv_mood_minutes": "below 30 or above 120 min",
        "bag_mg_per_ml": "below 0.1 or above 5 mg/mL",
    }


def test_without_a_bag_the_lines_stand_in_their_own_units() -> None:
    assert read(replace(V1, total_volume_ml=None))["iv_mood_minutes", "hard"] == ""


def test_a_pain_rate_is_said_in_milligrams_an_hour() -> None:
    ask = DoseRequest(70, 175, protocol="iv_pain", mg_per_kg=None, mg_per_kg_per_h=0.4, minutes=240)
    assert read(ask)["pain_mg_per_kg_h", "hard"] == "above 70 mg/h"


def test_a_clinic_that_is_stricter_reads_its_own_neighbours() -> None:
    own = ClinicValues({"dose.iv_mg_per_kg.usual_to": 0.5})
    found = boundaries(V1, dose(V1, values=own), values=own)
    line = next(line for line in found if line.judged.entry == "iv_mood_mg_per_kg")
    assert next(one.here for one in line.ranges) == "17.5 to 35 mg"


@settings(max_examples=40)
@given(st.floats(30, 200), st.floats(20, 250))
def test_the_most_that_is_said_to_pass_does_pass(weight_kg: float, volume_ml: float) -> None:
    ask = replace(V1, weight_kg=round(weight_kg, 1), ordered_weight_kg=None, weight_basis="actual", mg_per_kg=None)
    worked = replace(ask, mg_per_kg=0.5, total_volume_ml=volume_ml)
    most = read(worked)["iv_mood_mg_per_kg", "hard"].removeprefix("above ").removesuffix(" mg")
    at_the_end = dose(replace(ask, dose_mg=Decimal(most)))
    past_it = dose(replace(ask, dose_mg=Decimal(most) + Decimal("0.1")))
    bands = [next(line.band for line in found.limits if "per_kg" in line.entry) for found in (at_the_end, past_it)]
    assert bands == ["director", "hard"]
