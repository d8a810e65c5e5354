"""Scores beside treatments: the right baseline, the right best, and relapse only when it is one."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.outcomes.trajectory import DatedScore, baseline_of, trajectory

FIRST = date(2026, 9, 7)
SIX = [FIRST + timedelta(days=days) for days in (0, 3, 7, 10, 14, 17)]


def scored(*pairs: tuple[int, int | None]) -> list[DatedScore]:
    return [DatedScore(FIRST + timedelta(days=days), total) for days, total in pairs]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(-14, 18)], 18),
        ([(-15, 18)], None),
        ([(-10, 18), (-2, 20)], 20),
        ([(-10, 18), (-2, None)], 18),
        ([(0, 17)], 17),
        ([(1, 17)], None),
        ([], None),
    ],
)
def test_the_baseline_is_the_last_complete_score_of_the_fourteen_days(
    pairs: list[tuple[int, int | None]], expected: int | None
) -> None:
    found = baseline_of(scored(*pairs), FIRST)
    assert (found.total if found else None) == expected


def test_a_course_that_works_and_fades_is_told_week_by_week() -> None:
    found = trajectory("phq9", scored((-3, 20), (7, 14), (14, 9), (21, 4), (28, 8), (35, 12), (42, 13)), SIX)
    # from 20: 14 is 30 %, 9 is 55 %, 4 is below 5, 8 is 60 %, 12 is 40 % (first), 13 is 35 % a week later
    assert [point.judged.response_class for point in found.points] == [
        "partial",
        "response",
        "remission",
        "response",
        "partial",
        "relapse",
    ]
    assert (found.best_since_response, found.lowest and found.lowest.total) == (4, 4)
    assert [point.infusions_before for point in found.points] == [2, 4, 6, 6, 6, 6]
    assert found.now is found.points[-1].judged and found.now.loss_of_remission


def test_readings_closer_than_a_week_are_not_two_assessments() -> None:
    found = trajectory("phq9", scored((-3, 20), (14, 8), (21, 12), (24, 12)), SIX)
    assert found.now.response_class == "partial"
    later = trajectory("phq9", scored((-3, 20), (14, 8), (21, 12), (24, 12), (28, 12)), SIX)
    assert later.now.response_class == "relapse"


def test_a_response_in_between_starts_the_count_again() -> None:
    found = trajectory("phq9", scored((-3, 20), (14, 8), (21, 12), (28, 9), (35, 12)), SIX)
    assert found.now.response_class == "partial"


@pytest.mark.parametrize(
    ("pairs", "infusions", "missing"),
    [
        ([(-3, 20), (7, 10)], [], ("baseline", "current")),
        ([(7, 10)], SIX, ("baseline",)),
        ([(-3, 20)], SIX, ("current",)),
        ([(-3, 20), (7, None)], SIX, ("current",)),
    ],
)
def test_what_is_missing_is_said(
    pairs: list[tuple[int, int | None]], infusions: list[date], missing: tuple[str, ...]
) -> None:
    found = trajectory("phq9", scored(*pairs), infusions)
    assert (found.now.response_class, found.now.missing) == ("unknown", missing)


@given(st.lists(st.tuples(st.integers(-20, 90), st.integers(0, 27)), unique_by=lambda pair: pair[0]), st.randoms())
def test_the_order_in_which_scores_arrive_does_not_matter(pairs: list[tuple[int, int]], chance: Any) -> None:
    scores = scored(*pairs)
    before = trajectory("phq9", scores, SIX)
    chance.shuffle(scores)
    assert trajectory("phq9", scores, list(reversed(SIX))) == before


@given(
    st.lists(st.tuples(st.integers(-20, 90), st.integers(0, 27)), unique_by=lambda pair: pair[0]), st.integers(-20, 90)
)
def test_an_incomplete_sheet_changes_nothing(pairs: list[tuple[int, int]], day: int) -> None:
    assert trajectory("phq9", scored(*pairs, (day, None)), SIX) == trajectory("phq9", scored(*pairs), SIX)
