"""PCL-5: twenty questions about the symptoms of post-traumatic stress in the past month.

Sum 0-80, and a sum for each of the clusters B to E. Provisional PTSD is a pattern, not a cut-off: an item of 2 or more
counts as a symptom, and it takes one of B, one of C, two of D and two of E.
Source: PCL5-SCORING, LOINC-PANELS
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, Sheet, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

CLUSTERS: Final = {"B": q(5), "C": q(7, 6), "D": q(14, 8), "E": q(20, 15)}
NEEDED: Final = {"B": 1, "C": 1, "D": 2, "E": 2}
_SYMPTOM_FROM: Final = 2


def provisional(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """How many items of each cluster are symptoms, and whether they make the pattern of provisional PTSD.

    Source: PCL5-SCORING
    """
    if values["total"] is None:
        return {"n_symptomatic": dict.fromkeys(CLUSTERS), "provisional_ptsd": None}
    points = sheet.points
    counts = {}
    for cluster, keys in CLUSTERS.items():
        count = 0
        for key in keys:
            if points[key] >= _SYMPTOM_FROM:
                count += 1
        counts[cluster] = count
    return {"n_symptomatic": counts, "provisional_ptsd": all(counts[c] >= need for c, need in NEEDED.items())}


PCL5 = worded(
    Instrument(
        instrument_id="pcl5",
        name="PCL-5",
        items=numbered(q(20), steps(0, 4)),
        main="total",
        outputs=("total", "B", "C", "D", "E", "n_symptomatic", "provisional_ptsd"),
        measures=(Measure("total", q(20)), *(Measure(cluster, keys) for cluster, keys in CLUSTERS.items())),
        algorithm=provisional,
        flags=("provisional_ptsd",),
        tier="A",
        licence=pack_to_come("PCL5-SCORING"),
        loinc_panel="101697-1",
        loinc_total="101698-9",
        sources=("PCL5-SCORING", "LOINC-PANELS"),
        remarks=(
            "A cut-off of 31 to 33 is used elsewhere, nearer 45 for psychiatric outpatients. Neither is a band here.",
            "A weekly form exists. Never change the window of a form silently.",
        ),
    )
)
