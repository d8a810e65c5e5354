"""The page of medicines reads each line back before it counts, with script and without."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from rekindle.clinical.screening.questions.order import BY_SLUG
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.questionnaires.forms import form_for
from rekindle.journey.questionnaires.forms.understood import understood
from tests.journey.questionnaires.builders_questionnaires import EXAMPLE, begin, walk

pytestmark = pytest.mark.django_db


def sent(**given: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"lines": "3", **given})
    return data


def press(current: dict[str, Any] | None = None, *, skip: bool = False, **given: str) -> Any:
    form = form_for(BY_SLUG["medicines"], current or {}, sent(**given))
    return form, form.taken(skip=skip)


def test_an_amount_read_from_words_is_shown_once_and_then_kept() -> None:
    form, first = press(name_0="Xanax 0.5mg twice a day")
    line = form.lines[0]["understood"]

    _again, second = press(name_0="Xanax 0.5mg twice a day", seen_0=line.seen)

    assert (first, form.errors, form.to_look_at) == (None, {}, True)
    assert line.says == "Xanax is alprazolam: 0.5 mg twice a day. That is 1 mg a day."
    assert second.answers["meds"] == [
        {"name": "Xanax 0.5mg twice a day", "rxcui": "596", "dose_mg": 0.5, "times_per_day": 2, "as_needed": False}
    ]


def test_going_on_without_answering_keeps_the_words_and_no_amount_nobody_looked_at() -> None:
    _form, found = press(skip=True, name_0="Xanax 0.5mg twice a day")

    assert found.answers["meds"] == [
        {"name": "Xanax 0.5mg twice a day", "dose_mg": None, "times_per_day": None, "as_needed": False}
    ]


def test_words_that_changed_since_they_were_shown_are_shown_again() -> None:
    _form, found = press(name_0="Xanax 5 mg twice a day", seen_0="Xanax 0.5mg twice a day|")

    assert found is None


@pytest.mark.parametrize(("amount", "dose_mg"), [("0.5", 0.5), ("5", 5), ("unsure", None), ("7", None), ("", None)])
def test_a_lost_point_is_asked_and_only_an_amount_shown_is_kept(amount: str, dose_mg: float | None) -> None:
    typed = {"name_0": "Xanax 5 mg", "amount_0": amount}
    form, first = press(**typed)

    _again, second = press(**typed, seen_0=form.lines[0]["understood"].seen)

    assert first is None
    assert "How much does the label say?" in form.lines[0]["understood"].asks[0]
    assert second.answers["meds"][0]["dose_mg"] == dose_mg


def test_a_near_name_is_offered_and_counts_when_it_is_chosen() -> None:
    form, _first = press(name_0="quetapin 25 mg at night")
    offers = [tile.value for tile in form.lines[0]["understood"].offers]
    chosen = {"name_0": "quetapin 25 mg at night", "meant_0": "quetiapine"}
    again, second = press(**chosen, seen_0=form.lines[0]["understood"].seen)
    line = again.lines[0]["understood"]
    _last, third = press(**chosen, seen_0=line.seen)

    assert offers == ["quetiapine", "none"]
    assert (second, line.says) == (None, "Quetiapine: 25 mg once a day.")
    assert third.answers["meds"] == [
        {
            "name": "quetapin 25 mg at night",
            "rxcui": "51272",
            "dose_mg": 25,
            "times_per_day": 1,
            "as_needed": False,
        }
    ]


@pytest.mark.parametrize("meant", ["none", "lithium"])
def test_a_name_that_was_not_offered_is_never_taken(meant: str) -> None:
    line = understood(0, "quetapin 25", meant=meant)

    assert not line.is_known


def test_a_name_nobody_knows_is_said_plainly_and_goes_on() -> None:
    form, first = press(name_0="the little white one")
    line = form.lines[0]["understood"]
    _again, second = press(name_0="the little white one", seen_0=line.seen)

    assert (first, line.says) == (None, "We do not know this name. A clinician will look at it.")
    assert second.answers["meds"][0]["name"] == "the little white one"


@pytest.mark.parametrize("name", ["sertraline", "metformin", "Zyrtec"])
def test_a_plain_name_needs_no_second_look(name: str) -> None:
    _form, found = press(name_0=name)

    assert found.answers["meds"] == [{"name": name, "dose_mg": None, "times_per_day": None, "as_needed": False}]


def test_a_line_that_was_rewritten_forgets_the_numbers_of_the_old_one() -> None:
    kept = {"name": "Xanax 0.5 mg daily", "rxcui": "596", "dose_mg": 0.5, "times_per_day": 1, "as_needed": False}
    typed = "Xanax 1 mg daily"

    _form, found = press({"meds": [kept]}, name_0=typed, dose_mg_0="0.5", times_per_day_0="1", seen_0=f"{typed}|")

    assert found.answers["meds"][0]["dose_mg"] == 1


def test_what_was_kept_is_read_back_when_the_page_is_opened_again() -> None:
    kept = {"name": "quetapin 25 mg", "rxcui": "51272", "dose_mg": 25, "times_per_day": None, "as_needed": False}
    form = form_for(BY_SLUG["medicines"], {"meds": [kept]})
    line = form.lines[0]["understood"]

    _again, found = press(
        {"meds": [kept]}, name_0="quetapin 25 mg", meant_0=line.meant, seen_0=line.seen, dose_mg_0="25"
    )

    assert line.says == "Quetiapine: 25 mg."
    assert found.answers["meds"] == [kept]


def test_another_amount_tapped_later_replaces_the_first() -> None:
    kept = {"name": "Xanax 5 mg", "rxcui": "596", "dose_mg": 0.5, "times_per_day": None, "as_needed": False}
    line = form_for(BY_SLUG["medicines"], {"meds": [kept]}).lines[0]["understood"]

    again = {"name_0": "Xanax 5 mg", "seen_0": line.seen, "dose_mg_0": "0.5", "amount_0": "5"}
    _form, found = press({"meds": [kept]}, **again)

    assert [tile.value for tile in line.amounts if tile.chosen] == ["0.5"]
    assert found.answers["meds"][0]["dose_mg"] == 5


def test_what_the_script_fetches_is_the_same_and_keeps_nothing(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    address = reverse("questionnaires:read_medicine", args=[sheet.pk])

    answer = client.post(address, {"number": "0", "name": "Xanax 0.5mg <b>twice</b> a day"})
    read = client.post(address, {"number": "0", "name": "Xanax 0.5mg twice a day"}).content.decode()

    assert "Xanax is alprazolam: 0.5 mg twice a day. That is 1 mg a day." in read
    assert "<b>" not in answer.content.decode()
    assert answers_of(sheet) == {}
    assert client.get(address).status_code == 405
    assert client.post(address, {"number": "x"}).status_code == 404


def test_another_browser_cannot_ask_about_a_form_that_is_not_its_own(clinic: Any, client: Client) -> None:
    sheet = begin(client)

    assert Client().post(reverse("questionnaires:read_medicine", args=[sheet.pk]), {"number": "0"}).status_code == 404


def test_the_page_shows_the_reading_and_leads_on_at_the_second_press(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE)
    address = reverse("screenings:page", args=[sheet.pk, "medicines"])
    line = {"lines": "3", "name_0": "Klonopin 1mg at bedtime"}

    first = client.post(address, line)
    second = client.post(address, {**line, "seen_0": "Klonopin 1mg at bedtime|"})

    page = first.content.decode()
    assert (first.status_code, second.status_code) == (422, 302)
    assert "Klonopin is clonazepam: 1 mg once a day." in page and "This is how we understood your words." in page
    assert answers_of(sheet)["meds"][0]["dose_mg"] == 1
