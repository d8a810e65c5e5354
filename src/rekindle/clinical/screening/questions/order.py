"""The order of the pages, and which of them one person is shown: danger first, then contact, then the rest."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.answers import QUESTIONS, profile_from
from rekindle.clinical.screening.branching import shown_for
from rekindle.clinical.screening.questions import body, health, mind, mood, reasons, safety, substances
from rekindle.clinical.screening.questions.shape import ChoicePage, Page, TickPage, UnsurePage, marker_of

Answers = Mapping[str, Any]

PAGES: Final[tuple[Page, ...]] = (
    *safety.PAGES,
    *mood.PAGES,
    *reasons.PAGES,
    *body.PAGES,
    *mind.PAGES,
    mood.ALCOHOL,
    *substances.PAGES,
    *health.PAGES,
)
BY_SLUG: Final = {page.slug: page for page in PAGES}
MARKERS: Final = frozenset(marker for page in PAGES for marker in page.markers)
UNSURE_AFTER: Final = {page.of: page for page in PAGES if isinstance(page, UnsurePage)}
_OPENED: Final = {tick.key: tick for page in PAGES if isinstance(page, TickPage) for tick in page.ticks if tick.opens}


def shown_pages(answers: Answers) -> tuple[Page, ...]:
    """Every page that these answers lead to, in order."""
    profile = profile_from({key: value for key, value in answers.items() if key in QUESTIONS})
    shown = frozenset(shown_for(profile))
    return tuple(page for page in PAGES if _is_shown(page, answers, shown))


def after(slug: str, answers: Answers) -> Page | None:
    """The next page, or none when the form is through."""
    place = _place(slug)
    return next((page for page in shown_pages(answers) if _place(page.slug) > place), None)


def before(slug: str, answers: Answers) -> Page | None:
    """The page that was shown just before this one."""
    place = _place(slug)
    return next((page for page in reversed(shown_pages(answers)) if _place(page.slug) < place), None)


def first_open(answers: Answers) -> Page | None:
    """Where someone who comes back goes on: the first shown page that was neither answered nor skipped."""
    return next((page for page in shown_pages(answers) if not was_seen(page, answers)), None)


def was_seen(page: Page, answers: Answers) -> bool:
    """Whether a page was answered or skipped; the follow-ups that a tick opens have their own page."""
    if not page.keys:
        return "contact_name" in answers
    if not isinstance(page, TickPage):
        return all(key in answers for key in page.keys)
    if any(marker in answers for marker in page.markers):
        return True
    return all(key in answers for key in page.keys)


def unsure_candidates(page: UnsurePage, answers: Answers) -> tuple[Any, ...]:
    """The lines of a list that were not ticked, of which one may be unsure."""
    return tuple(
        tick
        for tick in page.candidates
        if (answers.get(marker_of(tick.key)) != "yes" if tick.opens else answers.get(tick.key) != tick.yes)
    )


def _is_shown(page: Page, answers: Answers, shown: frozenset[str]) -> bool:
    if page is reasons.MAIN:
        chosen = answers.get("reasons")
        return chosen is None or len(chosen) != 1
    if isinstance(page, UnsurePage):
        marked = answers.get(f"unsure_in_{page.of}") == "yes"
        return marked and bool(unsure_candidates(page, answers))
    if isinstance(page, ChoicePage) and len(page.keys) == 1 and page.keys[0] in _OPENED:
        return answers.get(marker_of(page.keys[0])) == "yes"
    return not page.keys or any(key in shown for key in page.keys) or page.keys[0] not in QUESTIONS


def _place(slug: str) -> int:
    return next(place for place, page in enumerate(PAGES) if page.slug == slug)
