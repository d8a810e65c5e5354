"""GAD-7: seven questions about anxiety in the last two weeks.

Sum 0-21, in four bands. No total unless all seven are answered. The zero option is "Not at all".
Source: GAD7-2006, GAD7-ZERO, PHQ-PFIZER, LOINC-PANELS
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

GAD7 = worded(
    Instrument(
        instrument_id="gad7",
        name="GAD-7",
        items=numbered(
            q(7),
            steps(0, 3),
            ("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"),
        ),
        main="total",
        outputs=("total", "band"),
        measures=(Measure("total", q(7)),),
        bands=(
            Band("minimal", "minimal", 0, 4),
            Band("mild", "mild", 5, 9),
            Band("moderate", "moderate", 10, 14),
            Band("severe", "severe", 15, 21),
        ),
        tier="A",
        licence=pack_to_come("PHQ-PFIZER"),
        loinc_panel="69737-5",
        loinc_total="70274-6",
        sources=("GAD7-2006", "GAD7-ZERO", "PHQ-PFIZER", "LOINC-PANELS"),
    )
)
