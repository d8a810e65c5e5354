"""From the prescription to the last session of a course, and the visits after it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from rekindle.journey.appointments import actions as appointments
from rekindle.journey.courses import actions as courses
from rekindle.journey.courses import queries as course_queries
from rekindle.journey.courses.actions.booking import Place
from rekindle.journey.courses.models import Course, PlannedSession
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.treatments import actions as treatments
from rekindle.journey.treatments.models import Treatment
from rekindle.rehearsal.chairside import Chairside
from rekindle.rehearsal.person import Person
from rekindle.rehearsal.preparing import fills_in
from rekindle.rehearsal.timetable import Life
from rekindle.rehearsal.world import World

ORDERS = ("ondansetron", "midazolam", "labetalol", "oxygen", "acetaminophen")
PATTERN_D = (0, 3, 7, 10, 14, 17)  # two a week for three weeks
MINUTES_BEFORE_NOW = {"infusing": 45, "recovering": 100, "getting ready": 12, "later": -95}


def prescribes(person: Person, world: World, at: datetime, *, phase: str, first_on: date, sessions: int) -> Course:
    """Half a milligram a kilogram over forty minutes, with the standing orders signed."""
    return courses.prescribe(
        patient=world.patient(person),
        phase=phase,
        mg_per_kg=Decimal("0.50"),
        minutes=40,
        sessions=sessions,
        weight_kg=Decimal(str(person.weight_kg)),
        order_ids=ORDERS,
        first_on=first_on,
        by=world.who("alice"),
        at=at,
    )


def _days(person: Person, world: World, at: datetime) -> tuple[date, ...]:
    """The days of the course; for somebody who is in the chair today, one of them is today."""
    first = world.day(at) + timedelta(days=2)
    if person.today:
        today = world.day(world.now)
        offset = max(day for day in PATTERN_D if today - timedelta(days=day) >= first)
        first = today - timedelta(days=offset)
    return tuple(first + timedelta(days=day) for day in PATTERN_D)


def _start(person: Person, world: World, on: date) -> datetime:
    """When a session begins; for today's people, such that they are where the story wants them now."""
    if person.today:
        wanted = world.now - timedelta(minutes=MINUTES_BEFORE_NOW[person.today])
        local = wanted.astimezone(world.house.zone)
        return world.clock(on, local.hour, local.minute - local.minute % 5)
    return world.clock(on, 8 + len(person.name) % 6)


def books(person: Person, world: World, course: Course, days: Sequence[date], at: datetime) -> None:
    """Book every session where a chair and a nurse are free at this person's hour, or else close to it."""
    nurses = [world.who(key) for key in ("nia", "bob", "eli")]
    number = 1
    for day in days:
        _book_one(course, number, _start(person, world, day), nurses, world, at)
        number += 1


def _book_one(course: Course, number: int, start: datetime, nurses: Sequence, world: World, at: datetime) -> None:  # type: ignore[type-arg]  # staff
    chairs = world.house.chairs
    for shift in range(12):
        for turn in range(len(chairs)):
            chair = chairs[(number + turn + course.pk) % len(chairs)]
            nurse = nurses[(course.pk + turn) % len(nurses)]
            place = Place(number, start + timedelta(minutes=35 * shift), chair, nurse)
            try:
                courses.schedule(course=course, places=[place], by=world.who("fran"), at=at)
            except Refused:
                continue
            return
    raise Refused(f"No chair could be found for session {number}.")


def books_from(person: Person, world: World, course: Course, session: PlannedSession, at: datetime) -> None:
    """Book one further visit on the day that was decided."""
    if session.appointment is None:
        nurses = [world.who(key) for key in ("nia", "bob", "eli")]
        _book_one(course, session.number, _start(person, world, session.target_on), nurses, world, at)


def is_treated(person: Person, world: World, at: datetime) -> Life:
    """A course of six: prescribed, booked, lived through one session after the other."""
    at = yield world.later(at, 1, hour=12)
    days = _days(person, world, at)
    fills_in(person, world, at)
    course = prescribes(person, world, at, phase="induction", first_on=days[0], sessions=len(days))
    at = yield at + timedelta(minutes=20)
    books(person, world, course, days, at)
    for session in PlannedSession.objects.filter(course=course).order_by("number"):
        at = yield from comes(person, world, session, at)
    return at


def comes(person: Person, world: World, session: PlannedSession, at: datetime) -> Life:
    """One visit, or a no-show that is booked again two days on."""
    session.refresh_from_db()
    booked = session.appointment
    if booked is None:
        return at
    at = yield max(at, booked.starts_at)
    if session.number in person.no_shows:
        at = yield at + timedelta(minutes=40)
        appointments.no_show(appointment=booked, by=world.who("fran"), at=at)
        return at
    fills_in(person, world, at)
    treatment = treatments.open_day(
        session=session, chair=booked.chair or world.house.chairs[0],
        nurse=booked.practitioner or world.who("nia"), by=booked.practitioner or world.who("nia"), at=at,
    )  # fmt: skip
    return (yield from sits(person, world, treatment, at))


def sits(person: Person, world: World, treatment: Treatment, at: datetime) -> Life:
    """The hours in the chair, one act after the other, until the note is signed."""
    second = world.who("bob" if treatment.nurse != world.who("bob") else "nia")
    while True:
        treatment.refresh_from_db()
        act = Chairside(treatment, person, treatment.nurse, second, world.who("alice"), world.seed).next_act()
        if act is None:
            return at
        at = yield max(at, act.due_at)
        act.do(at)


def next_session(course: Course) -> PlannedSession | None:
    """The next session of a course that is booked."""
    line = course_queries.next_session(course)
    return line.session if line else None


__all__ = ["books", "comes", "is_treated", "next_session", "prescribes", "sits"]
