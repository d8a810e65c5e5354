"""PMQ-9: nine self-rated items about mania, the partner of the PHQ-9.

Each 0 to 3, sum 0-27. Its thresholds are to be confirmed from the paper, so none is given.
Source: PMQ9-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

PMQ9 = Instrument(
    instrument_id="pmq9",
    name="PMQ-9",
    title="Patient Mania Questionnaire, nine items",
    recall="the last 7 days",
    owner="the University of Washington",
    items=numbered(q(9), steps(0, 3)),
    main="total",
    outputs=("total",),
    measures=(Measure("total", q(9)),),
    tier="B",
    licence=restricted("the University of Washington", "PMQ9-SCORING"),
    sources=("PMQ9-SCORING", "M"),
    unconfirmed=("The window of 7 days.", "Thresholds: none is used until they are read in the paper of 2021."),
)
