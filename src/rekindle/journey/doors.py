"""Who may come into a room: every page says it once, above its view."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from rekindle.journey.actor import kind

View = Callable[..., HttpResponse]


class HouseRequest(HttpRequest):
    """A request after the middleware has decided who acts, where and when."""

    actor: Any
    clinic: Any
    now: datetime
    may: Callable[[str], bool]


class Hidden(Http404):
    """Nothing is at this address, or nothing that this person may know of."""

    def __init__(self) -> None:
        super().__init__("There is nothing at this address.")


class NotYours(Exception):
    """A member of staff asked for something that another role does; said in one sentence."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or _("Your role does not include this. Ask a colleague whose role does, or the owner of the clinic.")
        )


def staff(permission: str) -> Callable[[View], View]:
    """Let in members of staff whose role holds the permission; show strangers the way to sign in."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            who = kind(request.actor)
            if who == "stranger":
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            if who != "staff":
                raise Hidden
            if not request.may(permission):
                raise NotYours
            return view(request, *args, **kwargs)

        return _marked(guarded, f"staff: {permission}")

    return door


def patient(view: View) -> View:
    """Let in patients, to their own pages; show strangers how to ask for a sign-in link."""

    @wraps(view)
    def guarded(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        who = kind(request.actor)
        if who == "stranger":
            return redirect(f"{reverse('people:ask_link')}?{urlencode({'next': request.get_full_path()})}")
        if who != "patient":
            raise Hidden
        return view(request, *args, **kwargs)

    return _marked(guarded, "patient")


def anyone(view: View) -> View:
    """An open door, said out loud so that no page is open by accident."""

    @wraps(view)
    def guarded(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return _marked(guarded, "anyone")


def _marked(view: View, door: str) -> View:
    view.door = door  # type: ignore[attr-defined]  # read by the test that every page has a door
    return view
