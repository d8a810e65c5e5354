"""Reading tasks: whose they are, how old, how late, and who has been told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rekindle.journey.doors import Hidden
from rekindle.journey.ledger.actor import kind as noun
from rekindle.journey.post.models import Message
from rekindle.journey.tasks.models import LAST_RESORT_ROLE, Coverage, Telling
from rekindle.journey.tasks.models import Task as Task  # handed out with its type


@dataclass(frozen=True, slots=True)
class WasTold:
    """One person to whom word was sent; `sent_at` is empty while the message still waits in the post."""

    name: str
    asked_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhoKnows:
    """Who was told about a thing and who said that they have it: what a page may truthfully claim."""

    told: tuple[WasTold, ...]
    acknowledged_by: str
    acknowledged_at: datetime | None

    @property
    def reached(self) -> tuple[WasTold, ...]:
        """Those to whom a message has left the house."""
        return tuple(one for one in self.told if one.sent_at is not None)


def visible_to(staff: Any, at: datetime) -> QuerySet[Task]:
    """The tasks a member of staff may see: their own, their role's, those they cover, and every immediate one."""
    of_clinic = Task.objects.filter(clinic_key=str(staff.clinic_id))
    if staff.role == LAST_RESORT_ROLE:
        return of_clinic
    covers = Coverage.objects.filter(
        clinic_key=str(staff.clinic_id), person_key=str(staff.pk), starts_at__lte=at, ends_at__gt=at
    ).values("role")
    mine = Q(owner_key=str(staff.pk)) | Q(owner_role=staff.role) | Q(owner_role__in=covers)
    return of_clinic.filter(mine | Q(urgency=Task.Urgency.IMMEDIATE))


def open_for(staff: Any, at: datetime) -> QuerySet[Task]:
    """What is still to do for a member of staff, the soonest due first."""
    return visible_to(staff, at).filter(done_at__isnull=True).order_by("due_at", "pk")


def open_of(clinic: Any) -> QuerySet[Task]:
    """Every open task of a clinic, the soonest due first."""
    return Task.objects.filter(clinic_key=str(clinic.pk), done_at__isnull=True).order_by("due_at", "pk")


def done_for(staff: Any, at: datetime) -> QuerySet[Task]:
    """What was finished, the newest first."""
    return visible_to(staff, at).filter(done_at__isnull=False).order_by("-done_at", "-pk")


def task(pk: int, *, by: Any, at: datetime) -> Task:
    """One task, for somebody who may see it; forbidden and absent give the same answer."""
    found = visible_to(by, at).filter(pk=pk).first() if noun(by) == "staff" else None
    if found is None:
        raise Hidden
    return found


def about(kind: str, pk: object) -> QuerySet[Task]:
    """All tasks about one thing, oldest first."""
    return Task.objects.filter(about_kind=kind, about_id=str(pk)).order_by("pk")


def of_patient(patient: Any) -> QuerySet[Task]:
    """All tasks about one patient, oldest first."""
    return Task.objects.filter(patient_key=str(patient.pk)).order_by("pk")


def by_key(unique_key: str) -> Task | None:
    """The task that was raised under a key, if it was."""
    return Task.objects.filter(unique_key=unique_key).first()


def who_was_told(thing: Any) -> WhoKnows:
    """Who was sent word about a thing or a task, when it left the house, and who said that they have it."""
    tasks = list(Task.objects.filter(pk=thing.pk) if isinstance(thing, Task) else about(noun(thing), thing.pk))
    tellings = list(Telling.objects.filter(task__in=tasks).order_by("told_at", "pk"))
    sent: dict[str, datetime | None] = dict(
        Message.objects.filter(
            unique_key__in=[one.message_key for one in tellings], state=Message.State.SENT
        ).values_list("unique_key", "sent_at")
    )
    has_it = next((one for one in reversed(tasks) if one.acknowledged_at is not None), None)
    return WhoKnows(
        told=tuple(WasTold(one.name, one.told_at, sent.get(one.message_key)) for one in tellings),
        acknowledged_by=(has_it.acknowledged_by or "") if has_it else "",
        acknowledged_at=has_it.acknowledged_at if has_it else None,
    )


def coverage(clinic: Any, from_at: datetime) -> QuerySet[Coverage]:
    """The cover that is running or still to come, in order of time."""
    return Coverage.objects.filter(clinic_key=str(clinic.pk), ends_at__gt=from_at).order_by("starts_at", "pk")


def cover_of(person: Any, from_at: datetime) -> QuerySet[Coverage]:
    """The cover one person has promised, running or to come."""
    return Coverage.objects.filter(person_key=str(person.pk), clinic_key=str(person.clinic_id), ends_at__gt=from_at)
