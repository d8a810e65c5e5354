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
from tests.browser.pages import ROLES, SIGNING_IN, Known, Visit, look_around, visits
from tests.browser.signing_in import each_page_of_signing_in
from tests.rehearsed import NOW, a_rehearsed_clinic

pytestmark = pytest.mark.django_db(transaction=True)
VISITORS = ("stranger", "browser", "patient", *ROLES)
# Pages that change while they stand open; without script they offer to be fetched again.
# One page for each kind of work, where somebody without a mouse or with large letters must get through.
MAIN = "main .button--main"
KEY_PAGES = {
    **dict.fromkeys(("questionnaires:clinic", "screenings:page", "candidates:consent", "people:ask_link"), MAIN),
    **dict.fromkeys(("treatments:vitals", "outcomes:checkin_page", "candidates:clearance"), MAIN),
    "candidates:review": "main button[type=submit]",
    "treatments:ready": "main a[href*='/ready/']",
}
ZOOMED = {"width": 720, "height": 450}  # a desk of 1440 by 900 at 200 %
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
            if len(eyes.page.locator("main").inner_text().strip()) < 10 or eyes.page.locator("h1").count() != 1:
                found.append("has no main content")
            if visit.name in LIVE and not eyes.page.get_by_role("link", name="Refresh").is_visible():
                found.append("changes while it stands open and has no Refresh link")
            wrong += [f"{visit.name} ({who}, {visit.url}): {one}" for one in [*found, *eyes.faults]]
        eyes.close()
    tell(wrong)


def key_visits(known: Known) -> Iterator[tuple[Visit, str]]:
    """The first visit of each key page, and what one comes there to press."""
    every = visits(known)
    for name, wanted in KEY_PAGES.items():
        yield next(one for one in every if one.name == name), wanted


def test_the_key_pages_can_be_worked_by_keyboard_alone(house: House, browser: Browser) -> None:
    wrong = []
    for visit, wanted in key_visits(house.known):
        eyes = Eyes(browser, house.url, cookie(visit.who), viewport=DESK)
        found = [*eyes.open(visit.url), *tab_to(eyes.page, wanted)]
        wrong += [f"{visit.name} ({visit.who}, {visit.url}): {one}" for one in found]
        eyes.close()
    tell(wrong)


def test_the_key_pages_are_whole_at_twice_the_size(house: House, browser: Browser) -> None:
    wrong = []
    for visit, wanted in key_visits(house.known):
        eyes = Eyes(browser, house.url, cookie(visit.who), viewport=ZOOMED, device_scale_factor=2)
        found = [*eyes.open(visit.url), *eyes.shape()]
        main = eyes.page.locator(wanted).first
        main.scroll_into_view_if_needed()
        if not main.is_visible():
            found.append("the main action cannot be seen")
        wrong += [f"{visit.name} ({visit.who}, {visit.url}): {one}" for one in found]
        eyes.close()
    tell(wrong)


def test_the_pages_of_signing_in_are_whole_too(house: House, browser: Browser) -> None:
    eyes = Eyes(browser, house.url, "", viewport=DESK)
    wrong, seen = [], set()
    for name in each_page_of_signing_in(eyes.page, house.known):
        seen.add(name)
        for size in (PHONE, DESK):
            eyes.page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict with both lengths
            wrong += [f"{name}: {one}" for one in [*eyes.shape(), *eyes.faults, *eyes.axe()]]
            eyes.faults.clear()
    eyes.close()
    tell(wrong)
    assert seen == set(SIGNING_IN)


def test_a_page_that_is_not_whole_would_be_seen(house: House, browser: Browser) -> None:
    eyes = Eyes(browser, house.url, "", viewport=PHONE)
    assert eyes.open("/no-such-page/") == ["answered 404"]
    eyes.page.evaluate("() => document.querySelector('h1').remove()")
    eyes.page.evaluate(
        """() => { const p = document.querySelector('main').appendChild(document.createElement('p'));
        p.textContent = 'faint words'; p.style.color = '#9aa'; p.style.width = '900px'; }"""
    )
    eyes.page.evaluate("() => document.querySelector('main').appendChild(document.createElement('input'))")
    shape, found = eyes.shape(), eyes.axe()
    eyes.close()
    assert any("wider than the screen" in one for one in shape) and "has 0 h1" in shape
    assert any("color-contrast" in one for one in found) and any("label" in one for one in found)


def test_pictures_of_a_busy_clinic_for_the_documents(house: House, browser: Browser, picture: Any) -> None:
    from rekindle.journey.candidates.models import Candidate
    from rekindle.journey.treatments.models import Treatment

    running = Treatment.objects.filter(status="in-progress").latest("pk")
    ruth = Candidate.objects.get(patient__name="Ruth Abara")
    beth = Candidate.objects.get(patient__name="Beth Harmon-Lee")
    pages = {
        "clinic-floor": "/floor/",
        "clinic-today": "/desk/",
        "clinic-review": f"/review/{ruth.pk}/",
        "clinic-trajectory": f"/patients/{beth.patient_id}/outcomes/",
        "clinic-timeline": f"/patients/{beth.patient_id}/",
        "clinic-scale": f"/patients/{beth.patient_id}/scales/pcl5/",
        "clinic-why": f"/screenings/{ruth.screening_id}/why/",
        "clinic-values": "/clinic/values/screening/",
        "clinic-chair": f"/treatments/{running.pk}/",
        "clinic-estimate": f"/treatments/{running.pk}/exposure/",
        "clinic-what-if": f"/patients/{running.patient_id}/exposure/",
        "clinic-routes": "/learn/routes/",
    }
    for scheme in ("light", "dark"):
        eyes = Eyes(browser, house.url, cookie("prescriber"), viewport=DESK, color_scheme=scheme)
        for name, url in pages.items():
            assert eyes.open(url) == []
            if scheme == "light" or name == "clinic-floor":
                picture(eyes.page, name if scheme == "light" else f"{name}-dark")
        eyes.close()
