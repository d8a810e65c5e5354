"""DAST-10: ten yes or no questions about drugs other than alcohol in the last twelve months.

A yes counts 1, except item 3, where a no does; 0-10, in five bands.
Source: DAST-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import NO_YES, codes
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Measure, q
from rekindle.clinical.instruments.worded import restricted

_YES_IS_GOOD: Final = codes({"no": 1, "yes": 0})

DAST10 = Instrument(
    instrument_id="dast10",
    name="DAST-10",
    title="Drug Abuse Screening Test, ten items",
    recall="the last 12 months",
    owner="Harvey Skinner",
    items=tuple(Item(key, coding=_YES_IS_GOOD if key == "q3" else NO_YES) for key in q(10)),
    main="total",
    outputs=("total", "band"),
    measures=(Measure("total", q(10)),),
    bands=(
        Band("none", "none", 0, 0),
        Band("low", "low", 1, 2),
        Band("moderate", "moderate", 3, 5),
        Band("substantial", "substantial", 6, 8),
        Band("severe", "severe", 9, 10),
    ),
    tier="C",
    licence=restricted("Harvey Skinner", "DAST-SCORING"),
    sources=("DAST-SCORING",),
    remarks=("Public copies without the reversal of item 3 are wrong: nobody who uses no drugs scores 1.",),
)
