"""How often the long calendar of safety asks for what: programme policy that a named clinician confirms."""

from typing import Final

from rekindle.clinical.sources import Flag
from rekindle.clinical.treatment.readiness.occasion import EVERY
from rekindle.clinical.values import Amount, Value


def _days(key: str, says: str, default: Amount, *, tag: Flag = "P", sources: tuple[str, ...] = ("P",)) -> Value:
    return Value(f"calendar.{key}", says, default, "days", tag, sources, frozenset(EVERY))


def _sessions(key: str, says: str, default: Amount, *, tag: Flag = "P", sources: tuple[str, ...] = ("P",)) -> Value:
    return Value(f"calendar.{key}", says, default, "sessions", tag, sources, frozenset(EVERY))


OLDER_FROM_Y: Final = 65
_SCALE: Final = ("KIC", "L-JNJ-UR", "M")

URINE_MONTHLY: Final = _days("urine_monthly", "Urine test, in maintenance at least monthly, every", 92)
URINE_SPARSE: Final = _days("urine_sparse", "Urine test, in maintenance less than monthly, every", 183)
HCG_INDUCTION: Final = _days("pregnancy_induction", "Pregnancy test, in a series, every", 7)
SCREEN_MONTHLY: Final = _days(
    "screen_monthly", "Urine drug screen and prescription monitor, in maintenance at least monthly, every", 92
)
SCREEN_SPARSE: Final = _days(
    "screen_sparse", "Urine drug screen and prescription monitor, in maintenance less than monthly, every", 183
)
COGNITION_MONTHLY: Final = _days("cognition_monthly", "Cognitive test, in maintenance at least monthly, every", 183)
COGNITION_SPARSE: Final = _days("cognition_sparse", "Cognitive test, in maintenance less than monthly, every", 365)
ECG_DAYS: Final = _days("ecg", "ECG, where a rule asks for it, every", 365)
BLADDER_SESSIONS: Final = _sessions(
    "bladder_sessions", "Bladder scale, in a series, after sessions numbering", 6, tag="M", sources=_SCALE
)
BLADDER_MONTHLY: Final = _days(
    "bladder_monthly", "Bladder scale, in maintenance at least monthly, every", 31, tag="M", sources=_SCALE
)
BLADDER_SPARSE: Final = _days(
    "bladder_sparse", "Bladder scale, in maintenance less than monthly, every", 92, tag="M", sources=_SCALE
)
REVIEW_SESSIONS: Final[tuple[Value, ...]] = tuple(
    _sessions(f"review_{sessions}", "Review of the whole treatment after sessions numbering", sessions)
    for sessions in (12, 24, 48)
)
REVIEW_DAYS: Final = _days("review_days", "Review of the whole treatment every", 365)
OVERDUE_AFTER: Final = _days("overdue_after", "What is due is called overdue after", 30)

VALUES: Final[tuple[Value, ...]] = (
    URINE_MONTHLY,
    URINE_SPARSE,
    HCG_INDUCTION,
    SCREEN_MONTHLY,
    SCREEN_SPARSE,
    COGNITION_MONTHLY,
    COGNITION_SPARSE,
    ECG_DAYS,
    BLADDER_SESSIONS,
    BLADDER_MONTHLY,
    BLADDER_SPARSE,
    *REVIEW_SESSIONS,
    REVIEW_DAYS,
    OVERDUE_AFTER,
)
