"""The PHQ-9 and the AUDIT-C with their own wording, item 9 on a page of its own."""

from typing import Final

from rekindle.clinical.instruments.audit_c import AUDIT_C
from rekindle.clinical.instruments.instrument import Instrument, Item
from rekindle.clinical.instruments.phq9 import PHQ9
from rekindle.clinical.screening.questions.shape import Choice, ChoicePage, Question, _

SECTION: Final = _("Your mood")


def answer_key(instrument: Instrument, item: Item) -> str:
    """The key under which an item's answer is kept: phq9_1 … phq9_9."""
    return f"{instrument.instrument_id}_{item.key.removeprefix('q')}"


def asked(instrument: Instrument, item: Item, help: str = "") -> Question:
    """An instrument's item as a question, its own words unchanged."""
    choices = tuple(Choice(value, words) for value, words in instrument.options_of(item))
    return Question(answer_key(instrument, item), item.text, choices, help)


def _some(slug: str, first: int, last: int) -> ChoicePage:
    items = PHQ9.items[first - 1 : last]
    return ChoicePage(
        slug,
        SECTION,
        PHQ9.stem,
        _("Choose the answer that fits best. There are no right or wrong answers."),
        questions=tuple(asked(PHQ9, item) for item in items),
    )


MOOD: Final = _some("mood", 1, 4)
MOOD_MORE: Final = _some("mood-more", 5, 8)
MOOD_LAST: Final = _some("mood-last", 9, 9)
ALCOHOL: Final = ChoicePage(
    "alcohol",
    _("Alcohol and drugs"),
    _("Alcohol in the past year"),
    _("If you do not drink, choose the first answer each time."),
    questions=tuple(asked(AUDIT_C, item) for item in AUDIT_C.items),
)

PAGES: Final = (MOOD, MOOD_MORE, MOOD_LAST)
