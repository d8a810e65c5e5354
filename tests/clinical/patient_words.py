"""Every text of the library that a patient reads, chapter by chapter.

The published questionnaires (PHQ-9, AUDIT-C and the like) are left out: their words belong to their authors and may
not be made easier.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from rekindle.clinical.instruments.own import OWN_FORMS
from rekindle.clinical.screening.catalogue import RULES
from rekindle.clinical.screening.questions import mood
from rekindle.clinical.screening.questions.order import PAGES
from rekindle.clinical.screening.questions.shape import ChoicePage, Page, SpecialPage, TickPage
from rekindle.clinical.statements import STATEMENTS
from rekindle.clinical.statements.chapters import EVERY_WAY_CHAPTER
from rekindle.clinical.statements.comparison import COMPARISON
from rekindle.clinical.treatment.consent import CONSENT_ITEMS

PUBLISHED_WORDS = (*mood.PAGES, mood.ALCOHOL)
AFTER_VISIT = "rekindle.clinical.treatment.after_visit"


def statements() -> list[str]:
    """The public statements, and the table that compares infusion and spray."""
    said = [statement.said for statement in STATEMENTS]
    return said + [cell for row in COMPARISON for cell in (row.ketamine, row.spravato)]


def ways() -> list[str]:
    """How the ways of giving differ, which are public statements too, held to the grade on their own."""
    return [statement.said for chapter in EVERY_WAY_CHAPTER for statement in chapter.statements]


def _of_page(page: Page) -> Iterator[str]:
    yield from (page.title, page.help)
    if isinstance(page, ChoicePage | SpecialPage):
        for question in page.questions:
            yield from (question.text, question.help)
            for choice in question.choices:
                yield from (choice.label, choice.hint)
    if isinstance(page, TickPage):
        for tick in page.ticks:
            yield from (tick.label, tick.hint)


def questions() -> list[str]:
    """Our own questions with their answers and hints."""
    own = [page for page in PAGES if page not in PUBLISHED_WORDS]
    return [text for text in dict.fromkeys(text for page in own for text in _of_page(page)) if text]


def own_forms() -> list[str]:
    """The short forms in our own words that a patient fills in."""
    asked = [form for form in OWN_FORMS.values() if form.asked == "patient"]
    return [text for form in asked for text in (form.recall, *(item.text for item in form.items)) if text]


def after_visit() -> list[str]:
    """What a person takes home in writing."""
    return list(import_module(AFTER_VISIT).EVERY_SENTENCE) if find_spec(AFTER_VISIT) else []


def chapters() -> dict[str, list[str]]:
    """Every chapter by its name."""
    found = {
        "public statements": statements(),
        "ways of giving": ways(),
        "screening rules": [rule.patient_text for rule in RULES],
        "questions of the screening form": questions(),
        "consent": [item.text for item in CONSENT_ITEMS],
        "our own short forms": own_forms(),
        "after a visit": after_visit(),
    }
    return {name: texts for name, texts in found.items() if texts}


def passages(texts: list[str]) -> list[str]:
    """Whole sentences only; the labels of answers and ticks are too short for the formula and would flatter it."""
    return [text for text in texts if text.endswith((".", "?"))]
