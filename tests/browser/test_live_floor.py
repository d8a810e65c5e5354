"""The floor follows the clinic while it stands open, without a reload; and stays readable without script."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import Browser, expect

from rekindle.journey.people.second_factor import PASSED
from rekindle.journey.treatments.models import VitalSigns
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_treatment

pytestmark = pytest.mark.django_db(transaction=True)


def entered(browser: Browser, server: str, person: Any, **more: Any) -> Any:
    """A browser in which somebody has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[PASSED] = True
    session.create()
    context = browser.new_context(**more)
    context.add_cookies([{"name": "sessionid", "value": str(session.session_key), "url": server}])
    return context


def chart(row: Any, nurse: Any, **values: int) -> None:
    VitalSigns.objects.create(
        treatment=row,
        phase="during",
        measured_at=timezone.now(),
        recorded_at=timezone.now(),
        recorded_by=nurse,
        **values,
    )


def test_a_value_charted_elsewhere_appears_on_every_open_floor(
    server: str, browser: Browser, clinic: Any, nia: Any, bob: Any, alice: Any
) -> None:
    at = timezone.now() - timedelta(minutes=12)
    row = a_treatment(a_patient(clinic, "S. Okafor", at=at), nurse=nia, prescriber=alice, at=at, status="in-progress")
    screens = [entered(browser, server, nia), entered(browser, server, bob)]
    pages = [context.new_page() for context in screens for _tab in range(2)]  # two tabs each share one stream
    for page in pages:
        page.goto(f"{server}/floor/")
        expect(page.locator("#floor")).to_contain_text("S. Okafor")
        expect(page.locator("#floor")).not_to_contain_text("141/87")
    pages[0].wait_for_timeout(800)
    chart(row, nia, systolic_mmhg=141, diastolic_mmhg=87, hr_per_min=80, spo2_pct=97)
    for page in pages:
        expect(page.locator("#floor")).to_contain_text("141/87", timeout=6000)
        expect(page.locator(".quiet-alarm")).to_have_count(0)
    for context in screens:
        context.close()


def test_without_script_the_floor_is_whole_and_refresh_brings_the_news(
    server: str, browser: Browser, clinic: Any, nia: Any, alice: Any
) -> None:
    at = timezone.now() - timedelta(minutes=12)
    row = a_treatment(a_patient(clinic, "S. Okafor", at=at), nurse=nia, prescriber=alice, at=at, status="in-progress")
    context = entered(browser, server, nia, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/floor/")
    expect(page.locator("#floor")).to_contain_text("S. Okafor")
    chart(row, nia, systolic_mmhg=133, diastolic_mmhg=81, hr_per_min=80, spo2_pct=97)
    page.get_by_role("link", name="Refresh").click()
    expect(page.locator("#floor")).to_contain_text("133/81")
    context.close()


def test_a_floor_that_hears_nothing_says_so_loudly(server: str, browser: Browser, clinic: Any, nia: Any) -> None:
    context = entered(browser, server, nia)
    page = context.new_page()
    page.clock.install()
    page.goto(f"{server}/floor/")
    context.set_offline(True)
    page.clock.fast_forward(40_000)
    page.clock.run_for(2000)
    expect(page.locator(".quiet-alarm")).to_contain_text("Look at the person, not the screen", timeout=6000)
    context.close()
