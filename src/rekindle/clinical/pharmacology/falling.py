"""When the modelled effect site is back to a share of its own peak. No criterion for leaving."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rekindle.clinical.pharmacology import exposure
from rekindle.clinical.pharmacology.choosing import G
from rekindle.clinical.pharmacology.models import effect_site
from rekindle.clinical.pharmacology.peak import peak
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand

SHARES_PCT: Final = (50, 30, 20)
DAY_MIN: Final = 24 * 60.0
POINTS: Final = 60
EXACT_MIN: Final = 1e-3
NO_CRITERION: Final = (
    "A fall of the modelled effect site is no criterion for leaving. The two hours of observation after Spravato stand"
    " whatever the curve says."
)


@dataclass(frozen=True, slots=True)
class Fall:
    """The effect site back at this share of its own peak, in minutes on the curve's clock; None: not within the day."""

    share_pct: int
    typical_min: float | None
    earliest_min: float | None
    latest_min: float | None


def falls(doses: tuple[Dose, ...], person: Person) -> tuple[Fall, ...]:
    """When the effect site is back at 50, 30 and 20 % of its peak for good, as a range by the half-life's interval.

    It is no criterion for leaving, and the label's two hours after Spravato stand whatever it says.

    Source: OLOFSEN-2022
    """
    half_lives_min = (G.values["t_half_ke0"], G.spread["t_half_ke0_lowest"], G.spread["t_half_ke0_highest"])
    typical, fast, slow = (_fallen(doses, person, each_min) for each_min in half_lives_min)
    found = []
    for share_pct in SHARES_PCT:
        ends = (typical[share_pct], fast[share_pct], slow[share_pct])
        known = [each for each in ends if each is not None]
        latest_min = None if len(known) < len(ends) else max(known)
        found.append(Fall(share_pct, typical[share_pct], min(known, default=None), latest_min))
    return tuple(found)


def _fallen(doses: tuple[Dose, ...], person: Person, half_life_min: float) -> dict[int, float | None]:
    strands = effect_site.strands(doses, person, {}, half_life_min)
    changes_min = strands[0].course.changes_min
    top, _ = peak(lambda at: exposure.read(strands, at), changes_min)
    grid = _grid(changes_min)
    values = exposure.read(strands, grid)
    found: dict[int, float | None] = {}
    for share_pct in SHARES_PCT:
        level_y = top * share_pct / 100
        last = max(k for k, value in enumerate(values) if value > level_y)
        reached = last + 1 < len(grid)
        found[share_pct] = _crossing(strands, level_y, grid[last], grid[last + 1]) if reached else None
    return found


def _grid(changes_min: Sequence[float]) -> list[float]:
    """Minutes from the first change to a day after the last, so near that a curve crosses a level once between two."""
    between = {begin + (end - begin) * k / POINTS for begin, end in pairwise(changes_min) for k in range(POINTS)}
    tail = [changes_min[-1] + DAY_MIN * (k / (4 * POINTS)) ** 2 for k in range(4 * POINTS + 1)]
    return [*sorted(between), *tail]


def _crossing(strands: Sequence[Strand], level_y: float, low_min: float, high_min: float) -> float:
    while high_min - low_min > EXACT_MIN:
        middle_min = (low_min + high_min) / 2
        if exposure.read(strands, (middle_min,))[0] > level_y:
            low_min = middle_min
        else:
            high_min = middle_min
    return (low_min + high_min) / 2
