"""What a criterion answers: met, not met or unknown, with the sentence a clinician reads.

Unknown is carried through *and* and *or* as a careful reader would: one certain 'no' settles an *and*, one certain
'yes' settles an *or*, and otherwise what is unknown stays unknown.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rekindle.clinical.profile import Unknown

Truth = bool | Unknown


class State(StrEnum):
    """Whether a criterion is met; unknown is an answer."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """A criterion's answer; when met, why, and the very keys that decided it where they are fewer than all it reads."""

    state: State
    reason: str = ""
    keys: tuple[str, ...] = ()


NOT_MET: Final = Finding(State.NOT_MET)
UNKNOWN: Final = Finding(State.UNKNOWN)


def met(reason: str, keys: tuple[str, ...] = ()) -> Finding:
    """The criterion is met, for this reason."""
    return Finding(State.MET, reason, keys)


def unless_met(truth: Truth) -> Finding:
    """What to answer when the criterion is not known to be met."""
    return UNKNOWN if truth is None else NOT_MET


def found(truth: Truth, reason: str) -> Finding:
    """Met for this reason, not met, or unknown, as the truth is."""
    return met(reason) if truth else unless_met(truth)


def answered(answer: object, hit: bool, reason: str) -> Finding:
    """One question's answer: met when it hits, unknown when it is missing or unsure."""
    if hit:
        return met(reason)
    return UNKNOWN if answer is None or answer == "unsure" else NOT_MET


def either(*truths: Truth) -> Truth:
    """One certain yes is enough."""
    if True in truths:
        return True
    return None if None in truths else False


def both(*truths: Truth) -> Truth:
    """One certain no is enough to refute it."""
    if False in truths:
        return False
    return None if None in truths else True


def known(answer: object, hit: bool) -> Truth:
    """The truth of one answer, unknown when it is missing or unsure."""
    if hit:
        return True
    return None if answer is None or answer == "unsure" else False
