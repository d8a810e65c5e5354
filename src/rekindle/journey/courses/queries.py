"""Reading courses and their sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from rekindle.clinical.scheduling import course as calendar
from rekindle.clinical.treatment.protocol import IV_MOOD, Infusion, protocol_in_force
from rekindle.journey.appointments import queries as appointments
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.slots import Slot
from rekindle.journey.candidates.models import Clearance, Consent
from rekindle.journey.courses.models import Course, Hold, PlannedSession, StandingOrder
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import Hidden, clinic_key
from rekindle.journey.people.models import Patient
from rekindle.journey.places import queries as places
from rekindle.journey.places.models import Clinic

OPEN = ("draft", "active", "on-hold")
WITH_PEOPLE = ("patient", "clinic", "clearance", "consent", "prescribed_by", "countersigned_by")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of a course as a person would tell it: when, where, and whether it took place."""

    session: PlannedSession
    state: str  # to-book, booked, arrived, done
    starts_at: datetime | None
    chair: str
    nurse: str

    @property
    def number(self) -> int:
        return self.session.number

    @property
    def may_move(self) -> bool:
        return self.state in ("to-book", "booked")


_STATE = {"booked": "booked", "arrived": "arrived", "fulfilled": "done"}


def find(pk: int, *, for_: Actor) -> Course:
    """A course of the viewer's own clinic; any other is as if it were not there."""
    course = Course.objects.select_related(*WITH_PEOPLE).filter(pk=pk, clinic=clinic_key(for_)).first()
    if course is None or course.patient.erased_at is not None:
        raise Hidden
    return course


def find_session(pk: int, *, for_: Actor) -> PlannedSession:
    """A session of the viewer's own clinic."""
    session = (
        PlannedSession.objects.select_related("course", "course__patient", "course__clinic", "appointment")
        .filter(pk=pk, course__clinic=clinic_key(for_), course__patient__erased_at__isnull=True)
        .first()
    )
    if session is None:
        raise Hidden
    return session


def open_course(patient: Patient) -> Course | None:
    """The one course that is waiting, running or on hold, if there is one."""
    return Course.objects.select_related(*WITH_PEOPLE).filter(patient=patient, status__in=OPEN).first()


def of_patient(patient: Patient) -> QuerySet[Course]:
    """All courses of one person, newest first."""
    return Course.objects.select_related("prescribed_by", "clinic").filter(patient=patient).order_by("-prescribed_at")


def clearance_of(patient: Patient) -> Clearance | None:
    """The newest signed clearance of one person."""
    found = Clearance.objects.filter(candidate__patient=patient, signed_at__isnull=False)
    return found.select_related("signed_by").order_by("-signed_at").first()


def consent_of(patient: Patient, phase: str = "") -> Consent | None:
    """The newest consent that has not been withdrawn: the one for this phase, or else the newest of any."""
    standing = Consent.objects.filter(candidate__patient=patient, withdrawn_at__isnull=True).order_by("-signed_at")
    return (standing.filter(phase=phase).first() if phase else None) or standing.first()


def _line(session: PlannedSession) -> SessionLine:
    booked: Appointment | None = session.appointment
    state = _STATE.get(booked.status, "to-book") if booked else "to-book"
    if booked is None or state == "to-book":
        return SessionLine(session, "to-book", None, "", "")
    return SessionLine(session, state, booked.starts_at, str(booked.chair or ""), str(booked.practitioner or ""))


def sessions(course: Course) -> list[SessionLine]:
    """The sessions of a course in order, each with its appointment."""
    rows = PlannedSession.objects.filter(course=course).select_related(
        "appointment", "appointment__chair", "appointment__practitioner"
    )
    return [_line(session) for session in rows]


def sessions_of_many(courses: Iterable[Course]) -> dict[int, list[SessionLine]]:
    """The sessions of several courses in one query, by course."""
    found: dict[int, list[SessionLine]] = {}
    rows = PlannedSession.objects.filter(course__in=[course.pk for course in courses]).select_related(
        "appointment", "appointment__chair", "appointment__practitioner"
    )
    for session in rows:
        found.setdefault(session.course_id, []).append(_line(session))
    return found


def session_at(appointment: Appointment) -> PlannedSession | None:
    """The session an appointment was booked for."""
    return PlannedSession.objects.select_related("course").filter(appointment=appointment).first()


def next_session(course: Course) -> SessionLine | None:
    """The first session that has not been given."""
    return next((line for line in sessions(course) if line.state != "done"), None)


def last_given_on(course: Course) -> date | None:
    """The day of the newest session that took place."""
    times = [line.starts_at for line in sessions(course) if line.state == "done" and line.starts_at]
    return max(times).date() if times else None


def today(course: Course, at: datetime) -> date:
    """The day it is at the clinic of a course."""
    return at.astimezone(ZoneInfo(course.clinic.time_zone)).date()


BEFORE_MIN, AFTER_MIN, STEP_MIN = 30, 60, 5


def minutes_in_chair(course: Course) -> int:
    """Half an hour to get ready, the infusion, an hour to recover, rounded up to five minutes."""
    whole = BEFORE_MIN + course.minutes + AFTER_MIN
    return -(-whole // STEP_MIN) * STEP_MIN


def proposed_places(course: Course, at: datetime, from_on: date | None = None) -> dict[int, Slot]:
    """For each session still to book, a free time on or just after its proposed day, at one hour where it can be."""
    waiting = [line for line in sessions(course) if line.state == "to-book"]
    if not waiting:
        return {}
    zone = ZoneInfo(course.clinic.time_zone)
    today = at.astimezone(zone).date()
    first_on = max(from_on or waiting[0].session.target_on, today)
    days = [line.session.target_on for line in waiting]
    if from_on is not None or days[0] < today:
        days = list(proposed_days(course.clinic, first_on, len(waiting)))
    span_d = (days[-1] - first_on).days + 4
    slots = appointments.free_slots(
        course.clinic, "treatment", first_on, span_d, at=at, patient=course.patient, minutes=minutes_in_chair(course)
    )
    return _matched(waiting, days, slots, zone)


def _matched(waiting: list[SessionLine], days: list[date], slots: list[Slot], zone: ZoneInfo) -> dict[int, Slot]:
    by_day: dict[date, list[Slot]] = {}
    for slot in slots:
        by_day.setdefault(slot.starts_at.astimezone(zone).date(), []).append(slot)
    found: dict[int, Slot] = {}
    hour: time | None = None
    for line, day in zip(waiting, days, strict=False):
        offered = by_day.get(day) or by_day.get(day + timedelta(days=1)) or []
        if not offered:
            continue
        same = next((slot for slot in offered if hour and slot.starts_at.astimezone(zone).time() >= hour), offered[0])
        found[line.number] = same
        hour = hour or same.starts_at.astimezone(zone).time()
    return found


def protocol_here(clinic: Clinic, on: date) -> Infusion:
    """The protocol of infusions for mood as this clinic has set it, in the version that counts on a day.

    Before the first version had its day the first one is read.
    """
    found = protocol_in_force("iv_mood", on)
    return (found if isinstance(found, Infusion) else IV_MOOD).with_values(places.values_for(clinic))


def proposed_days(clinic: Clinic, first_on: date, sessions: int) -> tuple[date, ...]:
    """The days the library proposes for so many sessions from a day on, on the clinic's own open days.

    Where the open days do not allow it, the refusal is raised with its sentence.
    """
    weekdays = {row.weekday for row in places.hours(clinic)}
    closed = set(places.closed_days(clinic, first_on).values_list("on", flat=True))
    found = calendar.propose_days(first_on, weekdays=weekdays, closed=closed, protocol=protocol_here(clinic, first_on))
    if found.refusals:
        raise Refused(found.refusals)
    return found.days[:sessions]


def open_holds(course: Course) -> QuerySet[Hold]:
    """What stops the next session until somebody lifts it, oldest first."""
    return Hold.objects.filter(course=course, lifted_at__isnull=True).order_by("held_at")


def holds(course: Course) -> QuerySet[Hold]:
    """Every hold there was, newest first."""
    return Hold.objects.filter(course=course).order_by("-held_at")


def orders(course: Course) -> QuerySet[StandingOrder]:
    """The medicines a nurse may give without asking again."""
    return StandingOrder.objects.filter(course=course).select_related("signed_by").order_by("pk")


def to_book(clinic: Clinic) -> QuerySet[Course]:
    """Running courses with a session that has no appointment, the longest waiting first."""
    unbooked = PlannedSession.objects.filter(
        Q(appointment__isnull=True) | Q(appointment__status__in=["cancelled", "noshow"])
    ).values("course")
    return (
        Course.objects.filter(clinic=clinic, status="active", pk__in=unbooked)
        .select_related("patient")
        .order_by("prescribed_at")
    )
