"""The whole form, page by page, through its own addresses."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.clinical.screening.judgement import judge
from rekindle.journey.ledger.models import Entry
from rekindle.journey.people.models import Patient
from rekindle.journey.questionnaires.facts import answers_of, profile_of
from rekindle.journey.questionnaires.models import Answer
from rekindle.journey.screenings.models import Screening
from tests.journey.questionnaires.builders_questionnaires import EXAMPLE, begin, walk


def test_an_ordinary_history_takes_at_most_35_screens_and_is_judged_as_the_profile_itself(
    clinic: Any, client: Client, now: datetime
) -> None:
    sheet = begin(client)

    screens = walk(client, sheet, EXAMPLE)

    assert len(screens) <= 35, screens
    assert judge(profile_of(sheet)).as_json() == judge(EXAMPLE).as_json()


def test_sending_it_leads_to_the_result_and_a_second_press_changes_nothing(
    clinic: Any, client: Client, now: datetime
) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE)

    first = client.post(reverse("candidates:finish", args=[sheet.pk]))
    again = client.post(reverse("candidates:finish", args=[sheet.pk]))

    assert first["Location"] == again["Location"] == reverse("screenings:result", args=[sheet.pk])
    page = client.get(first["Location"])
    assert "You may book a free first talk" in page.content.decode()
    assert Screening.objects.count() == 1
    assert Patient.objects.get().name == "Ruth O’Abara"


def test_until_it_is_sent_the_ledger_knows_no_name(clinic: Any, client: Client, now: datetime) -> None:
    sheet = begin(client)

    walk(client, sheet, EXAMPLE)

    assert not Patient.objects.exists()
    assert not Entry.objects.filter(sentence__contains="Abara").exists()
    assert not Entry.objects.filter(details__contains="Abara").exists()


def test_the_form_as_sent_cannot_be_changed_through_its_old_pages(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE)
    client.post(reverse("candidates:finish", args=[sheet.pk]))

    answer = client.post(reverse("screenings:page", args=[sheet.pk, "safe"]), {"unsafe_now": "yes"})

    assert answer["Location"] == reverse("screenings:result", args=[sheet.pk])
    assert answers_of(sheet)["unsafe_now"] == "no"


def test_a_form_without_a_way_to_reach_the_person_cannot_be_sent_yet(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE, skip=frozenset({"contact"}))

    page = client.get(reverse("screenings:check", args=[sheet.pk]))

    assert "We need a name to call you by" in page.content.decode()
    assert "Send my answers" not in page.content.decode()
    client.post(reverse("candidates:finish", args=[sheet.pk]))
    assert not Patient.objects.exists()


def test_the_same_page_twice_keeps_one_answer_and_leads_to_the_same_next_page(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    address = reverse("screenings:page", args=[sheet.pk, "now"])

    first, second = (client.post(address, {"ticked": "none"}) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Answer.objects.filter(sheet=sheet, key="now_symptoms").count() == 1


def test_a_second_tab_changes_the_answer_and_the_newest_counts(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE)
    address = reverse("screenings:page", args=[sheet.pk, "high-mood"])

    client.post(address, {"mania": "past"})
    client.post(address, {"mania": "unsure"})

    kept = Answer.objects.filter(sheet=sheet, key="mania").order_by("pk")
    assert [(row.value, row.superseded_at is None) for row in kept] == [
        ("none", False),
        ("past", False),
        ("unsure", True),
    ]


def test_the_back_button_shows_what_was_answered(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE)

    page = client.get(reverse("screenings:page", args=[sheet.pk, "blood-pressure"])).content.decode()

    assert 'value="none" id="id_htn_0" checked' in page
    assert 'value="122"' in page


def test_a_strangers_address_with_anothers_number_is_as_absent_as_none(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    other = Client()

    for name in (
        "screenings:check",
        "screenings:crisis",
        "screenings:result",
        "screenings:answers",
        "questionnaires:later",
    ):
        theirs, nobodys = other.get(reverse(name, args=[sheet.pk])), other.get(reverse(name, args=[sheet.pk + 999]))
        assert (theirs.status_code, nobodys.status_code) == (404, 404)
    address = reverse("screenings:page", args=[sheet.pk, "now"])
    assert other.get(address).status_code == other.post(address, {"ticked": "none"}).status_code == 404
    assert answers_of(sheet) == {}


def test_a_page_that_is_not_shown_leads_to_the_first_open_one(clinic: Any, client: Client) -> None:
    sheet = begin(client)

    answer = client.get(reverse("screenings:page", args=[sheet.pk, "stroke-when"]))

    assert answer["Location"] == reverse("screenings:page", args=[sheet.pk, "now"])
    assert client.get(reverse("screenings:page", args=[sheet.pk, "no-such-page"])).status_code == 404


def test_a_line_can_be_added_to_the_medicines_without_script(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE)
    address = reverse("screenings:page", args=[sheet.pk, "medicines"])
    lines = {"lines": "3", "name_0": "sertraline", "name_1": "lithium", "name_2": "zolpidem", "add": "1"}

    answer = client.post(address, lines)
    page = client.get(answer["Location"].split("#")[0]).content.decode()

    assert [line["name"] for line in answers_of(sheet)["meds"]] == ["sertraline", "lithium", "zolpidem"]
    assert 'name="name_4"' in page


def test_a_page_asks_the_database_as_often_with_many_answers_as_with_few(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    address = reverse("screenings:page", args=[sheet.pk, "now"])
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    walk(client, sheet, EXAMPLE)
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(few) == len(many)
