"""Between the keys of an answer sheet and the items of an instrument: phq9_1 on paper is q1 of the PHQ-9."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.instrument import Item, Options, Score
from rekindle.clinical.instruments.scoring import score_of
from rekindle.journey.questionnaires.asked import AskedAs
from rekindle.journey.questionnaires.items import sheet_key

__all__ = [
    "Question", "Worry", "questions", "safety_key", "safety_keys", "score", "sheet_key", "still_asked",
    "worry",
]  # fmt: skip


Entry = Literal["choice", "number", "time", "words"]


@dataclass(frozen=True, slots=True)
class Question:
    """One item of an instrument as a page asks it: in words where they may be shown, else by its number."""

    key: str  # on the sheet
    item: Item
    label: str
    options: Options
    scored: bool
    is_safety: bool

    @property
    def entry(self) -> Entry:
        """How it is answered: by choosing, by a number with its unit, by a time of day, or in words."""
        if self.options:
            return "choice"
        by_kind: dict[str, Entry] = {"clock": "time", "words": "words"}
        return by_kind.get(self.item.coding.kind, "number")


def questions(asked: AskedAs) -> tuple[Question, ...]:
    """All that one instrument asks as this clinic may ask it, in its order, the unscored last."""
    instrument = asked.instrument
    safety = {*instrument.safety_keys, instrument.safety_key}
    extra = instrument.unscored if asked.mode == "shipped_wording" else ()
    return tuple(
        Question(
            sheet_key(instrument.instrument_id, item.key),
            item,
            asked.label_of(item.key),
            asked.options_of(item.key),
            item in instrument.items,
            item.key in safety,
        )
        for item in (*instrument.items, *extra)
    )


def still_asked(asked: AskedAs, answers: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions that these answers leave to be asked: an answer may close others."""
    name = asked.instrument.instrument_id
    closed = {
        sheet_key(name, key)
        for gate in asked.instrument.gates
        if answers.get(sheet_key(name, gate.item)) == gate.closed_by
        for key in gate.skips
    }
    return tuple(question for question in questions(asked) if question.key not in closed)


def score(instrument: str, answers: Mapping[str, Any]) -> Score:
    """The score of an instrument from the answers on a sheet; keys of other instruments are left alone."""
    asked = ASKABLE[instrument]
    return score_of(asked, {key: answers.get(sheet_key(instrument, key)) for key in asked.keys})


@dataclass(frozen=True, slots=True)
class Worry:
    """A safety item that was answered above the line, or left open."""

    key: str  # on the sheet
    item_words: str
    answer: Any  # None: left open
    urgent: bool = False  # high enough that nobody waits for the end of the day


def safety_keys(instrument: str) -> tuple[str, ...]:
    """The keys of the items that ask about death or self-harm."""
    asked = ASKABLE.get(instrument)
    if asked is None:
        return ()
    keys = asked.safety_keys or ((asked.safety_key,) if asked.safety_key else ())
    return tuple(sheet_key(instrument, key) for key in keys)


def worry(instrument: str, answers: Mapping[str, Any], *, on_the_way: bool = False) -> Worry | None:
    """The first safety item that is positive or open; nothing where all that were asked are below the line.

    `on_the_way`, a question nobody has come to yet is not open: only one left out on purpose is.
    """
    asked = ASKABLE.get(instrument)
    if asked is None:
        return None
    closed = {
        sheet_key(instrument, key)
        for gate in asked.gates
        if answers.get(sheet_key(instrument, gate.item)) == gate.closed_by
        for key in gate.skips
    }
    left_open = None
    for key in safety_keys(instrument):
        if key in closed or (on_the_way and key not in answers):
            continue
        item = next(item for item in asked.items if sheet_key(instrument, item.key) == key)
        words = f"item {asked.keys.index(item.key) + 1}"
        value = answers.get(key)
        if value is None:
            left_open = left_open or Worry(key, words, None)
        elif (points := item.coding.read(value) or 0) >= asked.safety_from:
            urgent_from = asked.safety_urgent_from
            return Worry(key, words, value, urgent_from is not None and points >= urgent_from)
    return left_open


def safety_key(instrument: str) -> str | None:
    """The key of the first item that asks about death or self-harm, if the instrument has one."""
    return next(iter(safety_keys(instrument)), None)
