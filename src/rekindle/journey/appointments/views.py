"""The diary of a day, one appointment, and booking by the office."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rekindle.journey.appointments import actions, queries
from rekindle.journey.appointments.forms import BookForm, MoveForm
from rekindle.journey.appointments.kinds import need_of
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import access
from rekindle.journey.people.doors import StaffRequest, staff

LOOK_AHEAD_D = 14


class SeeOther(HttpResponseRedirect):
    """After a form was kept: a page fetched anew."""

    status_code = 303


@require_safe
@staff("contact.read")
def day(request: StaffRequest) -> HttpResponse:
    """Everything in the diary of one day."""
    on = _day(request)
    rows = [_row(one, request) for one in queries.on_day(request.clinic, on)]
    context = {
        "on": on,
        "rows": rows,
        "open": queries.spans(request.clinic, on, 1).get(on),
        "before": on.fromordinal(on.toordinal() - 1),
        "after": on.fromordinal(on.toordinal() + 1),
        "today": timezone.localdate(request.now),
        "may_book": request.may("appointments.book"),
    }
    return render(request, "appointments/day.html", context)


@require_safe
@staff("contact.read")
def appointment(request: StaffRequest, pk: int) -> HttpResponse:
    """One appointment and what may be done about it."""
    found = queries.appointment(pk, by=request.actor)
    return render(request, "appointments/appointment.html", _one(request, found))


@require_POST
@staff("appointments.book")
def arrive(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that the person is here."""
    found = queries.appointment(pk, by=request.actor)
    try:
        actions.arrive(appointment=found, by=request.actor, at=request.now)
    except Refused as refused:
        context = _one(request, found) | {"refusals": refused.reasons}
        return render(request, "appointments/appointment.html", context, status=409)
    messages.success(request, _("%(name)s is here.") % {"name": found.patient})
    return _back(found)


@staff("appointments.book")
def move(request: StaffRequest, pk: int) -> HttpResponse:
    """Give an appointment a new time."""
    found = queries.appointment(pk, by=request.actor)
    today = timezone.localdate(request.now)
    minutes = int((found.ends_at - found.starts_at).total_seconds() // 60)
    slots = queries.free_slots(request.clinic, found.kind, today, LOOK_AHEAD_D, at=request.now, minutes=minutes)
    form = MoveForm(request.POST or None, slots=slots)
    context = _one(request, found) | {"form": form}
    if request.method != "POST":
        return render(request, "appointments/move.html", context)
    if not form.is_valid():
        return render(request, "appointments/move.html", context, status=422)
    slot = form.chosen
    try:
        actions.move(
            appointment=found,
            starts_at=slot.starts_at,
            practitioner=slot.practitioner,
            chair=slot.chair,
            by=request.actor,
            at=request.now,
        )
    except Refused as refused:
        return render(request, "appointments/move.html", context | {"refusals": refused.reasons}, status=409)
    messages.success(request, _("Moved."))
    return _back(queries.appointment(pk, by=request.actor))


@staff("appointments.book")
def book(request: StaffRequest, pk: int) -> HttpResponse:
    """Book a further appointment for a patient by hand."""
    person = access.patient(pk, by=request.actor)
    kind = request.GET.get("kind", Appointment.Kind.CONSULTATION)
    kind = kind if kind in Appointment.Kind.values else Appointment.Kind.CONSULTATION
    today = timezone.localdate(request.now)
    slots = queries.free_slots(request.clinic, kind, today, LOOK_AHEAD_D, at=request.now, patient=person)
    form = BookForm(request.POST or None, slots=slots)
    kinds = [
        {"label": need_of(one).label, "url": f"?kind={one}", "current": one == kind} for one in Appointment.Kind.values
    ]
    context = {"person": person, "form": form, "kind": need_of(kind).label, "kinds": kinds, "slots": slots}
    if request.method != "POST":
        return render(request, "appointments/book.html", context)
    if not form.is_valid():
        return render(request, "appointments/book.html", context, status=422)
    slot = form.chosen
    try:
        booked = actions.book(
            clinic=request.clinic,
            patient=person,
            kind=kind,
            starts_at=slot.starts_at,
            practitioner=slot.practitioner,
            chair=slot.chair,
            by=request.actor,
            at=request.now,
        )
    except Refused as refused:
        return render(request, "appointments/book.html", context | {"refusals": refused.reasons}, status=409)
    messages.success(request, _("Booked."))
    return _back(booked)


def _day(request: StaffRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate(request.now)


def _row(found: Appointment, request: StaffRequest) -> dict[str, object]:
    return {
        "row": found,
        "label": need_of(found.kind).label,
        "status": actions.status_word(found),
        "may_arrive": found.status in ("booked", "noshow")
        and timezone.localdate(found.starts_at) == timezone.localdate(request.now),
        "may_miss": found.status == "booked" and found.starts_at <= request.now,
        "may_change": found.status == "booked",
    }


def _one(request: StaffRequest, found: Appointment) -> dict[str, object]:
    return _row(found, request) | {"appointment": found, "may_book": request.may("appointments.book")}


def _back(found: Appointment) -> SeeOther:
    return SeeOther(f"{reverse('appointments:day')}?on={timezone.localdate(found.starts_at)}")
