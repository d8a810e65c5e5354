"""The owner sets up the clinic by its page alone."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from rekindle.journey.places import queries
from rekindle.journey.places.models import Chair, Clinic, OnCallContact
from rekindle.journey.post.models import Message

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Any]
CONTACT = {"name": "Dana Call", "phone": "+1 555 0177", "email": "dana@oncall.example", "answers_when": "always"}


def test_the_form_is_opened_by_naming_testing_and_confirming(clinic: Any, olive: Any, signed_in: Enter) -> None:
    browser = signed_in(olive)
    browser.post("/clinic/form/close/")
    refused = browser.post("/clinic/form/open/")
    assert refused.status_code == 409 and "until an on-call contact" in refused.content.decode()
    assert browser.post("/clinic/on-call/", CONTACT).status_code == 302
    contact = OnCallContact.objects.get()
    assert browser.post(f"/clinic/on-call/{contact.pk}/test/").status_code == 302
    assert "Confirm the code" in browser.get("/clinic/").content.decode()
    assert browser.post(f"/clinic/on-call/{contact.pk}/confirm/", {"code": "nonsense"}).status_code == 409
    code = next(word for word in Message.objects.get().body.split() if word.isdigit() and len(word) == 6)
    assert browser.post(f"/clinic/on-call/{contact.pk}/confirm/", {"code": code}).status_code == 302
    assert browser.post("/clinic/form/open/").status_code == 302
    assert Clinic.objects.get().form_opened_by == "Olive Reed"
    assert browser.post(f"/clinic/on-call/{contact.pk}/retire/").status_code == 409


def test_hours_chairs_and_closed_days_by_the_page(clinic: Any, olive: Any, signed_in: Enter) -> None:
    browser = signed_in(olive)
    assert browser.post("/clinic/hours/", {"opens_2": "09:00", "closes_2": "17:00"}).status_code == 302
    assert [row.weekday for row in queries.hours(clinic)] == [2]
    for wrong in ({"opens_2": "09:00"}, {"opens_2": "17:00", "closes_2": "09:00"}, {"opens_2": "x", "closes_2": "y"}):
        assert browser.post("/clinic/hours/", wrong).status_code == 422
    assert browser.post("/clinic/chairs/", {"name": "O'Brien’s chair"}).status_code == 302
    chair = Chair.objects.get(name="O'Brien’s chair")
    assert browser.post(f"/clinic/chairs/{chair.pk}/retire/").status_code == 302
    assert browser.post("/clinic/closed-days/", {"on": "2099-12-25", "reason": "Holiday"}).status_code == 302
    assert browser.post("/clinic/closed-days/", {"on": "2001-12-25", "reason": "Past"}).status_code == 422
    (day,) = queries.closed_days(clinic, datetime(2099, 1, 1).date())
    assert "Holiday" in browser.get("/clinic/").content.decode()
    assert browser.post(f"/clinic/closed-days/{day.pk}/open/").status_code == 302


def test_the_details_by_the_page(clinic: Any, olive: Any, signed_in: Enter) -> None:
    details = {"name": "Harbour", "phone": "+1 555 0100", "address": "1 Quay", "time_zone": "America/Chicago"}
    browser = signed_in(olive)
    assert browser.post("/clinic/details/", details).status_code == 302
    for wrong in ({"time_zone": "Nowhere"}, {"phone": "call me"}, {"phone": "12"}, {"name": ""}):
        page = browser.post("/clinic/details/", details | wrong)
        assert page.status_code == 422 and "error-summary" in page.content.decode()


def test_cover_by_the_page(clinic: Any, olive: Any, nia: Any, charlie: Any, signed_in: Enter) -> None:
    browser = signed_in(olive)
    cover = {"person": nia.pk, "role": "nurse", "starts_at": "2099-01-01T08:00", "ends_at": "2099-01-01T18:00"}
    assert "Nobody covers anything" in browser.get("/clinic/coverage/").content.decode()
    assert browser.post("/clinic/coverage/", cover).status_code == 302
    assert "1 Jan 2099, 08:00" in browser.get("/clinic/coverage/").content.decode()
    for wrong in ({"person": charlie.pk}, {"ends_at": "2099-01-01T07:00"}, {"role": "king"}):
        assert browser.post("/clinic/coverage/", cover | wrong).status_code == 422
    from rekindle.journey.tasks.models import Coverage

    row = Coverage.objects.get()
    assert browser.post(f"/clinic/coverage/{row.pk}/end/").status_code == 302
    assert not Coverage.objects.exists()


def test_another_clinics_rows_are_not_there(clinic: Any, other_clinic: Any, olive: Any, signed_in: Enter) -> None:
    browser, theirs = signed_in(olive), Chair.objects.filter(clinic=other_clinic).first()
    assert theirs is not None
    assert browser.post(f"/clinic/chairs/{theirs.pk}/retire/").status_code == 404
    assert browser.post("/clinic/chairs/999999/retire/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.active


@pytest.mark.parametrize("who", ["nia", "fran", "alice", "theo"])
def test_a_role_that_does_not_set_up_the_clinic_is_told_so(
    who: str, clinic: Any, signed_in: Enter, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/clinic/")
    assert page.status_code == 403 and "Your role does not include this" in page.content.decode()
