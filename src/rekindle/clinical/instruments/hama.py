"""HAM-A: fourteen items about anxiety in the last week, rated by a clinician.

Each 0 to 4, sum 0-56.
Source: HAMA-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

HAMA = worded(
    Instrument(
        instrument_id="hama",
        name="HAM-A",
        items=numbered(q(14), steps(0, 4)),
        main="total",
        outputs=("total", "band"),
        measures=(Measure("total", q(14)),),
        bands=(
            Band("mild", "mild", 0, 17),
            Band("moderate", "moderate", 18, 24),
            Band("severe", "severe", 25, 30),
            Band("very_severe", "very severe", 31, 56),
        ),
        tier="A",
        licence=pack_to_come("HAMA-SCORING"),
        sources=("HAMA-SCORING",),
        unconfirmed=("The names of the bands from 18 up; their limits were read.",),
    )
)
