"""The bladder since the last visit: five lines, points for the check of the day, and a task for blood or new pain.

Frequency, night rising and urgency count one point each; pain and blood count two. The limits that the points meet
stand in the check of the day, not here.
Source: L-JNJ-UR, KIC
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.clinical.instruments.own.form import (
    Answer,
    OwnFinding,
    OwnForm,
    checked,
    left_open,
    said_yes,
    unanswered,
    yes_no,
)

OFTEN_PER_DAY: Final = 8
TIMES_A_NIGHT: Final = 2
POINTS: Final[Mapping[str, int]] = MappingProxyType({"often": 1, "night": 1, "urgency": 1, "pain": 2, "blood": 2})

BLADDER: Final = OwnForm(
    "bladder",
    "Bladder check",
    "since your last visit",
    "patient",
    (
        yes_no("often", f"New or worse: passing water more than {OFTEN_PER_DAY} times in a day?"),
        yes_no("night", f"New or worse: getting up {TIMES_A_NIGHT} times or more at night to pass water?"),
        yes_no("urgency", "New or worse: having to go at once, hard to hold back?"),
        yes_no("pain", "New or worse: pain or burning when the bladder fills or when you go?"),
        yes_no("blood", "Have you seen blood, or a pink or brown colour, when you pass water?"),
    ),
    ("L-JNJ-UR", "KIC"),
)


def points(answers: Mapping[str, Answer]) -> int | None:
    """The points of the five lines; none while a line is open, because open is not no.

    Source: L-JNJ-UR, KIC
    """
    checked(BLADDER, answers)
    if unanswered(BLADDER, answers):
        return None
    return sum(POINTS[key] for key in said_yes(answers, BLADDER.keys))


def facts_of_the_day(answers: Mapping[str, Answer]) -> dict[str, int | bool | None]:
    """What the check of the day asks, in its own words; what is not answered stays unknown."""
    return {
        "urinary_points": points(answers),
        "new_nocturia_or_urgency": _either(answers.get("night"), answers.get("urgency")),
        "painful_bloody_urine": _both(answers.get("pain"), answers.get("blood")),
    }


def _either(one: Answer, two: Answer) -> bool | None:
    if one is True or two is True:
        return True
    return None if one is None or two is None else False


def _both(one: Answer, two: Answer) -> bool | None:
    if one is False or two is False:
        return False
    return None if one is None or two is None else True


def what_follows(answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """Any blood, or new pain, is somebody's task; an open line leaves the rest unsaid.

    Source: L-JNJ-UR, KIC
    """
    checked(BLADDER, answers)
    found = said_yes(answers, ("pain", "blood"))
    task: tuple[OwnFinding, ...] = ()
    if found:
        words = " and ".join({"pain": "new pain or burning", "blood": "blood seen"}[key] for key in found)
        sentence = f"Bladder check: {words}. A clinician looks before the next dose; test the urine."
        task = (OwnFinding("bladder.pain_or_blood", "task", sentence, found),)
    return (*task, *left_open(BLADDER, unanswered(BLADDER, answers)))
