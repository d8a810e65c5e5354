"""The words of a verdict: how grave a rule is, how soon someone acts on it, and what the person may do next."""

from enum import StrEnum
from typing import Final


class Grade(StrEnum):
    """How grave it is that a rule fired."""

    EMERGENCY = "emergency"
    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    CAUTION = "caution"
    DATA_QUALITY = "data_quality"


class Urgency(StrEnum):
    """How soon a clinician acts."""

    IMMEDIATE = "immediate"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    ROUTINE = "routine"


class Disposition(StrEnum):
    """What happens next; eligible means no more than that the consultation may be booked."""

    EMERGENCY = "emergency"
    NOT_NOW = "not_now"
    CLINICIAN_REVIEW = "clinician_review"
    ELIGIBLE = "eligible"


class Cause(StrEnum):
    """What a rule is about, so that a page can word *not now* by its cause."""

    SUICIDE = "suicide"
    DANGER = "danger"
    INDICATION = "indication"
    BLOOD_PRESSURE = "blood_pressure"
    HEART = "heart"
    VESSELS = "vessels"
    BRAIN = "brain"
    MIND = "mind"
    PREGNANCY = "pregnancy"
    SUBSTANCES = "substances"
    BLADDER = "bladder"
    ORGANS = "organs"
    ALLERGY = "allergy"
    BREATHING = "breathing"
    BODY = "body"
    AGE = "age"
    MEDICINES = "medicines"
    PRACTICAL = "practical"
    ANSWERS = "answers"


# Gravest first: precedence is the order written here.
GRADES: Final = tuple(Grade)
URGENCIES: Final = tuple(Urgency)
DISPOSITIONS: Final = tuple(Disposition)

DISPOSITION_OF: Final[dict[Grade, Disposition]] = {
    Grade.EMERGENCY: Disposition.EMERGENCY,
    Grade.ABSOLUTE: Disposition.NOT_NOW,
    Grade.RELATIVE: Disposition.CLINICIAN_REVIEW,
    Grade.CAUTION: Disposition.ELIGIBLE,
    Grade.DATA_QUALITY: Disposition.CLINICIAN_REVIEW,
}
