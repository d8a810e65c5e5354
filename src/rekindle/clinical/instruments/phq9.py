"""PHQ-9: nine questions about depression in the last two weeks.

Sum 0-27, in five bands. No total unless all nine are answered. Item 9 asks about thoughts of death or self-harm: any
answer above "Not at all" raises a task, whatever the total.
Source: PHQ9-2001, PHQ-PFIZER, LOINC-PANELS
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Measure, Sheet, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

# More than half the days; a thought of death or self-harm counts on any day.
_COUNTS_FROM: Final = {**dict.fromkeys(q(8), 2), "q9": 1}


def diagnostic_pattern(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, bool | None]:
    """The two published patterns: five or more symptoms, or two to four, low mood or lost interest among them.

    Source: PHQ9-2001
    """
    if values["total"] is None:
        return {"mdd_algorithm": None, "other_depressive_algorithm": None}
    points = sheet.points
    count = 0
    for key, counts_from in _COUNTS_FROM.items():
        count += points[key] >= counts_from
    cardinal = points["q1"] >= 2 or points["q2"] >= 2
    return {"mdd_algorithm": cardinal and count >= 5, "other_depressive_algorithm": cardinal and 2 <= count <= 4}


PHQ9 = worded(
    Instrument(
        instrument_id="phq9",
        name="PHQ-9",
        items=numbered(
            q(9),
            steps(0, 3),
            (
                *("44250-9", "44255-8", "44259-0", "44254-1", "44251-7"),
                *("44258-2", "44252-5", "44253-3", "44260-8"),
            ),
        ),
        unscored=(Item("difficulty", loinc="69722-7"),),
        main="total",
        outputs=("total", "band", "mdd_algorithm", "other_depressive_algorithm", "safety_item_positive"),
        measures=(Measure("total", q(9)),),
        bands=(
            Band("minimal", "minimal", 0, 4),
            Band("mild", "mild", 5, 9),
            Band("moderate", "moderate", 10, 14),
            Band("moderately_severe", "moderately severe", 15, 19),
            Band("severe", "severe", 20, 27),
        ),
        algorithm=diagnostic_pattern,
        flags=("mdd_algorithm", "other_depressive_algorithm"),
        safety_key="q9",
        safety_output="safety_item_positive",
        tier="A",
        licence=pack_to_come("PHQ-PFIZER"),
        loinc_panel="44249-1",
        loinc_total="44261-6",
        sources=("PHQ9-2001", "PHQ-PFIZER", "LOINC-PANELS"),
    )
)
