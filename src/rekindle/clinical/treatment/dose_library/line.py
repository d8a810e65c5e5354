"""A line of the drug library: which values are usual, need a second person or the director, or are refused.

A line is a row of bounds. A bound that a clinic may move is a `Value` whose band runs towards the stricter side only; a
bound beyond which everything is refused stays where it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.rounding import Amount, exact
from rekindle.clinical.values import DEFAULTS, ClinicValues, Need, Value

BandName = Literal["usual", "soft", "director", "hard"]
Signature = Literal["soft", "director"]
Bound: TypeAlias = Decimal  # in the unit of its line

STRICTNESS: Final[tuple[BandName, ...]] = ("usual", "soft", "director", "hard")
BAND_WORDS: Final[dict[BandName, str]] = {
    "usual": "usual",
    "soft": "needs a reason and a second person",
    "director": "needs the medical director's signature",
    "hard": "refused",
}
HARD_IS_FIXED: Final = "A hard limit of the drug library is not moved by a clinic."


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values above one bound and up to another that share a band; each bound says whether it belongs."""

    band: BandName
    low: Bound
    high: Bound
    low_belongs: bool
    high_belongs: bool

    def holds(self, value: Bound) -> bool:
        above = value >= self.low if self.low_belongs else value > self.low
        below = value <= self.high if self.high_belongs else value < self.high
        return above and below


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch between two bounds, each a value of the content or a plain end of the scale such as nought."""

    band: BandName
    low: Value | int
    high: Value | int
    low_belongs: bool = False
    high_belongs: bool = True

    def stretch(self, values: ClinicValues = DEFAULTS) -> Stretch:
        """The stretch as this clinic has set it."""
        low, high = (exact(values.of(end) if isinstance(end, Value) else end) for end in (self.low, self.high))
        return Stretch(self.band, low, high, self.low_belongs, self.high_belongs)


@dataclass(frozen=True, slots=True)
class Limit:
    """One line of the drug library; whatever falls in none of its stretches is refused."""

    entry: str
    name: str
    unit: str
    spans: tuple[Span, ...]
    sources: tuple[str, ...]
    note: str = ""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches where no clinic has moved anything."""
        return self.stretches_at(DEFAULTS)

    def stretches_at(self, values: ClinicValues) -> tuple[Stretch, ...]:
        """The stretches as this clinic has set them, from the lowest up."""
        return tuple(sorted((span.stretch(values) for span in self.spans), key=lambda stretch: stretch.low))

    @property
    def values(self) -> tuple[Value, ...]:
        """The bounds of this line, each once."""
        found = {bound.key: bound for span in self.spans for bound in (span.low, span.high) if isinstance(bound, Value)}
        return tuple(found.values())

    def band(self, value: Amount, values: ClinicValues = DEFAULTS) -> BandName:
        """The band a value falls in; a value that is no number is refused."""
        number = exact(value)
        if not number.is_finite():
            return "hard"
        return next((stretch.band for stretch in self.stretches_at(values) if stretch.holds(number)), "hard")


@dataclass(frozen=True, slots=True)
class Judged:
    """One entry of the library beside the value it was asked about."""

    entry: str
    value: Decimal
    unit: str
    band: BandName
    sources: tuple[str, ...]
    name: str


def judge(limit: Limit, value: Amount, values: ClinicValues = DEFAULTS) -> Judged:
    """Where a value falls in its line of the drug library."""
    return Judged(limit.entry, exact(value), limit.unit, limit.band(value, values), limit.sources, limit.name)


def shown(value: Bound) -> str:
    """An amount as a sentence says it: four decimals at most, no noughts that mean nothing, no power of ten."""
    if not value.is_finite():
        return "no number"
    if abs(value) >= 10**9:
        return "more than a thousand million" if value > 0 else "less than nothing"
    rounded = value.quantize(Decimal("0.0001"))
    if value > 0 and not rounded:
        return "less than 0.0001"
    return f"{rounded.normalize():f}"


def why_not(judged: Judged, signed: frozenset[Signature]) -> tuple[Refusal, ...]:
    """A soft or director band without its signature is a refusal; a hard one always is."""
    said = f"{judged.name}: {shown(judged.value)} {judged.unit}" if judged.value.is_finite() else judged.name
    if judged.band == "usual" or judged.band in signed:
        return ()
    sentence = {
        "soft": f"{said} is outside the usual range; it needs a reason and a second person.",
        "director": f"{said} needs the medical director's signature.",
        "hard": f"{said} is beyond the limit that nobody here may sign for.",
    }[judged.band]
    return (Refusal(code=f"limit.{judged.entry}.{judged.band}", sentence=sentence, sources=judged.sources),)


def bound(
    entry: str,
    says: str,
    default: int | float,
    unit: str,
    needed_by: Iterable[Need],
    *,
    strictest: int | float | None = None,
    sources: tuple[str, ...] = ("P",),
) -> Value:
    """A bound of the library: movable from its default to the strictest setting stated, or fixed without one."""
    ends = None if strictest is None else sorted((default, strictest))
    return Value(
        key=f"dose.{entry}",
        says=says,
        default=default,
        unit=unit,
        tag="P",
        sources=sources,
        needed_by=frozenset(needed_by),
        lowest=None if ends is None else ends[0],
        highest=None if ends is None else ends[1],
        why_fixed=HARD_IS_FIXED if ends is None else "",
    )
