"""A dose is proposed with its reasons: begun low, raised after 2 or 3, lowered after harm, and never out of silence.

The numbers are those of the table: +0.1 to +0.25 mg/kg within 0.5 to 1.0; grade 2 less 20 %, grade 3 less 40 %.
"""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.treatment.titration import KIND_WORDS, TitrationFacts, propose_dose
from rekindle.clinical.values import ClinicValues

FIRST = TitrationFacts(given=0, age_y=44, bmi_kg_per_m2=23, anxious=False, on_cyp_inhibitor=False)
SECOND = TitrationFacts(
    given=2, last_mg_per_kg=0.5, improvement_pct=10, tolerated=True, worst_grade=1, on_cyp_inhibitor=False
)


@pytest.mark.parametrize(
    ("facts", "change", "kind", "low", "high"),
    [
        (FIRST, {}, "start", "0.5", "0.5"),
        (FIRST, {"age_y": 66}, "start", "0.25", "0.5"),
        (FIRST, {"age_y": 65}, "start", "0.5", "0.5"),
        (FIRST, {"bmi_kg_per_m2": 18.4}, "start", "0.25", "0.5"),
        (FIRST, {"anxious": True}, "start", "0.25", "0.5"),
        (FIRST, {"protocol": "im_mood"}, "start", "0.25", "0.25"),
        (SECOND, {}, "raise", "0.60", "0.75"),
        (SECOND, {"given": 3}, "raise", "0.60", "0.75"),
        (SECOND, {"last_mg_per_kg": 0.9}, "raise", "1.0", "1.0"),
        (SECOND, {"improvement_pct": -5}, "raise", "0.60", "0.75"),
        (SECOND, {"improvement_pct": 25}, "keep", "0.5", "0.5"),
        (SECOND, {"improvement_pct": 50}, "keep", "0.5", "0.5"),
        (SECOND, {"given": 1}, "keep", "0.5", "0.5"),
        (SECOND, {"given": 4}, "keep", "0.5", "0.5"),
        (SECOND, {"tolerated": False}, "keep", "0.5", "0.5"),
        (SECOND, {"on_cyp_inhibitor": True, "last_session_today": True}, "keep", "0.5", "0.5"),
        (SECOND, {"on_cyp_inhibitor": True, "last_session_today": False}, "raise", "0.60", "0.75"),
        (SECOND, {"worst_grade": 2}, "lower", "0.40", "0.40"),
        (SECOND, {"worst_grade": 3}, "stop_or_lower", "0.30", "0.30"),
        (SECOND, {"protocol": "im_mood"}, "keep", "0.5", "0.5"),
        (SECOND, {"protocol": "im_mood", "worst_grade": 2, "last_mg_per_kg": 0.33}, "lower", "0.26", "0.26"),
    ],
)
def test_the_proposal_is_that_of_the_table(
    facts: TitrationFacts, change: dict[str, Any], kind: str, low: str, high: str
) -> None:
    found = propose_dose(replace(facts, **change))
    assert (found.kind, found.low_mg_per_kg, found.high_mg_per_kg) == (kind, Decimal(low), Decimal(high))
    assert found.reasons and found.sources


@pytest.mark.parametrize(
    ("facts", "change", "missing"),
    [
        (TitrationFacts(), {}, "how many sessions"),
        (FIRST, {"age_y": None}, "age"),
        (FIRST, {"bmi_kg_per_m2": None}, "body mass index"),
        (FIRST, {"anxious": None}, "anxious"),
        (SECOND, {"last_mg_per_kg": None}, "last dose"),
        (SECOND, {"worst_grade": None}, "unwanted effect"),
        (SECOND, {"worst_grade": 9}, "unwanted effect"),
        (SECOND, {"worst_grade": 4}, "medical director"),
        (SECOND, {"improvement_pct": None}, "complete score"),
        (SECOND, {"tolerated": None}, "tolerated"),
        (SECOND, {"on_cyp_inhibitor": None}, "CYP2B6"),
        (SECOND, {"on_cyp_inhibitor": True}, "when the last dose was"),
        (SECOND, {"last_mg_per_kg": 1.0}, "medical director"),
        (SECOND, {"last_mg_per_kg": 0.01, "worst_grade": 3}, "medical director"),
    ],
)
def test_what_is_not_known_is_looked_at_first(facts: TitrationFacts, change: dict[str, Any], missing: str) -> None:
    found = propose_dose(replace(facts, **change))
    assert (found.kind, found.low_mg_per_kg, found.high_mg_per_kg) == ("review", None, None)
    assert any(missing in words for words in found.missing)


def test_a_low_first_dose_names_what_is_still_not_known() -> None:
    found = propose_dose(replace(FIRST, age_y=70, anxious=None))
    assert (found.kind, found.missing) == ("start", ("whether the person is very anxious",))


def test_a_step_above_the_usual_band_says_who_signs() -> None:
    assert propose_dose(SECOND).needs == "usual"
    assert propose_dose(replace(SECOND, last_mg_per_kg=0.75)).needs == "soft"


def test_a_clinic_may_lower_more_and_raise_less() -> None:
    own = ClinicValues({"titration.grade_2": 30, "titration.step_most": 0.1, "titration.top": 0.75})
    assert propose_dose(replace(SECOND, worst_grade=2), values=own).low_mg_per_kg == Decimal("0.35")
    assert propose_dose(SECOND, values=own).high_mg_per_kg == Decimal("0.60")
    assert propose_dose(replace(SECOND, last_mg_per_kg=0.75), values=own).kind == "review"


facts = st.builds(
    TitrationFacts,
    protocol=st.sampled_from(["iv_mood", "im_mood"]),
    given=st.none() | st.integers(0, 12),
    last_mg_per_kg=st.none() | st.floats(0.01, 1.5),
    improvement_pct=st.none() | st.floats(-100, 100),
    tolerated=st.none() | st.booleans(),
    worst_grade=st.none() | st.integers(0, 5),
    age_y=st.none() | st.floats(18, 90),
    bmi_kg_per_m2=st.none() | st.floats(15, 50),
    anxious=st.none() | st.booleans(),
    on_cyp_inhibitor=st.none() | st.booleans(),
    last_session_today=st.none() | st.booleans(),
)


@settings(max_examples=50)
@given(facts, st.sampled_from([field.name for field in fields(TitrationFacts) if field.name != "protocol"]))
def test_knowing_less_never_proposes_more(known: TitrationFacts, name: str) -> None:
    more, less = propose_dose(known), propose_dose(replace(known, **{name: None}))
    if less.high_mg_per_kg is not None and more.high_mg_per_kg is not None:
        assert less.high_mg_per_kg <= more.high_mg_per_kg
    assert less.kind != "raise" or more.kind == "raise"


@settings(max_examples=50)
@given(facts)
def test_no_proposal_passes_the_top_or_raises_past_harm(known: TitrationFacts) -> None:
    found = propose_dose(known)
    assert found.kind in KIND_WORDS
    if found.kind == "raise":
        assert known.worst_grade in (0, 1) and known.given in (2, 3) and (found.high_mg_per_kg or 9) <= 1
    if known.given and (known.worst_grade or 0) >= 2 and found.high_mg_per_kg is not None:
        assert float(found.high_mg_per_kg) < (known.last_mg_per_kg or 0)
