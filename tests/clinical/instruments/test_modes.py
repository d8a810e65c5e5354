"""Words are shown where they may be; a licence that runs out leaves numbered boxes, and scoring stays the same."""

from dataclasses import replace
from datetime import date

import pytest

from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.modes import NOTHING, Held, Mode, modes_of, standing
from rekindle.clinical.instruments.worded import worded

DAY = date(2026, 11, 22)
OWN_WORDS = Held(licence=True, wording=True, expires_on=DAY)


@pytest.mark.parametrize(
    ("instrument_id", "held", "mode", "offered"),
    [
        ("phq9", NOTHING, "shipped_wording", True),
        ("sidas", NOTHING, "numbered_items", False),
        ("b_ipf", NOTHING, "numbered_items", False),
        ("asq", NOTHING, "numbered_items", False),
        ("asq", Held(switched_on=True), "shipped_wording", True),
        ("madrs", NOTHING, "numbered_items", True),
        ("madrs", OWN_WORDS, "clinic_wording", True),
        ("madrs", Held(licence=True, wording=True), "clinic_wording", True),
        ("madrs", Held(licence=True), "numbered_items", True),
        ("cssrs_screener", NOTHING, "numbered_items", True),
        ("bss", NOTHING, "total_only", True),
        ("bss", OWN_WORDS, "total_only", True),
        ("eq5d5l", NOTHING, "total_only", True),
    ],
)
def test_each_licence_tier_has_its_mode(instrument_id: str, held: Held, mode: Mode, offered: bool) -> None:
    found = standing(INSTRUMENTS[instrument_id], held, DAY)
    assert (found.mode, found.offered) == (mode, offered)
    assert found.why.endswith(".")
    assert found.mode in modes_of(INSTRUMENTS[instrument_id])


def test_a_commercial_scale_with_known_items_is_a_total_until_a_licence_is_on_record() -> None:
    commercial = replace(INSTRUMENTS["madrs"], tier="D")
    assert standing(commercial, NOTHING, DAY).mode == "total_only"
    assert standing(commercial, Held(licence=True), DAY).mode == "numbered_items"
    assert standing(commercial, Held(licence=True, expires_on=date(2026, 11, 21)), DAY).mode == "total_only"


def test_a_scale_without_a_pack_cannot_be_dressed_in_words() -> None:
    with pytest.raises(ValueError, match="MADRS has no pack of words"):
        worded(INSTRUMENTS["madrs"])


def test_a_pack_and_a_scoring_that_disagree_are_found_at_import() -> None:
    phq2 = INSTRUMENTS["phq2"]
    with pytest.raises(ValueError, match="disagree on"):
        worded(replace(phq2, items=phq2.items[:1]))
    narrow = tuple(replace(item, coding=steps(0, 2)) for item in phq2.items)
    with pytest.raises(ValueError, match="is scored on 0 to 2"):
        worded(replace(phq2, items=narrow))


def test_wording_holds_through_its_last_day_and_falls_back_to_numbers_after_it() -> None:
    madrs = INSTRUMENTS["madrs"]
    assert standing(madrs, OWN_WORDS, DAY).mode == "clinic_wording"
    after = standing(madrs, OWN_WORDS, date(2026, 11, 23))
    assert after.mode == "numbered_items" and "run out" in after.why


def test_without_words_items_are_numbered_boxes_with_their_range() -> None:
    madrs = INSTRUMENTS["madrs"]
    assert [madrs.label_of(item) for item in madrs.items] == [f"Item {number}" for number in range(1, 11)]
    assert madrs.options_of(madrs.items[0]) == tuple((number, str(number)) for number in range(7))


def test_items_that_are_answered_in_codes_offer_them_without_words() -> None:
    dast = INSTRUMENTS["dast10"]
    assert dast.options_of(dast.items[2]) == (("no", "no"), ("yes", "yes"))
    wsas = INSTRUMENTS["wsas"]
    assert wsas.options_of(wsas.by_key["not_working"]) == ((False, "no"), (True, "yes"))


def test_an_item_that_may_not_apply_says_so() -> None:
    assert ("not_applicable", "Not applicable") in INSTRUMENTS["b_ipf"].options_of(INSTRUMENTS["b_ipf"].items[0])
