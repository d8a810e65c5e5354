"""Six sessions, twice a week for three weeks, at least 48 hours apart and within 21 days."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.scheduling.course import MONDAY_TO_FRIDAY, propose_days, why_not_schedule

MONDAY = date(2026, 11, 30)


def starts(*days: float) -> list[datetime]:
    return [datetime(2026, 11, 30, 10, tzinfo=UTC) + timedelta(days=day) for day in days]


def offsets(days: tuple[date, ...]) -> list[int]:
    return [(day - MONDAY).days for day in days]


@pytest.mark.parametrize(
    ("first", "weekdays", "closed", "expected"),
    [
        (0, MONDAY_TO_FRIDAY, [], [0, 3, 7, 10, 14, 17]),
        (5, MONDAY_TO_FRIDAY, [], [7, 10, 14, 17, 21, 24]),  # a Saturday moves to Monday
        (0, {0, 3}, [], [0, 3, 7, 10, 14, 17]),
        (0, MONDAY_TO_FRIDAY, [3], [0, 4, 7, 10, 14, 17]),
        (0, {0, 2}, [], [0, 2, 7, 9, 14, 16]),
    ],
)
def test_the_evenest_days_are_proposed(first: int, weekdays: set[int], closed: list[int], expected: list[int]) -> None:
    shut = [MONDAY + timedelta(days=day) for day in closed]
    found = propose_days(MONDAY + timedelta(days=first), weekdays=weekdays, closed=shut)
    assert (offsets(found.days), found.refusals) == (expected, ())


@pytest.mark.parametrize(
    ("weekdays", "closed", "code"),
    [
        ({0}, [], "course.does_not_fit"),
        ({0, 1}, [], "course.does_not_fit"),
        (set(), [], "course.no_open_day"),
        (MONDAY_TO_FRIDAY, range(7, 14), "course.does_not_fit"),
    ],
)
def test_a_course_that_does_not_fit_says_so(weekdays: set[int], closed: list[int], code: str) -> None:
    found = propose_days(MONDAY, weekdays=weekdays, closed=[MONDAY + timedelta(days=day) for day in closed])
    assert (found.days, [refusal.code for refusal in found.refusals]) == ((), [code])


@pytest.mark.slow
@given(st.integers(0, 400), st.sets(st.integers(0, 6), min_size=1), st.sets(st.integers(0, 30)))
def test_what_is_proposed_is_always_allowed(first: int, weekdays: set[int], closed: set[int]) -> None:
    first_on = MONDAY + timedelta(days=first)
    shut = {first_on + timedelta(days=day) for day in closed}
    found = propose_days(first_on, weekdays=weekdays, closed=shut)
    assert bool(found.days) is not bool(found.refusals)
    if found.days:
        assert len(found.days) == 6 and found.days[0] >= first_on
        assert all((after - before).days >= 2 for before, after in pairwise(found.days))
        assert not set(found.days) & shut and {day.weekday() for day in found.days} <= weekdays
        assert why_not_schedule(datetime(day.year, day.month, day.day, 10, tzinfo=UTC) for day in found.days) == ()


@pytest.mark.slow
@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 6))
def test_one_more_open_day_never_takes_a_course_away(weekdays: set[int], more: int) -> None:
    if propose_days(MONDAY, weekdays=weekdays).days and min({*weekdays, more}) == min(weekdays):
        assert propose_days(MONDAY, weekdays={*weekdays, more}).days


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ([], []),
        ([0, 3, 7, 10, 14, 17], []),
        ([17, 0, 10, 3, 14, 7], []),
        ([0, 2], []),
        ([0, 1.99], ["course.too_close"]),
        ([0, 21], []),
        ([0, 21.01], ["course.too_long"]),
        ([0, 3, 6, 9, 12, 15, 18], ["course.too_many"]),
    ],
)
def test_a_schedule_keeps_its_hours_and_its_span(days: list[float], codes: list[str]) -> None:
    assert [refusal.code for refusal in why_not_schedule(starts(*days))] == codes


def test_a_night_when_the_clocks_go_forward_is_an_hour_short() -> None:
    zone = ZoneInfo("America/New_York")  # 2026-03-08: 2:00 becomes 3:00
    saturday, monday = datetime(2026, 3, 7, 10, tzinfo=zone), datetime(2026, 3, 9, 10, tzinfo=zone)
    assert [refusal.code for refusal in why_not_schedule([saturday, monday])] == ["course.too_close"]
    assert why_not_schedule([saturday, datetime(2026, 3, 9, 11, tzinfo=zone)]) == ()


def test_an_instant_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        why_not_schedule([datetime(2026, 3, 7, 10), datetime(2026, 3, 9, 10)])
