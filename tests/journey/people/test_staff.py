"""Inviting colleagues, changing roles, ending access: by the page and by the rules."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import actions, queries
from rekindle.journey.people.models import Invitation, Staff
from rekindle.journey.people.roles import PERMISSIONS, ROLES, RoleName, may
from rekindle.journey.post.models import Message
from rekindle.journey.tasks.models import Coverage
from tests.builders import a_member
from tests.journey.tasks.builders_tasks import cover_for

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Any]
PASSWORD = "a quiet orchard in rain"
NEW = {"name": "Siobhán O'Connor", "email": "Siobhan@Harbour.example", "role": "nurse"}


def the_token() -> str:
    return Message.objects.filter(kind="staff_invitation").latest("pk").body.split("/welcome/")[1].split("/")[0]


def test_an_owner_invites_and_the_invited_sets_a_password(clinic: Any, olive: Any, signed_in: Enter) -> None:
    assert signed_in(olive).post("/staff/", NEW).status_code == 302
    person = Staff.objects.get(email="siobhan@harbour.example")
    assert not person.has_usable_password()
    address, visitor = f"/welcome/{the_token()}/", Client()
    for _visit in range(3):
        assert "O&#x27;Connor" in visitor.get(address).content.decode()
    assert visitor.post(address, {"password": PASSWORD, "again": PASSWORD})["Location"] == "/sign-in/"
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert visitor.get(address).status_code == visitor.post(address, {}).status_code == 410


@pytest.mark.parametrize(
    ("password", "again"),
    [("short", "short"), (PASSWORD, "another orchard entirely"), ("password1234", "password1234"), ("", "")],
)
def test_a_poor_password_is_refused_and_uses_nothing_up(
    password: str, again: str, clinic: Any, olive: Any, now: datetime, client: Client
) -> None:
    at = datetime.now(now.tzinfo)
    person = actions.join(clinic=clinic, by=olive, at=at, **NEW)
    address = f"/welcome/{actions.invite(staff=person, by=olive, at=at)}/"
    assert client.post(address, {"password": password, "again": again}).status_code == 422
    assert client.post(address, {"password": PASSWORD, "again": PASSWORD}).status_code == 302


def test_an_invitation_lasts_seven_days_and_a_new_one_ends_the_old(clinic: Any, olive: Any, now: datetime) -> None:
    person = actions.join(clinic=clinic, by=olive, at=now, **NEW)
    old = actions.invite(staff=person, by=olive, at=now)
    with pytest.raises(Refused, match="a moment ago"):
        actions.invite(staff=person, by=olive, at=now)
    later = now + timedelta(minutes=1)
    new = actions.invite(staff=person, by=olive, at=later)
    for token, at in ((old, later), (new, later + timedelta(days=7)), ("forged", later)):
        with pytest.raises(Refused, match="used before or is too old"):
            actions.accept_invitation(token=token, password=PASSWORD, at=at)
    assert actions.accept_invitation(token=new, password=PASSWORD, at=later) == person
    with pytest.raises(Refused, match="already accepted"):
        actions.invite(staff=person, by=olive, at=now)


def test_an_address_is_used_once_whatever_its_case(clinic: Any, olive: Any, charlie: Any, signed_in: Enter) -> None:
    page = signed_in(olive).post("/staff/", NEW | {"email": charlie.email.upper()})
    assert page.status_code == 409 and "cannot be used for a new member" in page.content.decode()


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "N" * 201}, {"email": "x"}, {"role": "king"}])
def test_what_is_typed_wrongly_is_shown_again(wrong: dict[str, str], clinic: Any, olive: Any, signed_in: Enter) -> None:
    page = signed_in(olive).post("/staff/", NEW | wrong)
    assert page.status_code == 422 and "error-summary" in page.content.decode()


def test_a_role_is_changed_once(clinic: Any, olive: Any, nia: Any, signed_in: Enter) -> None:
    browser = signed_in(olive)
    for _press in range(2):
        assert browser.post(f"/staff/{nia.pk}/role/", {"role": "therapist"}).status_code == 302
    assert browser.post(f"/staff/{nia.pk}/role/", {"role": "king"}).status_code == 422
    nia.refresh_from_db()
    assert nia.role == "therapist"
    line = Entry.objects.get(verb="staff.role_changed")
    assert line.sentence == "Olive Reed changed the role of Nia Dunn from Nurse to Therapist."


def test_a_clinic_keeps_an_owner(clinic: Any, olive: Any, nia: Any, now: datetime) -> None:
    with pytest.raises(Refused, match="only owner"):
        actions.change_role(staff=olive, role="nurse", by=olive, at=now)
    with pytest.raises(Refused, match="your own access"):
        actions.end_access(staff=olive, by=olive, at=now)
    with pytest.raises(Refused, match="only owner"):
        actions.end_access(staff=olive, by=nia, at=now)
    actions.change_role(staff=nia, role="owner", by=olive, at=now)
    actions.end_access(staff=olive, by=nia, at=now)
    assert not olive.is_active


def test_ended_access_ends_cover_and_invitations_and_the_open_session(
    clinic: Any, olive: Any, nia: Any, signed_in: Enter, now: datetime
) -> None:
    cover_for(clinic, "nurse", nia, by=olive, at=datetime.now(now.tzinfo))
    hers = signed_in(nia)
    assert hers.get("/tasks/").status_code == 200
    browser = signed_in(olive)
    for _press in range(2):
        assert browser.post(f"/staff/{nia.pk}/end/").status_code == 302
    assert hers.get("/tasks/")["Location"].startswith("/sign-in/")
    assert Entry.objects.filter(verb="staff.access_ended").count() == 1
    assert not Coverage.objects.filter(ends_at__gt=datetime.now(now.tzinfo)).exists()
    assert "Access ended" in browser.get("/staff/").content.decode()
    assert browser.post(f"/staff/{nia.pk}/invite/").status_code == 409
    assert browser.post(f"/staff/{nia.pk}/reset/").status_code == 409
    assert browser.post(f"/staff/{nia.pk}/restore/").status_code == 302
    assert list(queries.former_staff_of(clinic)) == []


def test_who_lost_a_phone_begins_again(clinic: Any, olive: Any, nia: Any, signed_in: Enter, now: datetime) -> None:
    from allauth.mfa.models import Authenticator

    nia.set_password(PASSWORD)
    nia.save()
    Authenticator.objects.create(user=nia, type="totp", data={"secret": "x"})
    assert signed_in(olive).post(f"/staff/{nia.pk}/reset/").status_code == 302
    nia.refresh_from_db()
    assert not nia.has_usable_password() and not Authenticator.objects.exists()
    assert Invitation.objects.filter(staff=nia, used_at=None).count() == 1
    with pytest.raises(Refused, match="your own"):
        actions.reset_sign_in(staff=olive, by=olive, at=now)


def test_another_clinics_colleague_is_not_there(clinic: Any, olive: Any, charlie: Any, signed_in: Enter) -> None:
    browser = signed_in(olive)
    for verb in ("role", "end", "restore", "invite", "reset"):
        theirs = browser.post(f"/staff/{charlie.pk}/{verb}/", {"role": "nurse"})
        nothing = browser.post(f"/staff/999999/{verb}/", {"role": "nurse"})
        assert theirs.status_code == nothing.status_code == 404
    assert charlie.name not in browser.get("/staff/").content.decode()


def test_only_an_owner_manages_staff(clinic: Any, mel: Any, signed_in: Enter) -> None:
    browser = signed_in(mel)
    assert browser.get("/staff/").status_code == browser.post("/staff/", NEW).status_code == 403
    assert not Staff.objects.filter(email__icontains="siobhan").exists()


def test_the_list_makes_the_same_number_of_queries_for_3_rows_and_for_30(
    clinic: Any, olive: Any, now: datetime, signed_in: Enter
) -> None:
    browser, counts = signed_in(olive), []
    for upto in (3, 30):
        for number in range(Staff.objects.count(), upto):
            a_member(clinic, f"Person{number} Name", "nurse", at=now)
        browser.get("/staff/")
        with CaptureQueriesContext(connection) as seen:
            browser.get("/staff/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_roles_page_shows_every_permission_as_it_is(clinic: Any, nia: Any, signed_in: Enter) -> None:
    page = signed_in(nia).get("/roles/").content.decode()
    assert all(meaning.replace("'", "&#x27;") in page for meaning in PERMISSIONS.values())
    assert page.count(">yes<") == sum(len(role.permissions) for role in ROLES.values())


def test_roles_hold_only_permissions_that_exist_and_every_permission_is_held() -> None:
    held = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert held == set(PERMISSIONS) and set(ROLES) == set(RoleName)
    assert may("nurse", "treatment.run") and not may("owner", "chart.read") and not may("nobody", "desk.see")
    with pytest.raises(ValueError, match="is not a permission"):
        may("nurse", "fly")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_exactly_one_sets_the_password(clinic: Any, olive: Any, now: datetime) -> None:
    person = actions.join(clinic=clinic, by=olive, at=now, **NEW)
    token, start, outcomes = actions.invite(staff=person, by=olive, at=now), threading.Barrier(2), []

    def accept(password: str) -> None:
        start.wait()
        try:
            actions.accept_invitation(token=token, password=password, at=now)
            outcomes.append(password)
        except Refused:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=(f"{PASSWORD} {n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    person.refresh_from_db()
    assert len(outcomes) == 1 and person.check_password(outcomes[0])
