"""CADSS: dissociation during a session, rated with the patient.

Each item 0 to 4. The six items 1, 2, 6, 7, 15 and 22 make the short form (0-24); with the other seventeen, or their
sum, the form of 23 items (0-92). No threshold is validated.
Source: CADSS-SCORING
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure, Sheet, q
from rekindle.clinical.instruments.worded import restricted

SIX: Final = ("q1", "q2", "q6", "q7", "q15", "q22")
OTHERS: Final = tuple(key for key in q(23) if key not in SIX)


def others(points: Mapping[str, int | float]) -> tuple[str, ...]:
    """The other seventeen are needed one by one or as their sum."""
    return OTHERS if "others_sum" not in points and any(key in points for key in OTHERS) else ("others_sum",)


def whole(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """The total of all 23 items; none where a sum that was entered contradicts the items beside it.

    Source: CADSS-SCORING
    """
    given = [sheet.points[key] for key in OTHERS if key in sheet.points]
    summed = sum(given) if len(given) == len(OTHERS) else None
    entered = sheet.points.get("others_sum", summed)
    contradicted = entered is not None and (entered < sum(given) or (summed is not None and entered != summed))
    known = values["cadss6"] is not None and entered is not None and not contradicted
    return {
        "cadss23": values["cadss6"] + entered if known else None,
        "missing": ("others_sum",) if contradicted else (),
    }


CADSS = Instrument(
    instrument_id="cadss",
    name="CADSS",
    title="Clinician-Administered Dissociative States Scale, 23 items",
    recall="now, in the session",
    owner="J. Douglas Bremner",
    items=(
        *(Item(key, coding=steps(0, 4), optional=key not in SIX) for key in q(23)),
        Item("others_sum", coding=steps(0, 68), optional=True),
    ),
    objects={"items": {key.removeprefix("q"): key for key in q(23)}},
    main="cadss23",
    outputs=("cadss6", "cadss23"),
    measures=(Measure("cadss6", SIX),),
    algorithm=whole,
    then_asked=others,
    tier="C",
    licence=restricted("J. Douglas Bremner", "CADSS-SCORING"),
    sources=("CADSS-SCORING",),
    remarks=(
        "The form of 2014 has 28 items; this is the ketamine form of 19 subjective and 4 observer items.",
        "The authors of the six-item form call it unvalidated.",
    ),
)
