"""Bad days in a real browser: the network goes and comes back, two people act on one person, a page is loaded again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from rekindle.journey.candidates.models import ReviewCall
from rekindle.journey.post.models import Message
from rekindle.journey.treatments.models import DayFact, DrugRecord, PumpEvent
from tests.builders import a_patient
from tests.journey.candidates.builders_candidates import a_candidate
from tests.journey.outcomes.builders_outcomes import a_treatment

pytestmark = pytest.mark.django_db(transaction=True)

DEAF = "This page has stopped hearing from the clinic. Look at the person, not the screen."


@pytest.fixture
def at_a_desk(visitor: Callable[..., Page], signed_in_session: Callable[[Any], str], server: str) -> Any:
    """A browser in which a member of staff has signed in."""

    def sit_down(person: Any) -> Page:
        page = visitor()
        page.context.add_cookies([{"name": "sessionid", "value": signed_in_session(person), "url": server}])
        return page

    return sit_down


@pytest.fixture
def signed_in_session() -> Iterator[Callable[[Any], str]]:
    """A session as the two steps of signing in leave it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from rekindle.journey.people.second_factor import PASSED

    def session_of(person: Any) -> str:
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session[PASSED] = True
        session.create()
        return str(session.session_key)

    yield session_of


def test_a_floor_without_network_says_so_loudly_and_recovers_by_itself(
    at_a_desk: Callable[[Any], Page], clinic: Any, nia: Any, alice: Any
) -> None:
    at = timezone.now() - timedelta(minutes=12)
    a_treatment(a_patient(clinic, "S. Okafor", at=at), nurse=nia, prescriber=alice, at=at, status="in-progress")
    page = at_a_desk(nia)
    page.clock.install()
    page.goto("/floor/")
    expect(page.get_by_role("region", name="Chairs in use, most urgent first")).to_contain_text("S. Okafor")
    page.wait_for_timeout(1000)
    page.context.set_offline(True)
    page.clock.fast_forward(34_000)
    page.clock.run_for(2_000)
    alarm = page.get_by_role("alert")
    expect(alarm).to_have_text(DEAF)
    expect(page.locator("[data-sound-state]")).to_contain_text("An alarm would sound now")
    page.context.set_offline(False)
    expect(alarm).to_have_count(0, timeout=20_000)  # the stream tries again every three seconds
    expect(page.get_by_role("region", name="Chairs in use, most urgent first")).to_contain_text("S. Okafor")


def test_a_chair_without_network_fades_its_curve_and_says_so_where_it_is_seen(
    at_a_desk: Callable[[Any], Page], clinic: Any, nia: Any, alice: Any
) -> None:
    at = timezone.now() - timedelta(minutes=12)
    patient = a_patient(clinic, "S. Okafor", at=at)
    treatment = a_treatment(patient, nurse=nia, prescriber=alice, at=at, status="in-progress")
    by = {"recorded_at": at, "recorded_by": nia}
    DayFact.objects.create(treatment=treatment, key="weight_kg", value="70.0", **by)
    PumpEvent.objects.create(treatment=treatment, number=1, kind="start", rate_ml_per_h=150, happened_at=at, **by)
    drawn = {"lot": "K2291", "vial_mg_per_ml": 50, "vial_mg": 500, "drawn_mg": 35, "bag_ml": 100}
    DrugRecord.objects.create(treatment=treatment, drawn_at=at, drawn_by=nia, **drawn)
    page = at_a_desk(nia)
    page.clock.install()
    page.goto(f"/treatments/{treatment.pk}/")
    planned = page.locator(".chart__line--estimate.chart__line--planned")
    expect(planned).to_be_visible()
    page.wait_for_timeout(1000)
    page.context.set_offline(True)
    page.clock.fast_forward(34_000)
    page.clock.run_for(2_000)
    expect(page.get_by_role("alert")).to_have_text(DEAF)
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(planned).to_be_hidden()  # it expects nothing of a pump it no longer hears of
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_have_count(0, timeout=20_000)
    expect(planned).to_be_visible()


def test_the_second_of_two_people_is_told_who_did_what(
    at_a_desk: Callable[[Any], Page], clinic: Any, fran: Any, alice: Any
) -> None:
    candidate = a_candidate(clinic, at=timezone.now() - timedelta(hours=2))
    first, second = at_a_desk(fran), at_a_desk(alice)
    for page in (first, second):
        page.goto(f"/review/{candidate.pk}/")
        page.get_by_role("radio", name="Reached").check()
    first.get_by_label("What was said").fill("She would like to come.")
    first.get_by_role("button", name="Keep the call").click()
    expect(first.get_by_text("She would like to come.").first).to_be_visible()
    second.get_by_label("What was said").fill("I wanted to say the same.")
    second.get_by_role("button", name="Keep the call").click()
    refused = second.get_by_role("region", name="This was not done")
    expect(refused).to_contain_text("Fran")
    expect(refused).to_contain_text("look again before you act")
    assert ReviewCall.objects.count() == 1


def test_a_page_that_is_loaded_again_does_not_act_again(
    at_a_desk: Callable[[Any], Page], clinic: Any, fran: Any
) -> None:
    candidate = a_candidate(clinic, at=timezone.now() - timedelta(hours=2))
    page = at_a_desk(fran)
    page.goto(f"/review/{candidate.pk}/")
    page.get_by_role("radio", name="Left a message").check()
    page.get_by_label("What was said").fill("Asked her to call back.")
    page.get_by_role("button", name="Keep the call").click()
    expect(page.get_by_text("Asked her to call back.").first).to_be_visible()
    letters = Message.objects.count()
    page.reload()
    page.go_back()
    page.go_forward()
    page.reload()
    expect(page.get_by_text("Asked her to call back.").first).to_be_visible()
    assert ReviewCall.objects.count() == 1
    assert Message.objects.count() == letters
