"""The front door, the privacy notice, and the pages that say why not."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver

from rekindle.journey.places.models import Clinic
from rekindle.web import faults

pytestmark = pytest.mark.django_db


def test_an_empty_house_says_how_to_found_a_clinic(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200 and "rekindle found" in page.content.decode()


def test_one_clinic_is_entered_at_once_and_several_are_listed(clinic: Any, client: Client) -> None:
    assert client.get("/")["Location"] == "/c/harbour/"
    Clinic.objects.create(name="O'Brien’s", slug="obrien", phone="1", address="x", founded_at=clinic.founded_at)
    assert "O&#x27;Brien’s" in client.get("/").content.decode()


def test_the_privacy_notice_says_what_is_kept_and_for_how_long(client: Client, settings: Any) -> None:
    text = client.get("/privacy/").content.decode()
    assert f"{settings.ERASED_AFTER_D} days" in text and "tel:988" in text and "tel:911" in text


def test_every_page_forbids_what_it_does_not_use(client: Client) -> None:
    policy = client.get("/privacy/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_each_fault_has_a_page_that_says_what_to_do(status: int) -> None:
    request = RequestFactory().get("/")
    views = {400: faults.bad_request, 403: faults.forbidden, 404: faults.not_found}
    page = views[status](request, Exception()) if status in views else faults.broken(request)
    assert page.status_code == status and "<h1>" in page.content.decode()


def test_a_form_from_a_stale_page_changes_nothing_and_says_so(clinic: Any) -> None:
    page = Client(enforce_csrf_checks=True).post("/link/", {"email": "ruth@patients.example"})
    assert page.status_code == 403 and "This page was open too long" in page.content.decode()


def test_every_room_s_page_says_who_may_come_in() -> None:
    bare = []

    def walk(patterns: list[Any]) -> None:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns)
            elif pattern.callback.__module__.startswith("rekindle.journey") and not hasattr(pattern.callback, "door"):
                bare.append(str(pattern))

    walk(get_resolver().url_patterns)
    assert bare == []
