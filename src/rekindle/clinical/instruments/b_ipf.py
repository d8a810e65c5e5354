"""B-IPF: seven ratings of how far trauma hinders daily life in the past 30 days, or not applicable.

Each 0 to 6; the sum as a percentage of what the items that apply could add up to. All seven are answered, if only with
not applicable.
Source: BIPF-SCORING
"""

from collections.abc import Mapping
from typing import Any

from rekindle.clinical.instruments.coding import with_not_applicable
from rekindle.clinical.instruments.instrument import Instrument, Measure, Sheet, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded


def scored(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """How many of the seven apply.

    Source: BIPF-SCORING
    """
    return {"n_scored": len(sheet.points)}


B_IPF = worded(
    Instrument(
        instrument_id="b_ipf",
        name="B-IPF",
        items=numbered(q(7), with_not_applicable(0, 6)),
        lists={"items": q(7)},
        main="percent",
        outputs=("percent", "n_scored"),
        measures=(Measure("percent", q(7), times=100, over=6, over_counted=True, decimals=2),),
        algorithm=scored,
        tier="A",
        licence=pack_to_come("BIPF-SCORING"),
        sources=("BIPF-SCORING",),
    )
)
