"""One round of the demo clinic in real time, read off the database alone."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from rekindle.journey.courses.models import PlannedSession
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.models import Patient
from rekindle.journey.people.queries import staff_of
from rekindle.journey.places.queries import chairs, clinics
from rekindle.journey.treatments import actions as treatments
from rekindle.journey.treatments.models import Treatment
from rekindle.rehearsal.cast import CAST
from rekindle.rehearsal.chairside import Chairside
from rekindle.rehearsal.founding import House
from rekindle.rehearsal.person import Person
from rekindle.rehearsal.world import World

log = logging.getLogger("rekindle.rehearsal")
# A visitor who plays the nurse has a minute to chart what is due before the rehearsal does it for them.
HEAD_START = timedelta(seconds=60)
OPEN = ("preparation", "in-progress", "on-hold", "recovering")


class NotADemo(Exception):
    """The rehearsal touches a demo database only."""


def reopen(*, seed: int, at: datetime) -> World:
    """Find the demo clinic again and everybody in it."""
    clinic = clinics().first()
    if clinic is None or any(not one.is_demo for one in clinics()):
        raise NotADemo("This database is not a demo; the rehearsal leaves it alone.")
    staff = {member.email.split("@")[0]: member for member in staff_of(clinic)}
    world = World(House(clinic, staff, tuple(chairs(clinic))), seed, at)
    by_name = {person.name: person for person in CAST}
    for patient in Patient.objects.filter(clinic=clinic, name__in=by_name):
        world.patients[patient.name] = patient
    return world


def go_on(world: World, at: datetime) -> int:
    """Bring in whoever has arrived and do what is due in each chair; returns how many things were done."""
    done = sum(_try(lambda one=session: _bring_in(world, one, at)) for session in _arriving(world, at))
    for row, person in _in_the_house(world, at):
        second = next(
            member for key, member in world.house.staff.items() if key in ("bob", "nia") and member != row.nurse
        )
        act = Chairside(row, person, row.nurse, second, world.who("alice"), world.seed).next_act()
        if act is not None and act.due_at + (HEAD_START if act.waits else timedelta()) <= at:
            done += _try(lambda act=act: act.do(at))
    return done


def _try(deed: object) -> int:
    """Do it; a refusal is part of a clinic's day and leaves it to the people at the desk."""
    try:
        deed()  # type: ignore[operator]  # a lambda bound to its row
    except Refused as refused:
        log.warning("Left to the people at the desk: %s", refused)
        return 0
    return 1


def _arriving(world: World, at: datetime) -> Iterator[PlannedSession]:
    """Sessions that should begin by now and whose person has not been brought in."""
    begun = Treatment.objects.filter(clinic=world.house.clinic).values("session")
    yield from PlannedSession.objects.filter(
        course__clinic=world.house.clinic,
        appointment__status="booked",
        appointment__starts_at__lte=at,
        appointment__starts_at__gt=at - timedelta(hours=1),
    ).exclude(pk__in=begun)


def _bring_in(world: World, session: PlannedSession, at: datetime) -> None:
    booked = session.appointment
    if booked is None or booked.chair is None or booked.practitioner is None:
        return
    treatments.open_day(session=session, chair=booked.chair, nurse=booked.practitioner, by=booked.practitioner, at=at)


def _in_the_house(world: World, at: datetime) -> Iterator[tuple[Treatment, Person]]:
    """Every treatment that is open, and those that ended today without their papers."""
    by_name = {person.name: person for person in CAST}
    rows = Treatment.objects.filter(clinic=world.house.clinic).select_related(
        "patient", "nurse", "session__course", "clinic", "chair"
    )
    for row in [*rows.filter(status__in=OPEN), *rows.filter(status="completed", left_at__gt=at - timedelta(hours=3))]:
        person = by_name.get(row.patient.name)
        if person is not None:
            yield row, person
