"""When the course is looked at, and what is then open: after infusions 1, 2 and 3, 6 and 10, and at Spravato week 4."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rekindle.clinical.outcomes.finding import TreatmentResponse
from rekindle.clinical.outcomes.lines import policy
from rekindle.clinical.values import DEFAULTS, ClinicValues, Value

SEVERE_GRADE: Final = policy("first_look.grade", "Unwanted effect from which infusion 1 is adjusted", 3, "grade")
READ_WITHIN_D: Final = policy("decision_within", "Days after an infusion in which its decision point is read", 14, "d")
HARD_STOP_AFTER: Final = policy("hard_stop", "Infusions after which a series without response stops", 10, "infusions")
MORE_AT_MOST: Final = policy("few_more", "Infusions added at most after a partial response to six", 4, "")

VALUES: Final[tuple[Value, ...]] = (SEVERE_GRADE, READ_WITHIN_D, HARD_STOP_AFTER, MORE_AT_MOST)


@dataclass(frozen=True)
class DecisionPoint:
    """One moment to decide, and when the scores for it are taken."""

    after: int
    words: str
    when: str
    sources: tuple[str, ...]
    repeat_at_d: int | None = None  # days after the infusion at which it is measured once more


@dataclass(frozen=True)
class Decision:
    """What is open to the clinician here, with the reason and what is missing; nothing happens by itself."""

    after: int
    action: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()


POINTS: tuple[DecisionPoint, ...] = (
    DecisionPoint(1, "first look", "24 hours after infusion 1", ("P",)),
    DecisionPoint(2, "early response", "before infusion 3", ("B04",)),
    DecisionPoint(3, "early response", "before infusion 4", ("B04",)),
    DecisionPoint(6, "end of the series", "24 to 72 hours after infusion 6, and again at 7 days", ("B03", "B06"), 7),
    DecisionPoint(int(HARD_STOP_AFTER.default), "last stop", "after infusion 10", ("P",)),
)
POINT: dict[int, DecisionPoint] = {point.after: point for point in POINTS}
SPRAVATO_WEEK_4 = DecisionPoint(4, "Spravato, week 4", "at the end of week 4", ("L-SPR-HCP",))

STOP_OR_ADJUST = "stop or adjust"
DISCUSS_DOSE = "discuss +0.1 to +0.25 mg/kg; check benzodiazepines, naltrexone, adherence and the diagnosis"
CONTINUE = "continue unchanged"
OFFER_MAINTENANCE = "offer maintenance"
FEW_MORE = f"2 to {MORE_AT_MOST.in_words()} more at most, with a clinician's note and a new estimate"
STOP = "stop; talk about other treatments (ECT, TMS, other medicines) and a taper"
STOP_NOW = "stop"
DISCONTINUE = "discontinue: no benefit by week 4"
MEASURE = "measure first"
NO_PERCENTAGE = "a clinician decides: no percentage can be claimed, and more sessions are not the default"
NO_SCORE = "a complete score"
NO_BASELINE = "a complete score from before the first infusion"
NO_GRADE = "the grade of the worst unwanted effect"


def decide(
    after: int, now: TreatmentResponse, worst_grade: int | None, *, values: ClinicValues = DEFAULTS
) -> Decision | None:
    """What the rules say is open after this infusion; None where no decision point lies.

    Further sessions are never the default, and an unknown score is a reason to measure, not to go on.
    Source: B03, B04, B06, P
    """
    point = POINT.get(after)
    if point is None:
        return None
    severe = after == 1 and worst_grade is not None and worst_grade >= values.of(SEVERE_GRADE)
    missing = missing_of(now, grade_needed=after == 1, worst_grade=worst_grade)
    if severe:
        reason = f"An unwanted effect was of grade {worst_grade}."
        return Decision(after, STOP_OR_ADJUST, (reason, *now.reasons), point.sources, missing)
    if now.response_class == "unknown" or NO_GRADE in missing:
        return Decision(after, MEASURE, _unknown_reasons(now, missing), point.sources, missing)
    action = (STOP_OR_ADJUST if now.worse else CONTINUE) if after == 1 else _later(after, now)
    return Decision(after, action, now.reasons, point.sources, missing)


def decide_spravato_week_4(now: TreatmentResponse) -> Decision:
    """By week 4 of Spravato somebody without benefit stops; what is not known is measured first.

    Source: L-SPR-HCP
    """
    point, missing = SPRAVATO_WEEK_4, missing_of(now, grade_needed=False, worst_grade=None)
    if now.response_class == "unknown":
        action = MEASURE
    elif now.response_class in ("worse", "relapse"):
        action = DISCONTINUE
    elif now.response_class == "none":
        action = DISCONTINUE if now.eligible_for_response else NO_PERCENTAGE
    else:
        action = "look at the benefit with the person and decide whether to go on"
    return Decision(point.after, action, now.reasons, point.sources, missing)


def missing_of(now: TreatmentResponse, *, grade_needed: bool, worst_grade: int | None) -> tuple[str, ...]:
    """What has to be known before this point can be decided."""
    words = {"baseline": NO_BASELINE, "current": NO_SCORE}
    found = tuple(words[key] for key in now.missing)
    return (*found, NO_GRADE) if grade_needed and worst_grade is None else found


def _unknown_reasons(now: TreatmentResponse, missing: tuple[str, ...]) -> tuple[str, ...]:
    said = [f"Not known: {', '.join(missing)}."] if missing else []
    return (*said, *now.reasons) or ("The scores are not known.",)


def _later(after: int, now: TreatmentResponse) -> str:
    """What is open after infusion 2 and later."""
    if now.response_class in ("worse", "relapse"):
        return STOP_NOW if after >= 6 else STOP_OR_ADJUST
    if now.response_class == "none" and not now.eligible_for_response:
        return NO_PERCENTAGE
    if after < 6:
        return DISCUSS_DOSE if now.response_class == "none" else CONTINUE
    if now.response_class in ("remission", "response"):
        return OFFER_MAINTENANCE
    if now.response_class == "partial":
        return FEW_MORE if after == 6 else STOP
    return STOP


def belongs_to(infusion_on: date, reading_on: date, *, values: ClinicValues = DEFAULTS) -> bool:
    """Whether a reading is near enough to an infusion to decide its point; a later one speaks of a later time.

    Source: P
    """
    return 0 <= (reading_on - infusion_on).days <= values.of(READ_WITHIN_D)
