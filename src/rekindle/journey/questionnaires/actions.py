"""Answers come in, are changed, saved for later, sent, and forgotten when their owner walked away."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.screening.questions import QUESTIONS_VERSION
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.actions import register_patient
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.post.actions import send
from rekindle.journey.questionnaires.contact import Contact, contact_from, why_not_send
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.questionnaires.items import read
from rekindle.journey.questionnaires.models import Answer, Sheet
from rekindle.journey.questionnaires.retention import erase_old, mark_abandoned

__all__ = [
    "answer", "assign", "begin_screening", "complete", "erase_old", "identify", "mark_abandoned", "open_by_staff",
    "resume", "save_for_later", "update_facts",
]  # fmt: skip

RESUME_VALID_D: Final = 14


@transaction.atomic
def begin_screening(*, clinic: Clinic, by: Actor, at: datetime) -> tuple[Sheet, str]:
    """Hand out an empty questionnaire, with a link back to it; one that a patient begins is theirs at once."""
    if clinic.form_opened_at is None:
        raise Refused(
            _("The questionnaire of %(clinic)s is not open at the moment. Please call %(phone)s.")
            % {"clinic": clinic.name, "phone": clinic.phone}
        )
    token = secrets.token_urlsafe(32)
    sheet = Sheet.objects.create(
        clinic=clinic,
        patient=by if isinstance(by, Patient) and by.clinic_id == clinic.pk else None,
        purpose=Sheet.Purpose.SCREENING,
        content_version=QUESTIONS_VERSION,
        started_at=at,
        started_by=str(by),
        resume_hash=_digest(token),
        resume_expires_at=at + timedelta(days=RESUME_VALID_D),
    )
    record("sheet.begun", "began {about}", about=sheet, by=by, at=at, clinic=clinic, patient=sheet.patient)
    return sheet, token


@transaction.atomic
def assign(*, patient: Patient, purpose: str, due_on: date, by: Actor, at: datetime) -> Sheet:
    """Ask a patient to fill in an instrument by a day; asking twice for the same day asks once."""
    if purpose not in ASKABLE:
        raise ValueError(f"no instrument is called {purpose!r}; there are {sorted(ASKABLE)}")
    there = Sheet.objects.filter(patient=patient, purpose=purpose, due_on=due_on).first()
    if there is not None:
        return there
    sheet = Sheet.objects.create(
        clinic=patient.clinic,
        patient=patient,
        purpose=purpose,
        content_version=QUESTIONS_VERSION,
        started_at=at,
        started_by=str(by),
        due_on=due_on,
    )
    sentence = f"asked {patient} for {{about}} by {due_on:%-d %b %Y}"
    record("sheet.assigned", sentence, about=sheet, by=by, at=at, clinic=patient.clinic, patient=patient)
    return sheet


@transaction.atomic
def open_by_staff(*, patient: Patient, instrument: str, by: Actor, at: datetime) -> Sheet:
    """An empty sheet for a rating that nobody asked the patient for: staff fill it in and send it."""
    if instrument not in ASKABLE:
        raise ValueError(f"no instrument is called {instrument!r}; there are {sorted(ASKABLE)}")
    return Sheet.objects.create(
        clinic=patient.clinic,
        patient=patient,
        purpose=instrument,
        content_version=QUESTIONS_VERSION,
        started_at=at,
        started_by=str(by),
    )


@transaction.atomic
def answer(*, sheet: Sheet, answers: Mapping[str, Any], by: Actor, at: datetime, withdraw: Iterable[str] = ()) -> Sheet:
    """Keep what was answered; a changed mind is a new answer, and the same answer again changes nothing.

    `withdraw` names answers that this one opened again: they are unknown until their own page is answered.
    """
    kept = read(sheet.purpose, answers)
    _lock(sheet)
    _refuse_unless_open(sheet)
    changed = _supersede(sheet, kept, by=by, at=at, withdraw=withdraw)
    if not changed:
        return sheet
    again = "took up again and " if sheet.abandoned_at else ""
    sheet.abandoned_at = None
    sheet.last_answer_at = at
    sheet.save(update_fields=["abandoned_at", "last_answer_at"])
    record(
        "sheet.answered",
        f"{again}answered on {{about}}",
        about=sheet,
        by=by,
        at=at,
        clinic=sheet.clinic,
        patient=sheet.patient,
        details={"questions": changed},
    )
    return sheet


def identify(*, sheet: Sheet, contact: Contact, by: Actor, at: datetime) -> Sheet:
    """Keep how a stranger may be reached; they become a patient only when they send the form."""
    return answer(sheet=sheet, answers=contact.as_answers(), by=by, at=at)


@transaction.atomic
def complete(*, sheet: Sheet, by: Actor, at: datetime) -> Sheet:
    """Send the form; a stranger's own questionnaire makes them known to the clinic. A second press changes nothing."""
    _lock(sheet)
    if sheet.completed_at is not None:
        return sheet
    _refuse_unless_open(sheet)
    if sheet.purpose == Sheet.Purpose.SCREENING and sheet.patient is None:
        sheet.patient = _registered(sheet, by=by, at=at)
    sheet.completed_at = at
    sheet.abandoned_at = None
    sheet.resume_hash = ""
    sheet.resume_expires_at = None
    sheet.save(update_fields=["patient", "completed_at", "abandoned_at", "resume_hash", "resume_expires_at"])
    record("sheet.completed", "sent {about}", about=sheet, by=by, at=at, clinic=sheet.clinic, patient=sheet.patient)
    return sheet


@transaction.atomic
def update_facts(*, patient: Patient, answers: Mapping[str, Any], by: Actor, at: datetime, source: str) -> Sheet:
    """Keep newer facts that a member of staff learned, with where they learned them; the old answers stay."""
    if not answers:
        raise Refused(_("Nothing was changed. Enter at least one newer answer."))
    if not source.strip():
        raise Refused(_("Say where the newer answer comes from: the patient, a letter, a measurement."))
    sheet = Sheet.objects.create(
        clinic=patient.clinic,
        patient=patient,
        purpose=Sheet.Purpose.UPDATE,
        content_version=QUESTIONS_VERSION,
        started_at=at,
        started_by=str(by),
        last_answer_at=at,
        completed_at=at,
    )
    changed = _supersede(sheet, read(sheet.purpose, answers), by=by, at=at)
    record(
        "sheet.updated",
        f"corrected answers of {patient} ({source.strip()})",
        about=sheet,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
        details={"questions": changed, "source": source.strip()},
    )
    return sheet


@transaction.atomic
def save_for_later(*, sheet: Sheet, by: Actor, at: datetime) -> str:
    """Make a fresh link back to a form, and send it where the person said that we may write to them."""
    _lock(sheet)
    _refuse_unless_open(sheet)
    token = secrets.token_urlsafe(32)
    sheet.resume_hash = _digest(token)
    sheet.resume_expires_at = at + timedelta(days=RESUME_VALID_D)
    sheet.save(update_fields=["resume_hash", "resume_expires_at"])
    contact = contact_from(answers_of(sheet))
    if contact.email and contact.may_email:
        send(
            kind="resume_link",
            to=contact.email,
            clinic=sheet.clinic,
            unique_key=f"resume_link:{sheet.pk}:{sheet.resume_hash[:16]}",
            link=reverse("questionnaires:resume", args=[token]),
            at=at,
            by=by,
        )
    record("sheet.saved", "made a link back to {about}", about=sheet, by=by, at=at, clinic=sheet.clinic)
    return token


@transaction.atomic
def resume(*, token: str, by: Actor, at: datetime) -> Sheet:
    """Open a saved form in another browser."""
    sheet = _saved_under(token, at)
    if sheet is None:
        raise Refused(
            _("This link no longer works: it was used up, replaced by a newer one, or is more than 14 days old.")
        )
    record("sheet.resumed", "came back to {about}", about=sheet, by=by, at=at, clinic=sheet.clinic)
    return sheet


def _saved_under(token: str, at: datetime) -> Sheet | None:
    live = Sheet.objects.filter(resume_expires_at__gt=at, erased_at__isnull=True, completed_at__isnull=True)
    return live.select_related("clinic").filter(resume_hash=_digest(token)).first()


def _registered(sheet: Sheet, *, by: Actor, at: datetime) -> Patient:
    contact = contact_from(answers_of(sheet))
    reasons = why_not_send(contact)
    if reasons:
        raise Refused(reasons)
    return register_patient(
        clinic=sheet.clinic,
        name=contact.name,
        preferred_name=contact.preferred_name,
        phone=contact.phone,
        email=contact.email,
        consent={"phone": contact.may_phone, "email": contact.may_email},
        by=by,
        at=at,
    )


def _supersede(
    sheet: Sheet, kept: Mapping[str, Any], *, by: Actor, at: datetime, withdraw: Iterable[str] = ()
) -> list[str]:
    """Write the answers that differ from the current ones, take back those to be asked again, and say which."""
    current = answers_of(sheet)
    changed = {key: value for key, value in kept.items() if key not in current or current[key] != value}
    gone = [key for key in withdraw if key in current and key not in kept]
    old = Answer.objects.filter(sheet=sheet, superseded_at__isnull=True, key__in=[*changed, *gone])
    old.update(superseded_at=at)
    Answer.objects.bulk_create(
        Answer(sheet=sheet, key=key, value=value, answered_at=at, answered_by=str(by)) for key, value in changed.items()
    )
    return [*changed, *gone]


def _lock(sheet: Sheet) -> None:
    """Read the sheet again and keep others from writing to it until this act is done."""
    take_turn()
    sheet.refresh_from_db(from_queryset=Sheet.objects.select_for_update())


def _refuse_unless_open(sheet: Sheet) -> None:
    if sheet.completed_at is not None:
        raise Refused(_("This form has already been sent. To change an answer, write to the clinic or call."))
    if sheet.erased_at is not None:
        raise Refused(
            _("The answers on this form were erased because it was not finished. You are welcome to begin again.")
        )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
