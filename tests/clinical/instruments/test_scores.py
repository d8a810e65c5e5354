"""Scores agree with worked examples from elsewhere, and never fill in what a person left out."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.instruments import BY_NAME, INSTRUMENTS, Instrument, score
from rekindle.clinical.instruments.coding import AnswerRefused, Impossible, WrongKind
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.sources.instruments import SOURCES as OF_INSTRUMENTS
from rekindle.replay.score import score as replayed
from tests.clinical.instruments.sheets import Sheet, any_whole

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "scoring.json").read_text())
CONTROLS = [control for control in GOLDEN["known_bad"] if control["expect"]]
# A rule allows a result although the item is open: prorated, decided by another answer, or a scale that stands alone.
ALLOWED = {"core10", "cssrs_screener", "asq", "sidas", "pc_ptsd5", "wsas", "psqi", "mdq", "cadss", "lurn_si10", "cbi"}


def texts_of(instrument: Instrument) -> list[str]:
    return [item.text for item in instrument.items if item.text]


@pytest.mark.parametrize("vector", GOLDEN["vectors"], ids=lambda vector: vector["id"])
def test_the_score_is_the_one_worked_out_elsewhere(vector: dict[str, Any]) -> None:
    found = replayed({"instrument": vector["instrument"], "items": vector["items"]})
    assert {key: found.get(key) for key in vector["expect"]} == vector["expect"]
    assert ("missing" in found) == ("missing" in vector["expect"])


@pytest.mark.parametrize(
    "control", [each for each in GOLDEN["known_bad"] if each["expect"]], ids=lambda each: each["id"]
)
def test_a_wrong_number_in_public_code_is_not_ours(control: dict[str, Any]) -> None:
    found = replayed({"instrument": control["instrument"], "items": control["items"]})
    assert {key: found.get(key) for key in control["expect"]} == control["expect"]
    assert {key: found.get(key) for key in control["published"]} != control["published"]


def test_every_instrument_has_a_worked_example() -> None:
    assert set(BY_NAME) - {vector["instrument"] for vector in GOLDEN["vectors"]} == set()


@pytest.mark.slow
@given(any_whole())
@settings(max_examples=50)
def test_removing_any_answer_leaves_no_total(sheet: tuple[str, Sheet]) -> None:
    instrument_id, items = sheet
    if instrument_id in ALLOWED:
        return
    main = INSTRUMENTS[instrument_id].main
    optional = {item.key for item in INSTRUMENTS[instrument_id].items if item.optional}
    for key in set(items) - optional:
        found = score(instrument_id, {**items, key: None})
        assert (found.total, found.band) == (None, None)
        assert found.missing == (key,)
        if key in _measured(instrument_id):
            assert found.values[main] is None


def _measured(instrument_id: str) -> set[str]:
    measure = INSTRUMENTS[instrument_id].main_measure
    return set(measure.items) if measure else set(INSTRUMENTS[instrument_id].keys)


@given(any_whole(), st.randoms())
@settings(max_examples=50)
def test_the_order_of_answers_does_not_matter(sheet: tuple[str, Sheet], chance: Any) -> None:
    instrument_id, items = sheet
    shuffled = list(items.items())
    chance.shuffle(shuffled)
    assert score(instrument_id, dict(shuffled)) == score(instrument_id, items)


@given(any_whole(), st.data())
@settings(max_examples=50)
def test_raising_an_item_that_is_not_turned_never_lowers_a_sum(sheet: tuple[str, Sheet], data: st.DataObject) -> None:
    instrument_id, items = sheet
    instrument = INSTRUMENTS[instrument_id]
    gates = {gate.item for gate in instrument.gates}
    plain = [
        item
        for item in instrument.items
        if item.key not in gates and item.coding.kind == "steps" and item.coding.identical and item.coding.answers
    ]
    if not plain or instrument.main_measure is None:
        return
    item = data.draw(st.sampled_from(plain))
    higher = [answer for answer in item.coding.answers if answer > items[item.key]]
    if not higher:
        return
    before, after = (
        score(instrument_id, sheet_).values[instrument.main]
        for sheet_ in (items, {**items, item.key: data.draw(st.sampled_from(higher))})
    )
    if before is not None and after is not None:
        assert after >= before


@given(any_whole())
@settings(max_examples=50)
def test_every_total_has_at_most_one_band_and_stays_in_range(sheet: tuple[str, Sheet]) -> None:
    instrument_id, items = sheet
    instrument, found = INSTRUMENTS[instrument_id], score(instrument_id, items)
    if instrument.bands:
        main = found.values.get(instrument.main)
        assert main is not None and 0 <= main <= instrument.bands[-1].high
        assert found.band in {band.code for band in instrument.bands}
    assert tuple(found.values) == instrument.outputs + instrument.outputs_beside or instrument_id == "cbi"


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=lambda each: each.instrument_id)
def test_bands_leave_no_gap_and_end_at_the_highest_total(instrument: Instrument) -> None:
    bands = instrument.bands
    assert all(later.low == earlier.high + 1 for earlier, later in pairwise(bands))
    if bands:
        assert (bands[0].low, bands[-1].high) == (0, instrument.highest)


@pytest.mark.parametrize(("answer", "positive"), [(None, None), (0, False), (1, True), (3, True)])
def test_item_nine_speaks_for_itself_on_an_abandoned_sheet(answer: int | None, positive: bool | None) -> None:
    found = score("phq9", {"q1": 2, "q9": answer})
    assert (found.total, found.safety_item, found.safety_item_positive) == (None, answer, positive)


@pytest.mark.parametrize(
    ("instrument_id", "items", "positive"),
    [
        ("madrs", {"q10": 1}, False),
        ("madrs", {"q10": 2}, True),
        ("qids_sr16", {"q12": 1}, True),
        ("hamd17", {"q3": 1}, True),
        ("core10", {"q6": 1}, True),
        ("cssrs_screener", {"q1": 1}, True),
        ("cssrs_screener", {"q1": 0}, None),
        ("cssrs_screener", {"q1": 0, "q2": 0, "q6_lifetime": 0}, False),
        ("asq", {"q3": "refused"}, True),
        ("asq", {"q1": "no", "q2": "no", "q3": "no", "q4": "no"}, False),
        ("sidas", {"frequency": 0}, False),
        ("sidas", {"distress": 1}, True),
        ("sidas", {"controllability": 0}, None),
        ("bss", {"total": 0}, False),
        ("gad7", {"q1": 3}, None),
    ],
)
def test_a_safety_answer_counts_at_once_and_an_open_one_is_unknown(
    instrument_id: str, items: Sheet, positive: bool | None
) -> None:
    assert score(instrument_id, items).safety_item_positive is positive


def test_a_bprs_sheet_is_told_in_both_codings() -> None:
    found = score("bprs18", dict.fromkeys(INSTRUMENTS["bprs18"].keys, 7))
    assert found.values == {"total": 126, "total_0_6": 108}


def test_gad7_begins_with_not_at_all() -> None:
    assert INSTRUMENTS["gad7"].options[0] == (0, "Not at all")


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ({"q1": 4}, Impossible),
        ({"q1": -1}, Impossible),
        ({"q1": 1.5}, Impossible),
        ({"q1": float("inf")}, Impossible),
        ({"q1": 10**400}, Impossible),
        ({"q1": True}, WrongKind),
        ({"q1": "1"}, WrongKind),
        ({"q1": [1]}, WrongKind),
        ({"q10": 0}, WrongKind),
        ({"q10": None}, WrongKind),
        ({"difficulty": 4}, Impossible),
    ],
)
def test_an_answer_the_form_does_not_offer_is_a_mistake(items: Sheet, kind: type[AnswerRefused]) -> None:
    with pytest.raises(kind, match="PHQ-9"):
        score("phq9", items)


@pytest.mark.parametrize(
    ("instrument_id", "low", "high"),
    [("phq9", 0, 27), ("qids_sr16", 0, 27), ("hamd17", 0, 52), ("bprs18", 18, 126), ("sidas", 0, 50), ("mdq", 0, 17)],
)
def test_a_scale_knows_its_range(instrument_id: str, low: int, high: int) -> None:
    assert (INSTRUMENTS[instrument_id].lowest, INSTRUMENTS[instrument_id].highest) == (low, high)


@pytest.mark.parametrize("hours", [-0.5, 24.5, 1e300])
def test_an_amount_outside_its_bounds_is_impossible(hours: float) -> None:
    with pytest.raises(Impossible, match="PSQI hours_sleep is answered with 0 to 24 h"):
        score("psqi", {"hours_sleep": hours})


def test_a_refused_number_is_named_with_its_item_and_bounds() -> None:
    with pytest.raises(Impossible, match="MADRS q3 is answered with 0 to 6, not 7"):
        score("madrs", {"q3": 7})


def test_the_difficulty_question_is_never_scored() -> None:
    full: Sheet = dict.fromkeys(INSTRUMENTS["phq9"].keys, 1)
    assert score("phq9", {**full, "difficulty": 3}) == score("phq9", full)


def test_an_unknown_instrument_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no instrument is called"):
        score("phq10", {})


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=lambda each: each.instrument_id)
def test_every_instrument_names_its_sources_licence_and_codes(instrument: Instrument) -> None:
    assert instrument.sources and set(instrument.sources) | {instrument.licence.source} <= set(SOURCES)
    assert instrument.licence.notice and instrument.title
    codes = [item.loinc for item in instrument.items if item.loinc]
    assert len(set(codes)) == len(codes) and all(_check_digit(code) for code in codes)
    assert all(_check_digit(code) for code in (instrument.loinc_panel, instrument.loinc_total) if code)


def _check_digit(code: str) -> bool:
    """A LOINC code ends in its mod 10 check digit (Luhn)."""
    digits, check = code.split("-")
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return (10 - sum(n - 9 if n > 9 else n for n in doubled) % 10) % 10 == int(check)


def test_every_source_of_the_instruments_is_used() -> None:
    cited = {key for each in INSTRUMENTS.values() for key in (*each.sources, each.licence.source)}
    assert {each.key for each in OF_INSTRUMENTS} - cited == set()


def test_words_are_shipped_for_tier_a_alone() -> None:
    assert {each.tier for each in INSTRUMENTS.values() if texts_of(each)} == {"A"}
    assert all(each.worded for each in INSTRUMENTS.values() if each.tier == "A")
