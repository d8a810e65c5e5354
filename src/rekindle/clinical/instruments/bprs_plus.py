"""BPRS+: the four positive items of the BPRS, to watch for psychosis in a session.

Entered as 1 to 7 and told both ways: 4-28, and 0-24 as some trials code it. 0 is printed for "not assessed".
Source: BPRS-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered
from rekindle.clinical.instruments.worded import pack_to_come, worded

_FOUR: Final = ("conceptual_disorganization", "suspiciousness", "hallucinations", "unusual_thought_content")

BPRS_PLUS = worded(
    Instrument(
        instrument_id="bprs_plus",
        name="BPRS+",
        items=numbered(_FOUR, steps(1, 7, unanswered=(0,))),
        main="total_1_7",
        outputs=("total_1_7", "total_0_6"),
        measures=(Measure("total_1_7", _FOUR), Measure("total_0_6", _FOUR, plus=-4)),
        tier="A",
        licence=pack_to_come("BPRS-SCORING"),
        sources=("BPRS-SCORING",),
    )
)
