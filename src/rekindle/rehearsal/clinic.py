"""Making the demo clinic: every life unfolded up to now, in the order of time, through the rooms' own actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from rekindle.journey.candidates import actions as candidates
from rekindle.journey.outcomes import actions as outcomes
from rekindle.journey.outcomes.queries import open_for
from rekindle.journey.places.queries import clinics
from rekindle.journey.post.carry import carry_due
from rekindle.journey.post.models import Message
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.tasks.queries import open_of
from rekindle.rehearsal import aftercare, arriving, preparing, treating
from rekindle.rehearsal.cast import CAST
from rekindle.rehearsal.founding import House, found
from rekindle.rehearsal.person import Person
from rekindle.rehearsal.timetable import Life, unfold
from rekindle.rehearsal.world import World

DAYS_BEFORE = 95


class AlreadyPeopled(Exception):
    """The demo is made in an empty database only: it never mixes with a clinic."""


def make(*, seed: int, at: datetime, cast: Sequence[Person] = CAST) -> House:
    """Found the demo clinic in the past and live up to now."""
    if clinics().exists():
        raise AlreadyPeopled("There is a clinic in this database already. The demo wants one of its own.")
    with transaction.atomic():
        house = found(at=at - timedelta(days=DAYS_BEFORE), now=at)
        world = World(house, seed, at)
        lives = [clinic_days(world, cast), *(life(person, world) for person in cast)]
        unfold([*lives, *(answering(person, world) for person in cast)], until=at)
    return house


def life(person: Person, world: World) -> Life:
    """One person's way, as far as it leads them."""
    yield from arriving.asks(person, world)
    if person.ending == "abandons":
        return
    at = world.candidate(person).state_since_at
    if not (yield from arriving.is_reviewed(person, world, at)):
        return
    at = world.candidate(person).state_since_at
    at = yield from preparing.talks(person, world, at)
    if person.ending == "withdraws":
        return
    at = yield from preparing.is_cleared(person, world, at)
    at = yield from preparing.is_prepared(person, world, at)
    at = yield from treating.is_treated(person, world, at)
    yield from aftercare.goes_on(person, world, at)


def answering(person: Person, world: World) -> Life:
    """In the evening, whoever was asked how they are says so, or does not."""
    at = yield world.clock(world.day(world.now - timedelta(days=max(person.days_ago - 1, 0))), 19, 30)
    week = 0
    while True:
        if person.name in world.patients and open_for(world.patient(person)):
            week += 1
            if week not in person.misses_checkins:
                preparing.fills_in(person, world, at)
            at = yield at + timedelta(days=6)
        at = yield at + timedelta(days=1)


def clinic_days(world: World, cast: Sequence[Person]) -> Life:
    """What the worker and the staff do every day."""
    at = yield world.clock(world.day(world.now - timedelta(days=DAYS_BEFORE - 1)), 10, 5)
    while True:
        outcomes.ask_due(at=at)
        outcomes.ask_planned(at=at)
        outcomes.mark_missed(at=at)
        questionnaires.mark_abandoned(at=at, after_h=24)
        candidates.follow_appointments(at=at)
        _answer_tasks(world, at)
        carry_due(at=at, worker="rehearsal", transport=Nowhere())
        at = yield at + timedelta(hours=6)


def _answer_tasks(world: World, at: datetime) -> None:
    """Staff do what cannot wait within hours and the rest in time, so that the demo opens with today's work alone."""
    waiting = open_of(world.house.clinic)
    due = waiting.filter(urgency__in=("immediate", "same_day"), created_at__lte=at - timedelta(minutes=5))
    if at < world.now - timedelta(days=2):
        due = due | waiting.filter(due_at__lte=at + timedelta(days=1))
    for task in due:
        key = {"front_desk": "fran", "nurse": "nia", "therapist": "theo", "medical_director": "mel"}
        by = world.who(key.get(task.owner_role, "alice"))
        tasks.acknowledge(task=task, by=by, at=at)
        tasks.complete(task=task, outcome="Called; all well, nothing further needed.", by=by, at=at)


class Nowhere:
    """The rehearsal's post reaches nobody: its addresses are invented."""

    def carry(self, message: Message) -> None:
        """Take a message and let it be."""
