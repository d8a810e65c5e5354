"""A clearance opens again for seven reasons, and not knowing is none of them and no all-clear either."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.treatment.clearance import CLEARANCE_TRIGGERS
from rekindle.clinical.treatment.clearance_triggers import SinceClearance, reopenings, what_reopens

TODAY = date(2026, 11, 23)
QUIET: dict[str, Any] = {
    "rules_then": frozenset({"RC-MI"}),
    "rules_now": frozenset({"RC-MI"}),
    "worst_grade": 2,
    "sessions": 4,
    "last_treated_on": TODAY - timedelta(days=56),
    "hospitalised": False,
    "pregnancy_plan": False,
    "heart_or_brain_event": False,
    "requested_mg_per_kg": 1.0,
}


def states(**changes: Any) -> dict[str, str]:
    return {one.trigger.trigger_id: one.state for one in reopenings(SinceClearance(**{**QUIET, **changes}), TODAY)}


def test_nothing_has_happened() -> None:
    assert set(states().values()) == {"not_so"}
    assert list(states()) == [trigger.trigger_id for trigger in CLEARANCE_TRIGGERS]


@pytest.mark.parametrize(
    ("changes", "trigger"),
    [
        ({"rules_now": frozenset({"RC-MI", "AC-PREG"})}, "rule_newly_true"),
        ({"worst_grade": 3}, "severe_side_effect"),
        ({"last_treated_on": TODAY - timedelta(days=57)}, "missed_eight_weeks"),
        ({"hospitalised": True}, "hospitalised"),
        ({"pregnancy_plan": True}, "pregnancy_plan"),
        ({"heart_or_brain_event": True}, "new_heart_or_brain_event"),
        ({"requested_mg_per_kg": 1.01}, "dose_above_one"),
    ],
)
def test_each_trigger_by_itself(changes: dict[str, Any], trigger: str) -> None:
    facts = SinceClearance(**{**QUIET, **changes})
    assert what_reopens(facts, TODAY) == {trigger}
    assert all(one.reason.endswith(".") and one.sources for one in reopenings(facts, TODAY))


@pytest.mark.parametrize(("name", "trigger"), [*zip(
    ("rules_then", "rules_now", "worst_grade", "last_treated_on", "hospitalised", "pregnancy_plan",
     "heart_or_brain_event", "requested_mg_per_kg"),
    ("rule_newly_true", "rule_newly_true", "severe_side_effect", "missed_eight_weeks", "hospitalised",
     "pregnancy_plan", "new_heart_or_brain_event", "dose_above_one"),
    strict=True,
)])  # fmt: skip
def test_what_is_not_known_is_neither_so_nor_not_so(name: str, trigger: str) -> None:
    assert {id for id, state in states(**{name: None}).items() if state != "not_so"} == {trigger}
    assert states(**{name: None})[trigger] == "unknown"


def test_a_rule_that_is_no_longer_true_opens_nothing() -> None:
    assert states(rules_now=frozenset())["rule_newly_true"] == "not_so"


def test_before_the_first_session_no_weeks_are_missed() -> None:
    assert states(sessions=0, last_treated_on=None)["missed_eight_weeks"] == "not_so"


@settings(max_examples=30)
@given(st.sets(st.sampled_from(sorted(QUIET))))
def test_forgetting_never_adds_or_clears_a_trigger(forgotten: set[str]) -> None:
    bad = {**QUIET, "worst_grade": 4, "hospitalised": True}
    before = what_reopens(SinceClearance(**bad), TODAY)
    after = what_reopens(SinceClearance(**{**bad, **dict.fromkeys(forgotten)}), TODAY)
    assert after <= before
