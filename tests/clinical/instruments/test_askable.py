"""The forms in our own words are asked like scales, and are never taken for one."""

import pytest

from rekindle.clinical.instruments import BY_NAME, INSTRUMENTS
from rekindle.clinical.instruments.askable import ASKABLE, OWN
from rekindle.clinical.instruments.coding import WrongKind, words
from rekindle.clinical.instruments.own import OWN_FORMS
from rekindle.clinical.instruments.own.bladder import points
from rekindle.clinical.instruments.scoring import score_of


def test_no_form_of_ours_stands_among_the_published_scales() -> None:
    assert not set(OWN) & set(INSTRUMENTS)
    assert not {one.name for one in OWN.values()} & set(BY_NAME)
    assert set(ASKABLE) == set(OWN) | set(INSTRUMENTS)
    for one in OWN.values():
        assert one.bands == ()
        assert one.licence.kind == "own"
        assert "not a validated scale" in one.licence.notice


@pytest.mark.parametrize("form_id", OWN_FORMS)
def test_an_open_line_is_missing_and_the_line_followed_is_one_of_the_form(form_id: str) -> None:
    form, one = OWN_FORMS[form_id], OWN[f"own_{form_id}"]
    assert set(score_of(one, {}).missing) == {item.key for item in form.items if item.kind != "words"}
    assert score_of(one, {}).values[one.main] is None


@pytest.mark.parametrize("yes", [(), ("often",), ("night", "urgency"), ("pain",), ("blood", "pain", "often")])
def test_the_bladder_points_are_those_of_the_check_of_the_day(yes: tuple[str, ...]) -> None:
    answers = {key: key in yes for key in OWN_FORMS["bladder"].keys}
    assert score_of(OWN["own_bladder"], answers).total == points(answers)


def test_free_words_are_words() -> None:
    assert words().read("a blue room") is None
    with pytest.raises(WrongKind):
        words().read(3)
