"""What somebody must do about a candidate, and closing it when it is done."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical.screening.grades import Grade, Urgency
from rekindle.journey.candidates.facts import fired
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.roles import RoleName
from rekindle.journey.tasks.actions import complete, raise_task
from rekindle.journey.tasks.models import Task
from rekindle.journey.tasks.queries import about, of_patient

REVIEW, CONFIRM, CALL, CRISIS = "candidate.review", "candidate.confirm", "candidate.call", "candidate.crisis"
CLEAR, PREPARE, CONSENT, TELL = "candidate.clear", "candidate.prepare", "candidate.consent", "candidate.tell"
FOLLOW_UP, RESCHEDULE, CLEAR_AGAIN = "candidate.follow_up", "candidate.reschedule", "candidate.clear_again"


def ask(
    candidate: Candidate,
    kind: str,
    title: str,
    *,
    role: str,
    key: str,
    by: Actor,
    at: datetime,
    urgency: str = Task.Urgency.ROUTINE,
    reason: str = "",
    due_at: datetime | None = None,
) -> Task:
    """Raise a task about a candidate once for each occasion; the key names the occasion."""
    return raise_task(
        clinic=candidate.clinic,
        kind=kind,
        title=title,
        reason=reason,
        link=reverse("candidates:review", args=[candidate.pk]),
        patient=candidate.patient,
        about=candidate,
        unique_key=f"{kind}:{candidate.pk}:{key}",
        urgency=urgency,
        owner_role=role,
        owner=candidate.owner if candidate.owner and candidate.owner.role == role else None,
        due_at=due_at,
        by=by,
        at=at,
    )


def done(candidate: Candidate, *kinds: str, outcome: str, by: Actor, at: datetime) -> None:
    """Close the open tasks of these kinds, with what came of them."""
    for task in about("candidate", candidate.pk).filter(kind__in=kinds, done_at__isnull=True):
        complete(task=task, outcome=outcome, by=by, at=at)


def ask_to_reach(candidate: Candidate, *, by: Actor, at: datetime) -> None:
    """Somebody is to be reached now, unless a person was paged about them already and has not finished."""
    if of_patient(candidate.patient).filter(urgency=Task.Urgency.IMMEDIATE, done_at__isnull=True).exists():
        return
    title = _("Reach %(name)s now") % {"name": candidate.patient}
    key = str(candidate.screening.pk)
    ask(candidate, CRISIS, title, role=RoleName.PRESCRIBER, key=key, urgency=Task.Urgency.IMMEDIATE, by=by, at=at)


def reached(candidate: Candidate, *, outcome: str, by: Actor, at: datetime) -> None:
    """Close every page about this person, whichever answer sent it."""
    for task in of_patient(candidate.patient).filter(urgency=Task.Urgency.IMMEDIATE, done_at__isnull=True):
        complete(task=task, outcome=outcome, by=by, at=at)


def ask_for_review(candidate: Candidate, *, by: Actor, at: datetime) -> None:
    """What the newest judgement asks for: a crisis answered, a 'not now' confirmed, a review, or a call."""
    screening, name = candidate.screening, candidate.patient
    key = str(screening.pk)
    if candidate.state == "in_crisis":
        ask_to_reach(candidate, by=by, at=at)
    elif candidate.state == "not_now_provisional":
        title = _("Confirm or lift 'not now' for %(name)s") % {"name": name}
        ask(
            candidate,
            CONFIRM,
            title,
            role=RoleName.PRESCRIBER,
            key=key,
            by=by,
            at=at,
            urgency=_at_least(screening.urgency),
        )
    elif candidate.state == "waiting_review":
        title, urgency = _("Review %(name)s") % {"name": name}, _at_most_today(screening.urgency)
        ask(candidate, REVIEW, title, role=_reviewer(candidate), key=key, by=by, at=at, urgency=urgency)
    elif candidate.state == "consult_offered":
        title = _("Call %(name)s about the free consultation") % {"name": name}
        ask(candidate, CALL, title, role=RoleName.FRONT_DESK, key=key, by=by, at=at)


def _at_most_today(urgency: str) -> str:
    """After a crisis was answered, the rest is for today: the page itself has been closed."""
    return Task.Urgency.SAME_DAY if urgency == Urgency.IMMEDIATE else urgency


def _at_least(urgency: str) -> str:
    """Nobody is left with a provisional 'not now' for longer than the next open day."""
    return Task.Urgency.NEXT_DAY if urgency == Urgency.ROUTINE else urgency


def _reviewer(candidate: Candidate) -> str:
    """The office completes answers; whatever needs weighing is a clinician's."""
    only_answers = all(
        rule.grade in (Grade.DATA_QUALITY, Grade.CAUTION) and not rule.is_about_suicide
        for rule in fired(candidate.screening)
    )
    return RoleName.FRONT_DESK if only_answers else RoleName.PRESCRIBER
