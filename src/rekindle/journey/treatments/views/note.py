"""The note and the flowsheet: what the record says, signed, added to, printed."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import access, doors
from rekindle.journey.treatments import actions, alarms, curves, narrative, queries
from rekindle.journey.treatments.forms.leaving import AddendumForm, ImpressionForm
from rekindle.journey.treatments.models import Treatment
from rekindle.journey.treatments.views import chair


def show(
    request: doors.StaffRequest, row: Treatment, refused: Sequence[str] = (), form: ImpressionForm | None = None
) -> HttpResponse:
    """The note as signed, or as it would be signed now."""
    note = queries.note_of(row)
    page: dict[str, Any] = {
        "treatment": row,
        "patient": row.patient,
        "note": note,
        "text": (note.text if note else narrative.write(row, request.now)).splitlines(),
        "addenda": queries.addenda(note) if note else (),
        "form": form or ImpressionForm(),
        "addendum_form": AddendumForm(),
        "is_over": row.status in ("completed", "stopped"),
        "refused": refused,
    }
    return render(request, "treatments/note.html", page, status=REFUSED if refused else 200)


@doors.staff("chart.read")
def note(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Read the note, and sign it with an impression."""
    row = queries.find(pk, for_=request.actor)
    if request.method == "POST":
        return _sign(request, row)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="note")
    return show(request, row)


def _sign(request: doors.StaffRequest, row: Treatment) -> HttpResponse:
    access.require(request.actor, "note.sign")
    form = ImpressionForm(request.POST)
    impression = form.cleaned_data["impression"] if form.is_valid() else ""
    refused = attempt(lambda: actions.sign_note(treatment=row, impression=impression, by=request.actor, at=request.now))
    return show(request, row, refused, form) if refused else see_other(reverse("treatments:note", args=[row.pk]))


@require_POST
@doors.staff("note.sign")
def addendum(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Add to a signed note."""
    row = queries.find(pk, for_=request.actor)
    signed = queries.note_of(row)
    if signed is None:
        raise Http404
    form = AddendumForm(request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    refused = attempt(lambda: actions.add_addendum(note=signed, text=text, by=request.actor, at=request.now))
    return show(request, row, refused) if refused else see_other(reverse("treatments:note", args=[pk]))


@doors.staff("chart.read")
def flowsheet(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Everything measured and done, in order of time, for paper."""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="flowsheet")
    page = chair.context(row, request)
    page |= {
        "left": queries.discharge_of(row),
        "note": queries.note_of(row),
        "told": alarms.told(row),
        "peak_at": curves.peak_at(page["exposure"]),
    }
    return render(request, "treatments/flowsheet.html", page)
