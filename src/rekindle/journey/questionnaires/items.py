"""Which keys each kind of sheet takes, and what may stand under them."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.answers import QUESTIONS, AnswersRefused
from rekindle.clinical.screening.questions import MARKERS
from rekindle.journey.questionnaires.contact import CONTACT_KEYS
from rekindle.journey.questionnaires.models import Sheet

INSTRUMENT_ITEMS: Final = {"phq9": (9, 3), "gad7": (7, 3), "audit_c": (3, 4)}  # how many items, and the highest answer
DERIVED: Final = ("phq9_total", "phq9_item9", "audit_c")


def item_keys(instrument: str) -> tuple[str, ...]:
    """The keys of one instrument's items, in their order."""
    return tuple(f"{instrument}_{number}" for number in range(1, INSTRUMENT_ITEMS[instrument][0] + 1))


_HIGHEST: Final = {
    **{key: highest for name, (_, highest) in INSTRUMENT_ITEMS.items() for key in item_keys(name)},
    "phq9_difficulty": 3,
}
_ITEMS_OF: Final = {
    Sheet.Purpose.PHQ9: (*item_keys("phq9"), "phq9_difficulty"),
    Sheet.Purpose.GAD7: item_keys("gad7"),
}


def read(purpose: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept, or one sentence that says which of them this sheet does not take."""
    return {key: _value(purpose, key, value) for key, value in answers.items()}


def _value(purpose: str, key: str, value: Any) -> Any:
    if not _taken(purpose, key):
        raise AnswersRefused(f"A {purpose} sheet takes no answer to {key!r}.")
    if value is None:
        return None
    if key in _HIGHEST:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _HIGHEST[key]:
            raise AnswersRefused(
                f"The answer to {key!r} must be a whole number from 0 to {_HIGHEST[key]}, not {value!r}."
            )
    elif key in MARKERS or key in CONTACT_KEYS:
        if not isinstance(value, str):
            raise AnswersRefused(f"The answer to {key!r} must be text.")
    else:
        QUESTIONS[key].read(value)
    return sorted(value) if isinstance(value, set | frozenset) else value


def _taken(purpose: str, key: str) -> bool:
    if purpose in _ITEMS_OF:
        return key in _ITEMS_OF[Sheet.Purpose(purpose)]
    if key in DERIVED:
        return purpose == Sheet.Purpose.UPDATE
    if key in CONTACT_KEYS or key in MARKERS:
        return purpose == Sheet.Purpose.SCREENING
    return key in QUESTIONS or key in _HIGHEST
