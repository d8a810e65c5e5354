"""What every button of this room does: one verb, then a fresh page; or the reasons why not, on the same page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.doors import HouseRequest

Page = Callable[..., HttpResponse]


class SeeOther(HttpResponseRedirect):
    """After a form was kept: the page it leads to, fetched anew, so that going back sends nothing twice."""

    status_code = 303


def see_other(name: str, *args: Any) -> SeeOther:
    """Go on to another page."""
    return SeeOther(reverse(name, args=args))


def press(
    request: HouseRequest, verb: Callable[..., object], said: str, *, then: SeeOther, page: Page, **given: Any
) -> HttpResponse:
    """Do it and go on, or show every reason why not on the page one came from."""
    try:
        verb(by=request.actor, at=request.now, **given)
    except Refused as refused:
        return page(refusals=refused.reasons, status=409)
    messages.success(request, said)
    return then
