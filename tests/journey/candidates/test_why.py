"""Why was this person told *not now*: which version of which rule, which answer, whose confirmed number?"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.ledger.models import Entry
from rekindle.journey.places.confirming import confirm_value
from rekindle.journey.places.models import ValueConfirmation
from rekindle.journey.screenings.models import Screening
from tests.journey.candidates.builders_candidates import a_candidate, settle_all

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Client]
HEART = "screening.heart_attack_recent"
MI = {"mi": "yes", "mi_days_ago": 70}


def read(browser: Client, screening: Any) -> str:
    answer = browser.get(f"/screenings/{screening.pk}/why/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def stopped(clinic: Any, mel: Any, now: datetime) -> Any:
    """Somebody who came 70 days after a heart attack to a clinic whose director set the wait to 90 days."""
    earlier = now - timedelta(days=3)
    confirm_value(clinic=clinic, key=HEART, setting=90, reason="Our cardiologists ask for it.", by=mel, at=earlier)
    return a_candidate(clinic, at=now, **MI)


def test_the_whole_question_is_answered_on_one_page(
    clinic: Any, stopped: Any, alice: Any, now: datetime, signed_in: Enter
) -> None:
    page = read(signed_in(alice), stopped.screening)
    assert "Why: Not now" in page and f"by rules {CONTENT_VERSION}" in page
    assert "AC-MI" in page and "below 90 days ago" in page
    assert "Heart attack: days ago" in page and "<dd>70" in page
    assert "Wait after a heart attack, cardiac arrest, stent or bypass" in page and "M-ACC (M)" in page
    assert "set by Mel Ortiz, medical director, 21 Nov 2026" in page
    assert "says the same of the same answers" in page
    assert "Ruth Abara, 24 Nov 2026" in page
    assert "ACC/AHA" in page  # the source in full
    assert Entry.objects.filter(verb="chart.viewed", sentence__contains="why this verdict").count() == 1


def test_what_is_confirmed_or_moved_later_does_not_change_why_it_was_said(
    clinic: Any, stopped: Any, alice: Any, mel: Any, now: datetime, signed_in: Enter
) -> None:
    later = now + timedelta(hours=1)
    confirm_value(clinic=clinic, key=HEART, setting=60, reason="The letter was withdrawn.", by=alice, at=later)
    page = read(signed_in(alice), stopped.screening)
    assert "below 90 days ago" in page and "set by Mel Ortiz" in page
    assert "says: A clinician looks first" in page
    assert "No longer fires: AC-MI." in page and "Fires now: RC-MI." in page


def test_a_number_nobody_stood_behind_is_called_an_unconfirmed_default(
    clinic: Any, alice: Any, now: datetime, signed_in: Enter
) -> None:
    ValueConfirmation.objects.filter(clinic=clinic).delete()
    person = a_candidate(clinic, at=now, mi="yes", mi_days_ago=20)
    page = read(signed_in(alice), person.screening)
    assert "unconfirmed default" in page and "nobody had put a name to them" in page


def test_a_verdict_of_eligible_and_one_that_rests_on_the_label(
    clinic: Any, alice: Any, now: datetime, signed_in: Enter
) -> None:
    assert "No rule fired" in read(signed_in(alice), a_candidate(clinic, at=now).screening)
    young = a_candidate(clinic, "Young Person", at=now, age=17)
    assert "from its source; no clinic may set it" in read(signed_in(alice), young.screening)


def test_a_judgement_older_than_its_grounds_says_so(
    clinic: Any, stopped: Any, alice: Any, now: datetime, signed_in: Enter
) -> None:
    Screening.objects.update(grounds=[], content_version="2020.1.1")
    page = read(signed_in(alice), stopped.screening)
    assert "older than the record of its numbers" in page and "Judged by version 2020.1.1" in page


def test_answers_that_today_cannot_read_are_said_to_be_so(
    clinic: Any, stopped: Any, alice: Any, signed_in: Enter
) -> None:
    Screening.objects.update(answers={"a_question_of_the_past": "yes"})
    assert "cannot read these answers" in read(signed_in(alice), stopped.screening)


def test_it_is_reached_from_the_review_and_the_timeline_and_shows_what_was_decided(
    clinic: Any, mel: Any, now: datetime, signed_in: Enter
) -> None:
    person = a_candidate(clinic, at=now, aneurysm="yes")
    settle_all(person, mel, now)
    browser, link = signed_in(mel), f'href="/screenings/{person.screening_id}/why/"'
    assert link in browser.get(f"/review/{person.pk}/").content.decode()
    assert link in browser.get(f"/patients/{person.patient_id}/").content.decode()
    page = read(browser, person.screening)
    assert "What a person decided" in page and "Weighed with the patient." in page


def test_only_those_who_open_charts_of_this_clinic_see_it(
    stopped: Any, fran: Any, olive: Any, charlie: Any, client: Client, signed_in: Enter
) -> None:
    address = f"/screenings/{stopped.screening_id}/why/"
    assert [signed_in(one).get(address).status_code for one in (fran, olive, charlie)] == [403, 403, 404]
    assert client.get(address).status_code == 302
    assert signed_in(stopped.patient).get(address).status_code == 404
    assert "why/" not in signed_in(fran).get(f"/review/{stopped.pk}/").content.decode()
