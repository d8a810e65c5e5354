"""What a number of a questionnaire is worked out of: sums, means, percentages, the highest of a group, proration."""

from collections.abc import Mapping
from dataclasses import dataclass

from rekindle.clinical.instruments.coding import Points


@dataclass(frozen=True)
class Measure:
    """One number out of some items: their sum, plus `plus`, times `times`, over `over`.

    Of the items of a group in `by_highest` only the highest counts. `weights` count a key more than once.
    `over_counted` divides by the number of items counted as well. All items must be answered, or at least `at_least`.
    """

    key: str
    items: tuple[str, ...]
    by_highest: tuple[tuple[str, ...], ...] = ()
    weights: tuple[int, ...] = ()
    plus: int = 0
    times: int = 1
    over: int = 1
    over_counted: bool = False
    decimals: int | None = None  # None: a whole number
    at_least: int | None = None

    @property
    def singles(self) -> tuple[str, ...]:
        """The items that count for themselves, outside every group."""
        grouped = {key for group in self.by_highest for key in group}
        return tuple(key for key in self.items if key not in grouped)

    def of(self, counted: Mapping[str, Points], answered: int) -> Points | None:
        """The number, or none where too little is answered; `counted` are its items with points, `answered` how many
        of its items were answered at all.
        """
        if answered < (len(self.items) if self.at_least is None else self.at_least):
            return None
        if self.over_counted and not counted:
            return None
        if self.weights:
            summed = sum(counted.get(key, 0) * weight for key, weight in zip(self.items, self.weights, strict=True))
        else:
            summed = sum(counted.values())
            for group in self.by_highest:
                points = [counted[key] for key in group if key in counted]
                summed += max(points, default=0) - sum(points)
        divisor = self.over * len(counted) if self.over_counted else self.over
        value = (summed + self.plus) * self.times
        return value if self.decimals is None else round(value / divisor, self.decimals)


@dataclass(frozen=True)
class Line:
    """A cut-off as a flag: whether a measure reaches it, or stays at or under it."""

    key: str
    of: str
    at_least: int | None = None
    at_most: int | None = None

    def met(self, value: Points | None) -> bool | None:
        """Whether the line is met; unknown where there is no number."""
        if value is None:
            return None
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True)
class Band:
    """A range of totals with its name; `low` is its lower bound, and the next band begins at its own."""

    code: str
    words: str
    low: int
    high: int


@dataclass(frozen=True)
class Gate:
    """An answer after which some items are not asked: they need no answer, and what stands there counts nothing."""

    item: str
    closed_by: int | bool
    skips: tuple[str, ...]
    needed: bool = True  # whether nothing may be scored while the gate itself is unanswered
