"""Scores agree with worked examples from elsewhere, and never fill in what a person left out."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.instruments import INSTRUMENTS, score
from rekindle.clinical.sources import SOURCES

VECTORS = json.loads((Path(__file__).parents[2] / "golden" / "scoring.json").read_text())["vectors"]


@st.composite
def complete_sheets(draw: st.DrawFn) -> tuple[str, dict[str, int | None]]:
    instrument = draw(st.sampled_from(list(INSTRUMENTS.values())))
    return instrument.instrument_id, {
        item.key: draw(st.sampled_from([value for value, _ in instrument.options_of(item)]))
        for item in instrument.items
    }


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_the_score_is_the_one_worked_out_elsewhere(vector: dict[str, Any]) -> None:
    found = score(vector["instrument"], vector["items"])
    said = {**asdict(found), **found.flags}
    assert {key: said[key] for key in vector["expect"]} == vector["expect"]


@given(complete_sheets())
def test_removing_any_answer_leaves_no_total(sheet: tuple[str, dict[str, int | None]]) -> None:
    instrument_id, items = sheet
    for key in items:
        found = score(instrument_id, {**items, key: None})
        assert (found.total, found.band, found.missing) == (None, None, (key,))
        assert found.answered == len(items) - 1
        assert set(found.flags.values()) <= {None}


@given(complete_sheets(), st.randoms())
def test_the_order_of_answers_does_not_matter(sheet: tuple[str, dict[str, int | None]], chance: Any) -> None:
    instrument_id, items = sheet
    shuffled = list(items.items())
    chance.shuffle(shuffled)
    assert score(instrument_id, dict(shuffled)) == score(instrument_id, items)


@given(complete_sheets())
def test_every_total_has_at_most_one_band_and_stays_in_range(sheet: tuple[str, dict[str, int | None]]) -> None:
    instrument_id, items = sheet
    instrument, found = INSTRUMENTS[instrument_id], score(instrument_id, items)
    assert found.total is not None and 0 <= found.total <= instrument.highest
    holding = [band.code for band in instrument.bands if band.low <= found.total <= band.high]
    assert holding == ([found.band] if instrument.bands else [])


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (4, "minimal"),
        (5, "mild"),
        (9, "mild"),
        (10, "moderate"),
        (14, "moderate"),
        (15, "moderately_severe"),
        (19, "moderately_severe"),
        (20, "severe"),
    ],
)
def test_phq9_bands_change_where_kroenke_2001_changes_them(total: int, band: str) -> None:
    threes, rest = divmod(total, 3)
    answers: list[int | None] = [3] * threes + [rest] + [0] * 9
    assert score("phq9", dict(zip(INSTRUMENTS["phq9"].keys, answers, strict=False))).band == band


@pytest.mark.parametrize(("answer", "positive"), [(None, None), (0, False), (1, True), (3, True)])
def test_item_nine_speaks_for_itself_on_an_abandoned_sheet(answer: int | None, positive: bool | None) -> None:
    found = score("phq9", {"q1": 2, "q9": answer})
    assert (found.total, found.safety_item, found.safety_item_positive) == (None, answer, positive)


def test_gad7_begins_with_not_at_all() -> None:
    assert INSTRUMENTS["gad7"].options[0] == (0, "Not at all")


@pytest.mark.parametrize("items", [{"q1": 4}, {"q1": -1}, {"q1": True}, {"q10": 0}])
def test_an_answer_the_form_does_not_offer_is_a_mistake(items: dict[str, int | None]) -> None:
    with pytest.raises(ValueError, match="PHQ-9"):
        score("phq9", items)


def test_the_difficulty_question_is_never_scored() -> None:
    full: dict[str, int | None] = dict.fromkeys(INSTRUMENTS["phq9"].keys, 1)
    assert score("phq9", {**full, "difficulty": 3}) == score("phq9", full)


def test_an_unknown_instrument_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no instrument is called"):
        score("phq10", {})


def test_every_instrument_names_its_sources_licence_and_codes() -> None:
    for instrument in INSTRUMENTS.values():
        assert instrument.sources and set(instrument.sources) | {instrument.licence.source} <= set(SOURCES)
        assert instrument.licence.notice
        codes = [item.loinc for item in instrument.items if item.loinc]
        assert len(set(codes)) == len(codes) and all("-" in code for code in codes)
