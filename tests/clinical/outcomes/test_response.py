"""A change in score is named as the definitions say, and never on what is not known."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.outcomes.confirming import VALUES
from rekindle.clinical.outcomes.lines import RCI_INPUTS, rci_score
from rekindle.clinical.outcomes.reasons import reasons_for
from rekindle.clinical.outcomes.response import PATIENT_WORDS, RISK_BANDS, RelapseEvent, RiskBand, respond
from rekindle.clinical.outcomes.rules import RULES, rule_of
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.values import DEFAULTS, ClinicValues

VECTORS = json.loads((Path(__file__).parents[2] / "golden" / "response.json").read_text())["vectors"]
# unknown stands where a scale has no line for worse, so only a rise reaches it
ORDER = {"remission": 0, "response": 1, "partial": 2, "none": 3, "unknown": 4, "worse": 5}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_change_is_named_as_worked_by_hand(vector: dict[str, Any]) -> None:
    asked: dict[str, Any] = {
        key: vector.get(key) for key in ("baseline", "current", "previous", "days_between", "best_since_response")
    }
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
    low, high = sorted(
        (data.draw(st.integers(0, highest)), data.draw(st.integers(0, highest))),
        reverse=rule_of(instrument_id).rise_is_better,
    )
    better, other = (respond(instrument_id, baseline=baseline, current=score).response_class for score in (low, high))
    assert ORDER[better] <= ORDER[other]


@given(st.integers(0, 27), st.integers(0, 27), st.integers(0, 27))
def test_relapse_needs_a_response_first(baseline: int, current: int, best: int) -> None:
    found = respond("phq9", baseline=baseline, current=current, previous=27, days_between=30, best_since_response=best)
    if found.relapse:
        assert baseline >= 10 and 2 * (baseline - best) >= baseline
    assert not respond("phq9", baseline=baseline, current=current, previous=27, days_between=30).relapse


def test_every_class_has_words_without_a_promise() -> None:
    assert set(PATIENT_WORDS) == {*ORDER, "relapse"}
    assert not any("cure" in words for words in PATIENT_WORDS.values())


def test_every_line_names_its_sources_and_an_unknown_scale_is_a_mistake() -> None:
    assert all(set(rule.sources) <= set(SOURCES) for rule in RULES.values())
    with pytest.raises(ValueError, match="no change is defined"):
        respond("phq10", baseline=1, current=1)


def test_on_the_gad7_one_high_reading_is_not_relapse_but_two_are() -> None:
    once = respond("gad7", baseline=18, current=17, best_since_response=4)
    twice = respond("gad7", baseline=18, current=17, previous=16, days_between=7, best_since_response=4)
    assert (once.relapse, twice.relapse) == (False, True)


@pytest.mark.parametrize(
    ("scale", "worked", "used"),
    [
        ("phq9", 5.3, 6), ("gad7", 3.7, 4), ("qids_sr16", 4.7, 5), ("madrs", 9.3, 10), ("pcl5", 10.2, 15),
        ("peg", 2.0, 2), ("who5", 21, 21), ("sidas", 8.3, 9), ("isi", 3.5, 4), ("ybocs", 5.8, 6), ("wsas", 8, 8),
    ],
)  # fmt: skip
def test_reliable_change_is_worked_as_in_the_note(scale: str, worked: float, used: int) -> None:
    """instruments.md 3.4: 1.96 x SD x sqrt(2) x sqrt(1 - alpha), rounded up; the PCL-5's published 15 wins."""
    digits = 0 if worked == int(worked) and worked > 2 else 1
    assert round(rci_score(*RCI_INPUTS[scale]), digits) == worked
    line = rule_of(scale).reliable
    assert line is not None and DEFAULTS.of(line) == used


@given(st.sampled_from(sorted(RULES)), st.none() | st.floats(), st.none() | st.floats())
def test_what_is_not_known_is_never_an_improvement(scale: str, baseline: float | None, current: float | None) -> None:
    found = respond(scale, baseline=baseline, current=current)
    highest = rule_of(scale).highest_score
    if baseline is None or current is None or not (0 <= baseline <= highest and 0 <= current <= highest):
        assert found.response_class == "unknown" and found.reasons
        assert not (found.improved or found.partial or found.remission or found.reliable_change or found.relapse)


@given(st.sampled_from(sorted(RULES)), st.data())
def test_a_class_never_claims_more_than_its_findings(scale: str, data: st.DataObject) -> None:
    whole = st.integers(0, rule_of(scale).highest_score)
    found = respond(scale, baseline=data.draw(whole), current=data.draw(whole))
    if found.response_class in ("remission", "response"):
        assert found.improved and found.eligible_for_response
    if not found.eligible_for_response:
        assert not found.improved and not found.partial
        assert found.response_class in ("worse", "none", "unknown")


@pytest.mark.parametrize("scores", [(20, 12), (None, 12), (20, 4)])
def test_a_rise_of_the_suicide_risk_band_is_worse_whatever_the_scores(scores: tuple[int | None, int]) -> None:
    found = respond("phq9", baseline=scores[0], current=scores[1], risk_band="moderate", risk_band_before="low")
    assert (found.response_class, found.worse) == ("worse", True)
    assert "rose from low to moderate" in " ".join(found.reasons)


@given(st.sampled_from(RISK_BANDS), st.sampled_from(RISK_BANDS) | st.none())
def test_a_band_that_did_not_rise_or_is_not_known_changes_nothing(now: RiskBand, before: RiskBand | None) -> None:
    plain = respond("phq9", baseline=20, current=12)
    found = respond("phq9", baseline=20, current=12, risk_band=now, risk_band_before=before)
    rose = before is not None and RISK_BANDS.index(now) > RISK_BANDS.index(before)
    assert found.worse is rose
    assert rose or found == plain


@pytest.mark.parametrize("event", ["admission", "attempt", "risk_band_high"])
def test_an_event_after_a_response_is_a_relapse_and_before_one_it_is_not(event: RelapseEvent) -> None:
    after = respond("phq9", baseline=20, current=8, best_since_response=8, events=(event,))
    before = respond("phq9", baseline=20, current=8, events=(event,))
    assert (after.response_class, before.response_class) == ("relapse", "response")
    assert "only after a response" in " ".join(before.reasons)


def test_two_high_madrs_readings_apart_are_a_relapse() -> None:
    """22 from 48 is still a fall of 54 %; twice, 5 to 15 days apart, it is a relapse (SUSTAIN-1 style)."""
    asked: dict[str, Any] = {"baseline": 48, "current": 22, "previous": 22, "best_since_response": 12}
    found = [respond("madrs", days_between=days, **asked).relapse for days in (4, 5, 15, 16)]
    assert found == [False, True, True, False]


def test_a_clinic_moves_a_line_only_where_two_figures_were_read() -> None:
    wide = ClinicValues({"outcomes.madrs.remission": 12, "outcomes.phq9.remission": 9})
    assert [respond("madrs", baseline=30, current=12, values=v).response_class for v in (DEFAULTS, wide)] == [
        "response", "remission",
    ]  # fmt: skip
    assert respond("phq9", baseline=20, current=8, values=wide).response_class == "response"
    assert {value.key for value in VALUES if value.movable} == {
        "outcomes.madrs.remission", "outcomes.bdi_ii.remission", "outcomes.ybocs.remission", "outcomes.pcl5.reliable",
    }  # fmt: skip


def test_every_value_of_the_chapter_is_needed_for_outcomes_and_carries_a_flag_of_its_sources() -> None:
    for value in VALUES:
        assert value.needed_by == {"outcomes"}
        assert value.tag in {SOURCES[key].flag for key in value.sources}, value.key
    assert len({value.key for value in VALUES}) == len(VALUES)


def test_means_are_compared_as_they_were_written() -> None:
    found = respond("peg", baseline=6.6, current=3.3)
    assert (found.pct_change, found.response_class) == (-50.0, "response")
    assert respond("peg", baseline=6.6, current=3.31).response_class == "partial"


@pytest.mark.parametrize("days", [-1, float("inf"), float("nan"), 10**400])
def test_days_that_cannot_be_are_unknown(days: float) -> None:
    found = respond("phq9", baseline=20, current=13, previous=12, days_between=days, best_since_response=8)
    assert found.response_class == "unknown" and "So many days" in found.reasons[0]


def test_the_remission_range_is_said_as_the_line_is_drawn() -> None:
    said = [rule_of(scale).remission_words(DEFAULTS) for scale in ("phq9", "madrs", "isi")]
    assert said == ["below 5", "10 or below", ""]


def test_reasons_are_given_for_two_scores_only() -> None:
    half = respond("phq9", baseline=20, current=None)
    with pytest.raises(ValueError, match="two scores"):
        reasons_for(rule_of("phq9"), half, best=None, values=DEFAULTS)
