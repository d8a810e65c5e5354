"""ICSI: four ratings of bladder symptoms.

Each 0 to 5, sum 0-20.
Source: ICSI-1997
"""

from collections.abc import Mapping
from typing import Any

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, Sheet, numbered, q
from rekindle.clinical.instruments.worded import restricted


def out_of(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """The highest total there is.

    Source: ICSI-1997
    """
    return {"max": 20}


ICSI = Instrument(
    instrument_id="icsi",
    name="ICSI",
    title="Interstitial Cystitis Symptom Index",
    owner="its authors",
    items=numbered(q(4), steps(0, 5)),
    main="total",
    outputs=("total", "max"),
    measures=(Measure("total", q(4)),),
    algorithm=out_of,
    tier="C",
    licence=restricted("its authors", "ICSI-1997"),
    sources=("ICSI-1997",),
)
