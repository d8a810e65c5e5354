"""The drug library: which doses, times and strengths are usual, need a second person or the director, or are refused.

Every limit here is a policy default until a medical director confirms it; they hold on every path, recording included.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.rounding import Amount, exact

BandName = Literal["usual", "soft", "director", "hard"]
Signature = Literal["soft", "director"]
Bound: TypeAlias = Decimal  # in the unit of its line

BAND_WORDS: dict[BandName, str] = {
    "usual": "usual",
    "soft": "needs a reason and a second person",
    "director": "needs the medical director's signature",
    "hard": "refused",
}


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Limit:
    """One line of the drug library; whatever falls in none of its stretches is refused."""

    entry: str
    name: str
    unit: str
    stretches: tuple[Stretch, ...]
    sources: tuple[str, ...]

    def band(self, value: Amount) -> BandName:
        number = exact(value)
        return next((stretch.band for stretch in self.stretches if stretch.holds(number)), "hard")


@dataclass(frozen=True)
class Judged:
    """One entry of the library beside the value it was asked about."""

    entry: str
    value: Decimal
    unit: str
    band: BandName
    sources: tuple[str, ...]


def _stretch(band: BandName, text: str) -> Stretch:
    """A stretch in the notation of intervals: a square bracket belongs, a round one does not."""
    low, high = text[1:-1].split(",")
    return Stretch(band, Decimal(low), Decimal(high), text[0] == "[", text[-1] == "]")


def _limit(entry: str, name: str, unit: str, *cited: str, **bands: tuple[str, ...]) -> Limit:
    names: dict[str, BandName] = {"usual": "usual", "soft": "soft", "director": "director"}
    stretches = tuple(_stretch(names[band], text) for band, texts in bands.items() for text in texts)
    return Limit(entry, name, unit, stretches, sources=(*cited, "P"))


IV_MOOD_MG_PER_KG = _limit(
    "iv_mood_mg_per_kg",
    "IV mood dose for weight",
    "mg/kg",
    "ASKP3",
    "FAVA",
    usual=("[0.25,0.75]",),
    soft=("(0,0.25)", "(0.75,1.0]"),
    director=("(1.0,1.5]",),
)
IV_MOOD_TOTAL_MG = _limit("iv_mood_total_mg", "IV mood dose in all", "mg", usual=("(0,100]",), director=("(100,150]",))
# The source table names no band above 90 and up to 120 minutes; it is read here as the stricter neighbour.
IV_MOOD_MINUTES = _limit(
    "iv_mood_minutes",
    "IV mood infusion time",
    "min",
    usual=("[40,60]",),
    soft=("(60,90]",),
    director=("[30,40)", "(90,120]"),
)
BAG_MG_PER_ML = _limit(
    "bag_mg_per_ml",
    "Concentration in the bag",
    "mg/mL",
    usual=("[0.2,1]",),
    soft=("[0.1,0.2)", "(1,2]"),
    director=("(2,5]",),
)
WEIGHT_KG = _limit("weight_kg", "Body weight", "kg", usual=("[25,350]",))
WEIGHT_CHANGE_PCT = _limit(
    "weight_change_pct", "Weight change since the order", "%", usual=("[0,5]",), soft=("(5,100]",)
)
WEIGHT_AGE_H = _limit("weight_age_h", "Age of the weight", "h", usual=("[0,24]",))

IV_MOOD_LIBRARY: tuple[Limit, ...] = (
    IV_MOOD_MG_PER_KG,
    IV_MOOD_TOTAL_MG,
    IV_MOOD_MINUTES,
    BAG_MG_PER_ML,
    WEIGHT_KG,
    WEIGHT_CHANGE_PCT,
    WEIGHT_AGE_H,
)

VIALS_MG_PER_ML: tuple[Decimal, ...] = (Decimal(10), Decimal(50), Decimal(100))


def judge(limit: Limit, value: Amount) -> Judged:
    """Where a value falls in its line of the drug library."""
    number = exact(value)
    return Judged(limit.entry, number, limit.unit, limit.band(number), limit.sources)


def why_not(judged: Judged, signed: frozenset[Signature]) -> tuple[Refusal, ...]:
    """A soft or director band without its signature is a refusal; a hard one always is."""
    limit = next(line for line in IV_MOOD_LIBRARY if line.entry == judged.entry)
    shown = f"{limit.name}: {judged.value.normalize():f} {limit.unit}"
    if judged.band == "usual" or judged.band in signed:
        return ()
    sentence = {
        "soft": f"{shown} is outside the usual range; it needs a reason and a second person.",
        "director": f"{shown} needs the medical director's signature.",
        "hard": f"{shown} is beyond the limit that nobody here may sign for.",
    }[judged.band]
    return (Refusal(code=f"limit.{judged.entry}.{judged.band}", sentence=sentence, sources=judged.sources),)
