"""MDQ: thirteen yes or no questions about spells of high mood, whether they came together, and what they did.

A screen only. Positive: seven or more, at the same time, and a moderate or serious problem. Under seven the further
two questions decide nothing.
Source: MDQ-SCORING
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import ZERO_ONE, codes
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure, Sheet, numbered
from rekindle.clinical.instruments.worded import restricted

_EVER: Final = tuple(f"q1_{number}" for number in range(1, 14))
_ENOUGH: Final = 7
_MODERATE: Final = 2


def further(points: Mapping[str, int | float]) -> tuple[str, ...]:
    """The questions that still decide: both, once seven are reached, until one of them says no."""
    if sum(points.get(key, 0) for key in _EVER) < _ENOUGH or points.get("q2") == 0 or points.get("q3", 3) < _MODERATE:
        return ()
    return ("q2", "q3")


def positive(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the screen is positive; unknown while a question that decides is open.

    Source: MDQ-SCORING
    """
    count, together, problem = values["q1_yes"], sheet.points.get("q2"), sheet.points.get("q3")
    if count is None:
        return {"positive": None}
    if count < _ENOUGH or together == 0 or (problem is not None and problem < _MODERATE):
        return {"positive": False}
    return {"positive": None if together is None or problem is None else True}


MDQ = Instrument(
    instrument_id="mdq",
    name="MDQ",
    title="Mood Disorder Questionnaire",
    owner="the University of Texas Medical Branch",
    items=(
        *numbered(_EVER, ZERO_ONE),
        Item("q2", coding=codes({"Y": 1, "N": 0}), optional=True),
        Item("q3", coding=codes({"none": 0, "minor": 1, "moderate": 2, "serious": 3}), optional=True),
    ),
    lists={"q1": _EVER},
    main="positive",
    outputs=("q1_yes", "positive"),
    measures=(Measure("q1_yes", _EVER),),
    algorithm=positive,
    then_asked=further,
    flags=("positive",),
    tier="C",
    licence=restricted("the University of Texas Medical Branch", "MDQ-SCORING"),
    sources=("MDQ-SCORING",),
)
