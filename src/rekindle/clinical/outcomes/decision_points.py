"""When the course is looked at, and what is then open: after infusions 1, 2 and 3, 6 and 10."""

from dataclasses import dataclass

from rekindle.clinical.outcomes.response import TreatmentResponse

SEVERE_GRADE = 3


@dataclass(frozen=True)
class DecisionPoint:
    """One moment to decide, and when the scores for it are taken."""

    after: int
    words: str
    when: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """What is open to the clinician here, with the reason; nothing happens by itself."""

    after: int
    action: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]


POINTS: tuple[DecisionPoint, ...] = (
    DecisionPoint(1, "first look", "24 hours after infusion 1", ("P",)),
    DecisionPoint(2, "early response", "before infusion 3", ("B04",)),
    DecisionPoint(3, "early response", "before infusion 4", ("B04",)),
    DecisionPoint(6, "end of the series", "24 to 72 hours after infusion 6, and again at 7 days", ("B03", "B06")),
    DecisionPoint(10, "last stop", "after infusion 10", ("P",)),
)
POINT: dict[int, DecisionPoint] = {point.after: point for point in POINTS}

STOP_OR_ADJUST = "stop or adjust"
DISCUSS_DOSE = "discuss +0.1 to +0.25 mg/kg; check benzodiazepines, naltrexone, adherence and the diagnosis"
CONTINUE = "continue unchanged"
OFFER_MAINTENANCE = "offer maintenance"
FEW_MORE = "2 to 4 more at most, with a clinician's note and a new estimate"
STOP = "stop; talk about other treatments (ECT, TMS, other medicines) and a taper"
STOP_NOW = "stop"


def decide(after: int, now: TreatmentResponse, worst_grade: int | None) -> Decision | None:
    """What the rules say is open after this infusion; None where no decision point lies.

    Further sessions are never the default, and an unknown score is a reason to measure, not to go on.
    Source: B03, B04, B06, P
    """
    point = POINT.get(after)
    if point is None:
        return None
    if now.response_class == "unknown" or (after == 1 and worst_grade is None):
        return Decision(after, "measure first", ("The scores or the unwanted effects are not known.",), point.sources)
    action = _after_first(now, worst_grade or 0) if after == 1 else _later(after, now)
    return Decision(after, action, now.reasons, point.sources)


def _after_first(now: TreatmentResponse, worst_grade: int) -> str:
    return STOP_OR_ADJUST if now.worse or worst_grade >= SEVERE_GRADE else CONTINUE


def _later(after: int, now: TreatmentResponse) -> str:
    if now.response_class in ("worse", "relapse"):
        return STOP_NOW if after >= 6 else STOP_OR_ADJUST
    if after < 6:
        return DISCUSS_DOSE if now.response_class == "none" else CONTINUE
    if now.response_class in ("remission", "response"):
        return OFFER_MAINTENANCE
    if now.response_class == "partial":
        return FEW_MORE if after == 6 else STOP
    return STOP
