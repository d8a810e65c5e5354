"""Pain from 0 to 10: now, on average and at its worst, and three lines on what it gets in the way of.

Numeric ratings belong to nobody. No total and no bands are formed.
Source: P
"""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.instruments.own.form import Answer, OwnFinding, OwnForm, what_rating_follows, zero_to_ten

_NONE, _WORST = "no pain", "the strongest I can think of"
_NOT, _ALL = "not in the way", "nothing else was possible"

PAIN: Final = OwnForm(
    "pain",
    "Pain",
    "the last 7 days, and now",
    "patient",
    (
        zero_to_ten("now", "Pain at this moment", _NONE, _WORST),
        zero_to_ten("average", "A usual day this week", _NONE, _WORST),
        zero_to_ten("worst", "The hardest moment this week", _NONE, _WORST),
        zero_to_ten("tasks", "Work, errands, jobs at home: pain got in the way", _NOT, _ALL),
        zero_to_ten("people", "Time with people close to you: pain got in the way", _NOT, _ALL),
        zero_to_ten("rest", "Sleep and rest: pain got in the way", _NOT, _ALL),
    ),
    ("P",),
)


def what_follows(answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """Nothing but the open lines: a pain rating is charted, and a person decides."""
    return what_rating_follows(PAIN, answers)
