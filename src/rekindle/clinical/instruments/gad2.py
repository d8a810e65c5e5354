"""GAD-2: the first two questions of the GAD-7.

Sum 0-6; from 3 the screen is positive and the whole GAD-7 is asked.
Source: GAD2-2007, PHQ-PFIZER
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

GAD2 = worded(
    Instrument(
        instrument_id="gad2",
        name="GAD-2",
        items=numbered(q(2), steps(0, 3)),
        main="total",
        outputs=("total", "positive_ge3"),
        measures=(Measure("total", q(2)),),
        lines=(Line("positive_ge3", "total", at_least=3),),
        tier="A",
        licence=pack_to_come("PHQ-PFIZER"),
        sources=("GAD2-2007", "PHQ-PFIZER"),
    )
)
