"""A patient answers on a phone: one question a page, Back and double press do no harm, and help is never far."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from rekindle.journey.outcomes import actions
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.tasks.models import Task
from tests.builders import a_patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    """Pages have their own clock, so what they show is made today."""
    return timezone.now()


@pytest.fixture
def ruth(clinic: Any, at: datetime) -> Any:
    return a_patient(clinic, "Ruth O'Neill", at=at)


@pytest.fixture
def asked(ruth: Any, at: datetime) -> list[CheckIn]:
    return actions.ask_check_ins(patient=ruth, by=ruth, at=at)


def page(check_in: CheckIn, key: str) -> str:
    return f"/me/check-in/{check_in.pk}/{key}/"


def test_the_whole_check_in_is_eighteen_presses_and_two_sends(signed_in: Any, ruth: Any, asked: list[CheckIn]) -> None:
    browser = signed_in(ruth)
    answer = browser.get(f"/me/check-in/{asked[0].pk}/", follow=True)
    assert answer.redirect_chain[-1][0] == page(asked[0], "phq9_1")
    assert "Over the last 2 weeks" in answer.content.decode()
    url, presses = answer.redirect_chain[-1][0], 0
    while not url.endswith("/sent/"):
        data = {} if url.endswith("/send/") else {"answer": "0"}
        answer = browser.post(url, data, follow=True)
        url, presses = answer.redirect_chain[-1][0], presses + 1
    assert presses == 10 + 1 + 7 + 1
    assert sorted(Score.objects.values_list("instrument", "total")) == [("gad7", 0), ("phq9", 0)]
    said = answer.content.decode()
    assert "Your answers are with the clinic" in said
    for word in ("great", "well done", "streak", "score"):
        assert word not in said.lower()
    assert "988" in said


def test_an_answer_is_asked_for_with_a_sentence(signed_in: Any, ruth: Any, asked: list[CheckIn]) -> None:
    answer = signed_in(ruth).post(page(asked[0], "phq9_1"), {})
    assert answer.status_code == 422
    assert "Choose the answer that fits best" in answer.content.decode()


@pytest.mark.parametrize("nonsense", ["4", "-1", "yes", "1; DROP TABLE", "٣"])
def test_nonsense_is_no_answer(signed_in: Any, ruth: Any, asked: list[CheckIn], nonsense: str) -> None:
    assert signed_in(ruth).post(page(asked[0], "phq9_1"), {"answer": nonsense}).status_code == 422
    assert answers_of(asked[0].sheet) == {}


def test_back_shows_what_was_said_and_another_answer_replaces_it(
    signed_in: Any, ruth: Any, asked: list[CheckIn]
) -> None:
    browser = signed_in(ruth)
    browser.post(page(asked[0], "phq9_1"), {"answer": "2"})
    again = browser.get(page(asked[0], "phq9_1")).content.decode()
    assert 'value="2" id="id_answer_2" checked' in again
    browser.post(page(asked[0], "phq9_1"), {"answer": "1"})
    browser.post(page(asked[0], "phq9_1"), {"answer": "1"})  # and a double press
    assert answers_of(asked[0].sheet) == {"phq9_1": 1}


def test_a_question_may_be_left_out_and_is_named_before_sending(
    signed_in: Any, ruth: Any, asked: list[CheckIn]
) -> None:
    browser = signed_in(ruth)
    for number in range(1, 10):
        browser.post(
            page(asked[0], f"phq9_{number}"),
            {"answer": "1"} if number < 9 and number != 4 else {"skip": "1"} if number == 4 else {"answer": "0"},
        )
    shown = browser.get(f"/me/check-in/{asked[0].pk}/send/").content.decode()
    assert "1 question has no answer" in shown
    assert "Feeling tired or having little energy" in shown


def test_a_worrying_answer_leads_at_once_to_help_and_to_the_truth(
    signed_in: Any, ruth: Any, asked: list[CheckIn]
) -> None:
    browser = signed_in(ruth)
    answer = browser.post(page(asked[0], "phq9_9"), {"answer": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/me/check-in/{asked[0].pk}/help/"
    said = answer.content.decode()
    assert said.index("Call 988") < said.index("Who has been told")
    assert "In danger right now? Call 911" in said
    assert "Nobody has opened it yet" in said
    assert "We have not called 911, your family or your employer." in said


def test_the_help_page_says_who_has_it_once_somebody_does(
    signed_in: Any, ruth: Any, asked: list[CheckIn], alice: Any, at: datetime
) -> None:
    browser = signed_in(ruth)
    browser.post(page(asked[0], "phq9_9"), {"answer": "3"})
    task = Task.objects.get()
    tasks.acknowledge(task=task, by=alice, at=at)
    said = browser.get(f"/me/check-in/{asked[0].pk}/help/").content.decode()
    assert "Alice Hale" in said
    assert "They have seen your answer and will call you." in said
    assert "Nobody has opened it yet" not in said


def test_after_help_the_questions_can_go_on_and_do_not_fall_back_to_help(
    signed_in: Any, ruth: Any, asked: list[CheckIn]
) -> None:
    browser = signed_in(ruth)
    browser.post(page(asked[0], "phq9_9"), {"answer": "2"})
    onward = browser.post(page(asked[0], "phq9_9"), {"answer": "2"})
    assert onward.url == page(asked[0], "phq9_difficulty")
    done = browser.post(f"/me/check-in/{asked[0].pk}/send/")
    assert done.url == f"/me/check-in/{asked[1].pk}/"


def test_rather_talking_is_answered_with_who_will_call(signed_in: Any, ruth: Any, asked: list[CheckIn]) -> None:
    answer = signed_in(ruth).post(page(asked[0], "phq9_9"), {"skip": "1"}, follow=True)
    assert "Who has been told" in answer.content.decode()
    assert Task.objects.get().kind == "safety_item"


def test_sending_with_the_safety_question_unseen_leads_to_help_too(
    signed_in: Any, ruth: Any, asked: list[CheckIn]
) -> None:
    answer = signed_in(ruth).post(f"/me/check-in/{asked[0].pk}/send/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/me/check-in/{asked[0].pk}/help/"


def test_sending_twice_lands_on_the_same_page(signed_in: Any, ruth: Any, asked: list[CheckIn]) -> None:
    browser = signed_in(ruth)
    browser.post(page(asked[0], "phq9_9"), {"answer": "0"})
    browser.post(f"/me/check-in/{asked[0].pk}/send/")
    assert browser.post(f"/me/check-in/{asked[0].pk}/send/").url == f"/me/check-in/{asked[0].pk}/sent/"
    assert browser.post(page(asked[0], "phq9_1"), {"answer": "3"}).url == f"/me/check-in/{asked[0].pk}/sent/"
    assert Score.objects.filter(instrument="phq9").count() == 1


def test_a_missed_check_in_says_so_kindly(signed_in: Any, ruth: Any, asked: list[CheckIn], at: datetime) -> None:
    CheckIn.objects.filter(pk=asked[0].pk).update(missed_at=at)
    said = signed_in(ruth).get(f"/me/check-in/{asked[0].pk}/", follow=True).content.decode()
    assert "This check-in has closed" in said


def test_somebody_elses_check_in_is_not_there(
    signed_in: Any, clinic: Any, ruth: Any, asked: list[CheckIn], nia: Any, at: datetime
) -> None:
    other = signed_in(a_patient(clinic, "Ben Ito", at=at))
    for path in ("", "phq9_1/", "send/", "sent/", "help/"):
        assert signed_in(ruth).get(f"/me/check-in/{asked[0].pk}/{path}", follow=True).status_code == 200
        assert other.get(f"/me/check-in/{asked[0].pk}/{path}").status_code == 404
        assert other.get(f"/me/check-in/{asked[0].pk + 9}/{path}").status_code == 404
        assert signed_in(nia).get(f"/me/check-in/{asked[0].pk}/{path}").status_code == 404
    assert other.post(page(asked[0], "phq9_1"), {"answer": "1"}).status_code == 404


def test_a_question_the_form_does_not_have_is_not_there(signed_in: Any, ruth: Any, asked: list[CheckIn]) -> None:
    assert signed_in(ruth).get(page(asked[0], "phq9_10")).status_code == 404
    assert signed_in(ruth).get(page(asked[0], "gad7_1")).status_code == 404


def test_a_stranger_is_shown_how_to_ask_for_a_link(client: Any, asked: list[CheckIn]) -> None:
    answer = client.get(f"/me/check-in/{asked[0].pk}/")
    assert answer.status_code == 302
    assert answer.url.startswith("/link/")


def test_the_check_in_of_last_week_is_over_when_the_next_is_asked(
    ruth: Any, asked: list[CheckIn], at: datetime
) -> None:
    actions.mark_missed(at=at + timedelta(days=6))
    again = actions.ask_check_ins(patient=ruth, by=ruth, at=at + timedelta(days=7))
    assert {row.pk for row in again}.isdisjoint({row.pk for row in asked})


def test_when_the_clinic_is_closed_the_help_page_says_so(
    signed_in: Any, ruth: Any, asked: list[CheckIn], at: datetime
) -> None:
    browser = signed_in(ruth)
    browser.post(page(asked[0], "phq9_9"), {"answer": "1"})
    assert "closed at the moment" not in browser.get(f"/me/check-in/{asked[0].pk}/help/").content.decode()
    with time_machine.travel(at + timedelta(hours=9)):  # seven in the evening
        said = signed_in(ruth).get(f"/me/check-in/{asked[0].pk}/help/").content.decode()
    assert "closed at the moment" in said


def test_the_last_page_still_leads_to_who_was_told(signed_in: Any, ruth: Any, asked: list[CheckIn]) -> None:
    browser = signed_in(ruth)
    browser.post(page(asked[0], "phq9_9"), {"answer": "1"})
    for check_in in asked:
        browser.post(f"/me/check-in/{check_in.pk}/send/")
    said = browser.get(f"/me/check-in/{asked[1].pk}/sent/").content.decode()
    assert f"/me/check-in/{asked[0].pk}/help/" in said
