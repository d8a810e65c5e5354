"""Stopping the next session until a named person decides, and ending a course."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.journey.appointments import actions as appointments
from rekindle.journey.courses.actions.state import locked, move
from rekindle.journey.courses.models import Course, Hold, PlannedSession
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff


def _needs_words(text: str, what: str) -> str:
    if not text.strip():
        raise Refused(what)
    return text.strip()


def _give_back_times(course: Course, *, reason: str, by: Actor, at: datetime) -> int:
    """Chairs and people that waited for sessions that will not come are free again."""
    waiting = PlannedSession.objects.filter(course=course, appointment__status="booked").select_related("appointment")
    freed = 0
    for session in waiting:
        if session.appointment is not None:
            appointments.cancel(appointment=session.appointment, reason=reason, by=by, at=at)
            freed += 1
    return freed


@transaction.atomic
def hold(*, course: Course, reason: str, by: Actor, at: datetime) -> Hold:
    """Let no further session begin until a prescriber has decided; the times stay booked."""
    if isinstance(by, Staff):
        require(by, "course.hold")
    words = _needs_words(reason, _("Say why the course is held; the next person needs to know."))
    row = locked(course)
    same = Hold.objects.filter(course=row, reason=words, lifted_at__isnull=True).first()
    if same is not None:
        return same
    if row.status != "on-hold":
        move(row, "on-hold")
        row.save(update_fields=["status"])
    kept = Hold.objects.create(course=row, reason=words, held_at=at, held_by=str(by))
    record("course.held", f"held {{about}}: {words}", about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return kept


@transaction.atomic
def resume(*, course: Course, note: str, by: Staff, at: datetime) -> Course:
    """A prescriber has looked at everything that held the course, and it may go on."""
    require(by, "course.prescribe")
    words = _needs_words(note, _("Say what was looked at and why the course may go on."))
    row = locked(course)
    move(row, "active")
    row.save(update_fields=["status"])
    Hold.objects.filter(course=row, lifted_at__isnull=True).update(lifted_at=at, lifted_by=str(by), lifted_note=words)
    sentence = f"let {{about}} go on: {words}"
    record("course.resumed", sentence, about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return row


@transaction.atomic
def stop(*, course: Course, reason: str, by: Staff, at: datetime) -> Course:
    """End a course early; what was given stays given, and the booked times are given back."""
    require(by, "course.prescribe")
    words = _needs_words(reason, _("Say why the course ends here."))
    row = locked(course)
    move(row, "revoked")
    row.save(update_fields=["status"])
    freed = _give_back_times(row, reason=words, by=by, at=at)
    sentence = f"ended {{about}} early and gave {freed} booked times back: {words}"
    record("course.stopped", sentence, about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return row


@transaction.atomic
def complete(*, course: Course, by: Actor, at: datetime) -> Course:
    """All that was planned was given."""
    row = locked(course)
    left = PlannedSession.objects.filter(course=row).exclude(appointment__status="fulfilled").count()
    if left:
        raise Refused(_("%(left)d sessions of this course have not been given.") % {"left": left})
    move(row, "completed")
    row.save(update_fields=["status"])
    record("course.completed", "completed {about}", about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return row
