"""The rehearsed clinic for the tests that walk every page with the test client."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from tests.browser.pages import Known, look_around
from tests.rehearsed import NOW, a_rehearsed_clinic


@pytest.fixture(scope="module")
def known(django_db_setup: None, django_db_blocker: Any) -> Iterator[Known]:
    """Harbour Clinic with people at every stage, rolled back when the module is done."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        known = look_around(a_rehearsed_clinic(), NOW)
        known.clinic.refresh_from_db()
        yield known
        transaction.set_rollback(True)


@pytest.fixture
def enter(known: Known, signed_in: Callable[[Any], Client]) -> Callable[[str], Client]:
    """The browser of whoever visits a page of the catalogue."""
    from rekindle.journey.people.models import Patient, Staff
    from rekindle.journey.questionnaires.models import Sheet
    from rekindle.journey.questionnaires.queries import remember

    def come_in(who: str) -> Client:
        if who == "stranger":
            return Client(REMOTE_ADDR="127.0.0.1", headers={"host": "127.0.0.1"})
        if who.startswith("patient:"):
            return signed_in(Patient.objects.get(pk=who.removeprefix("patient:")))
        if who == "browser":
            client = Client()
            session = client.session
            for sheet in Sheet.objects.filter(purpose="screening"):
                remember(session, sheet)
            session.save()
            return client
        return signed_in(Staff.objects.filter(clinic=known.clinic, role=who).earliest("pk"))

    return come_in
