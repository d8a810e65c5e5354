"""ICPI: four ratings of how much bladder symptoms trouble the person.

Each 0 to 4, sum 0-16.
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
    return {"max": 16}


ICPI = Instrument(
    instrument_id="icpi",
    name="ICPI",
    title="Interstitial Cystitis Problem Index",
    owner="its authors",
    items=numbered(q(4), steps(0, 4)),
    main="total",
    outputs=("total", "max"),
    measures=(Measure("total", q(4)),),
    algorithm=out_of,
    tier="C",
    licence=restricted("its authors", "ICSI-1997"),
    sources=("ICSI-1997",),
)
