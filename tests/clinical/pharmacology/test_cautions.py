"""Liver, medicines and what is not known of them: each in one sentence that says which way the curve may err."""

import pytest

from rekindle.clinical.pharmacology.cautions import NOTHING_KNOWN, Cautions, Liver, sentences


@pytest.mark.parametrize("liver", ["mild", "moderate", "severe"])
def test_any_liver_disease_warns_that_the_curve_may_be_too_low(liver: Liver) -> None:
    (said,) = sentences(Cautions(liver=liver))
    assert liver in said and "too low" in said


@pytest.mark.parametrize("liver", [None, "unsure"])
def test_a_liver_that_nobody_asked_about_is_said(liver: Liver | None) -> None:
    (said,) = sentences(Cautions(liver=liver))
    assert "not known" in said


def test_interacting_medicines_are_named_with_which_way_they_move_the_curve() -> None:
    slow, fast = sentences(Cautions("none", ("clarithromycin", "ticlopidine"), ("rifampicin",)))
    assert slow.startswith("Clarithromycin and ticlopidine") and "too low" in slow
    assert fast.startswith("Rifampicin ") and "too high" in fast


def test_nothing_to_say_is_said_only_where_everything_is_known() -> None:
    assert sentences(Cautions(liver="none")) == ()
    assert len(sentences(NOTHING_KNOWN)) == 2
    assert all(each.endswith(".") for each in sentences(NOTHING_KNOWN))
