"""How far away a person feels during a session, by their own 0 to 10, and one line by whoever sits with them.

The step that calls somebody is the last of the observer's four; distress itself is a vital sign with its own ladder.
Source: P
"""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.instruments.own.form import (
    Answer,
    OwnFinding,
    OwnForm,
    OwnItem,
    checked,
    left_open,
    unanswered,
    zero_to_ten,
)

FRIGHTENED: Final = 3

DISSOCIATION: Final = OwnForm(
    "dissociation",
    "Feeling far away",
    "now",
    "observer",
    (
        zero_to_ten("patient", "How far away do you feel?", "right here", "as far as can be"),
        OwnItem(
            "observer",
            "What you see",
            "steps",
            steps=(
                (0, "With us: talks and follows as before."),
                (1, "Dreamy: slower, and answers to the point."),
                (2, "Far away and calm: few words, can be guided."),
                (FRIGHTENED, "Far away and frightened, or not safe in the chair."),
            ),
        ),
    ),
    ("P",),
)


def what_follows(answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """Somebody frightened or unsafe is not left to the chart: the prescriber comes.

    Source: P
    """
    checked(DISSOCIATION, answers)
    if answers.get("observer") == FRIGHTENED:
        sentence = "Far away and frightened, or not safe: the prescriber comes to the chair now."
        return (OwnFinding("dissociation.frightened", "task", sentence, ("observer",)),)
    return left_open(DISSOCIATION, unanswered(DISSOCIATION, answers))
