"""The clinic's own page: hours, closed days, chairs, who is on call, and whether the form is open."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.journey.doors import Hidden, HouseRequest, staff
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places import actions, queries
from rekindle.journey.places.forms import (
    ChairForm,
    ClosedDayForm,
    CodeForm,
    DetailsForm,
    HoursForm,
    OnCallForm,
    RoutesForm,
)

MANAGE = "clinic.manage"


@staff(MANAGE)
def clinic(request: HouseRequest) -> HttpResponse:
    """Everything that is set up once and looked at now and then."""
    return _page(request)


@require_POST
@staff(MANAGE)
def describe(request: HouseRequest) -> HttpResponse:
    """Correct what the clinic says about itself."""
    form = DetailsForm(request.POST)
    return _keep(request, "details", form, lambda given: actions.describe(**_who(request), **given), _("Kept."))


@require_POST
@staff(MANAGE)
def hours(request: HouseRequest) -> HttpResponse:
    """Set the week's hours."""
    form = HoursForm(request.POST, hours=[])
    return _keep(
        request, "hours", form, lambda _given: actions.set_hours(hours=form.hours(), **_who(request)), _("Hours kept.")
    )


@require_POST
@staff(MANAGE)
def routes(request: HouseRequest) -> HttpResponse:
    """Say in which ways ketamine is given here."""
    form = RoutesForm(request.POST)
    return _keep(
        request, "routes", form, lambda given: actions.say_routes(**_who(request), **given), _("Ways of giving kept.")
    )


@require_POST
@staff(MANAGE)
def close_day(request: HouseRequest) -> HttpResponse:
    """Keep the clinic shut on a day."""
    form = ClosedDayForm(request.POST, today=queries.on_day(request.clinic, request.now))
    return _keep(request, "closed", form, lambda given: actions.close_day(**_who(request), **given), _("Day closed."))


@require_POST
@staff(MANAGE)
def open_day(request: HouseRequest, pk: int) -> HttpResponse:
    """Take a closed day back."""
    day = _own(queries.closed_days(request.clinic, queries.on_day(request.clinic, request.now)), pk)
    return _press(request, lambda: actions.open_day_again(on=day.on, **_who(request)), _("The day is open again."))


@require_POST
@staff(MANAGE)
def add_chair(request: HouseRequest) -> HttpResponse:
    """Put a chair into use."""
    form = ChairForm(request.POST)
    return _keep(request, "chair", form, lambda given: actions.add_chair(**_who(request), **given), _("Chair in use."))


@require_POST
@staff(MANAGE)
def retire_chair(request: HouseRequest, pk: int) -> HttpResponse:
    """Take a chair out of use."""
    chair = _own(queries.chairs(request.clinic), pk)
    done = _("The chair is out of use.")
    return _press(request, lambda: actions.retire_chair(chair=chair, by=request.actor, at=request.now), done)


@require_POST
@staff(MANAGE)
def name_on_call(request: HouseRequest) -> HttpResponse:
    """Name somebody on call."""
    form = OnCallForm(request.POST)
    done = _("Named. Send a test next: they count once the code is read back.")
    return _keep(request, "on_call", form, lambda given: actions.name_on_call(**_who(request), **given), done)


@require_POST
@staff(MANAGE)
def send_test(request: HouseRequest, pk: int) -> HttpResponse:
    """Send somebody on call a code."""
    contact = _own(queries.on_call(request.clinic), pk)
    done = _("The test is on its way. Ask them for the code and enter it here.")
    return _press(request, lambda: actions.send_on_call_test(contact=contact, by=request.actor, at=request.now), done)


@require_POST
@staff(MANAGE)
def confirm_test(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter the code that was read back."""
    contact = _own(queries.on_call(request.clinic), pk)
    code = str(request.POST.get("code", ""))[:12]

    def act() -> object:
        return actions.confirm_on_call_test(contact=contact, code=code, by=request.actor, at=request.now)

    return _press(request, act, _("They are reachable, and count from now on."))


@require_POST
@staff(MANAGE)
def retire_on_call(request: HouseRequest, pk: int) -> HttpResponse:
    """Take somebody off call."""
    contact = _own(queries.on_call(request.clinic), pk)
    done = _("They are off call.")
    return _press(request, lambda: actions.retire_on_call(contact=contact, by=request.actor, at=request.now), done)


@require_POST
@staff(MANAGE)
def open_form(request: HouseRequest) -> HttpResponse:
    """Open the form to the public."""
    return _press(request, lambda: actions.open_form(**_who(request)), _("The form is open to the public."))


@require_POST
@staff(MANAGE)
def close_form(request: HouseRequest) -> HttpResponse:
    """Close the form to the public."""
    return _press(request, lambda: actions.close_form(**_who(request)), _("The form is closed."))


def _who(request: HouseRequest) -> dict[str, Any]:
    return {"clinic": request.clinic, "by": request.actor, "at": request.now}


def _own(rows: Any, pk: int) -> Any:
    """One row of this clinic; another clinic's and none at all give the same answer."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Hidden
    return found


def _keep(
    request: HouseRequest, name: str, form: forms.Form, act: Callable[[dict[str, Any]], object], done: str
) -> HttpResponse:
    """One form of the page: kept, or shown again with what is wrong."""
    if not form.is_valid():
        return _page(request, {name: form}, status=422)
    try:
        act(form.cleaned_data)
    except Refused as refused:
        return _page(request, {name: form}, status=409, refusals=refused.sentences)
    messages.success(request, done)
    return redirect("places:clinic")


def _press(request: HouseRequest, act: Callable[[], object], done: str) -> HttpResponse:
    """One button of the page: done, or told why not."""
    try:
        act()
    except Refused as refused:
        return _page(request, status=409, refusals=refused.sentences)
    messages.success(request, done)
    return redirect("places:clinic")


def _page(
    request: HouseRequest,
    bound: dict[str, forms.Form] | None = None,
    *,
    status: int = 200,
    refusals: tuple[str, ...] = (),
) -> HttpResponse:
    here, today = request.clinic, queries.on_day(request.clinic, request.now)
    named = ("name", "phone", "after_hours_phone", "address", "time_zone")
    page: dict[str, Any] = {
        "details": DetailsForm(initial={name: getattr(here, name) for name in named}),
        "hours": HoursForm(hours=list(queries.hours(here))),
        "closed": ClosedDayForm(today=today),
        "chair": ChairForm(auto_id="id_chair_%s"),
        "on_call": OnCallForm(auto_id="id_on_call_%s"),
        "routes": RoutesForm(initial={"routes": queries.routes_given(here)}),
    } | (bound or {})
    page |= {
        "form": next(iter((bound or {}).values()), None),
        "refusals": refusals,
        "closed_days": queries.closed_days(here, today),
        "chairs": queries.chairs(here),
        "contacts": [
            {"contact": one, "code": CodeForm(auto_id=f"id_code_{one.pk}_%s")} for one in queries.on_call(here)
        ],
        "tested": queries.tested_on_call(here).exists(),
    }
    return render(request, "places/clinic.html", page, status=status)
