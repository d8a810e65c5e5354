"""A stranger, a patient, and people of another clinic walk every address with ids that are not theirs.

Whatever is forbidden answers exactly like what does not exist: same status, same words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.browser.pages import NOT_VISITED, SIGNING_IN, Address, Known, addresses, visits
from tests.builders import a_clinic, a_member, a_patient
from tests.rehearsed import NOW

ABSENT = 10**9


@pytest.fixture(autouse=True)
def at_ten_in_the_morning(known: Known, db: None) -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="module")
def keys(known: Known) -> dict[str, list[Any]]:
    """For the first words of each route, real ids of Harbour Clinic; the longest beginning counts."""
    from rekindle.journey.appointments.models import Appointment
    from rekindle.journey.candidates.models import Candidate
    from rekindle.journey.courses.models import Course, PlannedSession
    from rekindle.journey.outcomes.models import CheckIn
    from rekindle.journey.people.models import Patient, Staff
    from rekindle.journey.places.models import Chair, ClosedDay, OnCallContact
    from rekindle.journey.questionnaires.models import Sheet
    from rekindle.journey.screenings.models import Screening
    from rekindle.journey.tasks.models import Coverage, Task
    from rekindle.journey.treatments.models import SideEffect, Treatment, VitalSigns

    tables = {
        "appointments/": Appointment,
        "me/appointments/": Appointment,
        "review/": Candidate,
        "q/": Sheet,
        "alerts/": Sheet,
        "screenings/": Screening,
        "courses/": Course,
        "sessions/": PlannedSession,
        "patients/": Patient,
        "me/check-in/": CheckIn,
        "staff/": Staff,
        "clinic/coverage/": Coverage,
        "clinic/chairs/": Chair,
        "clinic/closed-days/": ClosedDay,
        "clinic/on-call/": OnCallContact,
        "tasks/": Task,
        "treatments/": Treatment,
        "vitals/": VitalSigns,
        "effects/": SideEffect,
    }
    return {
        beginning: [rows.earliest("pk").pk, rows.latest("pk").pk]
        for beginning, rows in ((name, model.objects.all()) for name, model in tables.items())
    }


OTHER_ARGUMENTS: dict[str, Any] = {
    "page": "wish",
    "key": "phq9_1",
    "verb": "claim",
    "slug": "body",
    "check_id": "weight",
    "condition": "patient_call",
    "plan": 1,
    "instrument": "phq9",
    "minutes": 5,
}


def with_ids() -> list[Address]:
    """The addresses that name one record."""
    return [one for one in addresses() if "pk" in one.arguments]


def keyed(address: Address, keys: dict[str, list[Any]]) -> list[Any]:
    beginnings = [one for one in keys if address.route.startswith(one)]
    assert beginnings, f"{address.route} names a record; say in keys() which."
    return keys[max(beginnings, key=len)]


def url_of(address: Address, pk: int) -> str:
    others = {name: OTHER_ARGUMENTS[name] for name in address.arguments if name != "pk"}
    return reverse(address.name, kwargs={"pk": pk} | others)


def said(answer: Any, url: str) -> tuple[int, str, str]:
    """What an answer says, without what differs in every answer: the form token and the address asked for."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    where = answer.headers.get("Location", "")
    for words in (url, quote(url), quote(url, safe="")):
        body, where = body.replace(words, "…"), where.replace(words, "…")
    return answer.status_code, where, body


def walk(client: Client, keys: dict[str, list[Any]], method: str) -> list[str]:
    """Ask for every real id and for one that does not exist; returns where the answers differ or tell anything."""
    wrong = []
    for address in with_ids():
        absent_url = url_of(address, ABSENT)
        absent = said(getattr(client, method)(absent_url), absent_url)
        for pk in keyed(address, keys):
            url = url_of(address, pk)
            with transaction.atomic():
                there = said(getattr(client, method)(url), url)
            if there != absent:
                wrong.append(f"{method} {address.name}: {there[0]} for a real id, {absent[0]} for none")
            if there[0] == 200 or there[0] >= 500:
                wrong.append(f"{method} {address.name}: answered {there[0]}")
    return wrong


def somebody_else(kind: str, known: Known, signed_in: Callable[[Any], Client]) -> Client:
    """A browser in the hands of somebody to whom nothing of Harbour Clinic's people belongs."""
    if kind == "nobody":
        return Client()
    hill = a_clinic("Hill Clinic", "hill", at=NOW, is_demo=True)
    hill.form_opened_by = "Hilda Top"
    hill.save()
    if kind == "a patient of another clinic":
        return signed_in(a_patient(hill, "Charlotte Elsewhere", at=NOW))
    if kind == "another patient of this clinic":
        return signed_in(a_patient(known.clinic, "Paula Next", at=NOW))
    return signed_in(a_member(hill, "Charlie Stranger", kind, at=NOW))


PEOPLE = (
    *("nobody", "a patient of another clinic", "another patient of this clinic"),
    *("prescriber", "medical_director", "owner", "front_desk"),
)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", PEOPLE)
def test_what_is_not_yours_answers_like_what_does_not_exist(
    known: Known, keys: dict[str, list[Any]], signed_in: Callable[[Any], Client], kind: str, method: str
) -> None:
    assert walk(somebody_else(kind, known, signed_in), keys, method) == []


@pytest.mark.parametrize("role", ["prescriber", "medical_director", "owner", "front_desk"])
def test_no_list_of_another_clinic_names_anybody_of_this_one(
    known: Known, signed_in: Callable[[Any], Client], role: str
) -> None:
    from rekindle.journey.people.models import Patient, Staff

    names = [*Patient.objects.values_list("name", flat=True), *Staff.objects.values_list("name", flat=True)]
    client, told = somebody_else(role, known, signed_in), []
    for address in addresses():
        if not address.arguments and address.name not in NOT_VISITED:
            body = client.get(reverse(address.name)).content.decode()
            told += [f"{address.name} names {name}" for name in names if name in body]
    assert told == []


def test_those_to_whom_it_belongs_do_see_every_page(known: Known, enter: Callable[[str], Client]) -> None:
    wrong = []
    browsers: dict[str, Client] = {}
    for visit in visits(known):
        if visit.who not in browsers:
            browsers[visit.who] = enter(visit.who)
        status = browsers[visit.who].get(visit.url).status_code
        if status != 200:
            wrong.append(f"{visit.name} by {visit.who}: {status} at {visit.url}")
    assert wrong == []


def test_every_address_is_either_visited_or_says_why_not(known: Known) -> None:
    every = {address.name for address in addresses()}
    visited = {visit.name for visit in visits(known)}
    assert (every - visited - set(NOT_VISITED) - set(SIGNING_IN), (set(NOT_VISITED) | set(SIGNING_IN)) & visited) == (
        set(),
        set(),
    )
    assert set(NOT_VISITED) | set(SIGNING_IN) <= every


def test_nothing_answers_a_stranger_with_an_error_of_ours(known: Known) -> None:
    broken = []
    for address in addresses():
        arguments = OTHER_ARGUMENTS | {"pk": ABSENT, "token": "no-such-token", "slug": "nowhere"}
        url = reverse(address.name, kwargs={name: arguments[name] for name in address.arguments})
        client = Client(raise_request_exception=False)
        for method in (client.get, client.post):
            status = method(url).status_code
            if status >= 500:
                broken.append(f"{address.name}: {status}")
    assert broken == []
    assert connection.in_atomic_block
