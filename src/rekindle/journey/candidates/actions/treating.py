"""What the course downstream makes of a candidate: in treatment, in maintenance, finished."""

from datetime import datetime

from django.db import transaction

from rekindle.journey.candidates.judging import open_clearance_again
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.candidates.turns import keep, step, take
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.models import Staff


@transaction.atomic
def enter_treatment(*, candidate: Candidate, by: Actor, at: datetime) -> Candidate:
    """A course was prescribed: from here on the course keeps this person's path."""
    return _to(candidate, "in_treatment", "began treatment of {about}", by=by, at=at)


@transaction.atomic
def enter_maintenance(*, candidate: Candidate, by: Actor, at: datetime) -> Candidate:
    """The series is over, and sessions follow by benefit."""
    return _to(candidate, "maintenance", "took {about} into maintenance", by=by, at=at)


@transaction.atomic
def finish_treatment(*, candidate: Candidate, by: Actor, at: datetime) -> Candidate:
    """Treatment here has ended and care was handed on."""
    return _to(candidate, "finished", "ended the treatment of {about}", by=by, at=at)


def _to(candidate: Candidate, state: str, sentence: str, *, by: Actor, at: datetime) -> Candidate:
    mine = take(candidate, version=None, by=by, need="course.hold")
    if mine.state == state:
        return mine
    step(mine, state, at)
    keep(mine, state, sentence, by=by, at=at)
    return mine


@transaction.atomic
def reopen_clearance(
    *, candidate: Candidate, trigger_id: str, note: str, by: Actor, at: datetime, version: int | None = None
) -> Candidate:
    """Something has happened since the clearance was signed: a prescriber clears again first."""
    need = "treatment.run" if isinstance(by, Staff) else "self"
    mine = take(candidate, version=version, by=by, need=need)
    if open_clearance_again(mine, trigger_id, note.strip(), by=by, at=at):
        keep(mine, "clearance_reopened", f"opened the clearance of {{about}} again ({trigger_id})", by=by, at=at)
    return mine
