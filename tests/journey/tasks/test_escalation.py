"""A task that nobody answers goes on to the next in line, once a step, and never falls silent."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connections

from rekindle.journey.ledger.models import Entry
from rekindle.journey.tasks import actions, queries
from rekindle.journey.tasks.models import Task, Telling
from tests.journey.tasks.builders_tasks import a_task, a_tested_contact, cover_for

pytestmark = pytest.mark.django_db


def told_at_step(task: Task, step: int) -> list[str]:
    return list(Telling.objects.filter(task=task, step=step).values_list("name", flat=True))


def test_nothing_moves_before_its_time(clinic: Any, fran: Any, now: datetime) -> None:
    a_task(clinic, by=fran, at=now, urgency="immediate")
    assert actions.escalate_due(at=now + timedelta(minutes=15) - timedelta(seconds=1)) == 0


def test_it_goes_to_the_cover_then_the_medical_director_then_everyone_on_call_and_stays_there(
    clinic: Any, fran: Any, nia: Any, mel: Any, olive: Any, now: datetime
) -> None:
    a_tested_contact(clinic, by=olive, at=now)
    cover_for(clinic, "nurse", nia, by=olive, at=now)
    cover_for(clinic, "medical_director", mel, by=olive, at=now)
    task = a_task(clinic, by=fran, at=now, urgency="immediate")
    for step in range(1, 6):
        assert actions.escalate_due(at=now + timedelta(minutes=15 * step)) == 1
    found = [told_at_step(task, step) for step in range(6)]
    assert found == [
        ["Nia Dunn", "Dana Call"], ["Nia Dunn"], ["Mel Ortiz"], ["Dana Call"], ["Dana Call"], ["Dana Call"]
    ]  # fmt: skip


def test_an_empty_step_is_passed_over(clinic: Any, fran: Any, olive: Any, now: datetime) -> None:
    a_tested_contact(clinic, by=olive, at=now)
    task = a_task(clinic, by=fran, at=now)
    actions.escalate_due(at=task.due_at)
    assert told_at_step(task, 1) == ["Dana Call"]


def test_with_nobody_on_call_it_goes_back_to_whoever_is_there(
    clinic: Any, fran: Any, nia: Any, olive: Any, now: datetime
) -> None:
    cover_for(clinic, "nurse", nia, by=olive, at=now, hours=40)
    task = a_task(clinic, by=fran, at=now, urgency="immediate")
    for step in range(1, 4):
        actions.escalate_due(at=now + timedelta(minutes=15 * step))
    assert told_at_step(task, 3) == ["Nia Dunn"]


def test_when_nobody_can_be_told_the_ledger_says_so_and_it_is_tried_again(
    clinic: Any, fran: Any, now: datetime
) -> None:
    a_task(clinic, by=fran, at=now, urgency="immediate")
    assert actions.escalate_due(at=now + timedelta(minutes=15)) == 1
    assert "found nobody to tell" in Entry.objects.get(verb="task.escalated").sentence
    assert actions.escalate_due(at=now + timedelta(minutes=30)) == 1


def test_a_task_somebody_has_waits_until_it_is_due_and_then_moves_again(
    clinic: Any, fran: Any, nia: Any, now: datetime
) -> None:
    task = a_task(clinic, by=fran, at=now)
    actions.acknowledge(task=task, by=nia, at=now)
    assert actions.escalate_due(at=task.due_at - timedelta(minutes=1)) == 0
    assert actions.escalate_due(at=task.due_at) == 1


def test_a_finished_task_goes_nowhere(clinic: Any, fran: Any, nia: Any, now: datetime) -> None:
    task = a_task(clinic, by=fran, at=now)
    actions.complete(task=task, outcome="Done.", by=nia, at=now)
    assert actions.escalate_due(at=now + timedelta(days=9)) == 0


def test_a_stale_look_at_a_task_takes_no_step(clinic: Any, fran: Any, now: datetime) -> None:
    task = a_task(clinic, by=fran, at=now, urgency="immediate")
    late = now + timedelta(minutes=15)
    assert actions.escalate_due(at=late) == 1
    assert actions._escalate(task, by=fran, at=late) is False


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_step(clinic: Any, fran: Any, olive: Any, now: datetime) -> None:
    a_tested_contact(clinic, by=olive, at=now)
    tasks = [a_task(clinic, by=fran, at=now, unique_key=f"k{n}", urgency="immediate") for n in range(8)]
    start, moved = threading.Barrier(2), []

    def work() -> None:
        start.wait()
        try:
            moved.append(actions.escalate_due(at=now + timedelta(minutes=15)))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(moved) == len(tasks)
    assert all(told_at_step(task, 1) == ["Dana Call"] for task in tasks)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_task_at_once_exactly_one_has_it(
    clinic: Any, fran: Any, nia: Any, bob: Any, now: datetime
) -> None:
    task = a_task(clinic, by=fran, at=now)
    start, outcomes = threading.Barrier(2), []

    def take(person: Any) -> None:
        start.wait()
        try:
            actions.acknowledge(task=Task.objects.get(pk=task.pk), by=person, at=now)
            outcomes.append(person.name)
        except actions.Refused:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=(person,)) for person in (nia, bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    task.refresh_from_db()
    assert sorted(outcomes) == sorted([task.acknowledged_by, "refused"])
    assert queries.who_was_told(task).acknowledged_by == task.acknowledged_by
