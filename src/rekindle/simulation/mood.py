"""A virtual patient's mood over weeks: each treatment moves it, time without one lets it drift back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rekindle.simulation.chance import probability, standard_score

WITHIN_PERSON_SD_POINTS = 1.3  # week-to-week wobble of a PHQ-9 total; instruments.md 7 advises about 3 for cohorts
ITEM_ORDER = (2, 1, 4, 3, 6, 7, 5, 8, 9)  # which items a rising total fills first; the ninth last


@dataclass(frozen=True, slots=True)
class Arc:
    """How one invented person answers to treatment.

    `reach_fraction` is the share of the baseline a full course takes away (negative: gets worse);
    `fades_after_d` is how long half of the gain lasts without another treatment.
    """

    seed: int
    baseline_points: float
    reach_fraction: float
    gain_fraction: float = 0.42
    fades_after_d: float = 60.0
    item9_points: int = 0


def severity_points(arc: Arc, on: date, treated_on: Sequence[date]) -> float:
    """The underlying PHQ-9 level on a day, from the treatments so far and the days since each."""
    gained_fraction, last = 0.0, None
    for day in sorted(day for day in treated_on if day < on):
        if last is not None:
            gained_fraction *= 0.5 ** ((day - last).days / arc.fades_after_d)
        gained_fraction += (arc.reach_fraction - gained_fraction) * arc.gain_fraction
        last = day
    if last is not None:
        gained_fraction *= 0.5 ** ((on - last).days / arc.fades_after_d)
    return arc.baseline_points * (1 - gained_fraction)


def phq9_items(arc: Arc, on: date, treated_on: Sequence[date]) -> dict[str, int]:
    """The nine answers on a day: a total near the underlying level, spread over the items."""
    level_points = severity_points(arc, on, treated_on)
    wobble_points = WITHIN_PERSON_SD_POINTS * standard_score(arc.seed, "phq9", on) if treated_on else 0.0
    total = max(0, min(27, round(level_points + wobble_points)))
    item9 = min(arc.item9_points, 3) if total > 0.45 * arc.baseline_points else 0
    items = {f"phq9_{number}": 0 for number in range(1, 10)}
    items["phq9_9"] = min(item9, total)
    return _fill(items, total - items["phq9_9"], [f"phq9_{number}" for number in ITEM_ORDER if number != 9])


def gad7_items(arc: Arc, on: date, treated_on: Sequence[date]) -> dict[str, int]:
    """The seven answers on a day: anxiety follows mood with a share of its own."""
    share = 0.55 + 0.2 * probability(arc.seed, "gad7")
    total = max(0, min(21, round(severity_points(arc, on, treated_on) * share)))
    return _fill({f"gad7_{number}": 0 for number in range(1, 8)}, total, [f"gad7_{n}" for n in (1, 3, 2, 6, 4, 5, 7)])


def spread_items(arc: Arc, on: date, treated_on: Sequence[date], highest: Mapping[str, int]) -> dict[str, int]:
    """The answers to any other scale on a day: as hard as the mood is, spread over its items in their order."""
    share = min(1.0, max(0.0, severity_points(arc, on, treated_on) / 27))
    total = round(share * sum(highest.values()))
    return _fill(dict.fromkeys(highest, 0), total, list(highest), highest)


def _fill(
    items: dict[str, int], points: int, order: Sequence[str], highest: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Give out the points one at a time, in order, at most three an item unless it says otherwise."""
    most = highest or dict.fromkeys(order, 3)
    for _ in range(max(most.values())):
        for key in order:
            if points > 0 and items[key] < most[key]:
                items[key] += 1
                points -= 1
    return items
