"""LURN SI-10: the total of ten questions about the lower urinary tract, bladder pain included.

0-38, entered as a total until the items may be used.
Source: LURN-2020
"""

from collections.abc import Mapping
from typing import Any

from rekindle.clinical.instruments.coding import steps, truth
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure, Sheet
from rekindle.clinical.instruments.worded import restricted


def out_of(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """The highest total there is; none is taken from a sheet that is not a total alone.

    Source: LURN-2020
    """
    if sheet.points.get("sum_only") == 0:
        return {"max": 38, "total": None, "missing": ("total",)}
    return {"max": 38}


LURN_SI10 = Instrument(
    instrument_id="lurn_si10",
    name="LURN-SI-10",
    title="Symptoms of Lower Urinary Tract Dysfunction Research Network Symptom Index, 10 items",
    owner="the LURN network",
    items=(Item("total", coding=steps(0, 38)), Item("sum_only", coding=truth(), optional=True)),
    main="total",
    outputs=("total", "max"),
    measures=(Measure("total", ("total",)),),
    algorithm=out_of,
    total_only=True,
    tier="B",
    licence=restricted("the LURN network", "LURN-2020"),
    sources=("LURN-2020",),
)
