"""MEQ-30: the mystical side of a session, from the sums of its four scales.

Fifteen, six, six and three items of 0 to 5; each scale as a percentage of its maximum. The experience counts as
complete when all four reach 60.
Source: MEQ30-SCORING
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure, Sheet
from rekindle.clinical.instruments.worded import restricted

SCALES: Final = {"mystical": 75, "positive_mood": 30, "time_space": 30, "ineffability": 15}


def complete(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether all four scales reach sixty per cent of their maximum.

    Source: MEQ30-SCORING
    """
    if sheet.missing:
        return {"complete": None}
    return {"complete": all(100 * sheet.points[f"{scale}_sum"] >= 60 * top for scale, top in SCALES.items())}


MEQ30 = Instrument(
    instrument_id="meq30",
    name="MEQ-30",
    title="Mystical Experience Questionnaire, 30 items",
    recall="this session",
    owner="its authors",
    items=tuple(Item(f"{scale}_sum", coding=steps(0, highest)) for scale, highest in SCALES.items()),
    main="complete",
    outputs=("percent", "complete"),
    measures=tuple(
        Measure(scale, (f"{scale}_sum",), times=100, over=highest, decimals=2) for scale, highest in SCALES.items()
    ),
    nested={"percent": {scale: scale for scale in SCALES}},
    algorithm=complete,
    flags=("complete",),
    tier="C",
    licence=restricted("its authors", "MEQ30-SCORING"),
    sources=("MEQ30-SCORING",),
)
