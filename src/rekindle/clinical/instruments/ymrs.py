"""YMRS: eleven items about mania, rated by a clinician.

Items 5, 6, 8 and 9 count 0 to 8, the others 0 to 4; sum 0-60.
Source: YMRS-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Measure, q
from rekindle.clinical.instruments.worded import restricted

_DOUBLE: Final = ("q5", "q6", "q8", "q9")

YMRS = Instrument(
    instrument_id="ymrs",
    name="YMRS",
    title="Young Mania Rating Scale",
    owner="the authors and the journal",
    items=tuple(Item(key, coding=steps(0, 8 if key in _DOUBLE else 4)) for key in q(11)),
    main="total",
    outputs=("total",),
    measures=(Measure("total", q(11)),),
    bands=(
        Band("remission", "remission", 0, 12),
        Band("minimal", "minimal", 13, 19),
        Band("mild", "mild", 20, 25),
        Band("moderate", "moderate", 26, 37),
        Band("severe", "severe", 38, 60),
    ),
    tier="C",
    licence=restricted("its authors and the journal it appeared in", "YMRS-SCORING"),
    sources=("YMRS-SCORING",),
    remarks=("The bands were read in a secondary source only.",),
)
