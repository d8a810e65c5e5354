"""Registering people, reaching them as they agreed, and letting them in by a link that works once."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import access, actions, queries
from rekindle.journey.people.models import Patient, SignInLink
from rekindle.journey.post.models import Message
from tests.builders import a_patient

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Any]


def the_token() -> str:
    body = Message.objects.latest("pk").body
    return next(part for part in body.split() if "/link/" in part).split("/")[-2]


def registered(clinic: Any, by: Any, at: datetime, **given: Any) -> Patient:
    fields = {"name": "Ruth Abara", "phone": "+1 555 0123", "email": "ruth@patients.example"}
    return actions.register_patient(clinic=clinic, by=by, at=at, **(fields | given))


def test_somebody_is_registered_with_what_they_agreed_to(clinic: Any, now: datetime) -> None:
    ruth = registered(clinic, Stranger(), now, consent={"email": True, "phone": False})
    assert queries.consents(ruth) == {"email": True, "phone": False}
    line = Entry.objects.get()
    assert (line.sentence, line.patient_key) == ("A visitor registered Ruth Abara.", str(ruth.pk))


@pytest.mark.parametrize("name", ["Siobhán O'Connor-D'Arcy", "مريم الخطيب", "N" * 200, "<b>Bold</b>"])
def test_any_name_is_kept_and_shown_as_it_is(
    name: str, clinic: Any, fran: Any, now: datetime, signed_in: Enter
) -> None:
    from django.utils.html import escape

    ruth = registered(clinic, fran, now, name=name)
    page = signed_in(fran).get(f"/patients/{ruth.pk}/contact/").content.decode()
    assert f"<bdi>{escape(name)}</bdi>" in page and "<b>Bold" not in page


def test_the_newest_answer_about_a_channel_counts(clinic: Any, fran: Any, now: datetime) -> None:
    ruth = registered(clinic, fran, now, consent={"email": True})
    actions.say_consent(patient=ruth, consent={"email": False}, by=ruth, at=now + timedelta(minutes=1))
    assert (queries.agreed_to(ruth, "email"), queries.agreed_to(ruth, "phone")) == (False, False)


def test_staff_write_only_where_the_patient_agreed(clinic: Any, fran: Any, now: datetime) -> None:
    ruth = registered(clinic, fran, now, consent={"email": False})
    with pytest.raises(Refused, match="has not agreed to be reached by e-mail"):
        actions.send_sign_in_link(patient=ruth, by=fran, at=now)
    told = actions.tell_patient(patient=ruth, kind="next_step", unique_key="k", by=fran, at=now)
    assert (told, Message.objects.count()) == (None, 0)
    actions.send_sign_in_link(patient=ruth, by=Stranger(), at=now)
    assert Message.objects.count() == 1


def test_nobody_without_an_address_gets_a_link(clinic: Any, fran: Any, now: datetime) -> None:
    with pytest.raises(Refused, match="no e-mail address"):
        actions.send_sign_in_link(patient=registered(clinic, fran, now, email=""), by=fran, at=now)


def test_a_patient_is_told_once_and_led_to_the_page_that_matters(clinic: Any, fran: Any, now: datetime) -> None:
    ruth = registered(clinic, fran, now, consent={"email": True})
    first = actions.tell_patient(
        patient=ruth, kind="check_in_due", unique_key="k", next_path="/me/contact/", by=fran, at=now
    )
    assert actions.tell_patient(patient=ruth, kind="check_in_due", unique_key="k", by=fran, at=now) == first
    assert SignInLink.objects.count() == 1
    assert actions.consume_sign_in_link(token=the_token(), at=now) == (ruth, "/me/contact/")


def test_a_visit_uses_nothing_up_and_a_press_signs_in_once(clinic: Any, now: datetime, client: Client) -> None:
    ruth = registered(clinic, Stranger(), datetime.now(now.tzinfo))
    actions.send_sign_in_link(patient=ruth, next_path="/me/contact/", by=Stranger(), at=datetime.now(now.tzinfo))
    address = f"/link/{the_token()}/"
    for _visit in range(3):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert SignInLink.objects.get().used_at is None and "patient_key" not in client.session
    before = client.session.session_key
    assert client.post(address)["Location"] == "/me/contact/"
    assert client.session["patient_key"] == ruth.pk and client.session.session_key != before
    assert client.get("/me/contact/").status_code == 200
    again = Client().post(address)
    assert again.status_code == 410 and "You can ask for a new one" in again.content.decode()


@pytest.mark.parametrize("late", [timedelta(hours=24), timedelta(days=30)])
def test_a_link_lasts_a_day(clinic: Any, now: datetime, late: timedelta) -> None:
    ruth = registered(clinic, Stranger(), now)
    actions.send_sign_in_link(patient=ruth, by=Stranger(), at=now)
    token = the_token()
    with pytest.raises(Refused, match="too old"):
        actions.consume_sign_in_link(token=token, at=now + late)
    assert actions.consume_sign_in_link(token=token, at=now + timedelta(hours=24) - timedelta(seconds=1))[0] == ruth


@pytest.mark.parametrize("forged", ["", "x", "a.b", "a" * 32 + "." + "b" * 43])
def test_a_forged_link_and_one_of_another_kind_are_refused(clinic: Any, olive: Any, now: datetime, forged: str) -> None:
    from rekindle.journey.people import links

    for token in (forged, links.new_token(links.INVITATION), links.new_token(links.SIGN_IN)):
        with pytest.raises(Refused):
            actions.consume_sign_in_link(token=token, at=now)


def test_a_link_ends_when_the_address_is_corrected_or_the_person_erased(clinic: Any, fran: Any, now: datetime) -> None:
    ruth = registered(clinic, fran, now)
    actions.send_sign_in_link(patient=ruth, by=Stranger(), at=now)
    actions.correct_contact(
        patient=ruth, name=ruth.name, phone=ruth.phone, email="new@patients.example", by=fran, at=now
    )
    with pytest.raises(Refused):
        actions.consume_sign_in_link(token=the_token(), at=now)
    actions.send_sign_in_link(patient=ruth, by=Stranger(), at=now)
    Patient.objects.update(erased_at=now)
    with pytest.raises(Refused):
        actions.consume_sign_in_link(token=the_token(), at=now)


def test_asking_for_a_link_answers_alike_for_known_and_unknown_addresses(
    clinic: Any, now: datetime, client: Client
) -> None:
    a_patient(clinic, at=now)
    known = client.post("/link/", {"email": "RUTH@patients.example", "next": "/me/contact/"}, follow=True)
    unknown = Client().post("/link/", {"email": "nobody@patients.example"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain == [("/link/asked/", 302)]
    assert "If we know this address" in known.content.decode()
    assert [message.to_address for message in Message.objects.all()] == ["ruth@patients.example"]
    client.post("/link/", {"email": "ruth@patients.example"})
    assert Message.objects.count() == 1  # asked again within two minutes


@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_a_link_never_leads_out_of_the_house(wanted: str, clinic: Any, now: datetime, client: Client) -> None:
    a_patient(clinic, at=now)
    client.post("/link/", {"email": "ruth@patients.example", "next": wanted})
    assert SignInLink.objects.get().next_path == ""


def test_an_address_that_is_none_is_refused_kindly(db: None, client: Client) -> None:
    page = client.post("/link/", {"email": "nonsense"})
    assert page.status_code == 422 and "error-summary" in page.content.decode()


def test_a_strangers_visit_to_a_patients_page_leads_to_the_link_page(db: None, client: Client) -> None:
    assert client.get("/me/contact/")["Location"] == "/link/?next=%2Fme%2Fcontact%2F"


def test_a_patient_says_how_they_may_be_reached(clinic: Any, now: datetime, signed_in: Enter) -> None:
    ruth = a_patient(clinic, at=now)
    browser = signed_in(ruth)
    assert browser.post("/me/contact/", {"email_ok": "on"}).status_code == 302
    assert queries.consents(ruth) == {"phone": False, "email": True}
    browser.post("/me/contact/", {"email_ok": "on"})
    assert Entry.objects.filter(verb="patient.consent_said").count() == 1
    assert browser.get("/staff/").status_code == browser.get("/tasks/").status_code == 404


def test_staff_correct_contact_details(clinic: Any, fran: Any, now: datetime, signed_in: Enter) -> None:
    ruth, browser = a_patient(clinic, at=now), signed_in(fran)
    new = {"name": "Ruth Abara-Lee", "phone": "+1 555 0999", "email": "ruth@patients.example", "phone_ok": "on"}
    assert browser.post(f"/patients/{ruth.pk}/contact/", new).status_code == 302
    ruth.refresh_from_db()
    assert (ruth.name, queries.consents(ruth)) == ("Ruth Abara-Lee", {"phone": True, "email": False})
    for wrong in ({"phone": "12"}, {"phone": "", "email": ""}, {"email": "x"}, {"name": ""}, {"name": "N" * 201}):
        assert browser.post(f"/patients/{ruth.pk}/contact/", new | wrong).status_code == 422
    refused = browser.post(f"/patients/{ruth.pk}/contact/link/")
    assert refused.status_code == 409 and "has not agreed" in refused.content.decode()
    browser.post(f"/patients/{ruth.pk}/contact/", new | {"email_ok": "on"})
    assert browser.post(f"/patients/{ruth.pk}/contact/link/").status_code == 302
    lines = Entry.objects.filter(verb="patient.contact_corrected").count()
    browser.post(f"/patients/{ruth.pk}/contact/", new | {"email_ok": "on"})
    assert Entry.objects.filter(verb="patient.contact_corrected").count() == lines


def test_another_clinics_patient_and_none_at_all_answer_alike(
    clinic: Any, charlie: Any, now: datetime, signed_in: Enter
) -> None:
    ruth, browser = a_patient(clinic, at=now), signed_in(charlie)
    for tail, act in (("contact/", browser.get), ("contact/", browser.post), ("contact/link/", browser.post)):
        assert act(f"/patients/{ruth.pk}/{tail}").status_code == act(f"/patients/999999/{tail}").status_code == 404


def test_the_one_door_to_a_patient(clinic: Any, fran: Any, charlie: Any, olive: Any, now: datetime) -> None:
    ruth, other = a_patient(clinic, at=now), a_patient(clinic, "Sam Else", at=now)
    assert access.patient(ruth.pk, by=fran) == access.patient(ruth.pk, by=ruth) == ruth
    for pk, by in ((ruth.pk, charlie), (999_999, fran), (ruth.pk, other), (ruth.pk, Stranger())):
        with pytest.raises(access.Hidden):
            access.patient(pk, by=by)
    with pytest.raises(access.NotYours):
        access.chart(ruth.pk, by=olive, at=now, page="timeline")
    fran.is_active = False
    with pytest.raises(access.Hidden):
        access.patient(ruth.pk, by=fran)
    with pytest.raises(access.Hidden):
        access.clinic_key(Stranger())
    assert access.clinic_key(ruth) == clinic.pk


def test_people_are_found_by_any_part_of_what_is_known(
    clinic: Any, fran: Any, other_clinic: Any, now: datetime
) -> None:
    ruth = a_patient(clinic, at=now, preferred_name="Ruthie")
    a_patient(other_clinic, at=now)
    for words in ("", "abara", "ruthie", "0123", "ruth patients.example"):
        assert list(queries.patients(for_=fran, words=words)) == [ruth]
    assert list(queries.patients(for_=fran, words="ruth zed")) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_once_exactly_one_signs_in(clinic: Any, now: datetime) -> None:
    ruth = registered(clinic, Stranger(), now)
    actions.send_sign_in_link(patient=ruth, by=Stranger(), at=now)
    token, start, outcomes = the_token(), threading.Barrier(2), []

    def press() -> None:
        start.wait()
        try:
            actions.consume_sign_in_link(token=token, at=now)
            outcomes.append("in")
        except Refused:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "refused"]
