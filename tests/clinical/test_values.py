"""What a clinic may set and what it may only confirm."""

import pytest

from rekindle.clinical.values import DEFAULTS, ClinicValues, Value, by_key

MINUTES = Value("test.minutes", "Infusion time", 40, "min", "P", ("P",), frozenset({"iv_mood"}), lowest=40, highest=60)
BASIS = Value("test.basis", "Weight basis", "ibw", "", "P", ("P",), frozenset({"iv_mood"}), choices=("ibw", "abw"))
ALONE = Value("test.alone", "Points", 10, "points", "P", ("P",), frozenset({"screening"}))


@pytest.mark.parametrize("setting", [40, 45.5, 60])
def test_a_setting_inside_the_band_is_in_force(setting: float) -> None:
    assert ClinicValues({"test.minutes": setting}).of(MINUTES) == setting


@pytest.mark.parametrize("setting", [39.9, 60.1, -1, float("inf"), float("nan"), "60", True])
def test_a_setting_outside_the_band_is_refused_and_never_in_force(setting: float | str) -> None:
    assert MINUTES.why_not(setting)
    assert ClinicValues({"test.minutes": setting}).setting_of(MINUTES) == 40


def test_a_value_without_a_band_can_only_be_confirmed() -> None:
    assert ALONE.why_not(10) == ()
    (refusal,) = ALONE.why_not(11)
    assert "confirmed as it stands" in refusal.sentence
    assert ClinicValues({"test.alone": 11}).of(ALONE) == 10


def test_a_choice_is_one_of_its_words() -> None:
    assert ClinicValues({"test.basis": "abw"}).choice_of(BASIS) == "abw"
    assert ClinicValues({"test.basis": "actual"}).choice_of(BASIS) == "ibw"
    with pytest.raises(TypeError):
        DEFAULTS.of(BASIS)


def test_one_key_has_one_home() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        by_key((MINUTES, MINUTES))


def test_a_default_stands_inside_its_own_band() -> None:
    with pytest.raises(ValueError, match="cites"):
        Value("test.x", "X", 1, "", "P", ("NOWHERE",), frozenset())
