"""AUDIT-C: three questions about alcohol.

Sum 0-12; positive from 4 for men and from 3 for women, told apart because the evidence was. No total unless all three
are answered.
Licence: public domain according to SAMHSA; the full AUDIT is not.
Source: AUDIT-C-PD, LOINC-PANELS
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

POSITIVE_MEN = 4
POSITIVE_WOMEN = 3

AUDIT_C = worded(
    Instrument(
        instrument_id="audit_c",
        name="AUDIT-C",
        items=numbered(q(3), steps(0, 4), ("68518-0", "68519-8", "68520-6")),
        main="total",
        outputs=("total", "positive_men_ge4", "positive_women_ge3"),
        measures=(Measure("total", q(3)),),
        lines=(
            Line("positive_men_ge4", "total", at_least=POSITIVE_MEN),
            Line("positive_women_ge3", "total", at_least=POSITIVE_WOMEN),
        ),
        tier="A",
        licence=pack_to_come("AUDIT-C-PD"),
        loinc_panel="72109-2",
        loinc_total="75626-2",
        sources=("AUDIT-C-PD", "LOINC-PANELS"),
    )
)
