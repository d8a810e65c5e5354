"""What a hand does about an alarm: one press each, from the floor or from the chair."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from rekindle.journey.courses.pressing import attempt, see_other
from rekindle.journey.people import doors
from rekindle.journey.treatments import actions, queries
from rekindle.journey.treatments.forms.chair import CallForm
from rekindle.journey.treatments.models import Treatment
from rekindle.journey.treatments.views.chair import show


def _press(request: doors.StaffRequest, pk: int, act: Callable[[Treatment], object]) -> HttpResponse:
    """Done, it leads back to where it was pressed; refused, the chair page says why."""
    row = queries.find(pk, for_=request.actor)
    refused = attempt(lambda: act(row))
    if refused:
        return show(request, queries.find(pk, for_=request.actor), refused)
    if request.POST.get("back") == "floor":
        return see_other("/floor/")
    return see_other(reverse("treatments:chair", args=[pk]))


def _seen(request: doors.StaffRequest) -> int | None:
    """How far into the log the page had read when it was drawn; a page that does not say so has seen nothing."""
    said = str(request.POST.get("seen", ""))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


@require_POST
@doors.staff("treatment.run")
def have(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """I have it: of everything that stood when the page was drawn."""
    return _press(
        request,
        pk,
        lambda row: actions.acknowledge(treatment=row, seen=_seen(request), by=request.actor, at=request.now),
    )


@require_POST
@doors.staff("treatment.run")
def quiet(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The sound of this chair rests for two minutes at most."""
    return _press(request, pk, lambda row: actions.pause_audio(treatment=row, by=request.actor, at=request.now))


@require_POST
@doors.staff("treatment.run")
def call(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Help is called to this chair, with or without a word for what it is."""
    form = CallForm(request.POST)
    said = form.cleaned_data["symptom"] if form.is_valid() else ""
    symptom = said or "staff_call"  # a call is never refused for how it was worded
    return _press(
        request, pk, lambda row: actions.call(treatment=row, symptom=symptom, by=request.actor, at=request.now)
    )


@require_POST
@doors.staff("treatment.run")
def over(request: doors.StaffRequest, pk: int, condition: str) -> HttpResponse:
    """What was reported is over, or a fault was put right."""
    return _press(
        request,
        pk,
        lambda row: actions.reset(treatment=row, condition=condition, by=request.actor, at=request.now),
    )
