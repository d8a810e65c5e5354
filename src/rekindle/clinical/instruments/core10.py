"""CORE-10: ten ratings of distress in the last week, each 0 to 4, items 2 and 3 printed the other way round.

Ten times the mean of the answered items, at least nine of ten. Item 6 asks about plans to end life.
Source: CORE10-SCORING, CORE10-NINE, M
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

CORE10 = worded(
    Instrument(
        instrument_id="core10",
        name="CORE-10",
        items=numbered(q(10), steps(0, 4)),
        main="clinical_score",
        outputs=("raw_sum_as_entered", "clinical_score"),
        measures=(
            Measure("raw_sum_as_entered", q(10), at_least=9),
            Measure("clinical_score", q(10), times=10, over_counted=True, at_least=9, decimals=4),
        ),
        safety_key="q6",
        tier="A",
        licence=pack_to_come("CORE10-SCORING"),
        sources=("CORE10-SCORING", "CORE10-NINE", "M"),
        remarks=("The numbers printed beside items 2 and 3 run downwards, so that nothing is reversed here.",),
        unconfirmed=("That the risk item is number 6.",),
    )
)
