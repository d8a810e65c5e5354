"""What no person weighs and no plan holds, said in a sentence."""

from math import inf, nan

import pytest

from rekindle.clinical.pharmacology import possible


@pytest.mark.parametrize("weight_kg", [-70, 0, 39.9, 200.1, 7000, nan, inf])
def test_no_one_weighs_that(weight_kg: float) -> None:
    assert possible.why_not_weight(weight_kg) == "The weight must lie between 40 and 200 kg."


def test_an_unknown_weight_is_said_and_an_unknown_age_is_no_fault() -> None:
    assert possible.why_not_weight(None) == "The weight is not given."
    assert possible.why_not_weight(40) == possible.why_not_weight(200) == possible.why_not_age(None) == ""
    assert possible.why_not_age(121) == "The age must lie between 0 and 120 years."


@pytest.mark.parametrize("dose_mg", [-35, 0, 1001, nan, None])
def test_no_dose_is_that(dose_mg: float | None) -> None:
    assert possible.why_not_amount(dose_mg) == "the dose must lie between 0.001 and 1000 mg."


def test_only_an_infusion_lasts_and_no_longer_than_a_day() -> None:
    assert possible.why_not_lasting(40, "iv") == possible.why_not_lasting(None, "im") == ""
    assert possible.why_not_lasting(40, "im") == "only an infusion into a vein has a duration."
    for minutes in (-40, 1441, inf):
        said = possible.why_not_lasting(minutes, "iv")
        assert said == "the duration must lie between 0.01 and 1440 minutes, or be none."


def test_stretches_that_touch_do_not_overlap() -> None:
    assert not possible.overlapping([(10, 5), (0, 10), (15, 1)])
    assert possible.overlapping([(10, 5), (0, 10.5)])
