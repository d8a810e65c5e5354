"""MADRS: ten items about depression, rated by a clinician.

Each 0 to 6, sum 0-60, all ten needed. Item 10 is about suicidal thoughts: from 2 it raises a task, from 4 an urgent
one, which is the programme's own rule.
Source: MADRS-BANDS, MADRS-REMISSION, MADRS-LICENCE, P
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

MADRS = Instrument(
    instrument_id="madrs",
    name="MADRS",
    title="Montgomery-Asberg Depression Rating Scale",
    recall="the last 7 days",
    owner="Stuart Montgomery and the journal",
    items=numbered(q(10), steps(0, 6)),
    main="total",
    outputs=("total", "band", "remission_le10", "safety_item_10"),
    measures=(Measure("total", q(10)),),
    lines=(Line("remission_le10", "total", at_most=10),),
    bands=(
        Band("normal", "normal", 0, 6),
        Band("mild", "mild", 7, 19),
        Band("moderate", "moderate", 20, 34),
        Band("severe", "severe", 35, 60),
    ),
    safety_key="q10",
    safety_from=2,
    safety_urgent_from=4,
    safety_output="safety_item_10",
    tier="C",
    licence=restricted("Stuart Montgomery and the journal it appeared in", "MADRS-LICENCE"),
    sources=("MADRS-BANDS", "MADRS-REMISSION", "MADRS-LICENCE", "P"),
    remarks=(
        "A 24-hour form exists; sleep and appetite do not move within a day. The window is stored with the score.",
        "Some trials call 12 or less remission; 10 or less is used here.",
    ),
)
