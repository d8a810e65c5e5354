"""Between the keys of an answer sheet and the items of an instrument: phq9_1 on paper is q1 of the PHQ-9."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rekindle.clinical import instruments
from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.clinical.instruments.instrument import Item, Options, Score
from rekindle.journey.questionnaires.items import sheet_key

__all__ = ["INSTRUMENTS", "Question", "questions", "safety_key", "score", "sheet_key"]


@dataclass(frozen=True, slots=True)
class Question:
    """One item of an instrument as a page asks it."""

    key: str  # on the sheet
    item: Item
    options: Options
    scored: bool
    is_safety: bool


def questions(instrument: str) -> tuple[Question, ...]:
    """All that one instrument asks, in its order, the unscored last."""
    asked = INSTRUMENTS[instrument]
    safety = set(asked.safety_keys) | {asked.safety_key}
    scored = [
        Question(sheet_key(instrument, item.key), item, asked.options_of(item), True, item.key in safety)
        for item in asked.items
    ]
    extra = [
        Question(sheet_key(instrument, item.key), item, asked.options_of(item), False, False) for item in asked.unscored
    ]
    return (*scored, *extra)


def score(instrument: str, answers: Mapping[str, Any]) -> Score:
    """The score of an instrument from the answers on a sheet; keys of other instruments are left alone."""
    asked = INSTRUMENTS[instrument]
    return instruments.score(instrument, {key: answers.get(sheet_key(instrument, key)) for key in asked.keys})


def safety_key(instrument: str) -> str | None:
    """The key of the item that asks about death or self-harm, if the instrument has one."""
    asked = INSTRUMENTS.get(instrument)
    return sheet_key(instrument, asked.safety_key) if asked and asked.safety_key else None
