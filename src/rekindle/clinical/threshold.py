"""A limit a clinician would quote: its value, its unit, on which side it bites, and who says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import ge, gt, le, lt
from typing import Final, Literal

from rekindle.clinical.sources import SOURCES, Flag
from rekindle.clinical.values import DEFAULTS, ClinicValues, Need, Value

Direction = Literal["<", "<=", ">", ">="]
Amount = int | float

_COMPARE: Final[dict[str, Callable[[Amount, Amount], bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_IN_WORDS: Final[dict[str, str]] = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limit with its unit, its direction and its source; whether the limit itself counts is in the direction.

    A limit with a key is one that a named clinician confirms, and moves within a band where one is stated.
    """

    value: Amount
    unit: str
    direction: Direction
    source: str
    tag: Flag
    key: str = ""
    says: str = ""
    lowest: Amount | None = None
    highest: Amount | None = None
    needed_by: frozenset[Need] = frozenset({"screening"})
    setting: Value | None = field(init=False, repr=False, compare=False)
    _crosses: Callable[[Amount, Amount], bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.direction not in _COMPARE:
            raise ValueError(f"A threshold points <, <=, > or >=, not {self.direction!r}.")
        if self.source not in SOURCES:
            raise ValueError(f"The threshold {self.value} {self.unit} cites {self.source!r}, which no source file has.")
        object.__setattr__(self, "_crosses", _COMPARE[self.direction])
        object.__setattr__(self, "setting", self._as_setting() if self.key else None)

    def _as_setting(self) -> Value:
        return Value(
            self.key,
            self.says,
            self.value,
            self.unit,
            self.tag,
            (self.source,),
            self.needed_by,
            lowest=self.lowest,
            highest=self.highest,
        )

    def limit(self, values: ClinicValues = DEFAULTS) -> Amount:
        """The number in force at a clinic."""
        return self.value if self.setting is None or not values.settings else values.of(self.setting)

    def crossed_by(self, amount: Amount, values: ClinicValues = DEFAULTS) -> bool:
        """Whether this amount is on the side of the limit where something follows."""
        return self._crosses(amount, self.limit(values))

    def in_words(self, values: ClinicValues = DEFAULTS) -> str:
        """The limit in force as a clinician says it: at least 160 mmHg."""
        return f"{_IN_WORDS[self.direction]} {self.limit(values):g} {self.unit}".rstrip()
