"""How the staff come in: by invitation only, with a password and a second factor, and not by guessing."""

import time
from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.contrib.auth import logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rekindle.journey.ledger.actions import record
from rekindle.journey.people.models import Staff

FRESH_FOR_S = 600


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs themselves up: staff are invited by the owner."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and this password do not belong together. Check both; try again."),
        "incorrect_password": _("That is not your password. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted in one place only, by the lock-out, which outlives a restart."""

    @transaction.atomic
    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin a session and write down that it began."""
        super().login(request, user)
        if isinstance(user, Staff):
            record("staff.signed_in", "signed in", about=user, by=user, at=timezone.now(), clinic=user.clinic)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again before a second factor changes, unless it was given in the last ten minutes."""
        request = context.request
        given = [one["at"] for one in get_authentication_records(request, request.user) if one["method"] == "password"]
        return not given or time.time() - given[-1] > FRESH_FOR_S

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Check the password again, counted by the lock-out like any other try."""
        again = self.authenticate(context.request, email=user.get_username(), password=password)
        return again is not None and again.pk == user.pk


def who_tries(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The address somebody tries to sign in with, whatever its case; known and unknown ones count alike."""
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(given).strip().lower()[:255]


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session of whoever is signed in; a visit only asks."""
    if request.method != "POST":
        return render(request, "account/logout.html")
    next_page = "account_login" if request.POST.get("again") else "front_door"
    logout(request)
    return redirect(next_page)


def not_offered(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """An address that the sign-in library must be able to name, and that this house does not offer."""
    raise Http404
