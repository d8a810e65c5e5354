"""How easily a person answers, from 5 to 0, told by what it takes to get an answer.

The levels stand for those of the published observer's scale and go to the ladder of vital signs under its name; the
words are ours. What each level asks of the staff is said there and nowhere else.
Source: MOAAS
"""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.instruments.own.form import Answer, OwnFinding, OwnForm, OwnItem, what_rating_follows

AWAKE: Final = 5

RESPONSIVENESS: Final = OwnForm(
    "responsiveness",
    "How easily an answer comes",
    "now",
    "observer",
    (
        OwnItem(
            "level",
            "What it takes to get an answer",
            "steps",
            steps=(
                (AWAKE, "An ordinary voice: the answer comes at once."),
                (4, "An ordinary voice: the answer comes late."),
                (3, "A loud voice, or asking again."),
                (2, "A hand on the shoulder and a gentle shake."),
                (1, "Only a firm squeeze that hurts."),
                (0, "Nothing brings an answer, not even that."),
            ),
        ),
    ),
    ("MOAAS",),
)


def what_follows(answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """Only that the level is not known; a known level is acted on by the ladder of vital signs."""
    return what_rating_follows(RESPONSIVENESS, answers)
