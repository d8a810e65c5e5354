"""The virtual patient follows time and events, not dice alone."""

import math

from hypothesis import given
from hypothesis import strategies as st

from rekindle.simulation.body import Body, Segment, effect_fraction, signs

FORTY = (Segment(0, 40, 1.0),)


def test_the_effect_peaks_when_the_infusion_ends_and_is_gone_by_ninety_minutes() -> None:
    # By hand: 1 - exp(-40/15) = 0.9305 at the end; times exp(-50/15) = 0.0332 at 90 minutes.
    assert math.isclose(effect_fraction(FORTY, 40), 0.9305, abs_tol=1e-4)
    assert effect_fraction(FORTY, 39) < effect_fraction(FORTY, 40) > effect_fraction(FORTY, 41)
    assert math.isclose(effect_fraction(FORTY, 90), 0.0332, abs_tol=1e-4)


def test_pressure_rises_during_the_infusion_and_settles_after_it() -> None:
    body = Body(seed=7)
    before, peak, after = (signs(body, FORTY, minute) for minute in (0, 40, 130))
    assert peak.systolic_mmhg > before.systolic_mmhg + 5
    assert abs(after.systolic_mmhg - body.systolic_mmhg) <= 10


@given(pause_min=st.floats(1, 39), at_min=st.floats(0, 200))
def test_a_pause_never_makes_the_effect_stronger(pause_min: float, at_min: float) -> None:
    paused = (Segment(0, pause_min, 1.0),)
    assert effect_fraction(paused, at_min) <= effect_fraction(FORTY, at_min) + 1e-12


@given(seed=st.integers(0, 9999), at_min=st.floats(0, 200))
def test_the_same_seed_and_minute_give_the_same_signs(seed: int, at_min: float) -> None:
    assert signs(Body(seed=seed), FORTY, at_min) == signs(Body(seed=seed), FORTY, at_min)


@given(seed=st.integers(0, 9999), at_min=st.floats(0, 240))
def test_signs_are_such_as_a_living_person_has(seed: int, at_min: float) -> None:
    found = signs(Body(seed=seed), FORTY, at_min)
    assert 60 <= found.diastolic_mmhg < found.systolic_mmhg <= 180
    assert 88 <= found.spo2_pct <= 100
    assert 0 <= found.distress_0_10 <= 10
