"""An alarm reaches every open screen within seconds, one press has it everywhere, and its sound must be unlocked."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from rekindle.journey.treatments import actions
from rekindle.journey.treatments.actions.watching import open_watch
from rekindle.journey.treatments.models import Treatment
from rekindle.web.watchman import watching
from tests.browser.conftest import AXE
from tests.browser.test_live_floor import entered
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_treatment
from tests.journey.treatments.builders_treatments import CALM

pytestmark = pytest.mark.django_db(transaction=True)
HIGH = CALM | {"systolic_mmhg": 186, "diastolic_mmhg": 96}


@pytest.fixture
def running(server: str, clinic: Any, alice: Any, nia: Any) -> Iterator[Treatment]:
    """A chair in use since two minutes ago, with a watchman beside the server."""
    at = timezone.now() - timedelta(minutes=2)
    patient = a_patient(clinic, "Ruth Abara", at=at)
    row = a_treatment(patient, nurse=nia, prescriber=alice, at=at, status="in-progress")
    with transaction.atomic():
        open_watch(row, at=timezone.now())
    with watching():
        yield row


def test_an_alarm_reaches_two_screens_and_one_press_has_it_on_both(
    server: str, browser: Browser, running: Treatment, nia: Any, bob: Any
) -> None:
    screens = [entered(browser, server, one) for one in (nia, bob)]
    floor, other = (context.new_page() for context in screens)
    for page in (floor, other):
        page.goto(f"{server}/floor/")
        expect(page.locator("#floor")).to_contain_text("Ruth Abara")
    expect(floor.locator("[data-sound-state]")).to_contain_text("silent until you test its sound")
    floor.wait_for_timeout(700)
    actions.chart_vitals(treatment=running, values=HIGH, by=nia, at=timezone.now())
    for page in (floor, other):
        expect(page.locator(".alarm--high")).to_contain_text("Blood pressure 186 mmHg, limit 180", timeout=4000)
    expect(other.locator("[data-sound-state]")).to_contain_text("An alarm would sound now")
    expect(other.locator("[data-sound-words]")).to_contain_text("!!! HIGH: Chair")
    heard_by_keyboard(floor)
    press = floor.get_by_role("button", name="I have it")
    press.focus()
    floor.keyboard.press("Enter")
    for page in (floor, other):
        expect(page.locator("#floor")).to_contain_text("Nia Dunn has it:", timeout=4000)
        expect(page.locator(".alarm--high")).to_have_count(0)
    for context in screens:
        context.close()


def heard_by_keyboard(page: Page) -> None:
    """The sound is unlocked with the keyboard alone, and the loudest alarm is what sounds."""
    page.get_by_role("button", name="Test the sound").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-sound-state]")).to_contain_text("Sound is on")
    expect(page.locator("[data-alarm-sounds]")).to_have_attribute("data-played", "HIGH")


def test_the_clock_alone_raises_an_alarm_on_the_screen_and_quiet_counts_down(
    server: str, browser: Browser, running: Treatment, nia: Any
) -> None:
    context = entered(browser, server, nia)
    page = context.new_page()
    page.goto(f"{server}/treatments/{running.pk}/")
    actions.chart_vitals(treatment=running, values=CALM | {"spo2_pct": 84}, by=nia, at=timezone.now())
    expect(page.locator(".alarm--high")).to_contain_text("Oxygen saturation 84 %, limit 85", timeout=9000)
    page.get_by_role("button", name="Quiet 2 min").click()
    expect(page.locator("time[data-countdown]")).to_contain_text("1:5")
    expect(page.locator(".alarm--high")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_floor_and_chair_with_an_alarm_pass_axe_and_keep_still_when_asked(
    server: str, browser: Browser, running: Treatment, nia: Any, scheme: str
) -> None:
    actions.chart_vitals(treatment=running, values=HIGH | {"moaas": 3}, by=nia, at=timezone.now())
    context = entered(
        browser, server, nia, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True,
        viewport={"width": 640, "height": 800},
    )  # fmt: skip
    page = context.new_page()
    for url in ("/floor/", f"/treatments/{running.pk}/"):
        page.goto(f"{server}{url}")
        expect(page.locator(".alarm--high").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), url
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run(document)")
        assert [one["id"] for one in found["violations"]] == [], url
        still = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.alarm--high')).animationDuration)")
        assert still < 0.001
    context.close()
