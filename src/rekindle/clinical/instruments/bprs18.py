"""BPRS-18: eighteen items about psychosis and other symptoms, rated by a clinician.

Coded 1 to 7, sum 18-126; 0 is printed for "not assessed" and leaves no total. Some trials code 0 to 6: the same sheet
is then 18 less, and both numbers are kept with their coding.
Source: BPRS-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

BPRS18 = worded(
    Instrument(
        instrument_id="bprs18",
        name="BPRS-18",
        items=numbered(q(18), steps(1, 7, unanswered=(0,))),
        main="total",
        outputs=("total",),
        outputs_beside=("total_0_6",),
        measures=(Measure("total", q(18)), Measure("total_0_6", q(18), plus=-18)),
        tier="A",
        licence=pack_to_come("BPRS-SCORING"),
        sources=("BPRS-SCORING",),
    )
)
