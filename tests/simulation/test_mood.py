"""Mood answers to treatments and drifts back without them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rekindle.simulation.mood import Arc, gad7_items, phq9_items, severity_points

FIRST = date(2026, 9, 1)
SIX = tuple(FIRST + timedelta(days=days) for days in (0, 3, 7, 10, 14, 17))


def test_nothing_changes_before_the_first_treatment() -> None:
    assert severity_points(Arc(1, 19.0, 0.8), FIRST, SIX) == 19.0


def test_a_course_takes_away_most_of_what_the_arc_can_reach() -> None:
    arc = Arc(1, 20.0, 0.8, fades_after_d=10_000)
    # By hand: six steps of 0.42 leave 0.58^6 = 3.8 % of the way to go, so the gain is 0.8 × 0.962 = 0.77 of 20.
    assert abs(severity_points(arc, SIX[-1] + timedelta(days=1), SIX) - 4.6) < 0.1


@given(days=st.integers(2, 200))
def test_a_gain_fades_with_time_and_never_overshoots_the_baseline(days: int) -> None:
    arc = Arc(1, 20.0, 0.8, fades_after_d=30)
    sooner = severity_points(arc, SIX[-1] + timedelta(days=days - 1), SIX)
    later = severity_points(arc, SIX[-1] + timedelta(days=days), SIX)
    assert sooner < later <= 20.0


@given(seed=st.integers(0, 999), days=st.integers(0, 120), baseline=st.floats(5, 27), reach=st.floats(-0.4, 1))
def test_answers_stay_on_their_scales(seed: int, days: int, baseline: float, reach: float) -> None:
    arc = Arc(seed, baseline, reach, item9_points=2)
    on = FIRST + timedelta(days=days)
    assert all(0 <= value <= 3 for value in phq9_items(arc, on, SIX).values())
    assert all(0 <= value <= 3 for value in gad7_items(arc, on, SIX).values())
    assert len(phq9_items(arc, on, SIX)) == 9
