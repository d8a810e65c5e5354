"""What a questionnaire is: items, coding, recall window, scoring, bands, source and licence, all as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from rekindle.clinical.instruments.coding import Answer, Coding, Points, steps
from rekindle.clinical.instruments.measure import Band, Gate, Line, Measure

__all__ = ["Band", "Gate", "Instrument", "Item", "Licence", "Line", "Measure", "Score", "Sheet", "numbered", "q"]

LicenceKind = Literal["free", "public_domain", "cc_by", "cc_by_nd", "cc_by_nc_nd", "own", "restricted"]
Tier = Literal["A", "B", "C", "D"]
Options = tuple[tuple[Any, str], ...]


@dataclass(frozen=True)
class Item:
    """One question with its own code; without words it is offered as a numbered box.

    The answers offered are the instrument's unless it names its own.
    """

    key: str
    text: str = ""
    loinc: str = ""
    options: Options = ()
    coding: Coding = field(default_factory=lambda: steps(0, 3))
    optional: bool = False  # left out on some forms; the score does not wait for it


@dataclass(frozen=True)
class Licence:
    """Under what terms the wording may be shown, and the notice that goes with it."""

    kind: LicenceKind
    notice: str
    source: str


@dataclass(frozen=True)
class Sheet:
    """One answer sheet read against its form: points by item, and what is still asked."""

    points: Mapping[str, Points]
    missing: tuple[str, ...]


# An instrument's own algorithm: further values from the sheet and the values worked out so far. Under "missing" it may
# name answers that contradict others, so that they count as unanswered.
Algorithm = Callable[[Sheet, Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True)
class Instrument:
    """One questionnaire as data; its score never needs a language or a page.

    `outputs` are the keys of its result in order, the main one first in `main`. `lists` and `objects` say how the
    command line groups items. `off` is why a clinic has to switch it on; `unconfirmed` what rests on memory.
    """

    instrument_id: str
    name: str
    items: tuple[Item, ...]
    main: str
    outputs: tuple[str, ...]
    tier: Tier
    licence: Licence
    sources: tuple[str, ...]
    title: str = ""
    recall: str = ""
    owner: str = ""
    stem: str = ""
    options: Options = ()
    measures: tuple[Measure, ...] = ()
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    gates: tuple[Gate, ...] = ()
    nested: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    algorithm: Algorithm | None = None
    then_asked: Callable[[Mapping[str, Points]], tuple[str, ...]] | None = None  # optional items the answers call for
    flags: tuple[str, ...] = ()  # true-or-false values the algorithm adds
    safety_key: str | None = None
    safety_keys: tuple[str, ...] = ()  # where more than one item asks about death or self-harm
    safety_from: int = 1
    safety_urgent_from: int | None = None
    safety_output: str = ""
    outputs_if_given: tuple[str, ...] = ()
    outputs_beside: tuple[str, ...] = ()  # kept with the score, not among its published keys
    separate: tuple[tuple[str, ...], ...] = ()  # scales of one form that may be used alone
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    objects: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    total_only: bool = False
    off: str = ""
    unconfirmed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    loinc_panel: str = ""
    loinc_total: str = ""
    unscored: tuple[Item, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.items)

    @cached_property
    def by_key(self) -> dict[str, Item]:
        return {item.key: item for item in (*self.items, *self.unscored)}

    @property
    def main_measure(self) -> Measure | None:
        """The measure behind the main value, where it is a sum or a mean and not an algorithm's."""
        return next((measure for measure in self.measures if measure.key == self.main), None)

    @property
    def highest(self) -> int:
        """The highest main value there can be."""
        return self._reached({key: item.coding.highest for key, item in self.by_key.items()})

    @property
    def lowest(self) -> int:
        """The lowest main value there can be, where it is not worked out by an algorithm."""
        return self._reached({key: item.coding.lowest for key, item in self.by_key.items()})

    def _reached(self, points: Mapping[str, Points]) -> int:
        measure = self.main_measure
        if measure is None:
            return int(sum(points[key] for key in self.keys))
        return int(measure.of({key: points[key] for key in measure.items}, len(measure.items)) or 0)

    def options_of(self, item: Item) -> Options:
        """The answers offered to one item, in words where they may be shown, else the bare numbers."""
        own = item.options or self.options
        return own or tuple((answer, _plain(answer)) for answer in item.coding.answers)

    def label_of(self, item: Item) -> str:
        """The item's words, or its number where the wording is on a licensed copy."""
        return item.text or f"Item {self.keys.index(item.key) + 1}"

    @property
    def worded(self) -> bool:
        """Whether its own words are shipped."""
        return all(item.text for item in self.items)


@dataclass(frozen=True, slots=True)
class Score:
    """A total, or none with what is missing; the safety item is read even then.

    `values` are all results under their published keys; `total` is the main one where it is a whole number.
    """

    instrument_id: str
    total: int | None
    band: str | None
    answered: int
    missing: tuple[str, ...]
    safety_item: int | None
    safety_item_positive: bool | None
    flags: Mapping[str, bool | None]
    values: Mapping[str, Any] = field(default_factory=dict)


def _plain(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer).replace("_", " ")


def q(last: int, first: int = 1) -> tuple[str, ...]:
    """The keys q1 to qn, as a numbered form has them."""
    return tuple(f"q{number}" for number in range(first, last + 1))


def numbered(keys: tuple[str, ...], coding: Coding, loinc: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """Items that are all answered alike."""
    codes = loinc or ("",) * len(keys)
    return tuple(Item(key, loinc=code, coding=coding) for key, code in zip(keys, codes, strict=True))
