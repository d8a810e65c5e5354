"""A page shows venous plasma with its range, the effect site in percent of its peak, and what is not known."""

from math import isfinite

import pytest

from rekindle.clinical.pharmacology import display, exposure
from rekindle.clinical.pharmacology.cautions import Cautions, sentences
from rekindle.clinical.pharmacology.display import Shown, grid
from rekindle.clinical.pharmacology.strand import Dose, Person

DRIP = Dose("iv", "racemic_ketamine", 35, 0, 40)
SPRAY = Dose("nasal", "esketamine", 56, 0, devices=2)
ADULT = Person(70)
KNOWN = Cautions(liver="none")


@pytest.fixture(autouse=True)
def few_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exposure, "PEOPLE", 8)


def shown(*doses: Dose, person: Person = ADULT, cautions: Cautions = KNOWN, until_min: float = 60) -> Shown:
    return display.shown.__wrapped__(doses, person, cautions=cautions, until_min=until_min)


def test_an_infusion_is_shown_in_venous_plasma_and_at_the_effect_site() -> None:
    """160.18 ng/mL at 40 minutes and an area of 398: worked by hand in the reference, section 4.3."""
    found = shown(DRIP)
    assert found.plasma is not None and found.effect is not None
    assert (found.plasma.site, found.plasma.unit) == ("venous plasma", "ng/mL")
    assert found.plasma.typical[found.plasma.times_min.index(40)] == pytest.approx(160.18, abs=0.005)
    assert (found.cmax_ng_per_ml, found.tmax_min) == (pytest.approx(160.18, abs=0.005), 40)
    assert found.auc_ng_h_per_ml == pytest.approx(398, abs=0.5)
    assert (found.effect.unit, max(found.effect.typical)) == ("% of peak", pytest.approx(100, abs=0.5))
    assert "driven by arterial plasma" in found.effect.site
    assert found.why_no_plasma == found.why_no_effect == ()


def test_the_line_lies_in_its_band_and_the_band_says_what_it_is() -> None:
    found = shown(DRIP)
    for line, words in ((found.plasma, "9 of 10 people"), (found.effect, "not the spread of people")):
        assert line is not None and line.lower is not None and line.upper is not None
        assert all(a <= b <= c for a, b, c in zip(line.lower, line.typical, line.upper, strict=True))
        assert words in line.about_band


def test_the_spray_has_no_effect_site_and_says_why() -> None:
    found = shown(SPRAY)
    assert found.plasma is not None and found.plasma.model == "C_perezruixo"
    assert (found.effect, found.falls) == (None, ())
    assert found.why_no_effect == ("Model G_effect_site does not describe esketamine as a nasal spray.",)


def test_what_no_model_describes_together_has_no_curve() -> None:
    found = shown(DRIP, SPRAY)
    assert (found.plasma, found.effect, found.cmax_ng_per_ml) == (None, None, None)
    assert found.why_no_plasma and found.why_no_effect
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("doses", "person", "until_min", "why"),
    [
        ((), Person(70), 120, "No dose is given."),
        ((DRIP,), Person(7), 120, "The weight must lie"),
        ((DRIP,), Person(float("nan")), 120, "The weight must lie"),
        ((DRIP,), Person(70, 150), 120, "The age must lie"),
        ((DRIP,), Person(70), 0, "a week"),
        ((Dose("iv", "racemic_ketamine", -35, 0, 40),), Person(70), 120, "Dose 1: the dose must lie"),
        ((Dose("iv", "racemic_ketamine", 0, 0, 40),), Person(70), 120, "Dose 1: the dose must lie"),
        ((Dose("iv", "racemic_ketamine", 35, -5, 40),), Person(70), 120, "must start"),
        ((Dose("im", "racemic_ketamine", 35, 0, 40),), Person(70), 120, "only an infusion"),
        ((DRIP, Dose("iv", "racemic_ketamine", 5, 39, 10)), Person(70), 120, "overlap"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    doses: tuple[Dose, ...], person: Person, until_min: float, why: str
) -> None:
    found = shown(*doses, person=person, until_min=until_min)
    assert (found.plasma, found.effect, found.falls) == (None, None, ())
    assert any(why in each for each in found.why_no_plasma)


def test_a_pump_started_a_moment_ago_is_followed() -> None:
    found = shown(Dose("iv", "racemic_ketamine", 0.0004, 0, 0.0005), until_min=5)
    assert found.plasma is not None


def test_what_is_unknown_of_the_liver_and_of_the_medicines_stands_with_the_curve() -> None:
    found = shown(DRIP, cautions=Cautions(medicines_known=False))
    assert found.about_person == sentences(Cautions(medicines_known=False))
    assert set(found.about_person) < set(found.warnings)
    assert len(found.about_person) == 2
    assert shown(DRIP).about_person == ()


def test_outside_of_the_people_studied_each_line_warns_of_its_own() -> None:
    found = shown(DRIP, person=Person(120, 66))
    assert found.plasma is not None and found.effect is not None
    assert any("120 kg" in each for each in found.plasma.warnings)
    assert any("66 y is outside the 18 to 60 y" in each for each in found.plasma.warnings)
    assert any("66 y is outside the 19 to 32 y" in each for each in found.effect.warnings)
    assert set(found.plasma.warnings) | set(found.effect.warnings) == set(found.warnings)


@pytest.mark.parametrize("until_min", [1, 40.5, 240, 1440, 7 * 1440])
def test_the_grid_is_fine_at_changes_and_never_long(until_min: float) -> None:
    doses = (DRIP, Dose("iv", "racemic_ketamine", 5, 60.25))
    found = grid(doses, until_min)
    assert list(found) == sorted(set(found)) and len(found) <= 300
    assert (found[0], found[-1]) == (0, until_min)
    assert {at for at in (40, 41, 45, 50, 60.25, 61) if at <= until_min} <= set(found)
    assert all(isfinite(at) for at in found)


def test_nothing_is_drawn_before_a_bolus_that_comes_later() -> None:
    found = shown(Dose("iv", "esketamine", 20, 30), until_min=60)
    assert found.plasma is not None
    before = [v for at, v in zip(found.plasma.times_min, found.plasma.typical, strict=True) if at < 30]
    assert before and max(before) == 0
    assert max(at for at in found.plasma.times_min if at < 30) > 29.9
