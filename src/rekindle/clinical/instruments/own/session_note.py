"""What a session was like, in three 0 to 10 lines and the person's own words; nothing is concluded from it.

Source: P
"""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.instruments.own.form import (
    Answer,
    OwnFinding,
    OwnForm,
    OwnItem,
    what_rating_follows,
    zero_to_ten,
)

SESSION_NOTE: Final = OwnForm(
    "session_note",
    "My session",
    "today's session",
    "patient",
    (
        zero_to_ten("strength", "How strong was it?", "hardly noticed", "as strong as I could take"),
        zero_to_ten("ease", "How was it to be in it?", "very hard", "very good"),
        zero_to_ten("safety", "How safe did you feel with us?", "not safe", "quite safe"),
        OwnItem("words", "Anything you want to keep from today", "words"),
    ),
    ("P",),
)


def what_follows(answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """Nothing but the open lines: the note is read by the person and the clinician together."""
    return what_rating_follows(SESSION_NOTE, answers)
