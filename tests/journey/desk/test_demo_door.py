"""One click a role, on a demo on this machine; anywhere else there is no such page."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from rekindle.journey.ledger.models import Entry
from rekindle.journey.places.models import Clinic
from tests.builders import a_clinic, a_member, a_patient

pytestmark = pytest.mark.django_db
DOOR = "/demo/sign-in/"
HERE = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def demo(db: None, now: datetime, settings: Any) -> Any:
    settings.BIND = "127.0.0.1"
    clinic = a_clinic("Demo Clinic", "demo", at=now, is_demo=True)
    a_member(clinic, "Nia Dunn", "nurse", at=now)
    return clinic


def test_a_role_is_one_click_and_needs_no_second_factor(demo: Any) -> None:
    browser = Client(**HERE)
    assert "Nia Dunn" in browser.get(DOOR).content.decode()
    assert browser.post(DOOR, {"role": "nurse"}).status_code == 302
    assert browser.get("/tasks/").status_code == 200
    assert Entry.objects.get(verb="staff.signed_in").sentence == "Nia Dunn came in by the demo door."


def test_an_invented_patient_is_one_click_too(demo: Any, now: datetime) -> None:
    ruth, browser = a_patient(demo, at=now), Client(**HERE)
    assert browser.post(DOOR, {"patient": ruth.pk}).status_code == 302
    assert browser.get("/me/contact/").status_code == 200


@pytest.mark.parametrize("given", [{"role": "owner"}, {"role": ""}, {"patient": "999999"}, {"patient": "x"}, {}])
def test_somebody_who_is_not_in_the_cast_is_not_there(given: dict[str, str], demo: Any) -> None:
    assert Client(**HERE).post(DOOR, given).status_code == 404


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "house.example"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_nobody_from_elsewhere_finds_the_door(elsewhere: dict[str, str], demo: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    for act in (Client(**(HERE | elsewhere)).get, Client(**(HERE | elsewhere)).post):
        assert act(DOOR, {"role": "nurse"}).status_code == 404


@pytest.mark.parametrize("address", ["0.0.0.0", "192.0.2.1", "::"])
def test_a_house_open_to_the_network_has_no_such_door(address: str, demo: Any, settings: Any) -> None:
    settings.BIND = address
    assert Client(**HERE).post(DOOR, {"role": "nurse"}).status_code == 404


def test_one_real_clinic_closes_the_door(demo: Any, clinic: Any) -> None:
    assert Client(**HERE).get(DOOR).status_code == 404
    Clinic.objects.filter(pk=clinic.pk).update(is_demo=True)
    assert Client(**HERE).get(DOOR).status_code == 200


def test_an_empty_database_has_no_such_door(db: None) -> None:
    assert Client(**HERE).get(DOOR).status_code == 404
