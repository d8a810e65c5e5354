"""GAD-7: seven questions about anxiety in the last two weeks.

Sum 0-21, in four bands. No total unless all seven are answered. The zero option is "Not at all".
Licence: free; Pfizer's notice, as for the PHQ-9.
Source: GAD7-2006, GAD7-ZERO, PHQ-PFIZER, LOINC-PANELS
"""

from collections.abc import Mapping

from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Score, score_of
from rekindle.clinical.instruments.phq9 import FREQUENCY, PFIZER

GAD7 = Instrument(
    instrument_id="gad7",
    name="GAD-7",
    title="Generalized Anxiety Disorder, seven items",
    recall="the last 2 weeks",
    stem="Over the last 2 weeks, how often have you been bothered by the following problems?",
    options=FREQUENCY,
    items=(
        Item("q1", "Feeling nervous, anxious or on edge", "69725-0"),
        Item("q2", "Not being able to stop or control worrying", "68509-9"),
        Item("q3", "Worrying too much about different things", "69733-4"),
        Item("q4", "Trouble relaxing", "69734-2"),
        Item("q5", "Being so restless that it is hard to sit still", "69735-9"),
        Item("q6", "Becoming easily annoyed or irritable", "69689-8"),
        Item("q7", "Feeling afraid as if something awful might happen", "69736-7"),
    ),
    bands=(
        Band("minimal", "minimal", 0, 4),
        Band("mild", "mild", 5, 9),
        Band("moderate", "moderate", 10, 14),
        Band("severe", "severe", 15, 21),
    ),
    safety_key=None,
    loinc_panel="69737-5",
    loinc_total="70274-6",
    licence=PFIZER,
    sources=("GAD7-2006", "GAD7-ZERO", "PHQ-PFIZER", "LOINC-PANELS"),
)


def score(items: Mapping[str, int | None]) -> Score:
    """The GAD-7 total with its band.

    Source: GAD7-2006
    """
    return score_of(GAD7, items)
