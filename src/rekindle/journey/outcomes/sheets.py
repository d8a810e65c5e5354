"""Between the keys of an answer sheet and the items of an instrument: phq9_1 on paper is q1 of the PHQ-9."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rekindle.clinical.instruments.gad7 import GAD7
from rekindle.clinical.instruments.instrument import Instrument, Item, Score
from rekindle.clinical.instruments.phq9 import PHQ9
from rekindle.clinical.instruments.scoring import score_of

INSTRUMENTS: Final[dict[str, Instrument]] = {"phq9": PHQ9, "gad7": GAD7}


@dataclass(frozen=True, slots=True)
class Question:
    """One item of an instrument as a page asks it."""

    key: str  # on the sheet
    item: Item
    options: tuple[tuple[int, str], ...]
    scored: bool
    is_safety: bool


def sheet_key(instrument: str, item_key: str) -> str:
    """The key under which an item's answer is kept: q1 becomes phq9_1, difficulty phq9_difficulty."""
    return f"{instrument}_{item_key.removeprefix('q') if item_key[1:].isdigit() else item_key}"


def questions(instrument: str) -> tuple[Question, ...]:
    """All that one instrument asks, in its order, the unscored last."""
    asked = INSTRUMENTS[instrument]
    scored = [
        Question(sheet_key(instrument, item.key), item, asked.options_of(item), True, item.key == asked.safety_key)
        for item in asked.items
    ]
    extra = [
        Question(sheet_key(instrument, item.key), item, asked.options_of(item), False, False) for item in asked.unscored
    ]
    return (*scored, *extra)


def score(instrument: str, answers: Mapping[str, Any]) -> Score:
    """The score of an instrument from the answers on a sheet; keys of other instruments are left alone."""
    asked = INSTRUMENTS[instrument]
    items = {item.key: answers.get(sheet_key(instrument, item.key)) for item in asked.items}
    return score_of(asked, items)


def safety_key(instrument: str) -> str | None:
    """The key of the item that asks about death or self-harm, if the instrument has one."""
    key = INSTRUMENTS[instrument].safety_key
    return sheet_key(instrument, key) if key else None
