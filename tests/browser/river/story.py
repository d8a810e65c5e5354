"""Who takes part in the story, how each of them signs in, and how they read their post."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

PASSWORD = "a quiet orchard in the rain"
STEP_S = 30


def totp(secret: str, at_s: float) -> str:
    """The six digits an authenticator app shows (RFC 6238 with SHA-1, thirty seconds, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at_s // STEP_S)), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def card(page: Page, heading: str) -> Locator:
    """The part of a page under one heading."""
    return page.locator("section, article, details").filter(has=page.get_by_role("heading", name=heading)).last


@dataclass
class Person:
    """Somebody on the staff, with the phone that shows their codes."""

    name: str
    email: str
    role: str
    secret: str = ""
    used_step: int = -1


@dataclass
class Story:
    """What the whole walk has in its hands: browsers, the clock, the post, the people."""

    open_browser: Callable[..., Page]
    clock: Any
    take: Callable[..., None]
    people: dict[str, Person] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    opened: list[Page] = field(default_factory=list)

    def visitor(self, *size: Any) -> Page:
        """A browser of one's own; what goes wrong in it is looked at when the story ends."""
        page = self.open_browser(*size)
        self.opened.append(page)
        return page

    def picture(self, page: Page, name: str, *, whole: bool = False) -> None:
        """A picture for the documents, once the page is dressed."""
        page.wait_for_load_state()
        page.evaluate("document.fonts.ready")
        self.take(page, name, whole=whole)

    def code(self, person: Person) -> str:
        """The next code of a person's app; each is shown to the clinic once, so wait for a new one."""
        if int(time.time() // STEP_S) <= person.used_step:
            self.clock.forward(seconds=STEP_S + 1)
        person.used_step = int(time.time() // STEP_S)
        return totp(person.secret, time.time())

    def sign_in(self, page: Page, name: str) -> None:
        """Password and code on the sign-in page, as every morning."""
        person = self.people[name]
        page.get_by_label("E-mail").fill(person.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("Six digits from your app, or one of your recovery codes").fill(self.code(person))
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_text(f"Signed in as {person.name}")).to_be_visible()

    def at(self, name: str, path: str = "/") -> Page:
        """A member of the staff at their desk, on a page; signed in again where the session has ended."""
        if name not in self.pages:
            self.pages[name] = self.visitor()
        page = self.pages[name]
        page.goto(path)
        if page.get_by_text("Signed in as").count() == 0:
            page.goto(f"/sign-in/?next={path}")
            self.sign_in(page, name)
        return page

    def after(self, page: Page, name: str, minutes: float) -> None:
        """Let time pass in front of a page; whoever was idle too long signs in again and is back where they were."""
        self.clock.forward(minutes=minutes)
        page.reload()
        if page.get_by_role("heading", name="Staff sign-in").count():
            self.sign_in(page, name)

    def local_minute(self, minutes: float = 0) -> str:
        """A minute on the clinic's wall clock, as a field for date and time takes it."""
        there = (self.clock.now + timedelta(minutes=minutes)).astimezone(ZoneInfo("America/New_York"))
        return f"{there:%Y-%m-%dT%H:%M}"

    def deliver(self) -> list[Path]:
        """Let the worker go one round, and look into the folder where this house leaves its mail."""
        from django.conf import settings

        from rekindle.web.rounds import go_round

        go_round()
        return sorted(Path(settings.MAIL_FOLDER).glob("*.eml"))

    def letters(self, to: str) -> list[str]:
        """Every letter to an address, oldest first, as its reader sees it."""
        read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in self.deliver()]
        return [f"{one['subject']}\n{one.get_content()}" for one in read if one["to"] == to]

    def newest_letter(self, to: str, about: str = "") -> str:
        """The letter on top of the pile, or the newest whose subject begins so."""
        return [one for one in self.letters(to) if one.startswith(about)][-1]

    def newest_link(self, to: str, about: str = "") -> str:
        """The link in the newest letter, without the house in front."""
        letter = self.newest_letter(to, about)
        found = re.search(r"https?://[^/\s]+(/\S+)", letter)
        assert found, f"There is no link in: {letter}"
        return found.group(1)
