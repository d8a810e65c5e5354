"""Raising, taking, finishing and handing over."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.post.models import Message
from rekindle.journey.tasks import actions, queries
from rekindle.journey.tasks.models import Coverage, Task
from tests.builders import a_patient
from tests.journey.tasks.builders_tasks import a_task, a_tested_contact, cover_for

pytestmark = pytest.mark.django_db


def test_the_same_key_returns_the_task_that_is_there(clinic: Any, fran: Any, now: datetime) -> None:
    first = a_task(clinic, by=fran, at=now)
    assert a_task(clinic, by=fran, at=now + timedelta(hours=1), title="Something else") == first
    assert Task.objects.count() == 1 and Entry.objects.filter(verb="task.raised").count() == 1


def test_a_task_has_an_owner_a_due_time_and_one_line_in_the_ledger(
    clinic: Any, fran: Any, nia: Any, now: datetime
) -> None:
    ruth = a_patient(clinic, at=now)
    task = a_task(clinic, by=fran, at=now, owner=nia, patient=ruth, about=ruth)
    assert (task.owner_label, task.due_at > now, task.escalate_at) == ("Nia Dunn", True, task.due_at)
    line = Entry.objects.get(verb="task.raised")
    assert (line.sentence, line.patient_key) == ("Fran Ito raised the task “Call Ruth back”.", str(ruth.pk))


def test_an_immediate_task_tells_whoever_covers_and_everyone_tested_at_once(
    clinic: Any, fran: Any, nia: Any, olive: Any, now: datetime
) -> None:
    a_tested_contact(clinic, by=olive, at=now)
    untested = a_tested_contact(clinic, by=olive, at=now, name="Never Tested")
    untested.__class__.objects.filter(pk=untested.pk).update(tested_at=None, tested_by=None)
    cover_for(clinic, "nurse", nia, by=olive, at=now)
    task = a_task(clinic, by=fran, at=now, urgency="immediate")
    told = queries.who_was_told(task).told
    assert [one.name for one in told] == ["Nia Dunn", "Dana Call"]
    pages = Message.objects.filter(kind="on_call_page")
    assert {page.to_address for page in pages} == {nia.email, "dana@oncall.example"}
    assert all("Ruth" not in page.body for page in pages)


def test_a_page_says_who_was_told_only_once_the_message_has_left(
    clinic: Any, fran: Any, olive: Any, now: datetime
) -> None:
    a_tested_contact(clinic, by=olive, at=now)
    ruth = a_patient(clinic, at=now)
    a_task(clinic, by=fran, at=now, urgency="immediate", about=ruth)
    assert queries.who_was_told(ruth).reached == ()
    Message.objects.update(state="sent", sent_at=now)
    known = queries.who_was_told(ruth)
    assert [(one.name, one.sent_at) for one in known.reached] == [("Dana Call", now)]
    assert (known.acknowledged_by, known.acknowledged_at) == ("", None)


def test_nobody_is_said_to_be_told_where_nobody_could_be(clinic: Any, fran: Any, now: datetime) -> None:
    task = a_task(clinic, by=fran, at=now, urgency="immediate")
    assert queries.who_was_told(task).told == ()


def test_taking_a_task_makes_one_its_owner_and_says_so(clinic: Any, fran: Any, nia: Any, now: datetime) -> None:
    ruth = a_patient(clinic, at=now)
    task = a_task(clinic, by=fran, at=now, about=ruth)
    actions.acknowledge(task=task, by=nia, at=now)
    known = queries.who_was_told(ruth)
    assert (task.owner_label, known.acknowledged_by, known.acknowledged_at) == ("Nia Dunn", "Nia Dunn", now)


def test_the_second_to_take_a_task_is_told_who_has_it(
    clinic: Any, fran: Any, nia: Any, bob: Any, now: datetime
) -> None:
    task = a_task(clinic, by=fran, at=now)
    actions.acknowledge(task=Task.objects.get(pk=task.pk), by=nia, at=now)
    with pytest.raises(Refused, match="Nia Dunn has had this task"):
        actions.acknowledge(task=task, by=bob, at=now)
    assert Entry.objects.filter(verb="task.acknowledged").count() == 1


def test_a_task_is_finished_once_and_with_words(clinic: Any, fran: Any, nia: Any, bob: Any, now: datetime) -> None:
    task = a_task(clinic, by=fran, at=now)
    with pytest.raises(Refused, match="Say in a sentence"):
        actions.complete(task=task, outcome="  ", by=nia, at=now)
    actions.complete(task=task, outcome="She is well.", by=nia, at=now)
    assert (task.done_by, task.acknowledged_by, task.outcome) == ("Nia Dunn", "Nia Dunn", "She is well.")
    for again in (
        lambda: actions.complete(task=task, outcome="Me too.", by=bob, at=now),
        lambda: actions.acknowledge(task=task, by=bob, at=now),
        lambda: actions.hand_over(task=task, to=bob, by=nia, at=now),
    ):
        with pytest.raises(Refused, match="Nia Dunn finished this task"):
            again()


def test_a_task_handed_over_is_nobodys_until_they_say_so(
    clinic: Any, fran: Any, nia: Any, theo: Any, now: datetime
) -> None:
    task = a_task(clinic, by=fran, at=now)
    actions.acknowledge(task=task, by=nia, at=now)
    actions.hand_over(task=task, to=theo, by=nia, at=now)
    assert (task.owner_label, task.owner_role, task.acknowledged_at) == ("Theo Lind", "therapist", None)
    assert Message.objects.get(kind="task_given").to_address == theo.email


def test_a_task_no_longer_needed_is_closed_once(clinic: Any, fran: Any, now: datetime) -> None:
    task = a_task(clinic, by=fran, at=now)
    actions.withdraw(task=task, reason="They called us.", by=fran, at=now)
    actions.withdraw(task=task, reason="Again.", by=fran, at=now)
    assert (task.outcome, Entry.objects.filter(verb="task.withdrawn").count()) == ("They called us.", 1)


def test_cover_ends_after_it_begins(clinic: Any, olive: Any, nia: Any, now: datetime) -> None:
    with pytest.raises(Refused, match="Cover ends before it begins"):
        actions.cover(
            clinic=clinic, role="nurse", person=nia, address=nia.email, starts_at=now, ends_at=now, by=olive, at=now
        )


def test_cover_under_way_ends_now_and_cover_to_come_is_taken_out(
    clinic: Any, olive: Any, nia: Any, now: datetime
) -> None:
    running = cover_for(clinic, "nurse", nia, by=olive, at=now)
    coming = cover_for(clinic, "nurse", nia, by=olive, at=now + timedelta(days=1))
    actions.end_cover(coverage=running, by=olive, at=now)
    actions.end_cover(coverage=coming, by=olive, at=now)
    assert list(Coverage.objects.values_list("pk", "ends_at")) == [(running.pk, now)]


def test_who_sees_a_task(
    clinic: Any, fran: Any, nia: Any, theo: Any, mel: Any, charlie: Any, olive: Any, now: datetime
) -> None:
    quiet = a_task(clinic, by=fran, at=now)
    urgent = a_task(clinic, by=fran, at=now, unique_key="u", urgency="immediate")
    seen = {
        person.name.split()[0]: set(queries.open_for(person, now)) for person in (nia, theo, fran, mel, olive, charlie)
    }
    assert seen == {
        "Nia": {quiet, urgent}, "Mel": {quiet, urgent},
        "Theo": {urgent}, "Fran": {urgent}, "Olive": {urgent}, "Charlie": set(),
    }  # fmt: skip
    cover_for(clinic, "nurse", theo, by=olive, at=now)
    assert quiet in queries.open_for(theo, now)


def test_the_reads_by_subject_and_key(clinic: Any, fran: Any, nia: Any, now: datetime) -> None:
    ruth = a_patient(clinic, at=now)
    task = a_task(clinic, by=fran, at=now, about=ruth, patient=ruth)
    assert (
        list(queries.about("patient", ruth.pk))
        == list(queries.of_patient(ruth))
        == list(queries.open_of(clinic))
        == [task]
    )
    assert (queries.by_key("call-1"), queries.by_key("none")) == (task, None)
    actions.complete(task=task, outcome="Done.", by=nia, at=now)
    assert (list(queries.open_of(clinic)), list(queries.done_for(nia, now))) == ([], [task])
