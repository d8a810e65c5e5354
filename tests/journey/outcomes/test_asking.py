"""Who is asked how they are, when, how often, and what silence means."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.outcomes import actions
from rekindle.journey.outcomes.actions.asking import due_patients
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.post.models import Message
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.tasks.models import Task
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_candidate, a_score, answered, says_yes_to_mail

pytestmark = pytest.mark.django_db


def asked(patient: Any) -> list[tuple[str, str]]:
    return [(row.instrument, row.due_on.isoformat()) for row in CheckIn.objects.filter(patient=patient).order_by("pk")]


@pytest.mark.parametrize("state", ["preparing", "prepared", "consented", "in_treatment", "maintenance"])
def test_everyone_from_preparation_to_maintenance_is_asked_for_both(clinic: Any, now: datetime, state: str) -> None:
    patient = a_patient(clinic, at=now)
    a_candidate(patient, state, at=now)
    assert actions.ask_due(at=now) == 1
    assert asked(patient) == [("phq9", "2026-11-24"), ("gad7", "2026-11-24")]


@pytest.mark.parametrize(
    "state", ["waiting_review", "consult_booked", "consulted", "cleared", "not_now", "finished", "withdrawn"]
)
def test_nobody_is_asked_before_preparation_or_after_leaving(clinic: Any, now: datetime, state: str) -> None:
    a_candidate(a_patient(clinic, at=now), state, at=now)
    assert actions.ask_due(at=now) == 0


def test_asking_every_minute_asks_once_a_week(clinic: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    a_candidate(patient, "in_treatment", at=now)
    for minute in range(0, 8 * 24 * 60, 360):
        actions.ask_due(at=now + timedelta(minutes=minute))
        actions.mark_missed(at=now + timedelta(minutes=minute))
    days = [due_on for instrument, due_on in asked(patient) if instrument == "phq9"]
    assert days == ["2026-11-24", "2026-12-01"]


def test_nobody_is_written_to_in_the_night(clinic: Any, now: datetime) -> None:
    a_candidate(a_patient(clinic, at=now), "in_treatment", at=now)
    night = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # three in the morning in New York
    assert actions.ask_due(at=night) == 0
    assert actions.ask_due(at=night + timedelta(hours=5)) == 1


def test_a_week_is_seven_days_of_the_wall_clock_across_a_clock_change(clinic: Any) -> None:
    """Clocks in New York go back on 1 November 2026: eight o'clock is 12:00 UTC before and 13:00 UTC after."""
    before = datetime(2026, 10, 29, 12, 0, tzinfo=UTC)
    patient = a_patient(clinic, at=before)
    a_candidate(patient, "maintenance", at=before)
    assert actions.ask_due(at=before) == 1
    CheckIn.objects.filter(patient=patient).update(missed_at=before)
    assert actions.ask_due(at=datetime(2026, 11, 5, 12, 0, tzinfo=UTC)) == 0  # seven in the morning now
    assert actions.ask_due(at=datetime(2026, 11, 5, 13, 0, tzinfo=UTC)) == 1
    assert [due_on for _name, due_on in asked(patient)][::2] == ["2026-10-29", "2026-11-05"]


def test_whoever_agreed_to_mail_gets_one_message_with_a_link_and_no_clinical_word(clinic: Any, now: datetime) -> None:
    yes, no = (
        a_patient(clinic, "Ruth O'Neill", at=now),
        a_patient(clinic, "Ben Ito", at=now, email="ben@patients.example"),
    )
    for patient in (yes, no):
        a_candidate(patient, "in_treatment", at=now)
    says_yes_to_mail(yes, now)
    actions.ask_due(at=now)
    actions.ask_due(at=now)
    sent = Message.objects.get(kind="check_in_due")
    assert sent.to_address == "ruth@patients.example"
    assert "/link/" in sent.body
    assert "PHQ" not in sent.body + sent.subject


def test_asking_by_hand_twice_asks_once_and_writes_one_line(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    first = actions.ask_check_ins(patient=patient, by=alice, at=now)
    second = actions.ask_check_ins(patient=patient, by=alice, at=now + timedelta(minutes=1))
    assert [row.pk for row in first] == [row.pk for row in second]
    assert Entry.objects.filter(verb="outcomes.asked").count() == 1
    assert verify().broken_at is None


def test_a_hand_that_was_faster_wins_and_the_other_gets_its_rows(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    first = actions.ask_check_ins(patient=patient, by=alice, at=now)
    Sheet.objects.filter(pk__in=[row.sheet_id for row in first]).update(completed_at=now)  # no longer open
    again = actions.ask_check_ins(patient=patient, by=alice, at=now + timedelta(minutes=5))
    assert {row.pk for row in again} == {row.pk for row in first}
    assert CheckIn.objects.count() == 2


def test_a_check_in_is_missed_after_five_days_and_not_before(clinic: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    a_candidate(patient, "in_treatment", at=now)
    actions.ask_due(at=now)
    assert actions.mark_missed(at=now + timedelta(days=5)) == 0
    assert actions.mark_missed(at=now + timedelta(days=6)) == 2
    assert actions.mark_missed(at=now + timedelta(days=6)) == 0
    assert Entry.objects.filter(verb="outcomes.missed").count() == 2
    assert Task.objects.count() == 0


def test_silence_after_a_positive_safety_item_is_a_call_to_make(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    a_score(patient, 12, now - timedelta(days=8), item9=1)
    actions.ask_check_ins(patient=patient, by=alice, at=now)
    actions.mark_missed(at=now + timedelta(days=6))
    task = Task.objects.get()
    assert (task.kind, task.urgency, task.owner_role) == ("check_in_missed_after_item_9", "next_day", "prescriber")


def test_a_sent_check_in_is_never_missed(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    for row in actions.ask_check_ins(patient=patient, by=alice, at=now):
        actions.send_check_in(check_in=row, by=patient, at=now)
    assert actions.mark_missed(at=now + timedelta(days=9)) == 0


def test_the_questionnaire_of_the_way_in_becomes_a_score_when_it_is_complete(clinic: Any, now: datetime) -> None:
    whole, half = a_patient(clinic, "Whole", at=now), a_patient(clinic, "Half", at=now)
    for patient, count in ((whole, 9), (half, 8)):
        candidate = a_candidate(patient, "preparing", at=now - timedelta(days=3))
        answered(candidate.screening.sheet, {f"phq9_{n}": 2 for n in range(1, count + 1)}, now)
    actions.ask_due(at=now)
    assert list(Score.objects.values_list("patient__name", "total")) == [("Whole", 18)]


@pytest.mark.parametrize("count", [3, 30])
def test_finding_who_is_due_takes_one_query(clinic: Any, now: datetime, count: int) -> None:
    for number in range(count):
        a_candidate(a_patient(clinic, f"Person {number}", at=now), "in_treatment", at=now)
    with CaptureQueriesContext(
        connection,
    ) as taken:
        assert len(due_patients(clinic, now.date())) == count
    assert len(taken) == 1
