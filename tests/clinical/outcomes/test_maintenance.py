"""The next day is proposed from how the benefit holds, along 7, 14, 21, 28, 42, 56, 84 days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.outcomes.decision_points import belongs_to, decide, decide_spravato_week_4
from rekindle.clinical.outcomes.maintenance import LADDER_D, MaintenanceFacts, propose_next, why_not_on
from rekindle.clinical.outcomes.mini_series import taper_review_due_on, why_not_mini_series
from rekindle.clinical.outcomes.response import ResponseClass, respond

LAST = date(2026, 10, 1)
TODAY = date(2026, 10, 8)
HOLDS = MaintenanceFacts(
    response_class="response",
    last_treatment_on=LAST,
    baseline_score=20,
    current_score=5,
    lowest_score=5,
    interval_d=14,
    suicide_risk_worse=False,
)


@pytest.mark.parametrize(
    ("changes", "move", "days"),
    [
        ({"interval_d": None, "response_class": "response"}, "start", 7),
        ({"interval_d": None, "response_class": "remission"}, "start", 14),
        ({}, "extend", 21),
        ({"current_score": 6}, "extend", 21),  # 5 x 1.2 = 6
        ({"current_score": 7}, "hold", 14),  # above 6, and 2 of 15 points of gain is 13 %
        ({"current_score": 8}, "shorten", 7),  # 3 of 15 is a fifth of the gain
        ({"current_score": 10}, "shorten", 7),  # 5 points
        ({"lowest_score": 10, "current_score": 12}, "hold", 14),  # within 12, yet 2 of 10 points of gain is a fifth
        ({"interval_d": 84}, "extend", 84),
        ({"interval_d": 7, "current_score": 10}, "shorten", 7),
        ({"interval_d": 28}, "extend", 42),
        ({"interval_d": 30}, "extend", 42),
        ({"lowest_score": 9, "current_score": 5}, "extend", 21),
    ],
)
def test_the_interval_follows_the_benefit(changes: dict[str, Any], move: str, days: int) -> None:
    found = propose_next(replace(HOLDS, **changes), on=TODAY)
    assert (found.move, found.interval_d, found.on) == (move, days, LAST + timedelta(days=days))
    assert found.reasons and found.sources and found.refusals == ()


@pytest.mark.parametrize(
    ("changes", "move"),
    [
        ({"response_class": "relapse"}, "review"),
        ({"response_class": "worse"}, "review"),
        ({"response_class": "partial"}, "review"),
        ({"response_class": "none"}, "stop"),
        ({"response_class": "unknown"}, "review"),
        ({"suicide_risk_worse": True}, "review"),
        ({"suicide_risk_worse": None}, "review"),
        ({"last_treatment_on": None}, "review"),
        ({"baseline_score": None}, "review"),
        ({"current_score": None}, "review"),
        ({"lowest_score": None}, "review"),
    ],
)
def test_where_a_person_is_needed_no_day_is_proposed(changes: dict[str, Any], move: str) -> None:
    found = propose_next(replace(HOLDS, **changes), on=TODAY)
    assert (found.move, found.interval_d, found.on) == (move, None, None)
    assert bool(found.refusals) is (None in changes.values())


def test_six_stable_months_at_eight_weeks_bring_up_a_trial_without() -> None:
    stable = replace(HOLDS, interval_d=56, stable_since_on=TODAY - timedelta(days=183))
    assert "trial without" in propose_next(stable, on=TODAY).reasons[-1]
    assert "trial without" not in " ".join(propose_next(stable, on=TODAY - timedelta(days=1)).reasons)
    assert "trial without" not in " ".join(propose_next(replace(stable, stable_since_on=None), on=TODAY).reasons)


CLASSES: list[ResponseClass] = ["remission", "response", "partial", "none", "worse", "relapse", "unknown"]


@given(
    st.sampled_from(CLASSES),
    st.integers(0, 27),
    st.integers(0, 27),
    st.integers(0, 27),
    st.integers(0, 120) | st.none(),
)
def test_a_proposed_day_is_on_the_ladder_and_never_within_a_week(
    response_class: ResponseClass, baseline: int, current: int, lowest: int, interval_d: int | None
) -> None:
    facts = replace(
        HOLDS,
        response_class=response_class,
        baseline_score=baseline,
        current_score=current,
        lowest_score=lowest,
        interval_d=interval_d,
    )
    found = propose_next(facts, on=TODAY)
    if found.on is not None:
        assert found.interval_d in LADDER_D
        assert why_not_on(found.on, LAST) == ()


@given(st.integers(5, 26), st.sampled_from(LADDER_D))
def test_a_worse_score_never_earns_a_longer_interval(current: int, interval_d: int) -> None:
    better = propose_next(replace(HOLDS, current_score=current, interval_d=interval_d), on=TODAY)
    worse = propose_next(replace(HOLDS, current_score=current + 1, interval_d=interval_d), on=TODAY)
    assert (worse.interval_d or 0) <= (better.interval_d or 0)


@pytest.mark.parametrize(("days", "codes"), [(6, ["maintenance.too_soon"]), (7, []), (-1, ["maintenance.too_soon"])])
def test_a_chosen_day_is_at_least_a_week_away(days: int, codes: list[str]) -> None:
    assert [refusal.code for refusal in why_not_on(LAST + timedelta(days=days), LAST)] == codes
    assert why_not_on(LAST, None) == ()


@pytest.mark.parametrize(
    ("after", "current", "grade", "words"),
    [
        (1, 20, 1, "continue"),
        (1, 25, 1, "stop or adjust"),
        (1, 12, 3, "stop or adjust"),
        (1, 12, None, "measure"),
        (2, 18, 1, "discuss"),
        (3, 18, 1, "discuss"),
        (3, 10, 1, "continue"),
        (3, 13, 1, "continue"),
        (3, 25, 1, "stop or adjust"),
        (6, 4, 1, "offer maintenance"),
        (6, 10, 1, "offer maintenance"),
        (6, 13, 1, "2 to 4 more"),
        (6, 18, 1, "stop; talk"),
        (6, 25, 1, "stop"),
        (10, 13, 1, "stop; talk"),
        (10, 18, 1, "stop; talk"),
        (6, None, 1, "measure"),
    ],
)
def test_each_decision_point_opens_what_the_table_says(
    after: int, current: int | None, grade: int | None, words: str
) -> None:
    found = decide(after, respond("phq9", baseline=20, current=current), grade)
    assert found is not None and found.action.startswith(words)
    assert found.sources


@pytest.mark.parametrize(
    ("baseline", "current", "action"),
    [
        (20, 18, "discontinue"),
        (20, 26, "discontinue"),
        (20, None, "measure first"),
        (8, 7, "a clinician decides"),
        (20, 9, "look at the benefit"),
        (20, 14, "look at the benefit"),
    ],
)
def test_by_week_four_of_spravato_somebody_without_benefit_stops(
    baseline: int, current: int | None, action: str
) -> None:
    found = decide_spravato_week_4(respond("phq9", baseline=baseline, current=current))
    assert found.action.startswith(action) and found.sources == ("L-SPR-HCP",)
    assert (found.missing == ("a complete score",)) is (current is None)


def days(*numbers: int) -> list[date]:
    return [TODAY + timedelta(days=number) for number in numbers]


@pytest.mark.parametrize(
    ("planned", "earlier", "codes"),
    [
        ((0, 7), (), []),
        ((0, 4, 8, 14), (), []),
        ((0,), (), ["size"]),
        ((), (), ["size"]),
        ((0, 3, 6, 9, 12), (), ["size"]),
        ((0, 15), (), ["within"]),
        ((0, 7), (-30,), []),
        ((0, 7), (-30, -182), ["often"]),
        ((0, 7), (-30, -183), []),
        ((0, 20), (-30, -60), ["within", "often"]),
    ],
)
def test_a_mini_series_has_two_to_four_in_fourteen_days_twice_in_six_months(
    planned: tuple[int, ...], earlier: tuple[int, ...], codes: list[str]
) -> None:
    """clinical.md 6.4: 2 to 4 within 14 days, at most 2 such series in six months (183 days)."""
    found = why_not_mini_series(days(*planned), days(*earlier))
    assert [refusal.code for refusal in found] == [f"mini_series.{code}" for code in codes]


def test_tapering_is_reviewed_every_six_months_of_maintenance() -> None:
    since = TODAY - timedelta(days=183)
    assert taper_review_due_on(since, None) == TODAY
    assert taper_review_due_on(since, TODAY - timedelta(days=30)) == TODAY + timedelta(days=153)
    due = replace(HOLDS, maintenance_since_on=since)
    assert "review tapering" in propose_next(due, on=TODAY).reasons[-1]
    assert "not on record" in propose_next(due, on=TODAY).reasons[-1]
    assert "review tapering" not in " ".join(propose_next(due, on=TODAY - timedelta(days=1)).reasons)
    reviewed = replace(due, taper_reviewed_on=TODAY - timedelta(days=1))
    assert "review tapering" not in " ".join(propose_next(reviewed, on=TODAY).reasons)


@pytest.mark.parametrize(("days_later", "near"), [(-1, False), (0, True), (14, True), (15, False)])
def test_a_reading_decides_a_point_only_when_it_is_near(days_later: int, near: bool) -> None:
    assert belongs_to(LAST, LAST + timedelta(days=days_later)) is near


def test_between_decision_points_nothing_is_decided() -> None:
    assert decide(4, respond("phq9", baseline=20, current=10), 1) is None
