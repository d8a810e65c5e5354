"""What the library proposes next for one person, and what each decision point says."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rekindle.clinical.outcomes.decision_points import POINTS, Decision, DecisionPoint, belongs_to, decide
from rekindle.clinical.outcomes.maintenance import MaintenanceFacts, Proposal, propose_next
from rekindle.clinical.outcomes.response import respond
from rekindle.clinical.outcomes.trajectory import Point
from rekindle.journey.courses.models import Course
from rekindle.journey.outcomes.facts import Given, History
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import next_open_days, open_spans
from rekindle.journey.treatments.models import DayFact, SideEffect

STILL_GOOD = ("remission", "response")
RECALL_D = 14  # both forms ask about the last two weeks


@dataclass(frozen=True, slots=True)
class Looked:
    """One decision point that was reached, and what the rules say is open there."""

    point: DecisionPoint
    on: date
    decision: Decision
    nearest: str = ""  # which score there is instead of the one that is needed, or which is still to come


@dataclass(frozen=True, slots=True)
class Measured:
    """The newest weight that somebody measured, and on which day."""

    weight_kg: Decimal
    on: date


def maintenance_facts(past: History) -> MaintenanceFacts:
    """What the proposal is made from; whatever is not known stays None."""
    read = past.read
    newest = past.newest
    return MaintenanceFacts(
        response_class=read.now.response_class,
        last_treatment_on=past.given[-1].on if past.given else None,
        baseline_score=read.baseline.total if read.baseline else None,
        current_score=newest.total if newest and read.points else None,
        lowest_score=read.lowest.total if read.lowest else None,
        interval_d=_interval_d(past),
        suicide_risk_worse=_item9_rose(past),
        stable_since_on=_stable_since(past),
        maintenance_since_on=next((one.on for one in past.given if one.phase == "maintenance"), None),
    )


def _interval_d(past: History) -> int | None:
    """Days between the last two infusions, once maintenance has begun."""
    if len(past.given) < 2 or past.given[-1].phase != "maintenance":
        return None
    return (past.given[-1].on - past.given[-2].on).days


def _item9_rose(past: History) -> bool | None:
    """Whether the safety item is higher than the time before; unknown while the newest was left open."""
    if past.newest is None or past.newest.safety_item is None:
        return None
    before = [row.safety_item for row in past.scores[:-1] if row.safety_item is not None]
    return past.newest.safety_item > (before[-1] if before else 0)


def _stable_since(past: History) -> date | None:
    since = None
    for point in reversed(past.read.points):
        if point.judged.response_class not in STILL_GOOD:
            break
        since = point.on
    return since


def proposal(past: History, *, on: date) -> Proposal | None:
    """The next maintenance treatment as the library proposes it; none while the first series is running."""
    if not past.given or any(one.phase == "induction" for one in past.planned):
        return None
    return propose_next(maintenance_facts(past), on=on, values=past.values)


def bookable_on(proposed: Proposal | None, today: date, clinic: Clinic) -> date | None:
    """The day that accepting means: the proposed one, today when it has gone by, the next open day if closed."""
    if proposed is None or proposed.on is None:
        return None
    day = max(proposed.on, today)
    return day if open_spans(clinic, day) else next(iter(next_open_days(clinic, day, 1)), day)


def decision_points(past: History) -> list[Looked]:
    """Every decision point this person has come to, read from the last score before the next infusion.

    A form of the infusion's own day counts for the time after it when it was sent after the infusion began.
    """
    found = []
    base = past.read.baseline.total if past.read.baseline else None
    for point in POINTS:
        if len(past.given) < point.after:
            break
        infusion = past.given[point.after - 1]
        reading = _read_for(point, past)
        now = reading.judged if reading else respond(past.instrument, baseline=base, current=None, values=past.values)
        grade = worst_grade(infusion.treatment_pk) if point.after == 1 else None
        decision = decide(point.after, now, grade, values=past.values)
        if decision is not None:
            nearest = _again(point, infusion, reading) if reading else _nearest(point, past)
            found.append(Looked(point, reading.on if reading else infusion.on, decision, nearest))
    return found


def _read_for(point: DecisionPoint, past: History) -> Point | None:
    """The last score between this infusion and the next that is near enough to speak of it."""
    given_on = past.given[point.after - 1].on
    readings = [one for one in past.read.points if one.infusions_before == point.after]
    near = [one for one in readings if belongs_to(given_on, one.on, values=past.values)]
    return near[-1] if near else None


def _again(point: DecisionPoint, infusion: Given, reading: Point) -> str:
    """Whether the second measurement of this point is still missing."""
    if point.repeat_at_d is None or (reading.on - infusion.on).days >= point.repeat_at_d:
        return ""
    return _("It is measured again %(days)d days after the infusion; that score is not here yet.") % {
        "days": point.repeat_at_d
    }


def _nearest(point: DecisionPoint, past: History) -> str:
    """Which score there is around a point that has none of its own."""
    before = [one for one in past.read.points if one.infusions_before < point.after]
    after = [one for one in past.read.points if one.infusions_before >= point.after]
    said = [
        _("The last score before it is %(total)g, of %(day)s.")
        % {"total": one.total, "day": date_format(one.on, "j M")}
        for one in before[-1:]
    ]
    said += [
        _("The next after it is %(total)g, of %(day)s.") % {"total": one.total, "day": date_format(one.on, "j M")}
        for one in after[:1]
    ]
    return " ".join(said)


def worst_grade(treatment_pk: int) -> int:
    """The gravest side effect written down in one treatment; nought when there was none."""
    worst = SideEffect.objects.filter(treatment=treatment_pk).aggregate(worst=Max("grade"))["worst"]
    return int(worst or 0)


def known_for_order(past: History) -> dict[str, str]:
    """What the record already says for the proposal of a next dose, so that nobody copies it by hand.

    Nothing written down about the last session is not known, and is left for the prescriber to say.
    """
    found = {}
    change = past.read.now.pct_change
    if past.newest is not None and change is not None:
        found["improvement_pct"] = f"{max(0.0, -change):.1f}"
    if past.given and (grade := worst_grade(past.given[-1].treatment_pk)):
        found["worst_grade"] = str(grade)
    return found


def newest_weight(patient: Patient, past: History) -> Measured | None:
    """The newest weight measured at a treatment, or the one the last course was ordered on."""
    days = {one.treatment_pk: one.on for one in past.given}
    rows = DayFact.objects.filter(treatment__in=list(days), key="weight_kg", superseded_at__isnull=True)
    weighed = sorted((days[row.treatment_id], Decimal(str(row.value))) for row in rows if row.value)
    if weighed:
        return Measured(weighed[-1][1], weighed[-1][0])
    course = last_course(patient)
    return Measured(course.ordered_weight_kg, past.day(course.prescribed_at)) if course else None


def last_course(patient: Patient) -> Course | None:
    """The newest course, whose order a maintenance treatment repeats unless somebody changes it."""
    return Course.objects.filter(patient=patient).order_by("-prescribed_at").first()


def is_old(newest_on: date | None, today: date) -> bool:
    """Whether the newest score asks about weeks that are over."""
    return newest_on is None or today - newest_on > timedelta(days=RECALL_D)
