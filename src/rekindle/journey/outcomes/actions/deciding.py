"""What a clinician makes of the proposal; their decision is kept even where the order must wait."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.outcomes.maintenance import Proposal, why_not_on
from rekindle.clinical.refusal import Refusal
from rekindle.journey.candidates.actions import treating
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.courses import actions as courses
from rekindle.journey.courses.models import Course, StandingOrder
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.outcomes import proposing
from rekindle.journey.outcomes.facts import History, history
from rekindle.journey.outcomes.models import MaintenanceDecision
from rekindle.journey.outcomes.week import local_day
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Patient, Staff


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was kept, the order that came of it, and why not where none did."""

    decision: MaintenanceDecision
    course: Course | None
    refusals: tuple[Refusal, ...]


@transaction.atomic
def decide_maintenance(
    *,
    patient: Patient,
    choice: str,
    chosen_on: date | None,
    reason: str,
    by: Staff,
    at: datetime,
    seen: str | None = None,
) -> Decided:
    """Accept the proposed day, change it with a reason, or stop; then order one maintenance treatment for it.

    `seen` is the decision the clinician had before them: another one since means that somebody was faster.
    Source: B08, P
    """
    require(by, "outcomes.decide")
    take_turn()
    past = history(patient, "phq9", at=at)
    today = local_day(patient.clinic, at)
    proposed = proposing.proposal(past, on=today)
    current = MaintenanceDecision.objects.filter(patient=patient, superseded_at__isnull=True).first()
    day = (
        proposing.bookable_on(proposed, today, patient.clinic)
        if choice == "accepted"
        else chosen_on
        if choice == "changed"
        else None
    )
    if current is not None and seen is not None and seen != str(current.pk):
        if current.decided_by_id == by.pk and (current.choice, current.chosen_on) == (choice, day):
            return Decided(current, None, ())
        raise Refused(_already(current, patient))
    refusals = why_not_decide(past, proposed, choice=choice, day=day, reason=reason)
    if refusals:
        raise Refused(refusals)
    MaintenanceDecision.objects.filter(patient=patient, superseded_at__isnull=True).update(
        superseded_at=at, superseded_by=str(by)[:255]
    )
    kept = _keep(patient, past, proposed, choice=choice, day=day, reason=reason, by=by, at=at)
    course, refused = _order(patient, past, day, reason=reason, by=by, at=at) if day else (None, ())
    _move_on(patient, stopping=day is None, by=by, at=at)
    said = (
        f"stopped maintenance for {patient}"
        if day is None
        else f"{choice} {day:%-d %b %Y} for the next treatment of {patient}"
    )
    record(
        "outcomes.decided",
        f"{said} ({{about}})",
        about=kept,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
        details={"choice": choice, "day": day, "reason": reason, "order": course.pk if course else None},
    )
    return Decided(kept, course, refused)


def _move_on(patient: Patient, *, stopping: bool, by: Staff, at: datetime) -> None:
    """Where the person stands on their way follows from the decision: in maintenance, or finished here."""
    candidate = candidate_of(patient)
    if candidate is None:
        return
    if stopping:
        treating.finish_treatment(candidate=candidate, by=by, at=at)
    elif candidate.state == "in_treatment":
        treating.enter_maintenance(candidate=candidate, by=by, at=at)


def why_not_decide(
    past: History, proposed: Proposal | None, *, choice: str, day: date | None, reason: str
) -> tuple[Refusal, ...]:
    """Why this decision cannot be taken now; empty means it can."""
    if proposed is None:
        return (
            Refusal(
                "maintenance.not_yet", _("The first series has not been given to its end; decide when it has."), ("P",)
            ),
        )
    found = []
    if choice == "accepted" and day is None:
        found.append(
            Refusal("maintenance.nothing", _("There is no proposed day to accept; choose a day or stop."), ("P",))
        )
    if choice == "changed" and day is None:
        found.append(Refusal("maintenance.no_day", _("Choose the day that shall count instead."), ("P",)))
    if choice in ("changed", "stop") and not reason.strip():
        found.append(Refusal("maintenance.no_reason", _("Write down why, in a sentence."), ("P",)))
    if day is not None:
        found.extend(why_not_on(day, past.given[-1].on if past.given else None, values=past.values))
    return tuple(found)


def _already(current: MaintenanceDecision, patient: Patient) -> str:
    when = current.decided_at.astimezone(ZoneInfo(patient.clinic.time_zone))
    what = _("stopped maintenance") if current.chosen_on is None else _("chose %(day)s") % {"day": current.chosen_on}
    return _("%(who)s %(what)s at %(when)s; look again before you act.") % {
        "who": current.decided_by,
        "what": what,
        "when": f"{when:%H:%M}",
    }


def _keep(
    patient: Patient,
    past: History,
    proposed: Proposal | None,
    *,
    choice: str,
    day: date | None,
    reason: str,
    by: Staff,
    at: datetime,
) -> MaintenanceDecision:
    reasons = [*past.read.now.reasons, *(proposed.reasons if proposed else ())]
    return MaintenanceDecision.objects.create(
        patient=patient,
        response_class=past.read.now.response_class,
        reasons=reasons,
        proposed_on=proposed.on if proposed else None,
        proposed_interval_days=proposed.interval_d if proposed else None,
        chosen_on=day,
        choice=choice,
        choice_reason=reason.strip(),
        content_version=CONTENT_VERSION,
        decided_at=at,
        decided_by=by,
    )


def _order(
    patient: Patient, past: History, day: date, *, reason: str, by: Staff, at: datetime
) -> tuple[Course | None, tuple[Refusal, ...]]:
    """Order one treatment as the last was ordered, on the newest measured weight; refused, the decision stands."""
    last, weight = proposing.last_course(patient), proposing.newest_weight(patient, past)
    if last is None or weight is None:
        return None, (
            Refusal(
                "maintenance.no_order", _("There is no earlier order to repeat; prescribe on its own page."), ("P",)
            ),
        )
    orders = list(StandingOrder.objects.filter(course=last).values_list("order_id", flat=True))
    because = " ".join(entry.get("reason", "") for entry in last.limit_reasons.values()).strip()
    try:
        with transaction.atomic():
            course = courses.prescribe(
                patient=patient,
                phase=Course.Phase.MAINTENANCE,
                mg_per_kg=last.mg_per_kg,
                minutes=last.minutes,
                sessions=1,
                weight_kg=weight.weight_kg,
                weight_basis=last.weight_basis,
                order_ids=orders,
                reason=because or reason.strip(),
                first_on=day,
                by=by,
                at=at,
            )
    except Refused as refused:
        return None, refused.reasons
    return course, ()
