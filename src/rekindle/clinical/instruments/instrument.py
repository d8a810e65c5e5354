"""What a questionnaire is: items, anchors, recall window, scoring, bands, source and licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LicenceKind = Literal["free", "public_domain"]


@dataclass(frozen=True)
class Item:
    """One question with its own code; the answers offered are the instrument's unless it names its own."""

    key: str
    text: str
    loinc: str
    options: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Band:
    """A range of totals with its name."""

    code: str
    words: str
    low: int
    high: int


@dataclass(frozen=True)
class Licence:
    """Under what terms the wording may be shown, and the notice that goes with it."""

    kind: LicenceKind
    notice: str
    source: str


@dataclass(frozen=True)
class Instrument:
    """One questionnaire as data; its score never needs a language or a page."""

    instrument_id: str
    name: str
    title: str
    recall: str
    stem: str
    options: tuple[tuple[int, str], ...]
    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    safety_key: str | None
    loinc_panel: str
    loinc_total: str
    licence: Licence
    sources: tuple[str, ...]
    unscored: tuple[Item, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.items)

    @property
    def highest(self) -> int:
        return sum(max(value for value, _ in self.options_of(item)) for item in self.items)

    def options_of(self, item: Item) -> tuple[tuple[int, str], ...]:
        return item.options or self.options


@dataclass(frozen=True)
class Score:
    """A total, or none with what is missing; the safety item is read even then."""

    instrument_id: str
    total: int | None
    band: str | None
    answered: int
    missing: tuple[str, ...]
    safety_item: int | None
    safety_item_positive: bool | None
    flags: Mapping[str, bool | None]


def _checked(instrument: Instrument, items: Mapping[str, int | None]) -> dict[str, int]:
    unknown = set(items) - set(instrument.keys) - {item.key for item in instrument.unscored}
    if unknown:
        raise ValueError(f"{instrument.name} has no item called {sorted(unknown)}")
    answers: dict[str, int] = {}
    for item in instrument.items:
        value = items.get(item.key)
        if value is None:
            continue
        allowed = [number for number, _ in instrument.options_of(item)]
        if isinstance(value, bool) or value not in allowed:
            raise ValueError(f"{instrument.name} {item.key} is answered with one of {allowed}, not {value!r}")
        answers[item.key] = value
    return answers


def score_of(instrument: Instrument, items: Mapping[str, int | None]) -> Score:
    """The sum of all items, or no total when one is missing: nothing is filled in for the person.

    A positive safety item counts whatever else was answered; an unanswered one is unknown, not negative.
    """
    answers = _checked(instrument, items)
    missing = tuple(key for key in instrument.keys if key not in answers)
    total = None if missing else sum(answers.values())
    band = next((band.code for band in instrument.bands if total is not None and band.low <= total <= band.high), None)
    safety_item = answers.get(instrument.safety_key) if instrument.safety_key else None
    return Score(
        instrument_id=instrument.instrument_id,
        total=total,
        band=band,
        answered=len(answers),
        missing=missing,
        safety_item=safety_item,
        safety_item_positive=None if safety_item is None else safety_item > 0,
        flags={},
    )
