"""PADSS: may this person go home.

Five parts of 0 to 2, sum 0-10; from 9 the person is fit. Some services need two readings.
Source: PADSS-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered
from rekindle.clinical.instruments.worded import restricted

FIT: Final = 9
_PARTS: Final = ("vitals", "ambulation", "nausea", "pain", "bleeding")

PADSS = Instrument(
    instrument_id="padss",
    name="PADSS",
    title="Post-Anaesthetic Discharge Scoring System",
    recall="now",
    owner="its authors",
    items=numbered(_PARTS, steps(0, 2)),
    main="total",
    outputs=("total", "fit"),
    measures=(Measure("total", _PARTS),),
    lines=(Line("fit", "total", at_least=FIT),),
    tier="C",
    licence=restricted("its authors", "PADSS-SCORING"),
    sources=("PADSS-SCORING",),
    remarks=("The rooms of this house show the parts in our own words.",),
)
