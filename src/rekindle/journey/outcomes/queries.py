"""Reading check-ins, and who has been told when one of them worried us."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from rekindle.clinical.instruments.raters import rater_of
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.outcomes import sheets
from rekindle.journey.outcomes.models import CheckIn, MaintenanceDecision, ScalePlan
from rekindle.journey.outcomes.week import EVERY_D, local_day
from rekindle.journey.outcomes.words import ASKED
from rekindle.journey.people.access import Hidden
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import open_spans
from rekindle.journey.questionnaires.asked import AskedAs, asked_as
from rekindle.journey.questionnaires.facts import answers_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a patient is in a check-in: the question, what was answered to it, and what lies before and after."""

    question: sheets.Question
    number: int
    total: int
    answer: Any
    before: str  # key of the question before, or empty
    after: str  # key of the question after, or empty


def own_check_in(pk: int, *, by: Patient) -> CheckIn:
    """A check-in of this very patient; any other is as if it were not there."""
    found = CheckIn.objects.select_related("sheet", "clinic", "patient").filter(pk=pk, patient=by).first()
    if found is None:
        raise Hidden
    return found


def asked_now(check_in: CheckIn, at: datetime) -> AskedAs:
    """How the clinic may ask this instrument of the patient at this moment."""
    return asked_as(check_in.clinic, check_in.instrument, on=local_day(check_in.clinic, at), to_patient=True)


def place(check_in: CheckIn, key: str, answers: dict[str, Any], *, at: datetime) -> Place:
    """One question of a check-in by its key; a key the instrument does not have is as if it were not there."""
    asked = sheets.still_asked(asked_now(check_in, at), answers)
    keys = [question.key for question in asked]
    if key not in keys:
        raise Hidden
    here = keys.index(key)
    after = keys[here + 1] if here + 1 < len(keys) else ""
    return Place(asked[here], here + 1, len(asked), answers.get(key), keys[here - 1] if here else "", after)


def first_open(check_in: CheckIn, *, at: datetime) -> str:
    """The first question nobody has come to yet, or nothing when all have been seen."""
    answers = answers_of(check_in.sheet)
    asked = sheets.still_asked(asked_now(check_in, at), answers)
    return next((question.key for question in asked if question.key not in answers), "")


def left_open(check_in: CheckIn, *, at: datetime) -> list[sheets.Question]:
    """The scored questions that have no answer."""
    answers = answers_of(check_in.sheet)
    asked = sheets.still_asked(asked_now(check_in, at), answers)
    return [question for question in asked if question.scored and answers.get(question.key) is None]


def _rank(check_in: CheckIn) -> tuple[date, int, str]:
    """By day; the PHQ-9 first, the GAD-7 second, then what was planned for this person."""
    weekly = ASKED.index(check_in.instrument) if check_in.instrument in ASKED else len(ASKED)
    return check_in.due_on, weekly, check_in.instrument


def open_for(patient: Patient) -> list[CheckIn]:
    """What a patient has been asked to fill in and has not sent, PHQ-9 first."""
    rows = CheckIn.objects.filter(patient=patient, missed_at__isnull=True, sheet__completed_at__isnull=True)
    return sorted((row for row in rows if rater_of(row.instrument) == "patient"), key=_rank)


def other_half(check_in: CheckIn) -> CheckIn | None:
    """Another questionnaire asked on the same day, if it has not been sent."""
    return next(
        (one for one in open_for(check_in.patient) if one.due_on == check_in.due_on and one.pk != check_in.pk), None
    )


def asked_together(check_in: CheckIn) -> list[CheckIn]:
    """All questionnaires of one day, PHQ-9 first."""
    rows = CheckIn.objects.filter(patient=check_in.patient_id, due_on=check_in.due_on).select_related("sheet")
    return sorted((row for row in rows if rater_of(row.instrument) == "patient"), key=_rank)


def plan_of(patient: Patient, pk: int) -> ScalePlan:
    """One of this person's plans; another's is as if it were not there."""
    found = ScalePlan.objects.filter(patient=patient, pk=pk).first()
    if found is None:
        raise Hidden
    return found


def with_due_days(plans: QuerySet[ScalePlan]) -> list[tuple[ScalePlan, date]]:
    """Each plan with the day from which it waits to be asked next, in two questions however many plans there are."""
    asked = CheckIn.objects.filter(
        patient=OuterRef("patient"), instrument=OuterRef("instrument"), asked_at__gte=OuterRef("planned_at")
    )
    newest = Subquery(asked.order_by("-due_on").values("due_on")[:1])
    last = dict(plans.annotate(last_due_on=newest).values_list("pk", "last_due_on"))
    return [
        (plan, plan.first_due_on if last[plan.pk] is None else last[plan.pk] + timedelta(days=plan.every_days))
        for plan in plans
        if plan.pk in last
    ]


def is_open(clinic: Clinic, at: datetime) -> bool:
    """Whether the clinic is open at this moment."""
    return any(opens <= at < closes for opens, closes in open_spans(clinic, local_day(clinic, at)))


def next_asked_on(patient: Patient, at: datetime) -> date:
    """The day on which the next check-in is asked."""
    weekly = CheckIn.objects.filter(patient=patient, instrument__in=ASKED)
    last = weekly.order_by("-due_on").values_list("due_on", flat=True).first()
    return last + timedelta(days=EVERY_D) if last else local_day(patient.clinic, at)


def next_appointment(patient: Patient, at: datetime) -> Appointment | None:
    """When the patient comes next."""
    rows = Appointment.objects.filter(patient=patient, status__in=["booked", "arrived"], ends_at__gte=at)
    return rows.select_related("practitioner").order_by("starts_at").first()


def current_decision(patient: Patient) -> MaintenanceDecision | None:
    """The decision that stands."""
    rows = MaintenanceDecision.objects.filter(patient=patient, superseded_at__isnull=True)
    return rows.select_related("decided_by").order_by("-decided_at").first()


def decisions(patient: Patient) -> QuerySet[MaintenanceDecision]:
    """Every decision there was, newest first."""
    return MaintenanceDecision.objects.filter(patient=patient).select_related("decided_by").order_by("-decided_at")


def missed_lately(clinic: Clinic, at: datetime, days: int = 14) -> QuerySet[CheckIn]:
    """PHQ-9 check-ins missed in the last two weeks and not made up for since, the longest silence first."""
    later = CheckIn.objects.filter(
        patient=OuterRef("patient"), instrument=OuterRef("instrument"), due_on__gt=OuterRef("due_on")
    ).exclude(missed_at__isnull=True, sheet__completed_at__isnull=True)
    rows = CheckIn.objects.filter(
        clinic=clinic, instrument="phq9", missed_at__gte=at - timedelta(days=days), patient__erased_at__isnull=True
    )
    return rows.exclude(Exists(later)).select_related("patient").order_by("due_on")
