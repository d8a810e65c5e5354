"""The pages of a course: the sum before the signature, six sessions or none, and doors that hold."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.clinical.values import DEFAULTS, ClinicValues
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Consent
from rekindle.journey.courses import actions, queries
from rekindle.journey.courses.actions.ordering import Asked, why_not_dose
from rekindle.journey.courses.models import Course, PlannedSession
from rekindle.journey.places.models import ValueConfirmation
from tests.journey.treatments.builders_treatments import a_consented_patient, a_course

ASKED = {
    "weight_kg": "70", "mg_per_kg": "0.5", "minutes": "40", "phase": "induction", "sessions": "6",
    "order_ids": ["ondansetron", "oxygen"],
}  # fmt: skip
PREPARED = {"vial_mg_per_ml": "50", "vial_mg": "500", "bag_ml": "100"}


@pytest.fixture
def ruth(clinic: Any, alice: Any, now: datetime) -> Any:
    return a_consented_patient(clinic, alice, now, "Ruth O’Abara")


def test_the_sum_is_shown_with_its_units_and_only_then_signed(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        browser = signed_in(alice)
        assert browser.get(url).status_code == 200
        shown = browser.post(url, ASKED | {"work_out": "1"}).content.decode()
        assert not Course.objects.exists()
        for words in ("0.5 mg/kg × 70.0 kg", "35.0 mg", "12.50 mcg/kg/min", "22.9 kg/m²", "usual"):
            assert words in shown
        signed = browser.post(url, ASKED | {"sign": "1"})
        course = Course.objects.get()
        assert (signed.status_code, signed.url) == (303, reverse("courses:schedule", args=[course.pk]))
        assert browser.post(url, ASKED | {"sign": "1"}).status_code == 409
    assert Course.objects.count() == 1


def test_who_may_not_be_treated_is_shown_every_reason_and_no_form(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    Consent.objects.update(withdrawn_at=now, withdrawn_by="Ruth")
    with time_machine.travel(now, tick=False):
        page = signed_in(alice).get(reverse("courses:prescribe", args=[ruth.pk])).content.decode()
    assert "withdrawn" in page and 'name="weight_kg"' not in page


def test_an_unusual_dose_without_a_reason_cannot_be_signed(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        answer = signed_in(alice).post(url, ASKED | {"mg_per_kg": "0.9", "sign": "1"})
        assert answer.status_code == 409 and "write down why" in answer.content.decode()
        signed = signed_in(alice).post(url, ASKED | {"mg_per_kg": "0.9", "reason": "Faded at 0.75.", "sign": "1"})
    assert signed.url == reverse("courses:course", args=[Course.objects.get().pk])


@pytest.mark.parametrize("name", ["course", "schedule", "order"])
def test_the_pages_open_here_and_are_not_there_for_another_clinic(
    ruth: Any, alice: Any, charlie: Any, signed_in: Callable[[Any], Any], now: datetime, name: str
) -> None:
    course = a_course(ruth, alice, now)
    session = PlannedSession.objects.filter(course=course)[0]
    with time_machine.travel(now, tick=False):
        url = reverse(f"courses:{name}", args=[course.pk])
        assert signed_in(alice).get(url).status_code == 200
        assert signed_in(charlie).get(url).status_code == 404
        assert signed_in(charlie).get(reverse("courses:move", args=[session.pk])).status_code == 404
        assert signed_in(charlie).get(reverse("courses:prescribe", args=[ruth.pk])).status_code == 404
        for press in ("hold", "resume", "stop", "countersign"):
            assert signed_in(charlie).post(reverse(f"courses:{press}", args=[course.pk]), {}).status_code == 404


def _filled(page: Any) -> dict[str, str]:
    said = {}
    for _, form in page.context["forms"]:
        said[f"{form.prefix}-starts_at"] = f"{form.initial['starts_at']:%Y-%m-%dT%H:%M}"
        said[f"{form.prefix}-chair"] = str(form.initial["chair"].pk)
        said[f"{form.prefix}-nurse"] = str(form.initial["nurse"].pk)
    return said


def test_the_proposed_sessions_are_booked_with_one_press_and_a_second_press_books_nothing_more(
    ruth: Any, alice: Any, nia: Any, fran: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    url = reverse("courses:schedule", args=[course.pk])
    with time_machine.travel(now, tick=False):
        browser = signed_in(fran)
        said = _filled(browser.get(url))
        assert len(said) == 18
        assert browser.post(url, said).status_code == 303
        assert browser.post(url, said).status_code == 303
    assert Appointment.objects.filter(kind="treatment", status="booked").count() == 6


def test_one_time_too_close_books_none_and_says_why(
    ruth: Any, alice: Any, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    url = reverse("courses:schedule", args=[course.pk])
    with time_machine.travel(now, tick=False):
        browser = signed_in(nia)
        said = _filled(browser.get(url))
        said["session2-starts_at"] = said["session1-starts_at"]
        answer = browser.post(url, said)
        assert answer.status_code == 409 and "hours apart" in answer.content.decode()
    assert not Appointment.objects.filter(kind="treatment").exists()


def test_a_session_is_moved_from_its_own_page(
    ruth: Any, alice: Any, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    slot = queries.proposed_places(course, now)[1]
    session = PlannedSession.objects.get(course=course, number=1)
    with time_machine.travel(now, tick=False):
        browser = signed_in(nia)
        url = reverse("courses:move", args=[session.pk])
        assert browser.get(url).status_code == 200
        starts_at = f"{slot.starts_at.astimezone(ZoneInfo(course.clinic.time_zone)):%Y-%m-%dT%H:%M}"
        assert slot.chair is not None
        said = {"starts_at": starts_at, "chair": str(slot.chair.pk), "nurse": str(nia.pk)}
        assert browser.post(url, said | {"starts_at": starts_at[:-1] + "3"}).status_code == 409
        assert browser.post(url, said).status_code == 303
    session.refresh_from_db()
    assert session.appointment is not None and session.appointment.starts_at == slot.starts_at


def test_holding_without_a_reason_is_refused_in_the_page(
    ruth: Any, alice: Any, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    with time_machine.travel(now, tick=False):
        url = reverse("courses:hold", args=[course.pk])
        assert signed_in(nia).post(url, {"hold-words": " "}).status_code == 409
        assert signed_in(nia).post(url, {"hold-words": "Blood in the urine."}).status_code == 303
        page = signed_in(alice).get(reverse("courses:course", args=[course.pk])).content.decode()
    assert "Blood in the urine." in page


def test_a_course_page_costs_the_same_for_six_sessions_as_for_one(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now, sessions=1)

    def count() -> int:
        with time_machine.travel(now, tick=False), CaptureQueriesContext(connection) as spent:
            assert browser.get(reverse("courses:course", args=[course.pk])).status_code == 200
        return len(spent)

    with time_machine.travel(now, tick=False):
        browser = signed_in(alice)
        browser.get(reverse("courses:course", args=[course.pk]))
    before = count()
    for days in range(10, 40, 2):
        actions.add_session(course=course, target_on=now.date() + timedelta(days=days), by=alice, at=now)
    assert count() == before


def test_one_page_says_the_pump_rate_and_what_would_have_been_refused(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    # V1 and V7 of clinical.md 4.6: 35/50 = 0.70 mL, 35/100 = 0.35 mg/mL, 150 mL/h; 1.5 x 70 = 105 mg; 100 mL in 30 min
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        shown = signed_in(alice).post(url, ASKED | PREPARED | {"work_out": "1"}).content.decode()
    for words in (
        "35.0 mg in 100 mL over 40 min runs at 150.0 mL/h, which is 52.5 mg/h.",
        "0.70 mL", "0.350 mg/mL", "465.0 mg", "Wasted, before a witness", "52.5 mg/h", "12.50 mcg/kg/min",
        "above 1.5 mg/kg", "above 105 mg", "below 50 or above 200 mL/h", "Confirmed by", "above 70 to 105 mg",
    ):  # fmt: skip
        assert words in shown, words


def test_a_limit_that_nobody_has_confirmed_says_so(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        assert "Unconfirmed default" not in signed_in(alice).post(url, ASKED | {"work_out": "1"}).content.decode()
        a_demo(ruth.clinic)
        assert "Unconfirmed default" in signed_in(alice).post(url, ASKED | {"work_out": "1"}).content.decode()


def a_demo(clinic: Any) -> None:
    """The clinic becomes one of invented people, where nobody has confirmed the dose for weight."""
    clinic.is_demo = True
    clinic.save()
    ValueConfirmation.objects.filter(clinic=clinic, key="dose.iv_mg_per_kg.hard").update(offered="something older")


def test_the_vial_and_the_bag_are_shown_and_not_signed(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        browser = signed_in(alice)
        shown = browser.post(url, ASKED | PREPARED | {"bag_ml": "5", "work_out": "1"}).content.decode()
        assert "With this vial and bag" in shown and "7 mg/mL" in shown
        signed = browser.post(url, ASKED | PREPARED | {"bag_ml": "5", "sign": "1"})
    assert signed.status_code == 303
    assert Course.objects.get().dose_mg == 35


@pytest.mark.parametrize("weight_kg", ["24.9", "350.1", "0", "-70", "1e9"])
def test_a_weight_out_of_range_is_said_beside_its_field(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime, weight_kg: str
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        answer = signed_in(alice).post(url, ASKED | {"weight_kg": weight_kg, "sign": "1"})
    assert answer.status_code == 422 and "weight_kg" in answer.context["form"].errors
    assert not Course.objects.exists()


def test_a_first_dose_is_proposed_with_its_reasons_or_with_what_is_missing(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        browser = signed_in(alice)
        unknown = browser.post(url, ASKED | {"work_out": "1"}).content.decode()
        calm = browser.post(url, ASKED | {"anxious": "no", "work_out": "1"}).content.decode()
        anxious = browser.post(url, ASKED | {"anxious": "yes", "work_out": "1"}).content.decode()
    assert "Look first." in unknown and "whether the person is very anxious" in unknown
    assert "Begin at 0.5 mg/kg, 35.0 mg." in calm
    assert "Begin at 0.25 to 0.5 mg/kg, 17.5 to 35.0 mg." in anxious


def test_a_slip_of_the_hand_is_said_and_not_mended(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("courses:prescribe", args=[ruth.pk])
    with time_machine.travel(now, tick=False):
        shown = signed_in(alice).post(url, ASKED | {"mg_per_kg": "0.05", "work_out": "1"}).content.decode()
    assert "a decimal point that has moved" in shown and "3.5 mg" in shown


def test_the_next_dose_is_proposed_from_what_the_prescriber_knows(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    url = reverse("courses:order", args=[course.pk])
    asked = {"weight_kg": "70", "mg_per_kg": "0.5", "minutes": "40", "work_out": "1"}
    with time_machine.travel(now, tick=False):
        browser = signed_in(alice)
        page = browser.post(url, asked | {"worst_grade": "2"})
        assert page.context["proposed"].kind == "review"  # no session was given: age and the like are not known here
        assert page.status_code == 200 and "What the protocol would propose" in page.content.decode()


def test_a_stricter_clinic_is_asked_for_a_reason_sooner(ruth: Any, alice: Any, now: datetime) -> None:
    stricter = ClinicValues({"dose.iv_mg_per_kg.usual_to": 0.5})
    asked = Asked(Decimal("0.6"), 40, 6, Decimal(70))
    clearance = queries.clearance_of(ruth)
    assert clearance is not None
    assert why_not_dose(clearance, asked, DEFAULTS) == ()
    assert [refusal.code for refusal in why_not_dose(clearance, asked, stricter)] == ["course.reason"]
