"""Sending word of a task to those who must act, and remembering to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rekindle.journey.ledger.actor import Actor
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import tested_on_call
from rekindle.journey.post.actions import send
from rekindle.journey.tasks.models import LAST_RESORT_ROLE, Coverage, Task, Telling


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody with a name and an address."""

    key: str
    name: str
    address: str


def covering(clinic_key: str, role: str, at: datetime) -> list[Reachable]:
    """Who answers for a role at an instant."""
    found = Coverage.objects.filter(clinic_key=clinic_key, role=role, starts_at__lte=at, ends_at__gt=at).order_by("pk")
    return [Reachable(f"cover{row.pk}", row.person_label, row.address) for row in found]


def on_call(clinic: Clinic) -> list[Reachable]:
    """The clinic's on-call contacts who answered a test."""
    return [Reachable(f"oncall{row.pk}", row.name, row.email) for row in tested_on_call(clinic)]


def at_once(task: Task, clinic: Clinic, at: datetime) -> list[Reachable]:
    """Who is told the moment somebody may be in danger: whoever covers the role, and everyone on call."""
    return _once([*covering(task.clinic_key, task.owner_role, at), *on_call(clinic)])


def next_in_line(task: Task, clinic: Clinic, step: int, at: datetime) -> list[Reachable]:
    """Whoever covers the role, then whoever covers the medical director, then everyone on call, again and again."""
    line = [
        covering(task.clinic_key, task.owner_role, at),
        covering(task.clinic_key, LAST_RESORT_ROLE, at),
        on_call(clinic),
    ]
    reached = [ring for ring in line[min(step, len(line)) - 1 :] if ring] or [ring for ring in reversed(line) if ring]
    return _once(reached[0]) if reached else []


def tell(
    task: Task, people: Iterable[Reachable], *, kind: str, clinic: Clinic, step: int, by: Actor, at: datetime
) -> list[str]:
    """Post one page to each person and keep a row for each; returns their names."""
    names = []
    for person in people:
        key = f"task-{task.pk}-step-{step}-{person.key}"
        slots: dict[str, str | datetime] = {"name": person.name, "link": f"/tasks/{task.pk}/"}
        if kind == "on_call_page":
            slots["when"] = task.due_at
        send(kind=kind, to=person.address, clinic=clinic, unique_key=key, at=at, by=by, **slots)
        Telling.objects.create(
            task=task, name=person.name, address=person.address, step=step, told_at=at, message_key=key
        )
        names.append(person.name)
    return names


def _once(people: Iterable[Reachable]) -> list[Reachable]:
    seen: dict[str, Reachable] = {}
    for person in people:
        seen.setdefault(person.address.lower(), person)
    return list(seen.values())
