"""PSQI: sleep, from times, hours and ratings, in seven components of 0 to 3.

Sum 0-21; more than 5 is called poor sleep. Exactly seven hours count 1. An unanswered "other reason" (5j) counts 0.
Hours in bed run over midnight; a bedtime equal to the time of rising cannot be scored.
Source: PSQI-SCORING
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import Points, amount, clock, steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Sheet, numbered
from rekindle.clinical.instruments.worded import restricted

_DISTURBED: Final = tuple(f"5{letter}" for letter in "bcdefghij")
_DAY_MIN: Final = 24 * 60


def _step(value: Points | None, *upper: int) -> int | None:
    """0 up to the first bound, 1 up to the second, and so on; each bound belongs to the step below it."""
    return None if value is None else sum(value > bound for bound in upper)


def _sum(points: Mapping[str, Points], keys: tuple[str, ...]) -> Points | None:
    return sum(points[key] for key in keys) if all(key in points for key in keys) else None


def _duration(hours: Points | None) -> int | None:
    if hours is None:
        return None
    return 0 if hours > 7 else 1 if hours >= 6 else 2 if hours >= 5 else 3


def _efficiency(points: Mapping[str, Points]) -> int | None:
    """Hours asleep of the hours in bed: 85 per cent or more is 0, under 65 is 3."""
    if not {"bedtime", "rise", "hours_sleep"} <= set(points):
        return None
    in_bed_min = (points["rise"] - points["bedtime"]) % _DAY_MIN
    if not in_bed_min:
        return None
    asleep = 100 * 60 * points["hours_sleep"]
    return sum(asleep < bound * in_bed_min for bound in (85, 75, 65))


def _latency(points: Mapping[str, Points]) -> int | None:
    minutes, often = _step(points.get("latency_min"), 15, 30, 60), points.get("5a")
    return None if minutes is None or often is None else _step(minutes + often, 0, 2, 4)


def components(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """The seven components in their order, and their sum where all seven are known.

    Source: PSQI-SCORING
    """
    points = {"5j": 0, **sheet.points}
    seven = [
        points.get("quality_q6"),
        _latency(points),
        _duration(points.get("hours_sleep")),
        _efficiency(points),
        _step(_sum(points, _DISTURBED), 0, 9, 18),
        points.get("medication_q7"),
        _step(_sum(points, ("q8", "q9")), 0, 2, 4),
    ]
    known = [component for component in seven if component is not None]
    return {
        "components": seven,
        "global": sum(known) if len(known) == len(seven) else None,
        "missing": ("rise",) if points.get("bedtime", -1) == points.get("rise") else (),
    }


PSQI = Instrument(
    instrument_id="psqi",
    name="PSQI",
    title="Pittsburgh Sleep Quality Index",
    recall="the past month",
    owner="the University of Pittsburgh",
    items=(
        Item("bedtime", coding=clock()),
        Item("latency_min", coding=amount(0, 720, "min")),
        Item("rise", coding=clock()),
        Item("hours_sleep", coding=amount(0, 24, "h")),
        Item("5a", coding=steps(0, 3)),
        *numbered(_DISTURBED[:-1], steps(0, 3)),
        Item("5j", coding=steps(0, 3), optional=True),
        *numbered(("quality_q6", "medication_q7", "q8", "q9"), steps(0, 3)),
    ),
    lists={"5b-j": _DISTURBED},
    main="global",
    outputs=("components", "global"),
    algorithm=components,
    tier="C",
    licence=restricted("the University of Pittsburgh", "PSQI-SCORING"),
    sources=("PSQI-SCORING",),
    unconfirmed=("The window of one month.",),
    remarks=(
        "Quality: quality_q6. Medication: medication_q7.",
        "Latency: minutes up to 15, 30, 60 and above as 0 to 3, plus 5a; that sum 0, 1-2, 3-4, 5-6 as 0 to 3.",
        "Duration: more than 7 h, 6 to 7 h, 5 to under 6 h, under 5 h as 0 to 3.",
        "Efficiency: hours of sleep over hours in bed, from 85, 75, 65 per cent and under as 0 to 3.",
        "Disturbance: 5b to 5j summed; 0, 1-9, 10-18, 19-27 as 0 to 3.",
        "Daytime: q8 and q9 summed; 0, 1-2, 3-4, 5-6 as 0 to 3.",
    ),
)
