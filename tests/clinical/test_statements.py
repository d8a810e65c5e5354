"""Public words: sourced, dated, off-label said plainly, each benefit beside its risk, each claim answered for."""

import re
from dataclasses import replace

import pytest

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.statements import CRISIS_LINE, STATEMENT, STATEMENTS
from rekindle.clinical.statements.chapters import (
    EVERY_WAY_CHAPTER,
    LEARN,
    LEARN_LEAD,
    WAYS_LEAD,
    WELCOME,
    WELCOME_LEAD,
    Chapter,
    footnotes,
)
from rekindle.clinical.statements.comparison import COMPARISON
from rekindle.clinical.statements.unsaid import UNSAID

CLAIMS = range(1, 32)  # the thirty-one rows of the list of claims
LEFT_OUT = {9, 19, 20, 24, 27}  # their text to publish is: omit, delete, or a corrected citation
PAGES = {"welcome": WELCOME, "learn": LEARN, "ways": EVERY_WAY_CHAPTER}
LEADS = {"welcome": (WELCOME_LEAD,), "learn": LEARN_LEAD, "ways": WAYS_LEAD}
EVERY_CHAPTER = [chapter for chapters in PAGES.values() for chapter in chapters]


def test_every_statement_says_one_thing_to_patients_and_another_to_clinicians() -> None:
    for one in STATEMENTS:
        assert one.patient.endswith(".") and one.clinician.endswith(".") and one.patient != one.clinician
        assert set(one.sources) <= set(SOURCES) and one.looked_on == min(SOURCES[k].looked_on for k in one.sources)
        assert one.routes and set(one.tags) <= {"V", "V2", "M", "P"}
    assert len({one.patient for one in STATEMENTS}) == len(STATEMENTS) == len(STATEMENT)


def test_every_claim_is_answered_by_a_statement_or_left_out_with_a_reason() -> None:
    said = {claim for one in STATEMENTS for claim in one.claims}
    refused = {one.claim for one in UNSAID}
    assert [claim for claim in CLAIMS if claim not in refused] == []
    assert [claim for claim in CLAIMS if claim not in said | LEFT_OUT] == []
    assert {one.claim for one in UNSAID if not one.instead} == LEFT_OUT


def test_a_claim_we_do_not_make_says_why_and_what_we_say_instead() -> None:
    for one in UNSAID:
        assert one.says.endswith(".") and one.why.endswith(".") and set(one.sources) <= set(SOURCES) and one.tags
        assert set(one.instead) <= set(STATEMENT), one.claim


def test_a_benefit_names_a_risk_or_a_limit_that_exists() -> None:
    benefits = [one for one in STATEMENTS if one.kind == "benefit"]
    assert len(benefits) >= 5
    assert [one.statement_id for one in benefits if STATEMENT[one.beside].kind != "risk"] == []


@pytest.mark.parametrize("chapter", EVERY_CHAPTER, ids=lambda chapter: chapter.slug)
def test_no_chapter_gives_a_benefit_without_its_risk(chapter: Chapter) -> None:
    lone = [one.statement_id for one in chapter.statements if one.beside and one.beside not in chapter.ids]
    assert lone == []


@pytest.mark.parametrize(("page", "leads"), LEADS.items())
def test_what_stands_at_the_top_has_its_risk_on_the_page_and_in_its_own_words(
    page: str, leads: tuple[str, ...]
) -> None:
    on_page = {each for chapter in PAGES[page] for each in chapter.ids}
    for lead in leads:
        beside = STATEMENT[lead].beside
        assert not beside or (beside in on_page and "risks" in STATEMENT[lead].patient)


@pytest.mark.parametrize("page", PAGES)
def test_off_label_stands_on_every_page_in_plain_words(page: str) -> None:
    assert "off_label" in {*LEADS[page], *(each for chapter in PAGES[page] for each in chapter.ids)}
    assert "off-label" in STATEMENT["off_label"].patient and "not approved" in STATEMENT["off_label"].patient


@pytest.mark.parametrize("page", PAGES)
def test_no_public_page_shows_a_number_that_nobody_has_read(page: str) -> None:
    held_back = [one.statement_id for chapter in PAGES[page] for one in chapter.statements if one.is_held_back]
    assert held_back == []
    assert STATEMENT["trial_effects"].is_held_back and not STATEMENT["first_week"].is_held_back


def test_every_statement_is_shown_somewhere_or_held_back() -> None:
    shown = {each for chapter in EVERY_CHAPTER for each in chapter.ids} | {WELCOME_LEAD, *LEARN_LEAD, *WAYS_LEAD}
    assert {one.statement_id for one in STATEMENTS} - shown == {
        one.statement_id for one in STATEMENTS if one.is_held_back
    }


def test_where_suicide_is_mentioned_988_and_911_stand_beside_it() -> None:
    spoken = [one for one in STATEMENTS if re.search(r"suicid|end(ing)? your life", one.patient)]
    assert len(spoken) >= 5
    assert [one.statement_id for one in spoken if "988" not in one.said or "911" not in one.said] == []
    assert [
        chapter.slug
        for chapter in EVERY_CHAPTER
        if "suicid" in str(chapter.statements) and not chapter.needs_crisis_lines
    ] == []
    assert "988" in CRISIS_LINE and "911" in CRISIS_LINE


def test_every_footnote_is_met_once_and_has_a_date() -> None:
    notes = footnotes(LEARN_LEAD, LEARN)
    assert len(notes) == len(set(notes)) > 25 and all(note.citation and note.looked_on for note in notes)
    assert {key for chapter in LEARN for one in chapter.statements for key in one.sources} <= {n.key for n in notes}
    assert {key for row in COMPARISON for key in row.sources} <= {note.key for note in notes}


def test_infusion_and_spray_are_compared_by_the_same_risks() -> None:
    assert all(row.ketamine.endswith(".") and row.spravato.endswith(".") and row.tags for row in COMPARISON)
    about = " ".join(row.about for row in COMPARISON).lower()
    for risk in ("blood pressure", "detached", "breathing", "bladder", "misuse", "warning"):
        assert risk in about


@pytest.mark.parametrize(
    ("statement_id", "numbers"),
    [
        ("detached_and_sleepy", {"41", "35"}),  # A01: dissociation 41.0 %, sedation 34.7 % of 1,486,213 sessions
        ("first_week", {"928"}),  # AE-LONG: dizziness 20.6, nausea 14.0, vertigo 12.1 %, n = 928
        ("passing_out", {"3", "4", "1,000"}),  # label: loss of consciousness 0.3-0.4 %
        ("pressure_rise", {"138", "16", "11", "40"}),  # Yale: +16.0 and +11.0 mmHg, peak at 40 minutes
        ("pressure_severe", {"8", "100"}),  # Yale: 17 of 138 people, 23 of 2,342 infusions
        ("pressure_spray", {"40", "4", "8", "19", "100"}),  # label: 8-19 %, peak 40 minutes, 4 hours
        ("bladder_numbers", {"17", "100", "4"}),  # SUSTAIN-2: 136 of 802; a quarter of recreational users
        ("feeling_worse", {"8", "6", "100"}),  # B02: 8.4 % and 6.0 %
        ("waking_confused", {"12", "100"}),  # label: about 12 % at anaesthetic dose
        ("response_rate", {"3", "10"}),  # B01: response 45 %, remission 30 %
        ("clinics_differ", {"26", "54", "15", "29", "100"}),  # B27, B03, B02
        ("fading_numbers", {"6", "10", "8", "7"}),  # B02: 60 % at 8 weeks; B06: 70 % within 12 months
        ("against_ect", {"55", "41", "63", "46", "100"}),  # B05: 55.4 and 41.2 %; B06: 46 and 63 %
    ],
)
def test_a_number_said_in_public_is_the_number_of_its_source(statement_id: str, numbers: set[str]) -> None:
    assert numbers <= set(re.findall(r"\d+(?:,\d+)*", STATEMENT[statement_id].patient))
    # By hand: 17 / 138 = 12.3 % or 1 in 8; 23 / 2,342 = 0.98 % or 1 in 100; 136 / 802 = 17.0 %; 1 / 0.206 = 4.9;
    # 1 / 0.140 = 7.1; 1 / 0.121 = 8.3.


@pytest.mark.parametrize(
    "changes",
    [
        {"patient": "No stop"},
        {"clinician": "No stop"},
        {"sources": ()},
        {"kind": "benefit"},
        {"beside": "bladder"},
        {"patient": "It eases thoughts of suicide."},
    ],
)
def test_a_statement_without_its_parts_cannot_exist(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Statement mechanism"):
        replace(STATEMENT["mechanism"], **changes)  # type: ignore[arg-type]  # each change is a fault on purpose


def test_what_a_session_feels_like_is_told_with_its_hard_side_and_without_praise() -> None:
    told = next(chapter for chapter in LEARN if chapter.slug == "session").statements
    words = " ".join(one.patient for one in told).lower()
    assert all(word in words for word in ("calm", "frightening", "sick", "far away", "hardly anything"))
    assert sum(one.kind == "risk" for one in told) >= 3 and '"' not in words and "“" not in words
