"""A limit a clinician would quote: its value, its unit, on which side it bites, and who says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import ge, gt, le, lt
from typing import Final, Literal

from rekindle.clinical.sources import SOURCES, Flag

Direction = Literal["<", "<=", ">", ">="]
Amount = int | float

_COMPARE: Final[dict[str, Callable[[Amount, Amount], bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_IN_WORDS: Final[dict[str, str]] = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limit with its unit, its direction and its source; whether the limit itself counts is in the direction."""

    value: Amount
    unit: str
    direction: Direction
    source: str
    tag: Flag
    _crosses: Callable[[Amount, Amount], bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.direction not in _COMPARE:
            raise ValueError(f"A threshold points <, <=, > or >=, not {self.direction!r}.")
        if self.source not in SOURCES:
            raise ValueError(f"The threshold {self.value} {self.unit} cites {self.source!r}, which no source file has.")
        object.__setattr__(self, "_crosses", _COMPARE[self.direction])

    def crossed_by(self, amount: Amount) -> bool:
        """Whether this amount is on the side of the limit where something follows."""
        return self._crosses(amount, self.value)

    def in_words(self) -> str:
        """The limit as a clinician says it: at least 160 mmHg."""
        return f"{_IN_WORDS[self.direction]} {self.value:g} {self.unit}".rstrip()
