"""Coming in as staff: password, second factor, lock-out, and sessions that end."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from rekindle.journey.ledger.models import Entry
from rekindle.journey.people import actions
from tests.builders import a_patient

pytestmark = pytest.mark.django_db
PASSWORD = "a quiet orchard in rain"
Enter = Callable[[Any], Any]


@pytest.fixture(autouse=True)
def fresh_counters(settings: Any) -> Iterator[None]:
    """Rate limits live in the cache; each test begins without any. Signing in leads to a room of this test's own."""
    settings.LOGIN_REDIRECT_URL = "tasks:worklist"
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def nurse(nia: Any) -> Any:
    nia.set_password(PASSWORD)
    nia.save()
    return nia


def code_for(secret: str, at: float | None = None) -> str:
    """The code an app would show; RFC 6238 with its defaults."""
    import time

    return format_hotp_value(hotp_value(secret, int(at or time.time()) // 30))


def with_totp(person: Any) -> str:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    Authenticator.objects.create(user=person, type="totp", data={"secret": secret})
    return secret


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post("/sign-in/", {"login": email, "password": password})


def test_the_first_sign_in_leads_to_the_second_factor_and_nowhere_else(nurse: Any, client: Client) -> None:
    assert sign_in(client, nurse.email).status_code == 302
    for address in ("/tasks/", "/account/", "/account/password/", "/roles/", "/", "/account/recovery-codes/"):
        assert client.get(address)["Location"] == "/account/second-factor/", address
    page = client.get("/account/second-factor/")
    assert page.status_code == 200
    secret = re.search(r'id="secret">([A-Z2-7]+)<', page.content.decode())
    assert secret and 'src="data:image/svg+xml;base64,' in page.content.decode()
    wrong = client.post("/account/second-factor/", {"code": "000000"})
    assert "error-summary" in wrong.content.decode() and not Authenticator.objects.exists()
    right = client.post("/account/second-factor/", {"code": code_for(secret.group(1))})
    assert right["Location"] == "/account/recovery-codes/"
    assert client.get("/account/recovery-codes/").content.decode().count('<code class="mono">') == 10
    assert client.get("/tasks/").status_code == 200


def test_the_next_sign_in_asks_for_the_code(nurse: Any, client: Client) -> None:
    secret = with_totp(nurse)
    assert sign_in(client, nurse.email.upper())["Location"].startswith("/sign-in/code/")
    assert client.get("/tasks/")["Location"].startswith("/sign-in/")
    assert "error-summary" in client.post("/sign-in/code/", {"code": "000000"}).content.decode()
    assert client.post("/sign-in/code/", {"code": code_for(secret)})["Location"] == "/tasks/"
    assert client.get("/tasks/").status_code == 200
    assert Entry.objects.filter(verb="staff.signed_in").count() == 1


def test_a_code_is_used_once(nurse: Any) -> None:
    secret = with_totp(nurse)
    code, answers = code_for(secret), []
    for browser in (Client(), Client()):
        sign_in(browser, nurse.email)
        answers.append(browser.post("/sign-in/code/", {"code": code}).status_code)
    assert answers == [302, 200]


def test_a_code_typed_a_little_late_still_works_but_not_twice(nurse: Any) -> None:
    secret, answers = with_totp(nurse), []
    start = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    code = code_for(secret, start.timestamp())
    for late_s in (35, 50, 95):
        with time_machine.travel(start + timedelta(seconds=late_s), tick=False):
            browser = Client()
            sign_in(browser, nurse.email)
            answers.append(browser.post("/sign-in/code/", {"code": code}).status_code)
    assert answers == [302, 200, 200]


def test_guessing_codes_is_stopped(nurse: Any, client: Client) -> None:
    secret = with_totp(nurse)
    sign_in(client, nurse.email)
    for _try in range(8):
        client.post("/sign-in/code/", {"code": "000000"})
    assert client.post("/sign-in/code/", {"code": code_for(secret)}).status_code == 200
    assert client.get("/tasks/").status_code == 302


def test_a_recovery_code_works_once(nurse: Any, client: Client) -> None:
    with_totp(nurse)
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    (code, *_rest) = RecoveryCodes.activate(nurse).get_unused_codes()
    for expected in (302, 200):
        browser = Client()
        sign_in(browser, nurse.email)
        assert browser.post("/sign-in/code/", {"code": code}).status_code == expected


@pytest.mark.parametrize("known", [True, False])
def test_six_wrong_passwords_lock_and_the_page_says_so_and_for_how_long(
    known: bool, nurse: Any, client: Client
) -> None:
    email = nurse.email if known else "nobody@harbour.example"
    for _try in range(5):
        page = sign_in(client, email, "wrong wrong wrong")
        assert page.status_code == 200 and "error-summary" in page.content.decode()
    for password in ("wrong wrong wrong", PASSWORD):
        locked = sign_in(client, email.upper(), password)
        text = locked.content.decode()
        assert locked.status_code == 429
        assert "locked for 15 minutes" in text and "whether or not somebody works here" in text
    assert "_auth_user_id" not in client.session


def test_locking_one_address_does_not_lock_a_colleague_at_the_same_desk(nurse: Any, bob: Any, client: Client) -> None:
    for _try in range(7):
        sign_in(client, "nobody@harbour.example", "wrong wrong wrong")
    assert sign_in(client, nurse.email).status_code == 302


def test_the_lock_opens_after_a_quarter_of_an_hour(nurse: Any, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 24, 15, 0, tzinfo=UTC), tick=False) as clock:
        for _try in range(6):
            sign_in(client, nurse.email, "wrong wrong wrong")
        clock.shift(timedelta(minutes=14))
        assert sign_in(client, nurse.email).status_code == 429
        clock.shift(timedelta(minutes=2))
        assert sign_in(client, nurse.email).status_code == 302


def test_known_and_unknown_addresses_get_the_same_answer(nurse: Any) -> None:
    answers = [
        sign_in(Client(), email, "wrong wrong wrong").content.decode() for email in (nurse.email, "no@x.example")
    ]
    seen = [re.sub(r'value="[^"]*"|data-now="[^"]*"', "", text) for text in answers]
    assert seen[0] == seen[1]


def test_whose_access_has_ended_cannot_come_in(nurse: Any, olive: Any, now: datetime, client: Client) -> None:
    actions.end_access(staff=nurse, by=olive, at=now)
    assert sign_in(client, nurse.email)["Location"] == "/sign-in/ended/"
    assert client.get("/sign-in/ended/").status_code == 200
    assert client.get("/tasks/")["Location"].startswith("/sign-in/")


def test_nobody_without_a_password_comes_in(nia: Any, client: Client) -> None:
    nia.set_unusable_password()
    nia.save()
    for password in ("", "!", nia.password):
        assert sign_in(client, nia.email, password).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "account_set_password", "account_confirm_login_code"],
)
def test_what_the_sign_in_library_offers_and_we_do_not_is_not_there(name: str, db: None, client: Client) -> None:
    from django.urls import reverse

    assert client.get(reverse(name)).status_code == client.post(reverse(name)).status_code == 404


def test_the_second_factor_is_never_turned_off(nurse: Any, signed_in: Enter) -> None:
    with_totp(nurse)
    browser = signed_in(nurse)
    browser.post("/account/second-factor/off/")
    assert Authenticator.objects.filter(user=nurse, type="totp").exists()


def test_new_recovery_codes_need_the_password_again(nurse: Any, signed_in: Enter) -> None:
    with_totp(nurse)
    browser = signed_in(nurse)
    assert browser.get("/account/").status_code == 200
    away = browser.get("/account/recovery-codes/new/")["Location"]
    assert away.startswith("/sign-in/again/")
    assert browser.get(away).status_code == 200
    assert browser.post(away, {"password": "wrong wrong wrong"}).status_code == 200
    back = browser.post(away, {"password": PASSWORD})["Location"]
    assert back == "/account/recovery-codes/new/"
    assert browser.post(back)["Location"] == "/account/recovery-codes/"


def test_changing_the_password_ends_other_sessions(nurse: Any, signed_in: Enter) -> None:
    with_totp(nurse)
    here, elsewhere = signed_in(nurse), signed_in(nurse)
    assert here.get("/account/password/").status_code == 200
    new = "seven lanterns by the quay"
    wrong = here.post("/account/password/", {"oldpassword": "wrong", "password1": new, "password2": new})
    assert "error-summary" in wrong.content.decode()
    here.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    nurse.refresh_from_db()
    assert nurse.check_password(new)
    assert here.get("/tasks/").status_code == 200
    assert elsewhere.get("/tasks/").status_code == 302


def test_signing_out_is_a_press(nurse: Any, signed_in: Enter) -> None:
    browser = signed_in(nurse)
    assert browser.get("/sign-out/").status_code == browser.get("/tasks/").status_code == 200
    assert browser.post("/sign-out/")["Location"] == "/"
    assert browser.get("/tasks/").status_code == 302


@pytest.mark.parametrize(
    ("who", "address", "idle_min", "absolute_min"), [("nia", "/tasks/", 20, 720), ("ruth", "/me/contact/", 30, 240)]
)
def test_sessions_end_when_idle_and_when_old(
    who: str, address: str, idle_min: int, absolute_min: int, clinic: Any, nia: Any, now: datetime, signed_in: Enter
) -> None:
    person = nia if who == "nia" else a_patient(clinic, at=now)
    with time_machine.travel(now, tick=False) as clock:
        browser = signed_in(person)
        assert browser.get(address).status_code == 200
        clock.shift(timedelta(minutes=idle_min))
        assert browser.get(address).status_code == 200
        clock.shift(timedelta(minutes=idle_min, seconds=1))
        assert browser.get(address).status_code == 302
        browser = signed_in(person)
        for _step in range(absolute_min // 10):
            assert browser.get(address).status_code == 200
            clock.shift(timedelta(minutes=10))
        assert browser.get(address).status_code == 200
        clock.shift(timedelta(minutes=1))
        assert browser.get(address).status_code == 302


def test_a_patient_who_signs_in_where_staff_sat_leaves_nothing_of_them(
    clinic: Any, nurse: Any, now: datetime, signed_in: Enter
) -> None:
    from rekindle.journey.ledger.actor import Stranger
    from rekindle.journey.post.models import Message

    ruth, browser = a_patient(clinic, at=now), signed_in(nurse)
    at = datetime.now(UTC)
    actions.send_sign_in_link(patient=ruth, next_path="/me/contact/", by=Stranger(), at=at)
    token = Message.objects.get().body.split("/link/")[1].split("/")[0]
    browser.post(f"/link/{token}/")
    assert browser.get("/me/contact/").status_code == 200
    assert browser.get("/tasks/").status_code == 404


def test_staff_who_sign_in_where_a_patient_sat_are_staff_only(
    clinic: Any, nia: Any, now: datetime, signed_in: Enter
) -> None:
    ruth = a_patient(clinic, at=now)
    browser = signed_in(nia)
    session = browser.session
    session["patient_key"] = ruth.pk
    session.save()
    assert browser.get("/tasks/").status_code == 200
    assert "patient_key" not in browser.session


def test_an_erased_patients_session_ends(clinic: Any, now: datetime, signed_in: Enter) -> None:
    ruth = a_patient(clinic, at=now)
    browser = signed_in(ruth)
    ruth.__class__.objects.update(erased_at=now)
    assert browser.get("/me/contact/").status_code == 302
