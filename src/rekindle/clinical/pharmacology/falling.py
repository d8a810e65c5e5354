"""When the modelled effect site is back to a share of its own peak. No criterion for leaving."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rekindle.clinical.pharmacology import exposure
from rekindle.clinical.pharmacology.choosing import G
from rekindle.clinical.pharmacology.models import effect_site
from rekindle.clinical.pharmacology.peak import peak
from rekindle.clinical.pharmacology.strand import Dose, Person

SHARES_PCT: Final = (50, 30, 20)
DAY_MIN: Final = 24 * 60.0
STEP_MIN: Final = 1.0
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
    last_min = changes_min[-1]
    grid = [last_min + STEP_MIN * k for k in range(int(DAY_MIN / STEP_MIN) + 1)]
    values = exposure.read(strands, grid)
    found: dict[int, float | None] = {}
    for share_pct in SHARES_PCT:
        level = top * share_pct / 100
        above = [k for k, value in enumerate(values) if value > level]
        if above and above[-1] == len(grid) - 1:
            found[share_pct] = None
        elif above:
            found[share_pct] = _crossing(
                lambda at_min: exposure.read(strands, (at_min,))[0], level, grid[above[-1]], grid[above[-1] + 1]
            )
        else:
            found[share_pct] = last_min
    return found


def _crossing(reader: Callable[[float], float], level: float, low_min: float, high_min: float) -> float:
    while high_min - low_min > 1e-4:
        middle_min = (low_min + high_min) / 2
        if reader(middle_min) > level:
            low_min = middle_min
        else:
            high_min = middle_min
    return (low_min + high_min) / 2
