"""Benzodiazepines counted together as milligrams of diazepam a day.

The table gives the dose equal to 10 mg of diazepam. Published tables differ by up to two times, so the table used
is shown beside each result, and a named clinician confirms it. A benzodiazepine that is not in it has an unknown
dose, which is treated as high.

Source: ASHTON
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

from rekindle.clinical.profile import Unknown
from rekindle.clinical.values import DEFAULTS, ClinicValues, Value

DIAZEPAM_MG: Final = Decimal(10)


def _equal(ingredient: str, dose_mg: float) -> Value:
    return Value(
        f"screening.diazepam_equivalent.{ingredient}",
        f"{ingredient.capitalize()} equal to 10 mg of diazepam",
        dose_mg,
        "mg",
        "M",
        ("ASHTON",),
        frozenset({"screening"}),
    )


EQUAL_TO_10_MG_DIAZEPAM: Final[Mapping[str, Value]] = MappingProxyType(
    {
        "alprazolam": _equal("alprazolam", 0.5),
        "clonazepam": _equal("clonazepam", 0.5),
        "lorazepam": _equal("lorazepam", 1),
        "triazolam": _equal("triazolam", 0.5),
        "temazepam": _equal("temazepam", 20),
        "oxazepam": _equal("oxazepam", 20),
        "chlordiazepoxide": _equal("chlordiazepoxide", 25),
        "clorazepate": _equal("clorazepate", 15),
        "clobazam": _equal("clobazam", 20),
        "diazepam": _equal("diazepam", 10),
    }
)
VALUES: Final[tuple[Value, ...]] = tuple(EQUAL_TO_10_MG_DIAZEPAM.values())
BEYOND_ANY_DOSE: Final = 1_000_000


def daily_mg(dose_mg: float | Unknown, times_per_day: float | Unknown) -> Decimal | Unknown:
    """What is taken in a day at most, or unknown; a number beyond any dose is counted as just that."""
    if dose_mg is None or times_per_day is None:
        return None
    dose, times = (Decimal(str(min(each, BEYOND_ANY_DOSE))) for each in (dose_mg, times_per_day))
    return dose * times


def diazepam_equivalent(
    ingredient: str, taken_mg: Decimal | Unknown, values: ClinicValues = DEFAULTS
) -> Decimal | Unknown:
    """One benzodiazepine's daily dose as milligrams of diazepam, or unknown."""
    equal = EQUAL_TO_10_MG_DIAZEPAM.get(ingredient)
    if equal is None or taken_mg is None:
        return None
    return taken_mg * DIAZEPAM_MG / Decimal(str(values.of(equal)))


def total(equivalents: Iterable[Decimal | Unknown]) -> Decimal | Unknown:
    """The whole day's benzodiazepines, rounded to two decimals; unknown as soon as one of them is."""
    known: list[Decimal] = []
    for each in equivalents:
        if each is None:
            return None
        known.append(each)
    return sum(known, Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)
