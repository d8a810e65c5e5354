"""Scores beside treatments: the right baseline, the right best, and relapse only when it is one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.outcomes.trajectory import DatedScore, Infused, baseline_of, trajectory

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
    found = baseline_of(scored(*pairs), FIRST).score
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
    before, after = trajectory("phq9", scored(*pairs), SIX), trajectory("phq9", scored(*pairs, (day, None)), SIX)
    assert replace(after, passed_over=()) == replace(before, passed_over=())


def test_it_is_said_why_the_other_scores_were_not_taken() -> None:
    found = baseline_of(scored((-20, 22), (-10, 18), (-4, None), (-2, 20), (3, 12)), FIRST, recall_d=14)
    assert found.recall_d == 14
    assert [(one.score.total, one.reason) for one in found.passed_over] == [
        (22, "It is 20 days older than the first infusion; a baseline is at most 14 days old."),
        (18, "A later complete score, of 2026-09-05, was taken."),
        (None, "It was incomplete, so it has no total."),
    ]


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 9, 7, hour, tzinfo=UTC) + timedelta(days=day)


def timed(day: int, hour: int, total: int) -> DatedScore:
    return DatedScore(FIRST + timedelta(days=day), total, at(day, hour))


def infused(*days: int) -> list[Infused]:
    return [Infused(FIRST + timedelta(days=day), at(day, 10)) for day in days]


def test_a_form_of_the_day_belongs_before_or_after_the_infusion_by_its_hour() -> None:
    """Infusions at ten o'clock on days 0, 3 and 7; forms at nine, and at eighteen o'clock."""
    found = trajectory("phq9", [timed(0, 9, 20), timed(0, 18, 15), timed(7, 9, 12), timed(7, 18, 10)], infused(0, 3, 7))
    assert found.baseline is not None and found.baseline.total == 20
    assert [(point.total, point.infusions_before) for point in found.points] == [(15, 1), (12, 2), (10, 3)]


def test_the_only_form_of_the_first_day_is_no_baseline_when_it_came_after() -> None:
    found = trajectory("phq9", [timed(0, 18, 20)], infused(0))
    assert (found.baseline, found.now.missing) == (None, ("baseline",))
    assert found.passed_over[0].reason == "It was filled in after the first infusion had begun."


TEN = [0, 3, 7, 10, 14, 17, 21, 24, 28, 31]


@pytest.mark.parametrize(
    ("days", "late"),
    [((18, 13), False), ((22, 10), True), ((35, 10), True)],  # 10 from 20 is half; after 6, after 7 and after 10
)
def test_a_response_first_reached_after_six_infusions_is_late(days: tuple[int, int], late: bool) -> None:
    found = trajectory("phq9", [timed(-3, 9, 20), timed(18, 9, 13), timed(*(days[0], 9), days[1])], infused(*TEN))
    assert (found.late_responder, found.now.late_response) == (late, late)
    assert ("came late" in " ".join(found.now.reasons)) is late


def test_a_response_that_was_there_at_six_is_not_late() -> None:
    found = trajectory("phq9", [timed(-3, 9, 20), timed(18, 9, 10), timed(22, 9, 9)], infused(*TEN))
    assert not found.late_responder


def test_an_early_reading_says_that_it_still_looks_back() -> None:
    early = trajectory("phq9", scored((-3, 20), (13, 10)), SIX).now
    later = trajectory("phq9", scored((-3, 20), (14, 10)), SIX).now
    assert "asks about 14 days" in early.reasons[-1]
    assert "asks about" not in " ".join(later.reasons)


def test_on_the_madrs_two_high_readings_are_relapse_even_from_a_response() -> None:
    """22 from 48 is a fall of 54 %, still a response; 22 twice, 5 to 15 days apart, is relapse (SUSTAIN-1 style)."""
    twice = trajectory("madrs", scored((-3, 48), (20, 12), (40, 22), (45, 22)), SIX)
    near = trajectory("madrs", scored((-3, 48), (20, 12), (40, 22), (44, 22)), SIX)
    far = trajectory("madrs", scored((-3, 48), (20, 12), (40, 22), (56, 22)), SIX)
    assert [found.now.response_class for found in (twice, near, far)] == ["relapse", "response", "response"]


def test_where_higher_is_better_the_best_is_the_highest() -> None:
    found = trajectory("who5", scored((-3, 30), (7, 40), (14, 60), (21, 52)), SIX)
    assert found.lowest is not None and found.lowest.total == 60
    assert [point.judged.reliable_change for point in found.points] == [False, True, True]  # 21 points or more
