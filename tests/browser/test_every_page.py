"""Every page of the house, seen by whoever visits it: on a phone and at a desk, in the light and in the dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.test import override_settings
from playwright.sync_api import Browser

from tests.browser.conftest import DESK, PHONE, free_port, serving
from tests.browser.looking import Eyes, tab_to
from tests.browser.pages import ROLES, Known, Visit, look_around, visits
from tests.rehearsed import NOW, a_rehearsed_clinic

pytestmark = pytest.mark.django_db(transaction=True)
VISITORS = ("stranger", "browser", "patient", *ROLES)
# Pages that change while they stand open; without script they offer to be fetched again.
LIVE = ("desk:floor", "treatments:chair")


@dataclass(frozen=True, slots=True)
class House:
    """The served clinic and what is in it."""

    url: str
    known: Known


@pytest.fixture
def _django_db_helper(house: "House") -> None:
    """Instead of emptying the database after every test: these tests share one clinic and only look at it."""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """The rehearsed clinic, really written, served on a free port at ten in the morning; emptied at the end."""
    from django.core.management import call_command

    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (
        django_db_blocker.unblock(),
        override_settings(BASE_URL=url),
        time_machine.travel(NOW, tick=True),
    ):
        known = look_around(a_rehearsed_clinic(), NOW)
        with serving(port):
            yield House(url, known)
        call_command("flush", verbosity=0, interactive=False)


def cookie(who: str) -> str:
    """A session in which this person has come in already."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from rekindle.journey.people.middleware import PATIENT_KEY
    from rekindle.journey.people.models import Staff
    from rekindle.journey.people.second_factor import PASSED
    from rekindle.journey.questionnaires.models import Sheet
    from rekindle.journey.questionnaires.queries import remember

    session = SessionStore()
    if who == "stranger":
        return ""
    if who == "browser":
        for sheet in Sheet.objects.filter(purpose="screening"):
            remember(session, sheet)
    elif who.startswith("patient:"):
        session[PATIENT_KEY] = int(who.removeprefix("patient:"))
    else:
        person = Staff.objects.filter(role=who).earliest("pk")
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[PASSED] = True
    session.create()
    return str(session.session_key)


def visits_of(known: Known, visitor: str) -> dict[str, list[Visit]]:
    """The visits of one kind of visitor, by person."""
    found: dict[str, list[Visit]] = {}
    for visit in visits(known):
        if visit.who.split(":")[0] == visitor:
            found.setdefault(visit.who, []).append(visit)
    assert found, f"Nobody visits as {visitor}."
    return found


def tell(wrong: list[str]) -> None:
    """Fail with everything that was found, a line each."""
    if wrong:
        pytest.fail("\n" + "\n".join(wrong), pytrace=False)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_is_whole_and_axe_finds_nothing(
    house: House, browser: Browser, visitor: str, size: dict[str, int]
) -> None:
    wrong = []
    for who, theirs in visits_of(house.known, visitor).items():
        eyes = Eyes(browser, house.url, cookie(who), viewport=size)
        for visit in theirs:
            found = [*eyes.open(visit.url), *eyes.shape(), *eyes.faults]
            found += eyes.axe()  # after the faults were read: axe itself tries what the policy forbids
            wrong += [f"{visit.name} ({who}, {visit.url}): {one}" for one in dict.fromkeys(found)]
        eyes.close()
    tell(wrong)


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_can_be_read_without_script(house: House, browser: Browser, visitor: str) -> None:
    wrong = []
    for who, theirs in visits_of(house.known, visitor).items():
        eyes = Eyes(browser, house.url, cookie(who), script=False, viewport=PHONE)
        for visit in theirs:
            found = eyes.open(visit.url)
            if len(eyes.page.locator("main").inner_text().strip()) < 20 or eyes.page.locator("h1").count() != 1:
                found.append("has no main content")
            if visit.name in LIVE and not eyes.page.get_by_role("link", name="Refresh").is_visible():
                found.append("changes while it stands open and has no Refresh link")
            wrong += [f"{visit.name} ({who}, {visit.url}): {one}" for one in [*found, *eyes.faults]]
        eyes.close()
    tell(wrong)
