"""PHQ-9: nine questions about depression in the last two weeks.

Sum 0-27, in five bands. No total unless all nine are answered. Item 9 asks about thoughts of death or self-harm: any
answer above "Not at all" raises a task, whatever the total.
Licence: free; Pfizer's notice asks for no permission to reproduce, translate, display or distribute.
Source: PHQ9-2001, PHQ-PFIZER, LOINC-PANELS
"""

from collections.abc import Mapping
from dataclasses import replace

from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Licence, Score, score_of

FREQUENCY = ((0, "Not at all"), (1, "Several days"), (2, "More than half the days"), (3, "Nearly every day"))
PFIZER = Licence(
    "free",
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant "
    "from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
    "PHQ-PFIZER",
)

PHQ9 = Instrument(
    instrument_id="phq9",
    name="PHQ-9",
    title="Patient Health Questionnaire, nine items",
    recall="the last 2 weeks",
    stem="Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    options=FREQUENCY,
    items=(
        Item("q1", "Little interest or pleasure in doing things", "44250-9"),
        Item("q2", "Feeling down, depressed, or hopeless", "44255-8"),
        Item("q3", "Trouble falling or staying asleep, or sleeping too much", "44259-0"),
        Item("q4", "Feeling tired or having little energy", "44254-1"),
        Item("q5", "Poor appetite or overeating", "44251-7"),
        Item(
            "q6",
            "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
            "44258-2",
        ),
        Item("q7", "Trouble concentrating on things, such as reading the newspaper or watching television", "44252-5"),
        Item(
            "q8",
            "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or "
            "restless that you have been moving around a lot more than usual",
            "44253-3",
        ),
        Item("q9", "Thoughts that you would be better off dead or of hurting yourself in some way", "44260-8"),
    ),
    bands=(
        Band("minimal", "minimal", 0, 4),
        Band("mild", "mild", 5, 9),
        Band("moderate", "moderate", 10, 14),
        Band("moderately_severe", "moderately severe", 15, 19),
        Band("severe", "severe", 20, 27),
    ),
    safety_key="q9",
    loinc_panel="44249-1",
    loinc_total="44261-6",
    licence=PFIZER,
    sources=("PHQ9-2001", "PHQ-PFIZER", "LOINC-PANELS"),
    unscored=(
        Item(
            "difficulty",
            "If you checked off any problems, how difficult have these problems made it for you to do your work, take "
            "care of things at home, or get along with other people?",
            "69722-7",
            (
                (0, "Not difficult at all"),
                (1, "Somewhat difficult"),
                (2, "Very difficult"),
                (3, "Extremely difficult"),
            ),
        ),
    ),
)


def _symptoms(items: Mapping[str, int | None]) -> int:
    """How many of the nine count for the diagnosis: more than half the days, item 9 on any day."""
    return sum((items.get(key) or 0) >= (1 if key == "q9" else 2) for key in PHQ9.keys)


def score(items: Mapping[str, int | None]) -> Score:
    """The PHQ-9 total with its band, the safety item, and the two published diagnostic patterns.

    Source: PHQ9-2001
    """
    found = score_of(PHQ9, items)
    if found.total is None:
        return replace(found, flags={"mdd_algorithm": None, "other_depressive_algorithm": None})
    count = _symptoms(items)
    cardinal = any((items[key] or 0) >= 2 for key in ("q1", "q2"))
    flags = {"mdd_algorithm": cardinal and count >= 5, "other_depressive_algorithm": cardinal and 2 <= count <= 4}
    return replace(found, flags=flags)
