"""CADSS-6: six items of the CADSS, with their own total.

Items 1, 2, 6, 7, 15 and 22 of the whole form, each 0 to 4, sum 0-24. Its authors call it unvalidated.
Source: CADSS-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered
from rekindle.clinical.instruments.worded import restricted

CADSS6 = Instrument(
    instrument_id="cadss6",
    name="CADSS-6",
    title="Clinician-Administered Dissociative States Scale, six items",
    recall="now, in the session",
    owner="J. Douglas Bremner",
    items=numbered(("q1", "q2", "q6", "q7", "q15", "q22"), steps(0, 4)),
    main="total",
    outputs=("total",),
    measures=(Measure("total", ("q1", "q2", "q6", "q7", "q15", "q22")),),
    tier="C",
    licence=restricted("J. Douglas Bremner", "CADSS-SCORING"),
    sources=("CADSS-SCORING",),
)
