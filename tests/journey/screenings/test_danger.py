"""Somebody may be in danger: the page, the task, and the truth about who was told."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rekindle.journey.ledger.models import Entry
from rekindle.journey.places.actions import name_on_call
from rekindle.journey.places.models import OnCallContact
from rekindle.journey.post.models import Message
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.screenings import actions
from rekindle.journey.tasks.actions import acknowledge
from rekindle.journey.tasks.models import Task
from tests.journey.questionnaires.builders_questionnaires import CONTACT, begin


def say(browser: Client, sheet: Any, page: str, **sent: Any) -> Any:
    return browser.post(reverse("screenings:page", args=[sheet.pk, page]), sent)


def crisis_page(browser: Client, sheet: Any) -> str:
    return str(browser.get(reverse("screenings:crisis", args=[sheet.pk])).content.decode())


@pytest.fixture
def on_call(clinic: Any, olive: Any, now: datetime) -> OnCallContact:
    contact = name_on_call(
        clinic=clinic,
        name="Dana Call",
        phone="1",
        email="dana@harbour.example",
        answers_when="always",
        by=olive,
        at=now,
    )
    OnCallContact.objects.filter(pk=contact.pk).update(tested_at=now, tested_by="Olive Reed")
    return contact


@pytest.mark.parametrize(
    ("before", "page", "sent"),
    [
        ({}, "now", {"ticked": "chest_pain"}),
        ({}, "now", {"ticked": "overdose"}),
        ({}, "now", {"ticked": "harm_others"}),
        ({}, "safe", {"unsafe_now": "yes"}),
        ({"cssrs_q2": "yes"}, "intent", {"cssrs_q4": "yes"}),
        ({"cssrs_q2": "yes"}, "plan", {"cssrs_q5": "yes"}),
        ({"cssrs_q6_ever": "yes"}, "lately", {"cssrs_q6_3mo": "yes"}),
        ({"now_symptoms": []}, "now", {"ticked": "command_voices"}),
    ],
)
def test_an_emergency_leads_to_the_crisis_page_at_once(
    clinic: Any, client: Client, now: datetime, before: dict[str, Any], page: str, sent: dict[str, str]
) -> None:
    sheet = begin(client)
    questionnaires.answer(sheet=sheet, answers=before, by=clinic, at=now)

    answer = say(client, sheet, page, **sent)

    assert answer["Location"] == reverse("screenings:crisis", args=[sheet.pk])
    shown = crisis_page(client, sheet)
    assert "tel:988" in shown
    assert "tel:911" in shown
    assert Task.objects.filter(urgency="immediate", done_at=None).count() == 1


def test_a_bodily_emergency_leads_with_911_and_an_overdose_names_poison_help(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    say(client, sheet, "now", ticked="overdose")

    shown = crisis_page(client, sheet).split("<main")[1]

    assert shown.index("tel:911") < shown.index("tel:18002221222") < shown.index("tel:988")


def test_a_danger_to_oneself_leads_with_988(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")

    shown = crisis_page(client, sheet).split("<main")[1]

    assert shown.index("tel:988") < shown.index("tel:911")


def test_the_task_stands_also_when_the_form_is_left_there(clinic: Any, client: Client, now: datetime) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")

    questionnaires.mark_abandoned(at=sheet.started_at + timedelta(hours=30), after_h=24)

    task = Task.objects.get()
    assert (task.kind, task.urgency, task.done_at) == ("suicide_risk", "immediate", None)
    assert task.owner_role == "prescriber"
    assert task.due_at - task.created_at == timedelta(minutes=15)
    assert task.link == reverse("screenings:alert", args=[sheet.pk])


@pytest.mark.parametrize(
    ("answers", "urgency"),
    [
        ({"cssrs_q1": "yes"}, "next_day"),
        ({"cssrs_q2": "yes"}, "next_day"),
        ({"cssrs_q2": "yes", "cssrs_q3": "yes"}, "same_day"),
        ({"cssrs_q6_ever": "yes"}, "routine"),
        ({"cssrs_q1": "yes", "cssrs_q6_ever": "yes"}, "next_day"),
        ({"cssrs_q1": "no", "cssrs_q2": "no", "phq9_9": 1}, "same_day"),
        ({"cssrs_q2": "yes", "cssrs_q4": "yes"}, "immediate"),
    ],
)
def test_each_positive_answer_has_an_owner_and_a_time_at_once(
    clinic: Any, client: Client, now: datetime, answers: dict[str, Any], urgency: str
) -> None:
    sheet = begin(client)

    actions.answer_page(sheet=sheet, answers=answers, by=clinic, at=now)

    assert Task.objects.get(kind="suicide_risk").urgency == urgency


def test_answers_that_were_not_asked_yet_alarm_nobody(clinic: Any, client: Client, now: datetime) -> None:
    sheet = begin(client)

    actions.answer_page(sheet=sheet, answers={"unsafe_now": "no", "cssrs_q1": "no"}, by=clinic, at=now)
    actions.answer_page(sheet=sheet, answers={"phq9_9": 0, "cssrs_q2": "no"}, by=clinic, at=now)

    assert not Task.objects.exists()


def test_a_graver_answer_raises_anew_and_closes_the_milder_task(clinic: Any, client: Client, now: datetime) -> None:
    sheet = begin(client)

    actions.answer_page(sheet=sheet, answers={"cssrs_q1": "yes"}, by=clinic, at=now)
    actions.answer_page(sheet=sheet, answers={"cssrs_q2": "yes", "cssrs_q4": "yes"}, by=clinic, at=now)

    assert list(Task.objects.filter(done_at=None).values_list("urgency", flat=True)) == ["immediate"]
    assert Task.objects.count() == 2


def test_a_task_that_somebody_has_is_not_closed_over_their_head(
    clinic: Any, alice: Any, client: Client, now: datetime
) -> None:
    sheet = begin(client)
    actions.answer_page(sheet=sheet, answers={"cssrs_q1": "yes"}, by=clinic, at=now)
    acknowledge(task=Task.objects.get(), by=alice, at=now)

    actions.answer_page(sheet=sheet, answers={"cssrs_q2": "yes", "cssrs_q4": "yes"}, by=clinic, at=now)

    assert Task.objects.filter(done_at=None).count() == 2


def test_the_same_answer_twice_raises_one_task(clinic: Any, client: Client, on_call: Any) -> None:
    sheet = begin(client)

    say(client, sheet, "safe", unsafe_now="yes")
    again = say(client, sheet, "safe", unsafe_now="yes")

    assert Task.objects.count() == Message.objects.count() == 1
    assert again["Location"] == reverse("screenings:page", args=[sheet.pk, "contact"])


def test_nobody_is_said_to_know_when_nobody_could_be_told(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")

    shown = crisis_page(client, sheet)

    assert "Nobody yet" in shown
    assert "Message sent" not in shown


def test_a_page_that_has_not_gone_out_is_not_called_sent(clinic: Any, client: Client, on_call: Any) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")

    assert "has not gone out yet" in crisis_page(client, sheet)

    Message.objects.update(state="sent", sent_at=datetime.fromisoformat("2026-11-24T15:41:00+00:00"))
    shown = crisis_page(client, sheet)
    assert "Dana Call" in shown
    assert "Message sent at 10:41." in shown
    assert "Nobody has answered it yet." in shown
    assert "We have not called 911, your family or your employer." in shown


def test_it_says_who_has_taken_it(clinic: Any, alice: Any, client: Client, on_call: Any, now: datetime) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")
    acknowledge(task=Task.objects.get(), by=alice, at=now)

    shown = crisis_page(client, sheet)

    assert "Alice Hale" in shown
    assert "Said at 10:00 that they have it." in shown


def test_a_number_left_on_the_crisis_page_is_there_for_whoever_calls(
    clinic: Any, alice: Any, client: Client, signed_in: Any
) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")
    address = reverse("screenings:crisis", args=[sheet.pk])

    assert client.post(address, {"phone": "12"}).status_code == 422
    assert client.post(address, {"phone": "555 010 7788"}).status_code == 302

    assert "555 010 7788" in signed_in(alice).get(reverse("screenings:alert", args=[sheet.pk])).content.decode()


def test_going_on_after_the_crisis_page_is_possible_and_does_not_lead_back_to_it(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    say(client, sheet, "now", ticked="none")
    say(client, sheet, "safe", unsafe_now="yes")

    assert reverse("screenings:page", args=[sheet.pk, "contact"]) in crisis_page(client, sheet)
    assert say(client, sheet, "contact", **CONTACT)["Location"] == reverse("screenings:page", args=[sheet.pk, "wish"])


def test_a_clinician_sees_whom_to_reach_and_why_and_the_look_is_recorded(
    clinic: Any, alice: Any, client: Client, signed_in: Any
) -> None:
    sheet = begin(client)
    say(client, sheet, "contact", **CONTACT)
    say(client, sheet, "safe", unsafe_now="yes")

    page = signed_in(alice).get(reverse("screenings:alert", args=[sheet.pk])).content.decode()

    assert "Ruth O’Abara" in page
    assert "+1 555 0123" in page
    assert "What they answered" in page
    assert Entry.objects.order_by("-id")[0].verb == "alert.viewed"


def test_a_strangers_name_stays_on_the_form_and_out_of_task_and_ledger(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    say(client, sheet, "contact", **CONTACT)
    say(client, sheet, "safe", unsafe_now="yes")

    assert "Abara" not in Task.objects.get().title
    assert not Entry.objects.filter(sentence__contains="Abara").exists()


def test_the_front_desk_sees_whom_to_reach_and_not_the_answers(
    clinic: Any, fran: Any, client: Client, signed_in: Any
) -> None:
    sheet = begin(client)
    say(client, sheet, "contact", **CONTACT)
    say(client, sheet, "safe", unsafe_now="yes")

    page = signed_in(fran).get(reverse("screenings:alert", args=[sheet.pk])).content.decode()

    assert "+1 555 0123" in page
    assert "What they answered" not in page


def test_another_clinics_alert_is_as_absent_as_none_and_a_stranger_is_asked_to_sign_in(
    clinic: Any, charlie: Any, client: Client, signed_in: Any
) -> None:
    sheet = begin(client)
    say(client, sheet, "safe", unsafe_now="yes")
    address = reverse("screenings:alert", args=[sheet.pk])

    assert signed_in(charlie).get(address).status_code == 404
    assert signed_in(charlie).get(reverse("screenings:alert", args=[sheet.pk + 99])).status_code == 404
    assert Client().get(address).status_code == 302


def test_the_page_before_an_unfinished_task_ends_in_dignity_when_nothing_is_wrong(clinic: Any, client: Client) -> None:
    sheet = begin(client)

    assert "there are people you can talk to right now" in crisis_page(client, sheet)
