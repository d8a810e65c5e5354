"""PC-PTSD-5: did something terrible happen, and five questions about the past month.

Without exposure the screen ends with 0; otherwise 0-5. From 4 it is positive; 3 is considered for women.
Source: PCPTSD5-SCORING, LOINC-PANELS
"""

from rekindle.clinical.instruments.coding import ZERO_ONE, truth
from rekindle.clinical.instruments.instrument import Gate, Instrument, Item, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

PC_PTSD5 = worded(
    Instrument(
        instrument_id="pc_ptsd5",
        name="PC-PTSD-5",
        items=(
            Item("exposure", coding=truth()),
            *numbered(q(5), ZERO_ONE, ("102012-2", "102013-0", "102014-8", "102015-5", "102016-3")),
        ),
        main="total",
        outputs=("total", "positive_ge4", "positive_ge3"),
        measures=(Measure("total", q(5)),),
        gates=(Gate("exposure", closed_by=False, skips=q(5)),),
        lines=(Line("positive_ge4", "total", at_least=4), Line("positive_ge3", "total", at_least=3)),
        tier="A",
        licence=pack_to_come("PCPTSD5-SCORING"),
        loinc_panel="102010-6",
        loinc_total="102017-1",
        sources=("PCPTSD5-SCORING", "LOINC-PANELS"),
    )
)
