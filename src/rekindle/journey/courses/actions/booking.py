"""The sessions of a course find their days, chairs and nurses; all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.scheduling import course as calendar
from rekindle.clinical.treatment.protocol import IV_MOOD, Protocol
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.courses import queries
from rekindle.journey.courses.actions.state import locked, refuse_code
from rekindle.journey.courses.models import Course, PlannedSession
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair

NO_SPAN_D = 36_500


@dataclass(frozen=True, slots=True)
class Place:
    """A time, a chair and a nurse for one session."""

    number: int
    starts_at: datetime
    chair: Chair
    nurse: Staff


def _protocol(course: Course) -> Protocol:
    """Maintenance follows benefit: the distance between sessions holds, their number and span do not."""
    if course.phase == Course.Phase.INDUCTION:
        return queries.protocol_here(course.clinic, course.prescribed_at.date())
    return replace(IV_MOOD, sessions=course.sessions_planned, span_d=NO_SPAN_D)


def why_not_times(course: Course, places: Sequence[Place]) -> tuple[Refusal, ...]:
    """The sessions together, those already fixed with those asked for, keep their distance and their span."""
    zone = ZoneInfo(course.clinic.time_zone)
    asked = {place.number: place.starts_at for place in places}
    times = [place.starts_at for place in places]
    times += [
        line.starts_at for line in queries.sessions(course) if line.starts_at is not None and line.number not in asked
    ]
    found = list(calendar.why_not_schedule([moment.astimezone(zone) for moment in times], protocol=_protocol(course)))
    ordered = [asked[number] for number in sorted(asked)]
    if ordered != sorted(ordered):
        found.append(refuse_code("order", _("The sessions must follow each other in their order.")))
    return tuple(found)


def _put(session: PlannedSession, place: Place, *, course: Course, by: Staff, at: datetime) -> None:
    """Move the appointment a session has, or book one where it has none that still stands."""
    booked = session.appointment
    if booked is not None and booked.status == "booked":
        session.appointment = appointments.move(
            appointment=booked, starts_at=place.starts_at, practitioner=place.nurse, chair=place.chair, by=by, at=at
        )
    elif booked is not None and booked.status in ("arrived", "fulfilled"):
        raise Refused(
            _("Session %(number)d has begun or taken place; it stays where it is.") % {"number": session.number}
        )
    else:
        session.appointment = appointments.book(
            clinic=course.clinic,
            patient=course.patient,
            kind="treatment",
            starts_at=place.starts_at,
            minutes=queries.minutes_in_chair(course),
            practitioner=place.nurse,
            chair=place.chair,
            by=by,
            at=at,
        )
    session.target_on = place.starts_at.astimezone(ZoneInfo(course.clinic.time_zone)).date()
    session.save(update_fields=["appointment", "target_on"])


def _stands(session: PlannedSession, place: Place) -> bool:
    """Whether a session is booked just so already: the same press again books nothing and writes nothing."""
    booked = session.appointment
    if booked is None or booked.status != "booked":
        return False
    return (booked.starts_at, booked.chair_id, booked.practitioner_id) == (
        place.starts_at,
        place.chair.pk,
        place.nurse.pk,
    )


@transaction.atomic
def schedule(*, course: Course, places: Sequence[Place], by: Staff, at: datetime) -> list[PlannedSession]:
    """Book every session into a chair with a nurse, or none of them.

    Source: P
    """
    require(by, "course.schedule")
    take_turn()
    row = locked(course)
    if row.status not in ("active", "on-hold"):
        raise Refused(
            _("Sessions are booked once the course is signed; this one is %(status)s.") % {"status": row.status}
        )
    refusals = why_not_times(row, places)
    if refusals:
        raise Refused(refusals)
    rows = {
        session.number: session for session in PlannedSession.objects.select_related("appointment").filter(course=row)
    }
    if {place.number for place in places} - set(rows):
        raise ValueError(f"the course has sessions {sorted(rows)}")
    if all(_stands(rows[place.number], place) for place in places):
        return [rows[place.number] for place in places]
    for place in sorted(places, key=lambda one: one.number):
        _put(rows[place.number], place, course=row, by=by, at=at)
    numbers = ", ".join(str(place.number) for place in sorted(places, key=lambda one: one.number))
    sentence = f"booked session {numbers} of {{about}} for {row.patient}"
    record("course.scheduled", sentence, about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return [rows[place.number] for place in places]


@transaction.atomic
def reschedule_session(
    *, session: PlannedSession, starts_at: datetime, chair: Chair, nurse: Staff, by: Staff, at: datetime
) -> PlannedSession:
    """Give one session another time; the distances to the others still hold."""
    place = Place(session.number, starts_at, chair, nurse)
    return schedule(course=session.course, places=[place], by=by, at=at)[0]


@transaction.atomic
def add_session(*, course: Course, target_on: date, by: Staff, at: datetime) -> PlannedSession:
    """One more session of a maintenance course, on the day a clinician decided."""
    require(by, "course.prescribe")
    take_turn()
    row = locked(course)
    if row.status not in ("active", "on-hold"):
        raise Refused(_("This course has ended; a further session needs a new course."))
    same = PlannedSession.objects.filter(course=row, target_on=target_on).first()
    if same is not None:
        return same
    last = PlannedSession.objects.filter(course=row).order_by("-number").first()
    number = 1 if last is None else last.number + 1
    try:
        with transaction.atomic():
            session = PlannedSession.objects.create(course=row, number=number, target_on=target_on)
    except IntegrityError:
        raise Refused(_("A colleague has just added a session; look at the course again.")) from None
    if row.sessions_planned < number:
        row.sessions_planned = number
        row.save(update_fields=["sessions_planned"])
    sentence = f"planned session {number} of {{about}} for {target_on}"
    record("course.session_added", sentence, about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return session
