"""PHQ-2: the first two questions of the PHQ-9.

Sum 0-6; from 3 the screen is positive and the whole PHQ-9 is asked.
Source: PHQ2-2003, PHQ-PFIZER, LOINC-PANELS
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

PHQ2 = worded(
    Instrument(
        instrument_id="phq2",
        name="PHQ-2",
        items=numbered(q(2), steps(0, 3)),
        main="total",
        outputs=("total", "positive_ge3"),
        measures=(Measure("total", q(2)),),
        lines=(Line("positive_ge3", "total", at_least=3),),
        tier="A",
        licence=pack_to_come("PHQ-PFIZER"),
        loinc_panel="55757-9",
        loinc_total="55758-7",
        sources=("PHQ2-2003", "PHQ-PFIZER", "LOINC-PANELS"),
    )
)
