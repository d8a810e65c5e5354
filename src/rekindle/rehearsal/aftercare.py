"""After the course: a class with its reasons, a decision, and visits further apart."""

from datetime import datetime, timedelta

from rekindle.journey.courses.queries import open_course
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions as outcomes
from rekindle.journey.outcomes import proposing
from rekindle.journey.outcomes.facts import history
from rekindle.rehearsal import preparing, treating
from rekindle.rehearsal.person import Person
from rekindle.rehearsal.timetable import Life
from rekindle.rehearsal.world import World

MOST_VISITS = 8
LEFT_OPEN_BELOW_D = 30  # whoever loses the gain this fast waits for the prescriber's decision when the demo opens


def goes_on(person: Person, world: World, at: datetime) -> Life:
    """Decide, come, decide again, for as long as time and response carry."""
    at = yield world.later(at, 6, hour=16)
    preparing.fills_in(person, world, at)
    at = yield world.later(at, 1, hour=12)
    if person.ending == "stops":
        _stop(person, world, at)
        return
    preparing.signs(person, world, at)  # maintenance asks for a consent of its own
    for _ in range(MOST_VISITS):
        if not _accept(person, world, at):
            return
        course = open_course(world.patient(person))
        session = treating.next_session(course) if course else None
        if course is None or session is None:
            return
        treating.books_from(person, world, course, session, at)
        at = yield from treating.comes(person, world, session, at)
        at = yield world.later(at, 2, hour=12)


def _accept(person: Person, world: World, at: datetime) -> bool:
    """The prescriber takes the proposed day, or decides one where the rules leave it to them."""
    patient = world.patient(person)
    proposal = proposing.proposal(history(patient, "phq9", at=at), on=world.day(at))
    if proposal is None or (proposal.on is None and person.fades_after_d < LEFT_OPEN_BELOW_D):
        return False
    own_day = None if proposal.on else world.day(at) + timedelta(days=12)
    try:
        decided = outcomes.decide_maintenance(
            patient=patient,
            choice="changed" if own_day else "accepted",
            chosen_on=own_day or proposal.on,
            reason="Talked it over: one more visit, then look again together." if own_day else "",
            by=world.who("alice"),
            at=at,
        )
    except Refused:
        return False
    return decided.course is not None


def _stop(person: Person, world: World, at: datetime) -> None:
    outcomes.decide_maintenance(
        patient=world.patient(person),
        choice="stop",
        chosen_on=None,
        reason="No benefit after six; other treatments discussed, ECT and TMS among them. Follow-up with psychiatrist.",
        by=world.who("alice"),
        at=at,
    )
