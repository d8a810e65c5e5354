"""What can be a person and a plan at all: the bounds outside which no curve is drawn, each with its sentence.

They are wide on purpose. They find a slip of the hand and a unit mistaken for another; whether a dose is usual is
asked of the drug library, which is stricter.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import isfinite
from typing import Final

LOWEST_KG: Final = 40
HIGHEST_KG: Final = 200
HIGHEST_Y: Final = 120
LEAST_MG: Final = 0.001
MOST_MG: Final = 1000
SHORTEST_MIN: Final = 0.01
DAY_MIN: Final = 24 * 60
WEEK_MIN: Final = 7 * DAY_MIN
MOST_DEVICES: Final = 3
ROUNDING_MIN: Final = 1e-9  # minutes worked out from the clock end and begin no nearer than this


def within(number: object, least_y: float, most_y: float) -> bool:
    """Whether a number lies between two, ends included; what is no number does not."""
    return (
        isinstance(number, int | float)
        and (isinstance(number, int) or isfinite(number))
        and (least_y <= number <= most_y)
    )


def why_not_weight(weight_kg: float | None) -> str:
    """Why this is nobody's weight; empty where it may be."""
    if weight_kg is None:
        return "The weight is not given."
    if within(weight_kg, LOWEST_KG, HIGHEST_KG):
        return ""
    return f"The weight must lie between {LOWEST_KG} and {HIGHEST_KG} kg."


def why_not_age(age_y: float | None) -> str:
    """Why this is nobody's age; not knowing it is no fault."""
    if age_y is None or within(age_y, 0, HIGHEST_Y):
        return ""
    return f"The age must lie between 0 and {HIGHEST_Y} years."


def why_not_amount(dose_mg: float | None) -> str:
    """Why this is no dose, as the second half of a sentence."""
    return "" if within(dose_mg, LEAST_MG, MOST_MG) else f"the dose must lie between {LEAST_MG:g} and {MOST_MG} mg."


def why_not_lasting(duration_min: float | None, route: str | None) -> str:
    """Why nothing is given over this many minutes in this way; none at all is a dose given at once."""
    if duration_min and not within(duration_min, SHORTEST_MIN, DAY_MIN):
        return f"the duration must lie between {SHORTEST_MIN:g} and {DAY_MIN} minutes, or be none."
    if duration_min and route != "iv":
        return "only an infusion into a vein has a duration."
    return ""


def overlapping(stretches_min: Iterable[tuple[float, float]]) -> bool:
    """Whether two stretches of time, each a beginning and a length, share any of it; to touch is not to share."""
    ordered = pairwise(sorted(stretches_min))
    return any(first + lasting > after + ROUNDING_MIN for (first, lasting), (after, _) in ordered)
