"""Which scales are asked beside the weekly two: planned by a clinician, asked when due, ended by a clinician."""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.raters import rater_of
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor, Machine
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.outcomes import queries
from rekindle.journey.outcomes.models import CheckIn, ScalePlan
from rekindle.journey.outcomes.week import is_daytime, local_day
from rekindle.journey.outcomes.words import ASKED, instrument_name
from rekindle.journey.people.actions import tell_patient
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.asked import why_not_asked
from rekindle.journey.tasks.actions import raise_task

WORKER: Final = Machine("check-in clock")
RHYTHMS_D: Final = (0, 7, 14, 28, 84)  # once, or so often; a form that looks back is never asked more than weekly


@transaction.atomic
def plan_scale(
    *, patient: Patient, instrument: str, every_days: int, first_due_on: date, by: Staff, at: datetime
) -> ScalePlan:
    """Ask a scale of somebody, once or again and again; planned already, it stays as it is."""
    take_turn()
    if instrument not in ASKABLE or every_days not in RHYTHMS_D:
        raise Refused(_("There is no such scale, or it cannot be asked that often."))
    if instrument in ASKED:
        raise Refused(_("%(name)s is asked of everybody every week already.") % {"name": instrument_name(instrument)})
    rater = rater_of(instrument)
    if rater == "session":
        raise Refused(_("%(name)s is kept on the page of the session.") % {"name": instrument_name(instrument)})
    reasons = why_not_asked(patient.clinic, instrument, on=local_day(patient.clinic, at))
    if reasons:
        raise Refused(reasons)
    there = ScalePlan.objects.filter(patient=patient, instrument=instrument, ended_at__isnull=True).first()
    if there is not None:
        return there
    if first_due_on < local_day(patient.clinic, at):
        raise Refused(_("The first day lies in the past. Choose today or a later day."))
    plan = ScalePlan.objects.create(
        clinic=patient.clinic,
        patient=patient,
        instrument=instrument,
        filled_by=rater,
        every_days=every_days,
        first_due_on=first_due_on,
        planned_at=at,
        planned_by=by,
    )
    often = f"every {every_days} days" if every_days else "once"
    record(
        "scale.planned",
        f"planned the {instrument_name(instrument)} for {{about}}, {often} from {first_due_on:%-d %b %Y}",
        about=patient,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
        details={"instrument": instrument, "every_days": every_days, "plan": plan.pk},
    )
    return plan


@transaction.atomic
def end_plan(*, plan: ScalePlan, by: Actor, at: datetime) -> ScalePlan:
    """Ask a scale no longer; what was asked already can still be sent."""
    ended = ScalePlan.objects.filter(pk=plan.pk, ended_at__isnull=True).update(ended_at=at, ended_by=str(by)[:255])
    plan.refresh_from_db()
    if ended:
        record(
            "scale.ended",
            f"ended the {instrument_name(plan.instrument)} for {{about}}",
            about=plan.patient,
            by=by,
            at=at,
            clinic=plan.clinic,
            patient=plan.patient,
        )
    return plan


def ask_planned(*, at: datetime, by: Actor = WORKER) -> int:
    """Ask every planned scale that is due, in the clinic's daytime; returns how many were asked."""
    asked = 0
    plans = ScalePlan.objects.filter(ended_at__isnull=True, patient__erased_at__isnull=True)
    for plan, due_on in queries.with_due_days(plans.select_related("patient", "patient__clinic", "clinic")):
        today = local_day(plan.clinic, at)
        if is_daytime(plan.clinic, at) and due_on <= today:
            asked += _ask(plan, today, by=by, at=at)
    return asked


@transaction.atomic
def _ask(plan: ScalePlan, today: date, *, by: Actor, at: datetime) -> bool:
    """One asking: a sheet on the patient's phone, or a task for whoever rates; a plan for once ends with it."""
    take_turn()
    plan.refresh_from_db()
    if plan.ended_at is not None or why_not_asked(plan.clinic, plan.instrument, on=today):
        return False
    patient, name = plan.patient, instrument_name(plan.instrument)
    sheet = questionnaires.assign(patient=patient, purpose=plan.instrument, due_on=today, by=by, at=at)
    check_in, new = CheckIn.objects.get_or_create(
        patient=patient,
        instrument=plan.instrument,
        due_on=today,
        defaults={"clinic": plan.clinic, "asked_at": at, "sheet": sheet},
    )
    if not new:
        return False
    if plan.filled_by == ScalePlan.FilledBy.PATIENT:
        tell_patient(
            patient=patient,
            kind="check_in_due",
            unique_key=f"check-in-due:{patient.pk}:{today.isoformat()}",
            next_path=reverse("outcomes:checkin", args=[check_in.pk]),
            by=by,
            at=at,
        )
    else:
        raise_task(
            clinic=plan.clinic,
            kind="scale_due",
            title=_("Rate the %(scale)s with %(name)s") % {"scale": name, "name": patient},
            reason=_("Planned by %(who)s.") % {"who": plan.planned_by},
            link=reverse("outcomes:rate", args=[patient.pk, plan.instrument]),
            patient=patient,
            about=check_in,
            unique_key=f"scale-due:{check_in.pk}",
            urgency="routine",
            owner_role="prescriber",
            by=by,
            at=at,
        )
    if not plan.every_days:
        ScalePlan.objects.filter(pk=plan.pk).update(ended_at=at, ended_by=str(by)[:255])
    record(
        "scale.asked",
        f"asked for the {name} of {{about}}",
        about=patient,
        by=by,
        at=at,
        clinic=plan.clinic,
        patient=patient,
        details={"instrument": plan.instrument, "due_on": today.isoformat()},
    )
    return True
