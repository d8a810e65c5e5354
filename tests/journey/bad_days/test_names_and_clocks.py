"""Names that trip up software, and appointments on the days the clocks change in New York."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.html import escape
from time_machine import travel

from rekindle.journey.appointments import actions, queries
from rekindle.journey.appointments.models import Appointment, Occupancy
from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import OpeningHours
from rekindle.journey.questionnaires.actions import begin_screening
from rekindle.journey.questionnaires.queries import remember
from rekindle.journey.treatments import actions as treatments
from rekindle.journey.treatments.models import Note
from tests.builders import a_patient
from tests.journey.bad_days.whole import half_written
from tests.journey.candidates.builders_candidates import a_candidate
from tests.journey.treatments import builders_treatments as chair
from tests.web.forms_on_page import errors_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]
NEW_YORK = ZoneInfo("America/New_York")
NAMES = {
    "an apostrophe": "Seán O’Dálaigh d'Arcy-O'Neill",
    "right to left": "ليلى عبد الرحمن الحداد",
    "two hundred characters": ("Wolfeschlegelsteinhausenbergerdorff " * 6)[:200].strip().ljust(200, "z"),
    "marks and brackets": "Zoë <b>Ångström</b> & Sons \u200fשרה",
}


def day_page(browser: Client, on: date) -> str:
    return browser.get(f"/appointments/?on={on}").content.decode()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_comes_through_every_page_as_it_was_given(
    clinic: Any, alice: Any, nia: Any, bob: Any, signed_in: SignIn, now: datetime, name: str
) -> None:
    assert len(name) <= 200
    patient = chair.a_consented_patient(clinic, alice, now, name)
    row = chair.an_open_treatment(chair.a_course(patient, alice, now), nia, now)
    chair.make_ready(row, nia, bob, now)
    treatments.begin(treatment=row, by=nia, at=now)
    shown = escape(name)
    with travel(now + timedelta(minutes=5), tick=False):
        browser = signed_in(nia)
        for url in (
            f"/patients/{patient.pk}/", "/patients/", "/floor/", "/desk/", "/treatments/", f"/treatments/{row.pk}/",
            f"/treatments/{row.pk}/note/", f"/treatments/{row.pk}/flowsheet/", f"/courses/{row.session.course_id}/",
            "/appointments/",
        ):  # fmt: skip
            page = browser.get(url).content.decode()
            assert shown in page, url
            assert "<b>Ångström</b>" not in page
        assert signed_in(patient).get("/me/").status_code == 200


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_goes_whole_from_the_questionnaire_into_the_record_and_is_found_again(
    clinic: Any, fran: Any, signed_in: SignIn, now: datetime, name: str
) -> None:
    with travel(now, tick=False):
        candidate = a_candidate(clinic, name, at=now)
        assert Patient.objects.get(pk=candidate.patient_id).name == name
        browser = signed_in(fran)
        assert escape(name) in browser.get("/review/").content.decode()
        found = browser.get("/patients/", {"q": name.split()[0][:20]}).content.decode()
        assert escape(name) in found
        contact = browser.get(f"/patients/{candidate.patient_id}/contact/")
        assert f'value="{escape(name)}"' in contact.content.decode()
    assert half_written() == []


def test_a_longer_name_is_refused_with_a_sentence_and_not_cut(
    clinic: Any, fran: Any, signed_in: SignIn, now: datetime
) -> None:
    with travel(now, tick=False):
        patient = a_patient(clinic, at=now)
        browser = signed_in(fran)
        given = {"name": "N" * 201, "phone": "+1 555 0123", "email": "ruth@patients.example"}
        answer = browser.post(f"/patients/{patient.pk}/contact/", given)
        patient.refresh_from_db()
        assert (answer.status_code, patient.name) == (422, "Ruth Abara")
        assert errors_of(answer.content.decode())["id_name"].endswith(".")
        sheet, _token = begin_screening(clinic=clinic, by=Stranger(), at=now)
        stranger = Client()
        session = stranger.session
        remember(session, sheet)
        session.save()
        contact = {"contact_name": "N" * 201, "name": "N" * 201, "phone": "+1 555 0123", "email": "r@patients.example"}
        answer = stranger.post(f"/q/{sheet.pk}/p/contact/", contact)
        assert answer.status_code == 422
        assert all(text.endswith(".") for text in errors_of(answer.content.decode()).values())


def test_a_signed_note_holds_the_whole_name(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> None:
    row, at = chair.a_recovered_treatment(clinic, alice, nia, bob, now)
    Patient.objects.filter(pk=row.patient_id).update(name=NAMES["two hundred characters"])
    row.patient.refresh_from_db()
    treatments.discharge(treatment=row, by=nia, at=at, **(chair.ESCORT | {"escort_name": NAMES["right to left"]}))
    treatments.waste(treatment=row, wasted_mg=row.dose_mg * 0 + 465, by=nia, at=at)
    treatments.witness_waste(treatment=row, by=bob, at=at)
    treatments.sign_note(treatment=row, impression="Went well.", by=nia, at=at)
    text = Note.objects.get().text
    assert NAMES["two hundred characters"] in text
    assert NAMES["right to left"] in text


# 1 November 2026: at 02:00 the clocks go back to 01:00. 14 March 2027: at 02:00 they go on to 03:00.
CHANGES = {
    "the Saturday before they go back": (date(2026, 10, 31), 13),
    "the Sunday they go back": (date(2026, 11, 1), 14),
    "the Saturday before they go on": (date(2027, 3, 13), 14),
    "the Sunday they go on": (date(2027, 3, 14), 13),
}


@pytest.mark.parametrize(("on", "nine_in_utc"), CHANGES.values(), ids=CHANGES)
def test_nine_in_the_morning_is_nine_whatever_the_clocks_do(
    clinic: Any, alice: Any, fran: Any, signed_in: SignIn, on: date, nine_in_utc: int
) -> None:
    for weekday in (5, 6):
        OpeningHours.objects.create(clinic=clinic, weekday=weekday, opens="08:00", closes="18:00")
    at = datetime.combine(on, datetime.min.time(), UTC) - timedelta(days=3)
    patient = a_patient(clinic, at=at)
    slots = queries.free_slots(clinic, "consultation", on, 1, at=at)
    assert slots[0].starts_at.astimezone(NEW_YORK).hour == 8
    assert (slots[-1].ends_at - slots[0].starts_at) == timedelta(hours=10)
    nine = next(slot for slot in slots if slot.starts_at.astimezone(NEW_YORK).hour == 9)
    given: dict[str, Any] = {"kind": "consultation", "starts_at": nine.starts_at, "practitioner": alice}
    actions.book(clinic=clinic, patient=patient, by=fran, at=at, **given)
    booked = Appointment.objects.get()
    assert booked.starts_at == datetime(on.year, on.month, on.day, nine_in_utc, 0, tzinfo=UTC)
    assert [one.pk for one in queries.on_day(clinic, on)] == [booked.pk]
    assert not queries.on_day(clinic, on + timedelta(days=1)).exists()
    assert Occupancy.objects.filter(appointment=booked, resource="patient").count() == 6
    with travel(at, tick=False):
        assert "09:00" in day_page(signed_in(fran), on)
        assert "09:00" in signed_in(patient).get("/me/").content.decode()


def test_a_treatment_through_the_hour_that_comes_twice_lasts_as_long_as_it_lasted(
    clinic: Any, alice: Any, nia: Any, bob: Any, signed_in: SignIn
) -> None:
    """Begun at 01:40 by the first clock of the night of 1 November, charted 30 minutes later at 01:10 by the second."""
    began_at = datetime(2026, 11, 1, 5, 40, tzinfo=UTC)
    for weekday in (5, 6):
        OpeningHours.objects.create(clinic=clinic, weekday=weekday, opens="00:00", closes="23:55")
    patient = chair.a_consented_patient(clinic, alice, began_at)
    row = chair.an_open_treatment(chair.a_course(patient, alice, began_at), nia, began_at)
    chair.make_ready(row, nia, bob, began_at)
    treatments.begin(treatment=row, by=nia, at=began_at)
    treatments.chart_vitals(treatment=row, values=chair.CALM, by=nia, at=began_at + timedelta(minutes=30))
    with travel(began_at + timedelta(minutes=31), tick=False):
        page = signed_in(nia).get(f"/treatments/{row.pk}/").content.decode()
    assert "01:10" in page
    assert "31" in page


def test_three_weeks_of_sessions_across_the_change_keep_their_hour(clinic: Any, alice: Any, nia: Any) -> None:
    at = datetime(2026, 10, 26, 13, 0, tzinfo=UTC)
    course = chair.a_course(chair.a_consented_patient(clinic, alice, at), alice, at)
    from rekindle.journey.courses import queries as courses

    proposed = courses.proposed_places(course, at)
    hours = {place.starts_at.astimezone(NEW_YORK).hour for place in proposed.values()}
    offsets = {place.starts_at.astimezone(NEW_YORK).utcoffset() for place in proposed.values()}
    assert len(offsets) == 2
    assert all(8 <= hour < 18 for hour in hours)
