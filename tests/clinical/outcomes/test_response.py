"""A change in score is named as the definitions say, and never on what is not known."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.outcomes.response import PATIENT_WORDS, respond
from rekindle.clinical.outcomes.rules import RULES, rule_of
from rekindle.clinical.sources import SOURCES

VECTORS = json.loads((Path(__file__).parents[2] / "golden" / "response.json").read_text())["vectors"]
ORDER = {"remission": 0, "response": 1, "partial": 2, "none": 3, "worse": 4}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_change_is_named_as_worked_by_hand(vector: dict[str, Any]) -> None:
    asked = {key: vector.get(key) for key in ("baseline", "current", "previous", "days_between", "best_since_response")}
    found = asdict(respond(vector["instrument"], **asked))
    assert {key: found[key] for key in vector["expect"]} == vector["expect"]
    assert found["reasons"] and found["sources"]


@pytest.mark.parametrize(
    ("baseline", "current", "missing"),
    [
        (None, 5, ("baseline",)),
        (18, None, ("current",)),
        (None, None, ("baseline", "current")),
        (28, 5, ()),
        (18, -1, ()),
    ],
)
def test_without_two_possible_scores_nothing_is_claimed(
    baseline: int | None, current: int | None, missing: tuple[str, ...]
) -> None:
    found = respond("phq9", baseline=baseline, current=current)
    assert (found.response_class, found.missing) == ("unknown", missing)
    assert not (found.improved or found.partial or found.remission or found.worse or found.relapse)
    assert found.reasons and found.pct_change is None


def test_a_baseline_of_nothing_has_no_percentage() -> None:
    found = respond("phq9", baseline=0, current=4)
    assert (found.pct_change, found.response_class) == (None, "none")


def test_relapse_is_not_judged_when_the_days_between_are_unknown() -> None:
    found = respond("phq9", baseline=20, current=13, previous=12, best_since_response=8)
    assert not found.relapse
    assert any("not known how many days" in reason for reason in found.reasons)


@given(st.sampled_from(sorted(RULES)), st.data())
def test_a_higher_score_never_earns_a_better_name(instrument_id: str, data: st.DataObject) -> None:
    highest = rule_of(instrument_id).highest_score
    baseline = data.draw(st.integers(0, highest))
    low, high = sorted((data.draw(st.integers(0, highest)), data.draw(st.integers(0, highest))))
    better, other = (respond(instrument_id, baseline=baseline, current=score).response_class for score in (low, high))
    assert ORDER[better] <= ORDER[other]


@given(st.integers(0, 27), st.integers(0, 27), st.integers(0, 27))
def test_relapse_needs_a_response_first(baseline: int, current: int, best: int) -> None:
    found = respond("phq9", baseline=baseline, current=current, previous=27, days_between=30, best_since_response=best)
    if found.relapse:
        assert baseline >= 10 and 2 * (baseline - best) >= baseline
    assert not respond("phq9", baseline=baseline, current=current, previous=27, days_between=30).relapse


def test_every_class_has_words_without_a_promise() -> None:
    assert set(PATIENT_WORDS) == {*ORDER, "relapse", "unknown"}
    assert not any("cure" in words for words in PATIENT_WORDS.values())


def test_every_line_names_its_sources_and_an_unknown_scale_is_a_mistake() -> None:
    assert all(set(rule.sources) <= set(SOURCES) for rule in RULES.values())
    with pytest.raises(ValueError, match="no change is defined"):
        respond("phq10", baseline=1, current=1)


def test_on_the_gad7_one_high_reading_is_not_relapse_but_two_are() -> None:
    once = respond("gad7", baseline=18, current=17, best_since_response=4)
    twice = respond("gad7", baseline=18, current=17, previous=16, days_between=7, best_since_response=4)
    assert (once.relapse, twice.relapse) == (False, True)
