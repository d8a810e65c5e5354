"""The director confirms chapter by chapter on the page; everyone else reads."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from rekindle.clinical.confirmable import CHAPTERS, VALUES
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.places import queries
from rekindle.journey.places.models import ValueConfirmation

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Client]
HEART = "/clinic/values/screening/screening.heart_attack_recent/"


@pytest.fixture(autouse=True)
def nobody_has_confirmed(clinic: Any) -> None:
    ValueConfirmation.objects.all().delete()


def read(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_chapter_is_confirmed_in_one_press(clinic: Any, mel: Any, signed_in: Enter) -> None:
    browser = signed_in(mel)
    page = read(browser.get("/clinic/values/"))
    assert "unconfirmed default" in page and "Screening" in page
    for chapter in CHAPTERS:
        page = read(browser.get(f"/clinic/values/{chapter.slug}/"))
        keys = [value.key for value in chapter.waiting]
        assert all(f'value="{key}"' in page for key in keys)
        asked = {"keys": keys, "content_version": CONTENT_VERSION}
        assert browser.post(f"/clinic/values/{chapter.slug}/confirm/", asked).status_code == (302 if keys else 422)
    assert queries.unconfirmed(clinic) == ()
    assert "Every value has been confirmed" in read(browser.get("/clinic/values/"))
    assert "Mel Ortiz, medical director" in read(browser.get("/clinic/values/screening/"))


def test_one_value_is_changed_within_its_band_and_refused_beyond(clinic: Any, alice: Any, signed_in: Enter) -> None:
    browser = signed_in(alice)
    page = read(browser.get(HEART))
    assert "60 days" in page and "42 to 365 days" in page and "from memory, not verified" in page
    refused = browser.post(f"{HEART}settle/", {"setting": "30", "reason": "Sooner.", "seen": "0"})
    assert refused.status_code == 422 and "42 to 365 days" in read(refused) and 'value="30' in read(refused)
    assert browser.post(f"{HEART}settle/", {"setting": "x", "seen": "0"}).status_code == 422
    kept = browser.post(f"{HEART}settle/", {"setting": "90", "reason": "Local practice.", "seen": "0"})
    assert kept.status_code == 302
    page = read(browser.get(HEART))
    assert "90 days" in page and "Local practice." in page and "Alice Hale, prescriber" in page
    late = browser.post(f"{HEART}settle/", {"setting": "70", "reason": "Later.", "seen": "0"})
    assert late.status_code == 409 and "has just settled" in read(late)


def test_what_has_no_band_shows_no_field_and_is_confirmed_as_it_stands(clinic: Any, mel: Any, signed_in: Enter) -> None:
    browser = signed_in(mel)
    address = "/clinic/values/standing-orders/orders.epinephrine/"
    page = read(browser.get(address))
    assert "0.3-0.5 mg" in page and 'name="setting"' not in page
    assert browser.post(f"{address}settle/", {"setting": "9 mg", "seen": "0"}).status_code == 302
    assert ValueConfirmation.objects.get(key="orders.epinephrine").setting == VALUES["orders.epinephrine"].default


def test_breastfeeding_is_a_choice_of_two(clinic: Any, mel: Any, signed_in: Enter) -> None:
    address = "/clinic/values/screening/screening.breastfeeding/"
    browser = signed_in(mel)
    assert 'type="radio"' in read(browser.get(address))
    assert browser.post(f"{address}settle/", {"setting": "always", "reason": "x y z", "seen": "0"}).status_code == 422
    given = {"setting": "review", "reason": "We have a lactation service.", "seen": "0"}
    assert browser.post(f"{address}settle/", given).status_code == 302
    assert queries.values_for(clinic).settings == {"screening.breastfeeding": "review"}


@pytest.mark.parametrize("who", ["nia", "fran", "olive", "theo"])
def test_others_read_and_cannot_press(clinic: Any, who: str, signed_in: Enter, request: pytest.FixtureRequest) -> None:
    browser = signed_in(request.getfixturevalue(who))
    for address in ("/clinic/values/", "/clinic/values/screening/", HEART):
        answer = browser.get(address)
        assert answer.status_code == 200
        assert not {"/confirm/", 'name="keys"', "/settle/"} & set(
            re.findall(r'/confirm/|/settle/|name="keys"', read(answer))
        )
    assert browser.post(f"{HEART}settle/", {"setting": "60", "seen": "0"}).status_code == 403
    assert browser.post("/clinic/values/screening/confirm/", {"keys": ["x"]}).status_code == 403
    assert not ValueConfirmation.objects.exists()


def test_only_prescribers_and_the_director_have_it_in_their_menu(
    clinic: Any, mel: Any, alice: Any, olive: Any, signed_in: Enter
) -> None:
    assert 'href="/clinic/values/"' in read(signed_in(mel).get("/desk/"))
    assert 'href="/clinic/values/"' in read(signed_in(alice).get("/desk/"))
    assert 'href="/clinic/values/"' not in read(signed_in(olive).get("/desk/"))


@pytest.mark.parametrize("address", ["nowhere/", "screening/nothing.here/", "alarms/screening.heart_attack_recent/"])
def test_what_is_not_there_is_not_found(clinic: Any, mel: Any, signed_in: Enter, address: str) -> None:
    assert signed_in(mel).get(f"/clinic/values/{address}").status_code == 404


def test_a_later_content_says_that_it_must_be_confirmed_again(
    clinic: Any, mel: Any, now: datetime, signed_in: Enter
) -> None:
    browser = signed_in(mel)
    browser.post(f"{HEART}settle/", {"setting": "60", "seen": "0"})
    ValueConfirmation.objects.update(offered='{"default": 45}')
    assert "changed since it was confirmed" in read(browser.get("/clinic/values/screening/"))
    assert "counts no more" in read(browser.get(HEART))
