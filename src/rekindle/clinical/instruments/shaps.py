"""SHAPS: fourteen statements about pleasure; every disagreement counts 1.

Coded 0 strongly disagree, 1 disagree, 2 agree, 3 strongly agree; 0-14. An ordinal form of 14-56 exists and is not
this one.
Source: SHAPS-SCORING
"""

from rekindle.clinical.instruments.coding import mapped
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

SHAPS = Instrument(
    instrument_id="shaps",
    name="SHAPS",
    title="Snaith-Hamilton Pleasure Scale",
    owner="the British Journal of Psychiatry",
    items=numbered(q(14), mapped({0: 1, 1: 1, 2: 0, 3: 0})),
    main="total_dichotomous",
    outputs=("total_dichotomous",),
    measures=(Measure("total_dichotomous", q(14)),),
    tier="C",
    licence=restricted("the British Journal of Psychiatry", "SHAPS-SCORING"),
    sources=("SHAPS-SCORING",),
    remarks=("More than 2 is quoted as abnormal from memory only and is no line here.",),
)
