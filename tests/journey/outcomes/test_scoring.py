"""Scores against published vectors, and what a worrying answer sets going."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions
from rekindle.journey.outcomes.models import Score
from rekindle.journey.tasks.models import Task
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_score, a_series, a_sheet

pytestmark = pytest.mark.django_db

# Totals by hand: PHQ-9 is the sum of nine items 0-3, bands 0-4, 5-9, 10-14, 15-19, 20-27 (Kroenke 2001);
# GAD-7 the sum of seven, bands 0-4, 5-9, 10-14, 15-21 (Spitzer 2006).
PHQ9 = [
    ([0] * 9, 0, "minimal"),
    ([1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"),
    ([2, 2, 2, 1, 1, 1, 1, 0, 0], 10, "moderate"),
    ([2, 2, 2, 2, 2, 2, 2, 1, 0], 15, "moderately_severe"),
    ([3] * 9, 27, "severe"),
]
GAD7 = [([0] * 7, 0, "minimal"), ([1] * 7, 7, "mild"), ([2, 2, 2, 2, 2, 0, 0], 10, "moderate"), ([3] * 7, 21, "severe")]


def the_phq9(patient: Any, by: Any, at: datetime) -> Any:
    return actions.ask_check_ins(patient=patient, by=by, at=at)[0]


def fill(check_in: Any, values: list[int | None], by: Any, at: datetime) -> None:
    prefix = check_in.instrument
    for number, value in enumerate(values, start=1):
        if value is not None:
            actions.answer_check_in(check_in=check_in, answers={f"{prefix}_{number}": value}, by=by, at=at)


@pytest.mark.parametrize(("values", "total", "band"), PHQ9)
def test_a_phq9_is_scored_as_published(
    clinic: Any, alice: Any, now: datetime, values: list[int], total: int, band: str
) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, list(values), patient, now)
    score = actions.send_check_in(check_in=check_in, by=patient, at=now)
    assert (score.total, score.band, score.answered_count, score.safety_item) == (total, band, 9, values[8])


@pytest.mark.parametrize(("values", "total", "band"), GAD7)
def test_a_gad7_is_scored_as_published(
    clinic: Any, alice: Any, now: datetime, values: list[int], total: int, band: str
) -> None:
    patient = a_patient(clinic, at=now)
    check_in = actions.ask_check_ins(patient=patient, by=alice, at=now)[1]
    fill(check_in, list(values), patient, now)
    score = actions.send_check_in(check_in=check_in, by=patient, at=now)
    assert (score.total, score.band, score.safety_item) == (total, band, None)
    assert Task.objects.count() == 0  # this form has no safety item


def test_an_incomplete_form_has_no_total_and_nothing_is_filled_in(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [3, 3, None, 3, 3, 3, 3, 3, 0], patient, now)
    score = actions.send_check_in(check_in=check_in, by=patient, at=now)
    assert (score.total, score.band, score.answered_count) == (None, "", 8)


def test_the_difficulty_question_is_kept_and_never_scored(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [1] * 8 + [0], patient, now)
    actions.answer_check_in(check_in=check_in, answers={"phq9_difficulty": 3}, by=patient, at=now)
    assert actions.send_check_in(check_in=check_in, by=patient, at=now).total == 8


@pytest.mark.parametrize("value", [1, 2, 3])
def test_a_positive_safety_item_is_a_task_today_the_moment_it_is_answered(
    clinic: Any, alice: Any, now: datetime, value: int
) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    task = actions.answer_check_in(check_in=check_in, answers={"phq9_9": value}, by=patient, at=now)
    assert task is not None
    assert (task.urgency, task.owner_role, task.patient_key) == ("same_day", "prescriber", str(patient.pk))
    assert task.due_at == now.replace(hour=23)  # six in the evening in New York, the end of today's hours
    assert Score.objects.count() == 0  # never sent, and still somebody's task


def test_a_positive_safety_item_raises_one_task_however_often_it_is_said(
    clinic: Any, alice: Any, now: datetime
) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [0] * 8 + [1], patient, now)
    fill(check_in, [0] * 8 + [3], patient, now)
    actions.send_check_in(check_in=check_in, by=patient, at=now)
    assert Task.objects.filter(kind="safety_item").count() == 1


def test_taking_the_answer_back_does_not_take_the_task_back(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [None] * 8 + [2], patient, now)
    fill(check_in, [0] * 9, patient, now)
    actions.send_check_in(check_in=check_in, by=patient, at=now)
    assert Task.objects.filter(kind="safety_item", done_at__isnull=True).count() == 1


def test_an_unanswered_safety_item_is_itself_a_task(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [0] * 8 + [None], patient, now)
    assert Task.objects.count() == 0
    actions.send_check_in(check_in=check_in, by=patient, at=now)
    task = Task.objects.get()
    assert task.urgency == "same_day"
    assert "left unanswered" in task.reason


def test_saying_that_one_would_rather_talk_is_a_task_at_once(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    task = actions.answer_check_in(check_in=check_in, answers={"phq9_9": None}, by=patient, at=now)
    assert task is not None
    assert "left unanswered" in task.reason


def test_a_calm_answer_raises_nothing(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [3] * 8 + [0], patient, now)
    actions.send_check_in(check_in=check_in, by=patient, at=now)
    assert Task.objects.count() == 0


def test_sending_twice_scores_once(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    fill(check_in, [1] * 9, patient, now)
    first = actions.send_check_in(check_in=check_in, by=patient, at=now)
    second = actions.send_check_in(check_in=check_in, by=patient, at=now + timedelta(seconds=2))
    assert first.pk == second.pk
    assert Entry.objects.filter(verb="outcomes.scored").count() == 1


def test_a_check_in_that_was_missed_takes_no_answer(clinic: Any, alice: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    check_in = the_phq9(patient, alice, now)
    later = now + timedelta(days=6)
    actions.mark_missed(at=later)
    with pytest.raises(Refused, match="closed"):
        actions.answer_check_in(check_in=check_in, answers={"phq9_1": 1}, by=patient, at=later)
    with pytest.raises(Refused, match="closed"):
        actions.send_check_in(check_in=check_in, by=patient, at=later)


def test_a_form_that_was_not_sent_is_not_scored(clinic: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    with pytest.raises(Refused, match="sent"):
        actions.score_sheet(sheet=a_sheet(patient, "phq9", at=now), by=patient, at=now)


def send(patient: Any, total: int, at: datetime) -> Score:
    """A PHQ-9 of this total, item 9 nought, sent through the ordinary verbs."""
    check_in = the_phq9(patient, patient, at)
    values = [min(3, max(0, total - 3 * n)) for n in range(8)]
    fill(check_in, [*values, 0], patient, at)
    return actions.send_check_in(check_in=check_in, by=patient, at=at)


def in_treatment(clinic: Any, nia: Any, alice: Any, now: datetime, baseline: int) -> Any:
    patient = a_patient(clinic, at=now)
    a_score(patient, baseline, now - timedelta(days=60))
    a_series(patient, [now - timedelta(days=58 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    return patient


def test_getting_worse_is_told_to_the_prescriber_once(clinic: Any, nia: Any, alice: Any, now: datetime) -> None:
    """Five points above the baseline is worse (clinical.md 6.1); staying there is not told again."""
    patient = in_treatment(clinic, nia, alice, now, baseline=12)
    send(patient, 16, now - timedelta(days=30))
    assert Task.objects.count() == 0
    send(patient, 17, now - timedelta(days=20))
    send(patient, 18, now - timedelta(days=10))
    task = Task.objects.get()
    assert (task.kind, task.urgency, task.owner_role) == ("outcome_worse", "next_day", "prescriber")


def test_a_relapse_is_told_and_a_second_one_after_recovery_is_told_again(
    clinic: Any, nia: Any, alice: Any, now: datetime
) -> None:
    """From 20: 8 is a response; 16 is at least 15 and 8 above the best, so a relapse (instruments.md 3.5, rule 4)."""
    patient = in_treatment(clinic, nia, alice, now, baseline=20)
    send(patient, 8, now - timedelta(days=36))
    send(patient, 16, now - timedelta(days=28))
    task = Task.objects.get(kind="outcome_relapse")
    send(patient, 17, now - timedelta(days=21))
    assert Task.objects.filter(kind="outcome_relapse").count() == 1
    send(patient, 7, now - timedelta(days=14))
    task.done_at, task.done_by = now, "Alice Hale"
    task.save()
    send(patient, 16, now - timedelta(days=7))
    assert Task.objects.filter(kind="outcome_relapse").count() == 2
