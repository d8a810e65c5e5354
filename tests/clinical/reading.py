"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted so that doubt makes the text harder.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59; grade 7 is school at about twelve years of age.
Kincaid JP, Fishburne RP, Rogers RL, Chissom BS: Derivation of new readability formulas for Navy enlisted personnel,
Research Branch Report 8-75, 1975.

A word has as many syllables as pyphen finds places to divide it, or as it has groups of vowels (less a silent e),
whichever is more. A numeral is read digit by digit. So the grade leans towards too hard, never towards too easy.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyphen  # type: ignore[import-untyped]  # it ships no types

AGE_TWELVE_GRADE = 7.0
ONE_SENTENCE_GRADE = 11.0
FEW_WORDS = 8  # the formula was made for passages; a sentence shorter than this says nothing on its own

_DIVIDED = pyphen.Pyphen(lang="en_US", left=2, right=3)
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])e(?=d$)|(?<=[^aeiouyscxzgh])e(?=s$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*")
_END = re.compile(r"(?<=[.?!])\s+")


@cache
def syllables(word: str) -> int:
    """At least one; the larger of two ways of counting."""
    digits = re.sub(r"\D", "", word)
    if digits:
        return len(digits)
    letters = word.lower().replace("’", "'").split("'")[0]
    if len(letters) > 1 and word.isupper():
        return len(letters)  # an abbreviation is spelt out: F-D-A
    by_ear = len(re.findall(r"[aeiouy]+", _SILENT.sub("", letters)))
    return max(1, by_ear, str(_DIVIDED.inserted(letters)).count("-") + 1)


def words(text: str) -> list[str]:
    """Every word and numeral; a hyphen divides two words."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """What ends with a full stop, a question mark or an exclamation mark; a colon ends nothing."""
    return [each for each in _END.split(text.strip()) if words(each)]


@dataclass(frozen=True)
class Measured:
    """A text's grade, with what it was reckoned from."""

    grade: float
    sentence_count: int
    word_count: int

    @property
    def age_y(self) -> int:
        """About how old a pupil of that grade is."""
        return max(5, round(self.grade) + 5)


def measured(texts: Iterable[str]) -> Measured:
    """The grade of all texts together, as one passage."""
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    spoken = sum(syllables(word) for word in all_words)
    grade = 0.39 * len(all_words) / len(all_sentences) + 11.8 * spoken / len(all_words) - 15.59
    return Measured(round(grade, 2), len(all_sentences), len(all_words))


def hard_sentences(texts: Iterable[str], above_grade: float = ONE_SENTENCE_GRADE) -> list[tuple[float, str]]:
    """The sentences above a grade, hardest first."""
    every = {sentence for text in texts for sentence in sentences(text) if len(words(sentence)) >= FEW_WORDS}
    graded = [(measured([sentence]).grade, sentence) for sentence in every]
    return sorted(((grade, sentence) for grade, sentence in graded if grade > above_grade), reverse=True)
