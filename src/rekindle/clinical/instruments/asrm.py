"""ASRM: five self-rated items about elevated mood in the last week.

Each 0 to 4, sum 0-20; from 6 mania or hypomania is likely. The form of the DSM-5 set codes 1 to 5 and is not taken
here.
Source: ASRM-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

ASRM = Instrument(
    instrument_id="asrm",
    name="ASRM",
    title="Altman Self-Rating Mania Scale",
    recall="the last 7 days",
    owner="Edward Altman",
    items=numbered(q(5), steps(0, 4)),
    main="total",
    outputs=("total", "likely_mania_or_hypomania"),
    measures=(Measure("total", q(5)),),
    lines=(Line("likely_mania_or_hypomania", "total", at_least=6),),
    tier="B",
    licence=restricted("Edward Altman", "ASRM-SCORING"),
    sources=("ASRM-SCORING",),
)
