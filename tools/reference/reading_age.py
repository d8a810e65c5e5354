"""The page that says how hard the patient's words are to read, chapter by chapter."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

INTRODUCTION = """# How hard the patient's words are to read

Grade by Flesch and Kincaid: 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al. 1975,
Research Branch Report 8-75). Grade {grade:.0f} is school at about twelve. A chapter may not be above it, and no
sentence of {few} words or more above grade {one:.0f}, save those that a test lists with a reason. Syllables: places
where pyphen may divide the word, or groups of vowels, whichever is more; numerals and abbreviations are spelt out. Only
whole sentences are counted: the labels of answers are short and would flatter the grade. The words of published
questionnaires (PHQ-9, AUDIT-C) are their authors' and are left as they are.

| chapter | grade | about this age | sentences | words | hardest sentence |
|---|---|---|---|---|---|"""


def pages() -> dict[str, str]:
    """Measured reading ages."""
    from tests.clinical.patient_words import chapters, passages
    from tests.clinical.reading import (
        AGE_TWELVE_GRADE,
        FEW_WORDS,
        ONE_SENTENCE_GRADE,
        hard_sentences,
        measured,
    )

    lines = [INTRODUCTION.format(grade=AGE_TWELVE_GRADE, few=FEW_WORDS, one=ONE_SENTENCE_GRADE)]
    for name, texts in chapters().items():
        whole = passages(texts)
        found = measured(whole)
        hardest, said = hard_sentences(whole, above_grade=-10)[0]
        lines.append(
            f"| {name} | {found.grade:.1f} | {found.age_y} | {found.sentence_count} | {found.word_count:,} |"
            f" {said} ({hardest:.1f}) |"
        )
    return {"reading-age.md": "\n".join(lines)}
