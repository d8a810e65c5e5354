"""Scales beside the weekly two: planned, asked when due, answered by number, rated by a clinician, shown over time."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions, queries, scales
from rekindle.journey.outcomes.models import CheckIn, ScalePlan, Score
from rekindle.journey.questionnaires import licences
from rekindle.journey.questionnaires.asked import asked_as
from rekindle.journey.tasks.models import Task
from tests.builders import a_member, a_patient

pytestmark = pytest.mark.django_db
NOON = {"hour": 17, "minute": 0, "second": 0, "microsecond": 0}  # noon in New York


@pytest.fixture
def at() -> datetime:
    return timezone.now().replace(**NOON)


@pytest.fixture
def ruth(clinic: Any, at: datetime) -> Any:
    return a_patient(clinic, "Ruth O'Neill", at=at)


@pytest.fixture
def doctor(clinic: Any, at: datetime) -> Any:
    return a_member(clinic, "Nia Grant", "prescriber", at=at)


def plan(ruth: Any, doctor: Any, instrument: str, at: datetime, every_days: int = 28) -> ScalePlan:
    return actions.plan_scale(
        patient=ruth, instrument=instrument, every_days=every_days, first_due_on=at.date(), by=doctor, at=at
    )


def test_a_planned_scale_is_asked_when_due_and_again_only_after_its_rhythm(
    ruth: Any, doctor: Any, at: datetime
) -> None:
    plan(ruth, doctor, "pcl5", at)
    assert actions.ask_planned(at=at) == 1
    assert actions.ask_planned(at=at) == 0
    assert actions.ask_planned(at=at + timedelta(days=27)) == 0
    assert actions.ask_planned(at=at + timedelta(days=28)) == 1
    assert CheckIn.objects.filter(patient=ruth, instrument="pcl5").count() == 2


def test_nobody_is_asked_in_the_night_and_a_plan_for_once_ends_itself(ruth: Any, doctor: Any, at: datetime) -> None:
    made = plan(ruth, doctor, "pcl5", at, every_days=0)
    assert actions.ask_planned(at=at.replace(hour=7)) == 0  # two in the morning in New York
    assert actions.ask_planned(at=at) == 1
    made.refresh_from_db()
    assert made.ended_at is not None
    assert actions.ask_planned(at=at + timedelta(days=90)) == 0


def test_planning_twice_plans_once_and_the_weekly_two_are_not_planned(ruth: Any, doctor: Any, at: datetime) -> None:
    assert plan(ruth, doctor, "pcl5", at).pk == plan(ruth, doctor, "pcl5", at).pk
    for instrument in ("phq9", "moaas", "sidas", "nonsense"):
        with pytest.raises(Refused):
            plan(ruth, doctor, instrument, at)
    assert ScalePlan.objects.count() == 1


def test_a_planned_scale_does_not_stop_the_weekly_questions(ruth: Any, doctor: Any, at: datetime) -> None:
    plan(ruth, doctor, "pcl5", at)
    actions.ask_planned(at=at)
    actions.ask_check_ins(patient=ruth, by=ruth, at=at)
    assert [one.instrument for one in queries.open_for(ruth)] == ["phq9", "gad7", "pcl5"]


def test_a_patient_answers_a_shipped_scale_in_words(signed_in: Any, ruth: Any, doctor: Any, at: datetime) -> None:
    plan(ruth, doctor, "pcl5", at)
    actions.ask_planned(at=at)
    check_in = CheckIn.objects.get(instrument="pcl5")
    browser = signed_in(ruth)
    url = f"/me/check-in/{check_in.pk}/"
    said = browser.get(url, follow=True)
    assert "past month" in said.content.decode()
    url = said.redirect_chain[-1][0]
    for _press in range(21):
        data = {} if url.endswith("/send/") else {"answer": "2"}
        said = browser.post(url, data, follow=True)
        url = said.redirect_chain[-1][0]
    assert url.endswith("/sent/")
    score = Score.objects.get(instrument="pcl5")
    # twenty items of 2: 40 in all; 5, 2, 7 and 6 items a cluster: 10, 4, 14, 12; every cluster has enough at 2 or more
    assert score.total == 40
    assert [score.results[cluster] for cluster in "BCDE"] == [10, 4, 14, 12]
    assert score.results["provisional_ptsd"] is True
    assert score.mode == "shipped_wording"
    assert len(score.wording_sha256) == 64


def test_a_scale_without_shipped_words_is_asked_by_number(signed_in: Any, ruth: Any, doctor: Any, at: datetime) -> None:
    plan(ruth, doctor, "isi", at)
    actions.ask_planned(at=at)
    check_in = CheckIn.objects.get(instrument="isi")
    said = signed_in(ruth).get(f"/me/check-in/{check_in.pk}/", follow=True).content.decode()
    assert "Item 1" in said
    assert "paper copy that your clinic gave you" in said


def test_a_clinician_rates_item_by_item_and_item_ten_becomes_a_task(ruth: Any, doctor: Any, at: datetime) -> None:
    plan(ruth, doctor, "madrs", at)
    actions.ask_planned(at=at)
    due = Task.objects.get(kind="scale_due")
    rated_at = at - timedelta(hours=2)
    score = actions.enter_rating(
        patient=ruth,
        instrument="madrs",
        answers={f"q{n}": 3 for n in range(1, 11)},
        rated_at=rated_at,
        by=doctor,
        at=at,
    )
    assert (score.total, score.band, score.rated_by, score.completed_at) == (30, "moderate", doctor, rated_at)
    due.refresh_from_db()
    assert due.done_at == at
    worry = Task.objects.get(kind="safety_item")
    assert "item 10" in worry.reason
    assert worry.urgency == "same_day"
    assert "988" not in worry.reason, "nobody showed the patient a page"


# instruments.md 3.1: MADRS item 10 flags from 2 and is urgent from 4
@pytest.mark.parametrize(("points", "urgency"), [(2, "same_day"), (3, "same_day"), (4, "immediate"), (6, "immediate")])
def test_a_high_item_ten_of_the_madrs_waits_for_nobody(
    ruth: Any, doctor: Any, at: datetime, points: int, urgency: str
) -> None:
    answers = {**{f"q{n}": 1 for n in range(1, 10)}, "q10": points}
    actions.enter_rating(patient=ruth, instrument="madrs", answers=answers, rated_at=at, by=doctor, at=at)
    assert Task.objects.get(kind="safety_item").urgency == urgency


def test_a_low_item_ten_of_the_madrs_raises_nothing(ruth: Any, doctor: Any, at: datetime) -> None:
    answers = {**{f"q{n}": 1 for n in range(1, 10)}, "q10": 1}
    actions.enter_rating(patient=ruth, instrument="madrs", answers=answers, rated_at=at, by=doctor, at=at)
    assert not Task.objects.filter(kind="safety_item").exists()


def test_an_item_left_out_leaves_no_total_and_the_open_safety_item_is_a_task(
    ruth: Any, doctor: Any, at: datetime
) -> None:
    answers = {f"q{n}": 1 for n in range(1, 10)}
    score = actions.enter_rating(patient=ruth, instrument="madrs", answers=answers, rated_at=at, by=doctor, at=at)
    assert score.total is None
    assert "left unanswered" in Task.objects.get(kind="safety_item").reason


def test_a_result_from_paper_is_kept_as_that_alone(ruth: Any, doctor: Any, at: datetime) -> None:
    score = actions.enter_rating(patient=ruth, instrument="ybocs", total_score=24, rated_at=at, by=doctor, at=at)
    assert (score.total, score.band, score.mode, score.answered_count) == (24, "severe", "total_only", 0)
    mean = actions.enter_rating(patient=ruth, instrument="peg", total_score=4.33, rated_at=at, by=doctor, at=at)
    assert (mean.total, mean.results["mean"]) == (None, 4.33)


@pytest.mark.parametrize(
    ("instrument", "given", "said"),
    [
        ("madrs", {"total_score": 61}, "0 to 60"),
        ("madrs", {"answers": {}}, "Nothing is entered"),
        ("b_ipf", {"total_score": 50}, "Switched off"),
        ("madrs", {"total_score": 20, "ahead": True}, "lies ahead"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    ruth: Any, doctor: Any, at: datetime, instrument: str, given: dict[str, Any], said: str
) -> None:
    rated_at = at + timedelta(days=1) if given.pop("ahead", False) else at
    with pytest.raises(Refused, match=said):
        actions.enter_rating(patient=ruth, instrument=instrument, rated_at=rated_at, by=doctor, at=at, **given)
    assert Score.objects.count() == 0


def test_the_pages_plan_enter_show_and_end(signed_in: Any, ruth: Any, doctor: Any, at: datetime) -> None:
    browser = signed_in(doctor)
    page = f"/patients/{ruth.pk}/scales/"
    today = timezone.now().astimezone(timezone.get_default_timezone()).date()
    data = {"plan-instrument": "ybocs", "plan-every_days": "28", "plan-first_due_on": str(today + timedelta(days=1))}
    assert browser.post(page, {}).status_code == 422
    assert browser.post(page, data | {"plan-first_due_on": "2020-01-01"}).status_code == 422
    assert browser.post(page, data).status_code == 302
    assert "Y-BOCS" in browser.get(page).content.decode()
    enter = f"{page}ybocs/enter/"
    form = browser.get(enter).content.decode()
    assert "Item 10" in form
    assert "licensed copy" in form
    now = timezone.now().astimezone(ZoneInfo("America/New_York")).strftime("%Y-%m-%dT%H:%M")
    assert browser.post(enter, {"rated_at": now, "q1": "9"}).status_code == 422
    assert browser.post(enter, {"rated_at": now, "q1": "2", "result": "20"}).status_code == 422
    full = {f"q{n}": "2" for n in range(1, 11)} | {"rated_at": now}
    kept = browser.post(enter, full, follow=True).content.decode()
    assert "20, moderate" in kept
    assert "<svg" in kept
    (made,) = ScalePlan.objects.all()
    assert browser.post(f"{page}{made.pk}/end/").status_code == 302
    made.refresh_from_db()
    assert made.ended_by == str(doctor)
    assert browser.get(f"{page}nonsense/").status_code == 404


def test_a_switched_on_scale_is_asked_with_its_words(clinic: Any, ruth: Any, doctor: Any, at: datetime) -> None:
    assert asked_as(clinic, "b_ipf", on=at.date()).standing.offered is False
    licences.switch_on(
        clinic=clinic, instrument="b_ipf", owners_answer="Letter of the VA, 3 Nov 2026, in the safe.", by=doctor, at=at
    )
    assert asked_as(clinic, "b_ipf", on=at.date()).mode == "shipped_wording"
    assert plan(ruth, doctor, "b_ipf", at).instrument == "b_ipf"


def test_a_form_of_our_own_is_filled_in_on_the_phone_and_asks_for_a_look(
    signed_in: Any, ruth: Any, doctor: Any, at: datetime
) -> None:
    plan(ruth, doctor, "own_bladder", at)
    actions.ask_planned(at=at)
    check_in = CheckIn.objects.get(instrument="own_bladder")
    browser = signed_in(ruth)
    url = browser.get(f"/me/check-in/{check_in.pk}/", follow=True).redirect_chain[-1][0]
    for answer in ("False", "True", "False", "True", "False", None):
        data = {} if answer is None else {"answer": answer}
        url = browser.post(url, data, follow=True).redirect_chain[-1][0]
    # clinical.md 5.3: one point for getting up at night, two for pain
    assert Score.objects.get(instrument="own_bladder").total == 3
    assert "new pain or burning" in Task.objects.get(kind="own_form").reason
    page = signed_in(doctor).get(f"/patients/{ruth.pk}/scales/own_bladder/").content.decode()
    assert "Our own words, not a validated scale" in page


def test_free_words_are_kept_and_not_counted(ruth: Any, doctor: Any, at: datetime) -> None:
    answers = {"strength": 7, "ease": 6, "safety": 9, "words": "A blue room."}
    score = actions.enter_rating(
        patient=ruth, instrument="own_session_note", answers=answers, rated_at=at, by=doctor, at=at
    )
    assert (score.total, score.results) == (6, {"strength": 7, "safety": 9})
    assert not Task.objects.exists()


def test_every_scale_can_be_shown_and_entered(signed_in: Any, ruth: Any, doctor: Any) -> None:
    browser = signed_in(doctor)
    for name in ASKABLE:
        assert browser.get(f"/patients/{ruth.pk}/scales/{name}/").status_code == 200, name
        assert browser.get(f"/patients/{ruth.pk}/scales/{name}/enter/").status_code == 200, name
        assert browser.get(f"/scales/{name}/").status_code == 200, name


def test_a_rating_a_clinician_owes_stays_open_and_its_task_closes_with_it(ruth: Any, doctor: Any, at: datetime) -> None:
    plan(ruth, doctor, "madrs", at)
    plan(ruth, doctor, "pcl5", at)
    actions.ask_planned(at=at)
    later = at + timedelta(days=9)
    assert actions.mark_missed(at=later) == 1
    assert CheckIn.objects.get(missed_at__isnull=False).instrument == "pcl5"
    answers = {f"q{n}": 1 for n in range(1, 11)}
    actions.enter_rating(patient=ruth, instrument="madrs", answers=answers, rated_at=later, by=doctor, at=later)
    assert Task.objects.get(kind="scale_due").done_at == later


def test_a_cut_off_beside_the_score_is_said_with_its_bound() -> None:
    madrs = Score(instrument="madrs", results={"total": 22, "band": "moderate", "remission_le10": False})
    assert scales.more(madrs) == ["remission (10 or less): no"]
    no_bare_key = re.compile(r"\b(le|ge)\d|_")
    for name, one in ASKABLE.items():
        flags = Score(instrument=name, results={line.key: True for line in one.lines})
        said = scales.more(flags)
        assert len(said) == len([line for line in one.lines if line.key != one.main])
        assert not [text for text in said if no_bare_key.search(text)], name
