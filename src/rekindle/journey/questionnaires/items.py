"""Which keys each kind of sheet takes, and what may stand under them."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.answers import QUESTIONS, AnswersRefused
from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.coding import AnswerRefused
from rekindle.clinical.screening.questions import MARKERS
from rekindle.journey.questionnaires.contact import CONTACT_KEYS
from rekindle.journey.questionnaires.models import Sheet

IN_SCREENING: Final = ("phq9", "gad7", "audit_c")  # the instruments whose items the stranger's form holds
DERIVED: Final = ("phq9_total", "phq9_item9", "audit_c")


def sheet_key(instrument: str, item_key: str) -> str:
    """The key under which an item's answer is kept: q1 becomes phq9_1, difficulty phq9_difficulty."""
    return f"{instrument}_{item_key.removeprefix('q') if item_key[1:].isdigit() else item_key}"


def total_key(instrument: str) -> str:
    """The key under which a result worked out on paper is kept, where the items are not entered."""
    return f"{instrument}_result"


def item_keys(instrument: str) -> tuple[str, ...]:
    """The keys of one instrument's scored items, in their order."""
    return tuple(sheet_key(instrument, key) for key in ASKABLE[instrument].keys)


_ITEMS: Final = {
    sheet_key(instrument.instrument_id, key): item
    for instrument in ASKABLE.values()
    for key, item in instrument.by_key.items()
}
_TOTALS: Final = frozenset(map(total_key, ASKABLE))
_ITEMS_OF: Final = {
    name: frozenset(sheet_key(name, key) for key in instrument.by_key) | {total_key(name)}
    for name, instrument in ASKABLE.items()
}
_OF_SCREENING: Final = frozenset(key for name in IN_SCREENING for key in _ITEMS_OF[name] - _TOTALS)


def read(purpose: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept, or one sentence that says which of them this sheet does not take."""
    return {key: _value(purpose, key, value) for key, value in answers.items()}


def _value(purpose: str, key: str, value: Any) -> Any:
    if not _taken(purpose, key):
        raise AnswersRefused(f"A {purpose} sheet takes no answer to {key!r}.")
    if value is None:
        return None
    if key in _ITEMS:
        try:
            _ITEMS[key].coding.read(value)
        except AnswerRefused as refusal:
            raise AnswersRefused(f"The answer to {key!r} must be {refusal}.") from None
    elif key in _TOTALS:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise AnswersRefused(f"The answer to {key!r} must be a number.")
    elif key in MARKERS or key in CONTACT_KEYS:
        if not isinstance(value, str):
            raise AnswersRefused(f"The answer to {key!r} must be text.")
    else:
        QUESTIONS[key].read(value)
    return sorted(value) if isinstance(value, set | frozenset) else value


def _taken(purpose: str, key: str) -> bool:
    if purpose in _ITEMS_OF:
        return key in _ITEMS_OF[purpose]
    if key in DERIVED:
        return purpose == Sheet.Purpose.UPDATE
    if key in CONTACT_KEYS or key in MARKERS:
        return purpose == Sheet.Purpose.SCREENING
    return key in QUESTIONS or key in _OF_SCREENING
