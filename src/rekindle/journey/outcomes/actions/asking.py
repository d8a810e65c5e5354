"""Asking how people are, every week from preparation to the last maintenance visit, and noticing silence."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical.instruments.raters import CLINICIAN_RATED
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor, Machine
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.outcomes import queries, sheets
from rekindle.journey.outcomes.actions.scoring import score_sheet
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.outcomes.week import EVERY_D, MISSED_AFTER_D, is_daytime, local_day
from rekindle.journey.outcomes.words import ASKED
from rekindle.journey.people.actions import tell_patient
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.tasks.actions import raise_task

ASKED_IN: Final = ("preparing", "prepared", "consented", "in_treatment", "maintenance")
WORKER: Final = Machine("check-in clock")


def ask_check_ins(*, patient: Patient, by: Actor, at: datetime) -> list[CheckIn]:
    """Ask a person for PHQ-9 and GAD-7 today; asking twice, or while a PHQ-9 is still open, asks once."""
    there = queries.open_for(patient)
    if any(one.instrument == ASKED[0] for one in there):
        return there
    try:
        return _ask(patient, by=by, at=at)
    except IntegrityError:  # another hand asked at the same moment: its rows are the ones that count
        today = local_day(patient.clinic, at)
        rows = CheckIn.objects.filter(patient=patient, due_on=today, instrument__in=ASKED)
        return list(rows.order_by("-instrument"))


@transaction.atomic
def _ask(patient: Patient, *, by: Actor, at: datetime) -> list[CheckIn]:
    take_turn()
    due_on = local_day(patient.clinic, at)
    asked = []
    for instrument in ASKED:
        sheet = questionnaires.assign(patient=patient, purpose=instrument, due_on=due_on, by=by, at=at)
        asked.append(
            CheckIn.objects.create(
                clinic=patient.clinic, patient=patient, instrument=instrument, due_on=due_on, asked_at=at, sheet=sheet
            )
        )
    _score_screening(patient, by=by, at=at)
    tell_patient(
        patient=patient,
        kind="check_in_due",
        unique_key=f"check-in-due:{patient.pk}:{due_on.isoformat()}",
        next_path=reverse("outcomes:checkin", args=[asked[0].pk]),
        by=by,
        at=at,
    )
    record(
        "outcomes.asked",
        "asked {about} how they are (PHQ-9 and GAD-7)",
        about=patient,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
        details={"due_on": due_on.isoformat()},
    )
    return asked


def _score_screening(patient: Patient, *, by: Actor, at: datetime) -> None:
    """The PHQ-9 inside the screening questionnaire is a score too, and a baseline if the first infusion comes soon."""
    sheet = (
        Sheet.objects.filter(patient=patient, purpose=Sheet.Purpose.SCREENING, completed_at__isnull=False)
        .order_by("-completed_at")
        .first()
    )
    if sheet is not None and sheets.score("phq9", answers_of(sheet)).total is not None:
        score_sheet(sheet=sheet, instrument="phq9", by=by, at=at)


def ask_due(*, at: datetime, by: Actor = WORKER) -> int:
    """Ask everyone whose week is over, in the clinic's daytime; returns how many people were asked."""
    asked = 0
    for clinic in Clinic.objects.all():
        if not is_daytime(clinic, at):
            continue
        for patient in due_patients(clinic, local_day(clinic, at)):
            asked += bool(ask_check_ins(patient=patient, by=by, at=at))
    return asked


def due_patients(clinic: Clinic, today: date) -> list[Patient]:
    """The people in preparation, treatment or maintenance who were last asked a week ago or never."""
    waiting = Candidate.objects.filter(clinic=clinic, state__in=ASKED_IN, patient__erased_at__isnull=True)
    recent = (
        CheckIn.objects.filter(clinic=clinic, instrument__in=ASKED)
        .values("patient")
        .annotate(last_on=Max("due_on"))
        .filter(last_on__gt=today - timedelta(days=EVERY_D))
        .values("patient")
    )
    rows = waiting.exclude(patient__in=recent).select_related("patient", "patient__clinic").order_by("pk")
    return [row.patient for row in rows]


def mark_missed(*, at: datetime, by: Actor = WORKER) -> int:
    """Close every check-in that a patient did not fill in within five days; returns how many were missed.

    A rating that a clinician owes stays open with its task: it is theirs to give, and no silence of the patient's.
    """
    missed = 0
    for clinic in Clinic.objects.all():
        limit = local_day(clinic, at) - timedelta(days=MISSED_AFTER_D)
        late = CheckIn.objects.filter(
            clinic=clinic, due_on__lt=limit, missed_at__isnull=True, sheet__completed_at__isnull=True
        ).exclude(instrument__in=CLINICIAN_RATED)
        late = late.select_related("patient", "clinic")
        missed += sum(_miss(check_in, by=by, at=at) for check_in in late)
    return missed


@transaction.atomic
def _miss(check_in: CheckIn, *, by: Actor, at: datetime) -> bool:
    """Claim by conditional update, so that a patient's last-minute answer and the clock never both win."""
    take_turn()
    claimed = CheckIn.objects.filter(pk=check_in.pk, missed_at__isnull=True, sheet__completed_at__isnull=True).update(
        missed_at=at
    )
    if not claimed:
        return False
    last = Score.objects.filter(patient=check_in.patient, instrument="phq9").order_by("-completed_at").first()
    if check_in.instrument == "phq9" and last is not None and last.safety_item:
        _ask_after(check_in, by=by, at=at)
    record(
        "outcomes.missed",
        "noticed that {about} did not fill in a check-in",
        about=check_in.patient,
        by=by,
        at=at,
        clinic=check_in.clinic,
        patient=check_in.patient,
        details={"instrument": check_in.instrument, "due_on": check_in.due_on.isoformat()},
    )
    return True


def _ask_after(check_in: CheckIn, *, by: Actor, at: datetime) -> None:
    """Silence after a positive safety item is worth a call: while item 9 is not 0, people are asked every week."""
    raise_task(
        clinic=check_in.clinic,
        kind="check_in_missed_after_item_9",
        title=_("Call %(name)s: a check-in was missed after a positive safety item") % {"name": check_in.patient},
        reason=_("The PHQ-9 due on %(day)s was never filled in, and on the last one the safety item was not 0.")
        % {"day": check_in.due_on.isoformat()},
        link=reverse("outcomes:trajectory", args=[check_in.patient_id]),
        patient=check_in.patient,
        about=check_in,
        unique_key=f"check-in-missed:{check_in.pk}",
        urgency="next_day",
        owner_role="prescriber",
        by=by,
        at=at,
    )
