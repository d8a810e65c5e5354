"""Signs that a mood may be rising too far: six yes or no lines, not scored.

Any two, or risky doing alone, is somebody's task. An open line is never read as no: while it could make the second
sign, the check says that it does not know.
Source: P
"""

from collections.abc import Mapping
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

ENOUGH: Final = 2
RISK: Final = "risk"

ACTIVATION: Final = OwnForm(
    "activation",
    "Mood rising check",
    "the last 7 days",
    "patient",
    (
        yes_no("sleep", "Have you slept clearly less than you normally do, and not missed it?"),
        yes_no("energy", "Have you been full of drive in a way that is not like you?"),
        yes_no("speech", "Have you, or has anyone, noticed that you talk faster or are hard to interrupt?"),
        yes_no(
            RISK, "Have you spent money, driven, had sex or used substances in ways you would normally hold back from?"
        ),
        yes_no("irritable", "Have small things made you angry in a way that surprised you or others?"),
        yes_no("others", "Is somebody close to you worried that your mood is too high?"),
    ),
    ("P",),
)


def what_follows(answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """Two signs, or risky doing alone, and a clinician rings before the next dose.

    Source: P
    """
    checked(ACTIVATION, answers)
    signs = said_yes(answers, ACTIVATION.keys)
    if RISK in signs or len(signs) >= ENOUGH:
        sentence = (
            "Mood rising check: signs of too high a mood. A clinician speaks with the person before the next dose."
        )
        return (OwnFinding("activation.signs", "task", sentence, signs),)
    missing = unanswered(ACTIVATION, answers)
    settled = RISK not in missing and len(signs) + len(missing) < ENOUGH
    return () if settled else left_open(ACTIVATION, missing)
