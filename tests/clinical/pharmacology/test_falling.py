"""The effect site falls back as published, and the fall is no word about leaving."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.pharmacology import falling
from rekindle.clinical.pharmacology.falling import falls
from rekindle.clinical.pharmacology.strand import Dose, Person

DRIP = Dose("iv", "racemic_ketamine", 35, 0, 40)


@pytest.mark.parametrize(
    ("share_pct", "typical", "earliest", "latest"), [(50, 64, 56, 75), (30, 86, 75, 103), (20, 110, 99, 132)]
)
def test_half_a_milligram_a_kilogram_over_forty_minutes(
    share_pct: int, typical: int, earliest: int, latest: int
) -> None:
    """The figures of the reference, section 3, which another program worked out."""
    found = {fall.share_pct: fall for fall in falls((DRIP,), Person(70))}[share_pct]
    assert (found.typical_min, found.earliest_min, found.latest_min) == pytest.approx(
        (typical, earliest, latest), abs=0.6
    )


def test_a_second_dose_puts_the_fall_off_and_a_small_one_does_not_bring_it_back() -> None:
    once = falls((DRIP,), Person(70))[0].typical_min
    again = falls((DRIP, Dose("iv", "racemic_ketamine", 35, 60, 40)), Person(70))[0].typical_min
    # A little more, long after half of the peak was passed for good.
    later = falls((DRIP, Dose("iv", "racemic_ketamine", 1, 200, 10)), Person(70))[0].typical_min
    assert once is not None and again is not None and later is not None
    assert again > once + 50
    assert later == pytest.approx(once, abs=0.01)


def test_what_is_not_back_within_a_day_has_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(falling, "DAY_MIN", 30.0)
    half, third, fifth = falls((DRIP,), Person(70))
    assert half.typical_min is not None and half.latest_min is None
    assert (third.typical_min, fifth.typical_min, fifth.earliest_min) == (None, None, None)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.floats(40, 200), st.floats(1, 200), st.floats(0, 100), st.floats(10, 120))
def test_less_of_the_peak_comes_later_and_the_dose_does_not_matter(
    weight_kg: float, dose_mg: float, start_min: float, duration_min: float
) -> None:
    person = Person(weight_kg)
    found = falls((Dose("iv", "racemic_ketamine", dose_mg, start_min, duration_min),), person)
    other = falls((Dose("iv", "esketamine", 2 * dose_mg, 0, duration_min),), person)
    times = [fall.typical_min or 0 for fall in found]
    assert times == sorted(times)
    assert [at - start_min for at in times] == pytest.approx([fall.typical_min for fall in other], abs=0.01)
    assert all((f.earliest_min or 0) <= (f.typical_min or 0) <= (f.latest_min or 0) for f in found)


def test_it_says_that_it_is_no_criterion_for_leaving() -> None:
    assert "no criterion for leaving" in falling.NO_CRITERION
    assert "two hours" in falling.NO_CRITERION
