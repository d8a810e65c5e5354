"""Giving, taking, handing over and finishing tasks, and telling the next in line when nobody does."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor, Key, Machine
from rekindle.journey.ledger.actor import kind as noun
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places.models import Clinic
from rekindle.journey.tasks import due, paging
from rekindle.journey.tasks.models import Coverage, Task


@transaction.atomic
def raise_task(
    *,
    clinic: Clinic,
    kind: str,
    title: str,
    about: Any,
    unique_key: str,
    urgency: str,
    owner_role: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    link: str = "",
    patient: Any = None,
    owner: Any = None,
    due_at: datetime | None = None,
    escalate_at: datetime | None = None,
) -> Task:
    """Give somebody something to do by a time; the same key again returns the task that is already there.

    Without a time it is due as its urgency says, and unanswered by then it goes to the next in line.
    An immediate task tells whoever covers the role and everyone on call in the same transaction.
    """
    by_when = due_at or due.due_at(urgency, at, clinic)
    task, new = Task.objects.get_or_create(
        unique_key=unique_key,
        defaults={
            "clinic_key": str(clinic.pk),
            "kind": kind,
            "title": title[:200],
            "reason": reason,
            "link": link,
            "patient_key": str(patient.pk) if patient is not None else "",
            "about_kind": noun(about),
            "about_id": str(about.pk),
            "about_label": str(about)[:255],
            "urgency": Task.Urgency(urgency),
            "owner_role": owner_role,
            "owner_key": str(owner.pk) if owner is not None else "",
            "owner_label": str(owner)[:255] if owner is not None else "",
            "created_at": at,
            "due_at": by_when,
            "escalate_at": escalate_at or by_when,
        },
    )
    if not new:
        return task
    told: list[str] = []
    if task.urgency == Task.Urgency.IMMEDIATE:
        people = paging.at_once(task, clinic, at)
        told = paging.tell(task, people, kind="on_call_page", clinic=clinic, step=0, by=by, at=at)
    details = {"urgency": task.urgency, "role": owner_role, "due": by_when.isoformat(), "told": told}
    _keep("task.raised", "raised the task “{about}”", task, by=by, at=at, details=details)
    return task


@transaction.atomic
def acknowledge(*, task: Task, by: Actor, at: datetime) -> Task:
    """Say that one has it: from now on this person answers for it."""
    next_look = max(task.due_at, at + due.NEXT_STEP_AFTER[task.urgency])
    taken = Task.objects.filter(pk=task.pk, acknowledged_at__isnull=True, done_at__isnull=True).update(
        acknowledged_at=at,
        acknowledged_by=str(by)[:255],
        owner_key=str(by.pk),
        owner_label=str(by)[:255],
        escalate_at=next_look,
    )
    task.refresh_from_db()
    if not taken:
        raise Refused(_standing(task))
    _keep("task.acknowledged", "has the task “{about}”", task, by=by, at=at)
    return task


@transaction.atomic
def complete(*, task: Task, outcome: str, by: Actor, at: datetime) -> Task:
    """Finish a task and say what came of it."""
    if not outcome.strip():
        raise Refused(_("Say in a sentence what came of it, so that the next reader knows."))
    Task.objects.filter(pk=task.pk, acknowledged_at__isnull=True, done_at__isnull=True).update(
        acknowledged_at=at, acknowledged_by=str(by)[:255], owner_key=str(by.pk), owner_label=str(by)[:255]
    )
    finished = Task.objects.filter(pk=task.pk, done_at__isnull=True).update(
        done_at=at, done_by=str(by)[:255], outcome=outcome.strip()
    )
    task.refresh_from_db()
    if not finished:
        raise Refused(_standing(task))
    _keep("task.completed", "finished the task “{about}”", task, by=by, at=at, details={"outcome": task.outcome})
    return task


@transaction.atomic
def hand_over(*, task: Task, to: Any, by: Actor, at: datetime) -> Task:
    """Give a task to a colleague, who has not said yet that they have it; giving it twice gives it once."""
    task.refresh_from_db()
    if task.done_at is None and task.acknowledged_at is None and task.owner_key == str(to.pk):
        return task
    moved = Task.objects.filter(pk=task.pk, done_at__isnull=True).update(
        owner_key=str(to.pk),
        owner_label=str(to)[:255],
        owner_role=to.role,
        acknowledged_at=None,
        acknowledged_by=None,
        escalate_at=max(task.due_at, at + due.NEXT_STEP_AFTER[task.urgency]),
    )
    task.refresh_from_db()
    if not moved:
        raise Refused(_standing(task))
    clinic = Clinic.objects.get(pk=task.clinic_key)
    person = [paging.Reachable(f"given{to.pk}-{at:%Y%m%d%H%M%S%f}", str(to), to.email)]
    paging.tell(task, person, kind="task_given", clinic=clinic, step=task.escalations, by=by, at=at)
    _keep("task.handed_over", f"handed the task “{{about}}” to {to}", task, by=by, at=at)
    return task


@transaction.atomic
def withdraw(*, task: Task, reason: str, by: Actor, at: datetime) -> Task:
    """Close a task that is no longer needed, because what it asked for happened elsewhere."""
    closed = Task.objects.filter(pk=task.pk, done_at__isnull=True).update(
        done_at=at, done_by=str(by)[:255], outcome=reason
    )
    task.refresh_from_db()
    if closed:
        _keep("task.withdrawn", "closed the task “{about}”", task, by=by, at=at, details={"reason": reason})
    return task


def escalate_due(*, at: datetime, by: Actor = Machine("task clock")) -> int:  # noqa: B008 - a frozen value
    """Tell the next in line of every task that nobody answered in time; returns how many tasks moved a step."""
    waiting = Task.objects.filter(done_at__isnull=True, escalate_at__lte=at).order_by("escalate_at", "pk")
    return sum(_escalate(task, by=by, at=at) for task in waiting)


@transaction.atomic
def _escalate(task: Task, *, by: Actor, at: datetime) -> bool:
    """Claim one step by conditional update, so that two workers never take the same step twice."""
    step = task.escalations + 1
    claimed = Task.objects.filter(
        pk=task.pk, done_at__isnull=True, escalate_at=task.escalate_at, escalations=task.escalations
    ).update(escalations=step, escalate_at=at + due.NEXT_STEP_AFTER[task.urgency])
    if not claimed:
        return False
    task.refresh_from_db()
    clinic = Clinic.objects.get(pk=task.clinic_key)
    kind = "on_call_page" if task.urgency == Task.Urgency.IMMEDIATE else "task_escalated"
    people = paging.next_in_line(task, clinic, step, at)
    told = paging.tell(task, people, kind=kind, clinic=clinic, step=step, by=by, at=at)
    sentence = (
        "sent word of the overdue task “{about}”" if told else "found nobody to tell of the overdue task “{about}”"
    )
    _keep("task.escalated", sentence, task, by=by, at=at, details={"step": step, "told": told})
    return True


@transaction.atomic
def cover(
    *,
    clinic: Clinic,
    role: str,
    person: Any,
    address: str,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    at: datetime,
) -> Coverage:
    """Name who answers for a role between two instants, and where a page reaches them."""
    if ends_at <= starts_at:
        raise Refused(_("Cover ends before it begins. Choose an end after the beginning."))
    covered, new = Coverage.objects.get_or_create(
        clinic_key=str(clinic.pk),
        role=role,
        person_key=str(person.pk),
        starts_at=starts_at,
        ends_at=ends_at,
        defaults={"person_label": str(person)[:255], "address": address},
    )
    if not new:
        return covered
    details = {"from": starts_at.isoformat(), "until": ends_at.isoformat()}
    record("coverage.named", "wrote down that {about}", about=covered, by=by, at=at, clinic=clinic, details=details)
    return covered


@transaction.atomic
def end_cover(*, coverage: Coverage, by: Actor, at: datetime) -> None:
    """Stop somebody's cover now; cover that has not begun is taken out of the calendar."""
    begun = Coverage.objects.filter(pk=coverage.pk, starts_at__lt=at, ends_at__gt=at).update(ends_at=at)
    if not begun:
        Coverage.objects.filter(pk=coverage.pk, starts_at__gte=at).delete()
    record("coverage.ended", "ended the cover: {about}", about=coverage, by=by, at=at, clinic=Key(coverage.clinic_key))


def _standing(task: Task) -> str:
    """Where a task stands, for whoever came second."""
    if task.done_at is not None:
        when = timezone.localtime(task.done_at)
        return _("%(who)s finished this task at %(time)s.") % {"who": task.done_by, "time": f"{when:%H:%M}"}
    when = timezone.localtime(task.acknowledged_at)
    return _("%(who)s has had this task since %(time)s.") % {"who": task.acknowledged_by, "time": f"{when:%H:%M}"}


def _keep(verb: str, sentence: str, task: Task, *, by: Actor, at: datetime, details: Any = None) -> None:
    patient = Key(task.patient_key) if task.patient_key else None
    record(verb, sentence, about=task, by=by, at=at, clinic=Key(task.clinic_key), patient=patient, details=details)
