"""How one item is answered on the form, and what each answer counts: steps, codes, yes or no, amounts, clock times."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Answer = int | float | str | bool
Points = int | float
Kind = Literal["steps", "codes", "truth", "amount", "clock", "words"]

_CLASSES: Final[Mapping[Kind, tuple[type, ...]]] = {
    "steps": (int, float),
    "codes": (int, str),
    "truth": (bool,),
    "amount": (int, float),
    "clock": (str,),
    "words": (str,),
}
_IN_WORDS: Final[Mapping[Kind, str]] = {
    "steps": "a number",
    "codes": "one of the codes",
    "truth": "true or false",
    "amount": "a number",
    "clock": "a time written HH:MM",
    "words": "words",
}
NOT_APPLICABLE: Final = "not_applicable"
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})")


class AnswerRefused(ValueError):
    """An answer this item cannot have; says the item, the answer and what is allowed."""


class WrongKind(AnswerRefused):
    """An answer of another type, or a code outside the documented ones: a mistake in the program or the file."""


class Impossible(AnswerRefused):
    """A number of the right type that the form does not print: implausible, so the item counts as unanswered."""


@dataclass(frozen=True)
class Coding:
    """What may be answered to an item, and the points each answer counts.

    `points` holds every answer where they can be listed; a point of None is an answer that is given but not counted
    (not applicable). `unanswered` are numbers some forms print for "not assessed". An amount counts as itself.
    """

    kind: Kind
    points: Mapping[Answer, Points | None]
    low: int = 0
    high: int = 0
    unanswered: frozenset[int] = frozenset()
    unit: str = ""

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(self.points)

    @property
    def highest(self) -> Points:
        """The most one answer can count."""
        return max((points for points in self.points.values() if points is not None), default=self.high)

    @property
    def lowest(self) -> Points:
        return min((points for points in self.points.values() if points is not None), default=self.low)

    @property
    def identical(self) -> bool:
        """Whether every answer counts what is printed."""
        return all(answer == points for answer, points in self.points.items())

    def in_words(self) -> str:
        """What may be answered, as a reader of a table wants it."""
        if self.kind == "steps":
            allowed = sorted(answer for answer in self.points if not isinstance(answer, str))
            if allowed == list(range(self.low, self.high + 1)):
                return f"{self.low} to {self.high}"
            return ", ".join(str(answer) for answer in self.points)
        if self.kind == "amount":
            return f"{self.low} to {self.high} {self.unit}".strip()
        if self.kind == "truth":
            return "true or false"
        if self.kind == "words":
            return "in their own words"
        return "HH:MM" if self.kind == "clock" else ", ".join(str(answer) for answer in self.points)

    def read(self, value: object) -> Points | None:
        """The points of an answer; raises on one of another type, and on one that the form does not print.

        None is an answer that is given and not counted.
        """
        if value.__class__ not in _CLASSES[self.kind] and not (self.kind == "steps" and value in self._words):
            raise WrongKind(f"{_IN_WORDS[self.kind]} ({self.in_words()}), not {_shown(value)}")
        if self.kind == "words":
            return None
        if self.kind == "clock":
            return _minutes(str(value))
        if self.kind == "amount":
            if isinstance(value, int | float) and self.low <= value <= self.high:
                return value
            raise Impossible(f"{self.in_words()}, not {_shown(value)}")
        if value in self.points:
            return self.points[value]  # type: ignore[index]  # membership was just tested
        refusal = WrongKind if self.kind == "codes" else Impossible
        raise refusal(f"{self.in_words()}, not {_shown(value)}")

    @property
    def _words(self) -> tuple[str, ...]:
        return tuple(answer for answer in self.points if isinstance(answer, str))


def _minutes(text: str) -> int:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise WrongKind(f"a time written HH:MM, not {_shown(text)}")
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        raise Impossible(f"00:00 to 23:59, not {_shown(text)}")
    return 60 * hour + minute


def _shown(value: object) -> str:
    """The answer as given; one of hundreds of digits is cut short."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**12:
        return "a number of many digits"
    text = repr(value)
    return text if len(text) <= 40 else text[:40] + "…"


def steps(low: int, high: int, *, unanswered: tuple[int, ...] = (), by: int = 1) -> Coding:
    """Whole numbers as printed on the form, each counting itself."""
    return Coding("steps", {n: n for n in range(low, high + 1, by)}, low, high, frozenset(unanswered))


def turned(low: int, high: int, *, by: int = 1) -> Coding:
    """Whole numbers as printed, counting the other way round: the highest counts lowest."""
    return Coding("steps", {n: low + high - n for n in range(low, high + 1, by)}, low, high)


def mapped(points: Mapping[Answer, int]) -> Coding:
    """Whole numbers as printed, each counting what the manual says."""
    printed = [int(answer) for answer in points]
    return Coding("steps", dict(points), min(printed), max(printed))


def with_not_applicable(low: int, high: int) -> Coding:
    """Whole numbers as printed, or not applicable, which is an answer and is not counted."""
    return Coding("steps", {**{n: n for n in range(low, high + 1)}, NOT_APPLICABLE: None}, low, high)


def codes(points: Mapping[Answer, int]) -> Coding:
    """Documented codes; any other is a mistake in the file."""
    return Coding("codes", dict(points), min(points.values()), max(points.values()))


def truth(yes: int = 1, no: int = 0) -> Coding:
    """True or false."""
    return Coding("truth", {False: no, True: yes}, min(yes, no), max(yes, no))


def amount(low: int, high: int, unit: str) -> Coding:
    """A measured number, whole or not."""
    return Coding("amount", {}, low, high, unit=unit)


def clock() -> Coding:
    """A time of day, counted in minutes after midnight."""
    return Coding("clock", {}, 0, 24 * 60 - 1, unit="HH:MM")


def words() -> Coding:
    """Free words, kept and never counted."""
    return Coding("words", {})


NO_YES: Final = codes({"no": 0, "yes": 1})
ZERO_ONE: Final = codes({0: 0, 1: 1})
