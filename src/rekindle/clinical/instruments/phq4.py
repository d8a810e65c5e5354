"""PHQ-4: two questions about mood and two about anxiety.

Sum 0-12, in four bands.
Source: PHQ4-2009, PHQ-PFIZER, LOINC-PANELS
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

PHQ4 = worded(
    Instrument(
        instrument_id="phq4",
        name="PHQ-4",
        items=numbered(q(4), steps(0, 3)),
        main="total",
        outputs=("total", "band"),
        measures=(Measure("total", q(4)),),
        bands=(
            Band("normal", "normal", 0, 2),
            Band("mild", "mild", 3, 5),
            Band("moderate", "moderate", 6, 8),
            Band("severe", "severe", 9, 12),
        ),
        tier="A",
        licence=pack_to_come("PHQ-PFIZER"),
        loinc_panel="69724-3",
        loinc_total="70272-0",
        sources=("PHQ4-2009", "PHQ-PFIZER", "LOINC-PANELS"),
        unconfirmed=("The names of the bands; their limits were read.",),
    )
)
