"""No word of a questionnaire moves unseen, and none is shown without its notice."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from rekindle.clinical.instruments.wording import (
    LICENCE_WORDS,
    OFF_BY_DEFAULT,
    SHIPPED,
    WordingMoved,
    verbatim_hash,
    why_moved,
    wording_from,
    wording_of,
)
from rekindle.clinical.sources import SOURCES, source
from rekindle.clinical.sources.wording import SOURCES as OF_WORDING

CONTENT = Path(str(files("rekindle.clinical.instruments").joinpath("content")))
PACKS = {folder.name: json.loads((folder / "pack.json").read_text("utf-8")) for folder in sorted(CONTENT.iterdir())}

# Counted on the published forms, not in our packs: questions and the numbers that may be ticked.
ON_THE_FORM: dict[str, tuple[int, tuple[int, int]]] = {
    "phq9": (9, (0, 3)),
    "phq2": (2, (0, 3)),
    "phq4": (4, (0, 3)),
    "gad7": (7, (0, 3)),
    "gad2": (2, (0, 3)),
    "audit_c": (3, (0, 4)),
    "pcl5": (20, (0, 4)),
    "core10": (10, (0, 4)),
    "hama": (14, (0, 4)),
    "cgi_s": (1, (1, 7)),
    "cgi_i": (1, (1, 7)),
    "bprs18": (18, (1, 7)),
    "bprs_plus": (4, (1, 7)),
    "sidas": (5, (0, 10)),
    "b_ipf": (7, (0, 6)),
}


@pytest.mark.parametrize("name", PACKS)
def test_the_words_are_the_words_that_were_hashed(name: str) -> None:
    assert why_moved(PACKS[name]) == ""


def test_every_folder_is_shipped_and_everything_shipped_has_a_folder() -> None:
    assert sorted(PACKS) == sorted(SHIPPED)
    assert {name for name, pack in PACKS.items() if pack["instrument_id"] != name} == set()


def test_what_waits_for_its_owner_is_off_and_says_what_to_ask() -> None:
    off = {name for name, pack in PACKS.items() if pack["off_by_default"]}
    assert off == OFF_BY_DEFAULT
    assert {name for name, pack in PACKS.items() if pack["ask_owner"]} == OFF_BY_DEFAULT


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_has_its_notice_address_date_and_hash_beside_it(name: str) -> None:
    pack, licence = PACKS[name], (CONTENT / name / "LICENCE.md").read_text("utf-8")
    for said in ("notice", "source_url", "retrieved_on", "verbatim_sha256", "ask_owner"):
        assert pack[said] in licence
    assert source(pack["source"]).looked_on <= date(2026, 12, 31)


def test_every_source_of_wording_is_used() -> None:
    used = {pack["source"] for pack in PACKS.values()}
    assert used <= set(SOURCES)
    assert {entry.key for entry in OF_WORDING} - used == set()


@pytest.mark.parametrize("name", ON_THE_FORM)
def test_a_form_has_its_questions_and_its_numbers(name: str) -> None:
    wording = wording_of(name)
    assert wording is not None
    count, (low, high) = ON_THE_FORM[name]
    assert len(wording.items) == len(set(wording.keys)) == count
    for item in wording.items:
        assert sorted(value for value, _ in wording.options_of(item)) == list(range(low, high + 1))


def test_the_hamilton_scale_for_depression_has_nine_long_and_eight_short_items() -> None:
    """Items 1-3, 7-11 and 15 run to 4; 4-6, 12-14 and 17 to 2; weight has a 3 that means not assessed: total 52."""
    wording = wording_of("hamd17")
    assert wording is not None
    highest = {item.key: max(int(value) for value, _ in wording.options_of(item)) for item in wording.items}
    long = {f"q{n}" for n in (1, 2, 3, 7, 8, 9, 10, 11, 15)}
    assert {key for key, top in highest.items() if top == 4} == long
    assert {key for key, top in highest.items() if top == 3} == {"q16"}
    assert sum(min(top, 2) if key == "q16" else top for key, top in highest.items()) == 52


def test_yes_and_no_forms_offer_the_documented_codes() -> None:
    asq, screen = wording_of("asq"), wording_of("pc_ptsd5")
    assert asq is not None and screen is not None
    assert [value for value, _ in asq.options] == ["no", "yes", "refused"]
    assert screen.keys == ("exposure", "q1", "q2", "q3", "q4", "q5")
    assert [value for value, _ in screen.options_of(screen.items[0])] == [False, True]


def test_reversed_statements_carry_the_numbers_printed_beside_them() -> None:
    wording = wording_of("core10")
    assert wording is not None
    for item in wording.items:
        said = {words: value for value, words in wording.options_of(item)}
        assert said["Not at all"] == (4 if item.key in ("q2", "q3") else 0)


def test_an_instrument_without_a_pack_has_no_words() -> None:
    assert [wording_of(name) for name in ("madrs", "../phq9", "")] == [None, None, None]


def test_a_moved_word_stops_the_build_and_says_why() -> None:
    free = {**PACKS["phq9"], "stem": "Lately, how often were you bothered?"}
    assert why_moved(free).startswith("The words of phq9 have changed: compare them")
    kept = json.loads(json.dumps(PACKS["core10"]))
    kept["items"][0]["text"] += "."
    assert "its licence allows no change at all" in why_moved(kept)
    with pytest.raises(WordingMoved, match="core10 have changed"):
        wording_from(kept)


def test_a_new_notice_moves_no_word() -> None:
    assert verbatim_hash({**PACKS["phq9"], "notice": "Another."}) == PACKS["phq9"]["verbatim_sha256"]


@pytest.mark.parametrize(
    "change", [{"licence_kind": "cc_by"}, {"licence_kind": "borrowed"}, {"no_derivatives": False}], ids=str
)
def test_a_licence_that_contradicts_itself_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(WordingMoved, match="does not fit"):
        wording_from({**PACKS["core10"], **change})


def test_no_words_are_shown_under_a_licence_without_a_name() -> None:
    assert {pack["licence_kind"] for pack in PACKS.values()} <= set(LICENCE_WORDS)
    assert {name for name, pack in PACKS.items() if not pack["notice"]} == set()
