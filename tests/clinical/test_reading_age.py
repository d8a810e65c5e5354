"""A child of about twelve can read what the library says to patients; the few harder sentences have a reason each."""

import pytest

from tests.clinical.patient_words import chapters, passages
from tests.clinical.reading import (
    AGE_TWELVE_GRADE,
    ONE_SENTENCE_GRADE,
    hard_sentences,
    measured,
    sentences,
    syllables,
    words,
)

CHAPTERS = chapters()
NAMES_THE_ILLNESS = "the illness must be called by its name, so that whoever has it knows it"
NAMES_THE_MEDICINE = "the substance must be called by its name, so that an allergy to it is found"
HARD_FOR_A_REASON = {
    "Have you ever had an allergic reaction to ketamine, esketamine (Spravato) or benzethonium chloride?": (
        NAMES_THE_MEDICINE
    ),
    "Have you been diagnosed with interstitial cystitis, painful bladder syndrome, or bladder damage from ketamine?": (
        NAMES_THE_ILLNESS
    ),
    "A pheochromocytoma or paraganglioma that has not been removed": NAMES_THE_ILLNESS,
    "Spravato is given only to people who have joined its safety programme (REMS).": "a name spelt letter by letter",
}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_as_a_whole_can_be_read_at_twelve(chapter: str) -> None:
    grade = measured(passages(CHAPTERS[chapter])).grade
    assert grade <= AGE_TWELVE_GRADE, f"{chapter} is at grade {grade}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_sentence_is_much_harder_than_its_chapter(chapter: str) -> None:
    hard = [(grade, said) for grade, said in hard_sentences(CHAPTERS[chapter]) if said not in HARD_FOR_A_REASON]
    assert hard == [], f"above grade {ONE_SENTENCE_GRADE}; shorten them, or give a reason"


def test_a_sentence_that_was_mended_leaves_the_list() -> None:
    hard = {said for texts in CHAPTERS.values() for _, said in hard_sentences(texts)}
    assert set(HARD_FOR_A_REASON) - hard == set()


def test_no_patient_sentence_runs_on() -> None:
    long = [s for texts in CHAPTERS.values() for text in texts for s in sentences(text) if len(words(s)) > 32]
    assert long == []


def test_the_formula_gives_what_it_gives_by_hand() -> None:
    # The cat sat on the mat: 6 words, 6 syllables, 1 sentence. 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45.
    assert measured(["The cat sat on the mat."]).grade == -1.45
    # Pres-sure nev-er im-proves. Sel-dom meas-ure de-pres-sion with-out rea-son: 8 words, 17 syllables, 2 sentences.
    # 0.39 x 4 + 11.8 x 2.125 - 15.59 = 1.56 + 25.075 - 15.59 = 11.045.
    two = "Pressure never improves. Seldom measure depression without reason."
    assert [syllables(word) for word in words(two)] == [2, 2, 2, 2, 2, 3, 2, 2]
    assert measured([two]).grade == pytest.approx(11.045, abs=0.006)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("the", 1), ("mood", 1), ("looked", 1), ("breathe", 1), ("people", 2), ("bladder", 2), ("wanted", 2)),
        *(("little", 2), ("medicine", 3), ("ketamine", 3), ("infusion", 3), ("depression", 3), ("psychiatrist", 4)),
        *(("FDA", 3), ("988", 3), ("1,000", 4), ("don't", 1), ("your", 1)),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_found_out() -> None:
    hard = "Intravenous administration necessitates continuous cardiorespiratory observation by qualified personnel."
    assert measured([hard]).grade > AGE_TWELVE_GRADE and hard_sentences([hard])
