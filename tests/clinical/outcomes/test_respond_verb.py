"""The verb `respond` answers every case in its form and refuses only what is not in it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.instruments import BY_NAME
from rekindle.replay import VERBS, CaseRefused, answer
from rekindle.replay.respond import INPUT, OUTPUT, WITHOUT_LINES, respond

WANTED = {
    *("pct_change", "eligible_for_response", "response", "partial", "remission", "reliable_change", "worse", "relapse"),
    *("class", "reasons", "missing", "sources", "content_version"),
}
NAMES = INPUT.keys[0].codes


def test_the_keys_are_those_of_the_contract() -> None:
    assert INPUT.names == ("instrument", "baseline", "current", "previous", "days_between", "best_since_response")
    assert set(OUTPUT.names) == WANTED
    said = answer(VERBS["respond"], b'[{"instrument": "PHQ-9", "baseline": 20, "current": 9}]')
    assert list(said[0]) == list(OUTPUT.names)
    assert said[0]["content_version"] == CONTENT_VERSION


def test_below_the_entry_score_only_the_change_is_reported() -> None:
    found = respond({"instrument": "PHQ-9", "baseline": 8, "current": 4})
    assert (found["pct_change"], found["eligible_for_response"]) == (-50.0, False)
    assert (found["response"], found["partial"], found["class"]) == (False, False, "none")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"instrument": "PHQ-10", "baseline": 1, "current": 1}, "must be one of PHQ-9"),
        ({"baseline": 1, "current": 1}, "'instrument' is needed"),
        ({"instrument": "PHQ-9", "baseline": "20", "current": 1}, "'baseline' must be a number"),
        ({"instrument": "PHQ-9", "baseline": True, "current": 1}, "'baseline' must be a number"),
        ({"instrument": "PHQ-9", "baselin": 20, "current": 1}, "unknown key 'baselin'"),
    ],
)
def test_a_case_that_is_not_in_the_form_is_refused(case: dict[str, Any], words: str) -> None:
    with pytest.raises(CaseRefused, match=words):
        respond(case)


NUMBERS = st.none() | st.integers(-5, 110) | st.floats() | st.integers(10**300, 10**310)


@given(
    st.fixed_dictionaries(
        {"instrument": st.sampled_from(NAMES)}, optional={name: NUMBERS for name in INPUT.names if name != "instrument"}
    )
)
def test_every_case_in_the_form_has_an_answer_in_the_form(case: dict[str, Any]) -> None:
    found = respond(case)
    OUTPUT.refuse(found)
    assert found["reasons"] and json.loads(json.dumps(found, allow_nan=False)) == found
    if found["class"] == "unknown":
        assert not (found["response"] or found["partial"] or found["relapse"])
    assert case["instrument"] not in WITHOUT_LINES or found["class"] == "unknown"


# scale: highest, entry, first score that is not remission, reliable fall, worse by
PLAIN = {"PHQ-9": (27, 10, 5, 6, 5), "QIDS-SR16": (27, 11, 6, 5, 5), "MADRS": (60, 20, 11, 10, 10)}


@given(st.sampled_from(sorted(PLAIN)), st.data())
def test_the_three_depression_scales_follow_the_contract_written_down_a_second_time(
    name: str, data: st.DataObject
) -> None:
    """The rule of design/command-line.md and instruments.md 3.5 in whole numbers, apart from the library."""
    highest, entry, above_remission, reliable, worse = PLAIN[name]
    score = st.integers(0, highest)
    first, now, before, best = (data.draw(score) for _ in range(4))
    days = data.draw(st.integers(0, 20))
    enough = first >= entry
    high = name == "PHQ-9" and now >= 15 and now - best >= 5
    twice = days >= 7 and 2 * (first - now) < first and 2 * (first - before) < first
    madrs = name == "MADRS" and 5 <= days <= 15 and min(before, now) >= 22
    found = respond(
        {"instrument": name, "baseline": first, "current": now}
        | {"previous": before, "days_between": days, "best_since_response": best}
    )
    half = enough and 2 * (first - now) >= first
    assert found["pct_change"] == (round(-100 * (first - now) / first, 2) if first else None)
    assert (found["eligible_for_response"], found["response"]) == (enough, half)
    assert found["partial"] is (enough and not half and 4 * (first - now) >= first)
    assert (found["remission"], found["reliable_change"]) == (now < above_remission, first - now >= reliable)
    assert found["worse"] is (now - first >= worse)
    assert found["relapse"] is (enough and 2 * (first - best) >= first and (high or twice or madrs))


def test_every_scale_that_can_be_scored_is_answered_and_one_without_lines_is_unknown() -> None:
    assert set(BY_NAME) <= set(NAMES) and "BDI-II" in NAMES
    found = respond({"instrument": "CADSS", "baseline": 4, "current": 30})
    assert (found["class"], found["worse"], found["remission"], found["pct_change"]) == ("unknown", None, None, None)
    assert "not defined for the CADSS" in found["reasons"][-1]


def test_both_sides_are_described_by_a_schema() -> None:
    assert INPUT.schema()["required"] == ["instrument"]
    assert set(OUTPUT.schema()["properties"]) == WANTED
