"""Every scale the library can score: how this clinic may ask it, the wording it brings, what it switched on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.modes import TIERS, modes_of
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import Hidden
from rekindle.journey.people.doors import HouseRequest, staff
from rekindle.journey.places.queries import on_day
from rekindle.journey.questionnaires import licences
from rekindle.journey.questionnaires.asked import all_asked, asked_as, switches, wordings
from rekindle.journey.questionnaires.forms.wording import SwitchForm, WordingForm

MANAGE = "clinic.manage"
READ = "desk.see"  # no person is named on these pages
SHELVES = (
    ("shipped_wording", _("Asked with its own words")),
    ("clinic_wording", _("Asked with the clinic's wording")),
    ("numbered_items", _("Asked by number, from the clinic's licensed copy")),
    ("total_only", _("The result alone")),
)


@require_safe
@staff(READ)
def scales(request: HouseRequest) -> HttpResponse:
    """Every scale, by how this clinic may ask it today."""
    found = all_asked(request.clinic, on=on_day(request.clinic, request.now))
    shelves = [(title, [one for one in found if one.mode == mode and one.standing.offered]) for mode, title in SHELVES]
    off = [one for one in found if not one.standing.offered]
    return render(request, "questionnaires/scales.html", {"shelves": shelves, "off": off, "count": len(found)})


@require_safe
@staff(READ)
def scale(request: HouseRequest, instrument: str) -> HttpResponse:
    """One scale: its licence, its modes, and what the clinic has on record."""
    return _page(request, instrument)


@require_POST
@staff(MANAGE)
def bring(request: HouseRequest, instrument: str) -> HttpResponse:
    """Keep the wording a clinic brings under its own licence."""
    form = WordingForm(request.POST, request.FILES)
    done = _("The wording is kept. It is used from now on.")

    def act(given: dict[str, Any]) -> object:
        return licences.bring_wording(instrument=instrument, **_who(request), **given)

    return _keep(request, instrument, form, act, done)


@require_POST
@staff(MANAGE)
def withdraw(request: HouseRequest, instrument: str) -> HttpResponse:
    """Show the clinic's wording no longer."""
    _known(instrument)
    licences.withdraw_wording(instrument=instrument, **_who(request))
    messages.success(request, _("The wording is withdrawn. The scale is asked by number."))
    return redirect("questionnaires:scale", instrument)


@require_POST
@staff(MANAGE)
def switch_on(request: HouseRequest, instrument: str) -> HttpResponse:
    """Switch on a scale whose owner has answered."""
    form = SwitchForm(request.POST)

    def act(given: dict[str, Any]) -> object:
        return licences.switch_on(instrument=instrument, **_who(request), **given)

    return _keep(request, instrument, form, act, _("The scale is on."))


@require_POST
@staff(MANAGE)
def switch_off(request: HouseRequest, instrument: str) -> HttpResponse:
    """Switch a scale off again."""
    _known(instrument)
    licences.switch_off(instrument=instrument, **_who(request))
    messages.success(request, _("The scale is off."))
    return redirect("questionnaires:scale", instrument)


def _who(request: HouseRequest) -> dict[str, Any]:
    return {"clinic": request.clinic, "by": request.actor, "at": request.now}


def _known(instrument: str) -> Any:
    if instrument not in ASKABLE:
        raise Hidden
    return ASKABLE[instrument]


def _keep(
    request: HouseRequest, instrument: str, form: Any, act: Callable[[dict[str, Any]], object], done: str
) -> HttpResponse:
    _known(instrument)
    if not form.is_valid():
        return _page(request, instrument, form, status=422)
    try:
        act(form.cleaned_data)
    except Refused as refused:
        return _page(request, instrument, form, status=409, refusals=refused.reasons)
    messages.success(request, done)
    return redirect("questionnaires:scale", instrument)


def _page(
    request: HouseRequest, instrument: str, form: Any = None, *, status: int = 200, refusals: tuple[Any, ...] = ()
) -> HttpResponse:
    one, clinic = _known(instrument), request.clinic
    may_manage = request.may(MANAGE)
    takes_wording = "clinic_wording" in modes_of(one)
    asked = asked_as(clinic, instrument, on=on_day(clinic, request.now))
    page = {
        "one": one,
        "asked": asked,
        "tier": TIERS[one.tier],
        "published": instrument in INSTRUMENTS,
        "row": wordings(clinic).filter(instrument=instrument).first(),
        "switch": switches(clinic).filter(instrument=instrument).first(),
        "wording_form": (form if isinstance(form, WordingForm) else WordingForm()) if takes_wording else None,
        "switch_form": (form if isinstance(form, SwitchForm) else SwitchForm()) if one.off and one.worded else None,
        "form": form,
        "may_manage": may_manage,
        "refusals": refusals,
    }
    return render(request, "questionnaires/scale.html", page, status=status)
