"""Signing in for real, step by step, so that each of its pages can be looked at."""

import time
from collections.abc import Iterator
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.pages import Known

PASSWORD = "a-lantern-in-the-harbour-42"


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def each_page_of_signing_in(page: Page, known: Known) -> Iterator[str]:
    """From the invitation to the page that asks for a code again; stops at each page by name."""
    from rekindle.journey.people import actions as people
    from rekindle.journey.people.models import Staff

    owner = Staff.objects.filter(clinic=known.clinic, role="owner").earliest("pk")
    new: dict[str, Any] = {"email": "pia@harbour.example", "name": "Pia New", "role": "nurse"}
    member = people.join(clinic=known.clinic, by=owner, at=known.at, **new)
    token = people.invite(staff=member, by=owner, at=known.at)
    page.goto(f"/welcome/{token}/")
    yield "people:welcome"
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Set my password").click()
    yield "account_login"
    _password(page)
    yield "mfa_activate_totp"
    secret = page.locator("#secret").inner_text()
    page.get_by_label("The six digits your app shows now").fill(_code(secret))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    yield "mfa_view_recovery_codes"
    for name, url in (
        ("mfa_index", "/account/"),
        ("mfa_generate_recovery_codes", "/account/recovery-codes/new/"),
        ("account_change_password", "/account/password/"),
        ("account_reauthenticate", "/sign-in/again/"),
        ("mfa_reauthenticate", "/sign-in/again/code/"),
    ):
        page.goto(url)
        assert page.url.endswith(url), f"{name} leads to {page.url}"
        yield name
    page.context.clear_cookies()
    page.goto("/sign-in/")
    _password(page)
    page.wait_for_url("**/sign-in/code/")
    yield "mfa_authenticate"


def _password(page: Page) -> None:
    page.get_by_label("E-mail").fill("pia@harbour.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
