"""The typical rise and fall of each way of giving, in percent of its own peak: a shape, never an amount.

Every model is linear, so the shape is the same for any dose, and nobody can read a dose from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from rekindle.clinical.pharmacology.choosing import A, C, E, F
from rekindle.clinical.pharmacology.exposure import Question, read, strands, whole
from rekindle.clinical.pharmacology.model import Model
from rekindle.clinical.pharmacology.route_words import ROUTES, RouteWords
from rekindle.clinical.pharmacology.strand import Dose, Person, Route

UNTIL_MIN: Final = 360
STEP_MIN: Final = 2
TOLD_MIN: Final = (0, 20, 40, 60, 120, 240, 360)
DRIP_MIN: Final = 40.0
BETWEEN_SPRAYS_MIN: Final = 5.0
ANY_MG: Final = 1.0  # the amount cancels out
NEAR_TOP_PCT, MOST_PCT, HALF_PCT, THIRD_PCT, PART_PCT, SOME_PCT = 90.0, 60.0, 42.0, 28.0, 10.0, 1.0

GIVEN: Final[Mapping[Route, tuple[Model, tuple[Dose, ...]]]] = MappingProxyType(
    {
        "iv": (A, (Dose("iv", "racemic_ketamine", ANY_MG, 0.0, DRIP_MIN),)),
        "im": (E, (Dose("im", "racemic_ketamine", ANY_MG, 0.0),)),
        "nasal": (
            C,
            (
                Dose("nasal", "esketamine", ANY_MG, 0.0, device_index=1),
                Dose("nasal", "esketamine", ANY_MG, BETWEEN_SPRAYS_MIN, device_index=2),
            ),
        ),
        "sublingual": (F, (Dose("sublingual", "racemic_ketamine", ANY_MG, 0.0),)),
        "oral": (C, (Dose("oral", "esketamine", ANY_MG, 0.0),)),
    }
)


@dataclass(frozen=True, slots=True)
class RouteShape:
    """The typical curve of one way of giving: minutes from the start, and percent of its own peak."""

    words: RouteWords
    model: str
    site: str
    times_min: tuple[int, ...]
    pct_of_own_peak: tuple[float, ...]

    def level(self, at_min: int) -> str:
        """How much of its own highest level there is at this minute, in coarse words."""
        return in_words(self.pct_of_own_peak[self.times_min.index(at_min)])


def in_words(share_pct: float) -> str:
    """A percent of the own peak in coarse words; nothing finer is known of one person."""
    steps = (
        (NEAR_TOP_PCT, "at or near its highest"),
        (MOST_PCT, "most of it"),
        (HALF_PCT, "about half"),
        (THIRD_PCT, "about a third"),
        (PART_PCT, "a small part"),
        (SOME_PCT, "a little"),
    )
    return next((words for least_pct, words in steps if share_pct >= least_pct), "none to speak of")


@cache
def shape(route: Route) -> RouteShape:
    """The typical shape of this way of giving, for a typical person."""
    model, doses = GIVEN[route]
    found = strands(Question(model, doses, Person(), "plasma"), {})
    top = whole(found).cmax_ng_per_ml
    times_min = tuple(range(0, UNTIL_MIN + 1, STEP_MIN))
    shares_pct = tuple(round(100 * value / top, 1) for value in read(found, times_min))
    return RouteShape(ROUTES[route], model.id, model.site, times_min, shares_pct)
