"""A real clinic treats nobody while a value its protocol needs is unconfirmed; a demo does, and says so."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from rekindle.journey.courses import actions as courses
from rekindle.journey.courses.actions import why_not_prescribe
from rekindle.journey.courses.models import Course
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places.confirming import confirm_as_they_stand
from rekindle.journey.places.models import Clinic, ValueConfirmation
from rekindle.journey.treatments import actions, readiness
from rekindle.journey.treatments.models import Treatment
from tests.journey.treatments.builders_treatments import (
    a_booked_session,
    a_consented_patient,
    a_course,
    an_open_treatment,
    make_ready,
)

pytestmark = pytest.mark.django_db
WAITING = "orders.epinephrine"


def forget(clinic: Any) -> None:
    """One value of the protocol is not confirmed any more, as after an upgrade that changed it."""
    ValueConfirmation.objects.filter(clinic=clinic, key=WAITING).delete()


def test_no_course_is_signed(clinic: Any, alice: Any, now: datetime) -> None:
    ruth = a_consented_patient(clinic, alice, now)
    forget(clinic)
    with pytest.raises(Refused, match="1 clinical value that ketamine by drip for mood needs"):
        a_course(ruth, alice, now)
    assert not Course.objects.exists()
    confirm_as_they_stand(clinic=clinic, keys=[WAITING], by=alice, at=now)
    assert a_course(ruth, alice, now).status == "active"


def test_no_new_order_is_signed(clinic: Any, alice: Any, now: datetime) -> None:
    course = a_course(a_consented_patient(clinic, alice, now), alice, now)
    forget(clinic)
    with pytest.raises(Refused, match="unconfirmed default"):
        courses.change_order(
            course=course, mg_per_kg=Decimal("0.5"), minutes=45, weight_kg=Decimal("70"), by=alice, at=now
        )


def test_no_session_is_opened(clinic: Any, alice: Any, nia: Any, now: datetime) -> None:
    session = a_booked_session(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    forget(clinic)
    with pytest.raises(Refused, match="unconfirmed default"):
        actions.open_day(session=session, chair=clinic.chairs.first(), nurse=nia, by=nia, at=now)
    assert not Treatment.objects.exists()


def test_no_infusion_begins(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> None:
    opened = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    make_ready(opened, nia, bob, now)
    forget(clinic)
    assert [refusal.code for refusal in readiness.why_not_begin(opened, now)] == ["clinic.unconfirmed"]
    with pytest.raises(Refused, match="unconfirmed default"):
        actions.begin(treatment=opened, by=nia, at=now)
    Clinic.objects.filter(pk=clinic.pk).update(is_demo=True)
    actions.begin(treatment=Treatment.objects.get(), by=nia, at=now)
    assert Treatment.objects.get().status == "in-progress"


@pytest.mark.parametrize("is_demo", [False, True])
def test_the_pages_say_so_and_lead_to_the_values(
    clinic: Any, alice: Any, nia: Any, now: datetime, signed_in: Callable[[Any], Client], is_demo: bool
) -> None:
    ruth = a_consented_patient(clinic, alice, now)
    course = a_course(ruth, alice, now)
    opened = an_open_treatment(course, nia, now)
    forget(clinic)
    Clinic.objects.filter(pk=clinic.pk).update(is_demo=is_demo)
    words = "This demo clinic goes on with 1 unconfirmed default" if is_demo else "1 clinical value is an unconfirmed"
    browser = signed_in(alice)
    for address in (
        f"/patients/{ruth.pk}/prescribe/",
        f"/courses/{course.pk}/order/",
        f"/treatments/{opened.pk}/ready/",
    ):
        page = " ".join(browser.get(address).content.decode().split())
        assert words in page and 'href="/clinic/values/"' in page, address
    ruth.clinic.refresh_from_db()
    reasons = {refusal.code for refusal in why_not_prescribe(patient=ruth, at=now)}
    assert ("clinic.unconfirmed" in reasons) is (not is_demo)
