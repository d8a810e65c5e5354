"""How the ways of giving differ: only the clinic's own ways, no dose anywhere, readable without script or sight."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from rekindle.clinical.statements.chapters import OF_WAY
from rekindle.journey.ledger.actor import Machine
from rekindle.journey.places.actions import say_routes
from tests.builders import a_clinic, a_patient

pytestmark = pytest.mark.django_db
HAND = Machine("command line")
ALL = ("iv", "im", "nasal", "sublingual", "oral")


def page_of(client: Client, clinic: Any) -> str:
    shown = client.get(f"/learn/routes/{clinic.slug}/")
    assert shown.status_code == 200
    return shown.content.decode()


def shown_ways(page: str) -> set[str]:
    return {route for route in OF_WAY if f'<section class="learn" id="{route}"' in page}


def test_only_what_is_given_here_is_shown(client: Client, clinic: Any, olive: Any, now: datetime) -> None:
    assert shown_ways(page_of(client, clinic)) == {"iv"}
    say_routes(clinic=clinic, routes=("im", "nasal"), by=olive, at=now)
    page = page_of(client, clinic)
    assert shown_ways(page) == {"im", "nasal"} and page.count('role="img"') == 2
    assert OF_WAY["oral"].heading not in page and "under the tongue" not in page.lower()


def test_no_amount_stands_anywhere_on_the_page(client: Client, clinic: Any, olive: Any, now: datetime) -> None:
    say_routes(clinic=clinic, routes=ALL, by=olive, at=now)
    page = page_of(client, clinic)
    assert shown_ways(page) == set(ALL)
    assert not re.search(r"\d\s*(mg|mcg|ng|g/|ml\b|milligram)", page, re.IGNORECASE)
    told = page.split('id="sources"')[0]  # a citation may hold a percentage of something else
    assert "%" not in told and not re.search(r"\b(mg|ng)\b|per ?cent|concentration", told, re.IGNORECASE)


def test_risk_standing_and_limits_stand_on_the_page(client: Client, clinic: Any, olive: Any, now: datetime) -> None:
    say_routes(clinic=clinic, routes=("iv", "im", "nasal"), by=olive, at=now)
    page = page_of(client, clinic)
    for said in (
        *("estimate for a group of people", "says nothing about whether it helps", "at least 2 hours"),
        *("Ketamine infusions for depression and other mental health problems are off-label", "into a muscle for"),
        *("Spravato is approved for", "Never take ketamine on your own", "Feeling detached and sleepy is common"),
    ):
        assert said in page, said
    spray = page.split('id="nasal" aria')[1].split("</section>")[0]
    assert "suicide" in spray and "tel:988" in spray and "tel:911" in spray


def test_each_picture_has_its_words_and_nothing_inline(client: Client, clinic: Any, olive: Any, now: datetime) -> None:
    say_routes(clinic=clinic, routes=ALL, by=olive, at=now)
    answer = client.get(f"/learn/routes/{clinic.slug}/")
    page = answer.content.decode()
    assert page.count("<table") == page.count('role="img"') == len(ALL) and page.count("aria-label=") >= len(ALL)
    assert " style=" not in page and "<style" not in page and "<script>" not in page
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_every_footnote_mark_leads_to_a_source(client: Client, clinic: Any) -> None:
    page = page_of(client, clinic)
    marks, notes = set(re.findall(r'href="#note-(\d+)"', page)), set(re.findall(r'<li id="note-(\d+)">', page))
    assert marks == notes and len(notes) > 5


def test_which_clinic_is_decided_as_at_the_front_door(
    client: Client, clinic: Any, signed_in: Callable[[Any], Client], now: datetime
) -> None:
    assert shown_ways(client.get("/learn/routes/").content.decode()) == {"iv"}
    hill = a_clinic("Hill Clinic", "hill", at=now)
    say_routes(clinic=hill, routes=("nasal",), by=HAND, at=now)
    page = client.get("/learn/routes/").content.decode()
    assert 'href="/learn/routes/hill/"' in page and shown_ways(page) == set()
    theirs = signed_in(a_patient(hill, "Paula Hill", at=now))
    assert shown_ways(theirs.get("/learn/routes/").content.decode()) == {"nasal"}
    assert 'href="/learn/routes/"' in theirs.get("/me/").content.decode()
    assert client.get("/learn/routes/nowhere/").status_code == 404


def test_without_any_clinic_there_is_nothing_to_show(client: Client, db: None) -> None:
    page = client.get("/learn/routes/")
    assert page.status_code == 200 and "There is no clinic here yet" in page.content.decode()


def test_the_other_public_pages_lead_to_it(client: Client, clinic: Any) -> None:
    assert 'href="/learn/routes/"' in client.get("/learn/").content.decode()
    assert f'href="/learn/routes/{clinic.slug}/"' in client.get(f"/c/{clinic.slug}/").content.decode()
