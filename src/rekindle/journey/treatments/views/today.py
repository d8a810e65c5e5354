"""Today's sessions, and what treatments have left behind: drug to waste and to witness, notes to sign."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rekindle.journey.appointments import queries as appointments
from rekindle.journey.courses import queries as courses
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import doors
from rekindle.journey.places import queries as places
from rekindle.journey.treatments import actions, queries
from rekindle.journey.treatments.forms.day import OpenForm


@doors.staff("treatment.witness")
def today(request: doors.StaffRequest) -> HttpResponse:
    """Whoever is expected today, whoever sits in a chair, and the count of the drug."""
    page = {
        "expected": queries.expected(request.clinic, places.on_day(request.clinic, request.now)),
        "cards": queries.floor(request.clinic, request.now),
        "to_waste": queries.to_waste(request.clinic),
        "to_witness": queries.to_witness(request.clinic),
        "to_sign": queries.to_sign(request.clinic),
    }
    return render(request, "treatments/today.html", page)


@doors.staff("treatment.prepare")
def start(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Open the treatment of a session whose person is here."""
    session = courses.find_session(pk, for_=request.actor)
    running = queries.running_for(session)
    if running is not None:
        return see_other(reverse("treatments:ready", args=[running.pk]))
    booked = session.appointment
    initial = {"chair": booked.chair_id, "nurse": booked.practitioner_id} if booked else {}
    form = OpenForm(
        request.POST or None,
        initial=initial,
        chairs=places.chairs(request.clinic),
        nurses=appointments.practitioners(request.clinic, "treatment"),
    )
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        refused = attempt(lambda: actions.open_day(session=session, by=request.actor, at=request.now, **said))
        opened = queries.running_for(session)
        if not refused and opened is not None:
            return see_other(reverse("treatments:ready", args=[opened.pk]))
    page = {"session": session, "patient": session.course.patient, "form": form, "refused": refused}
    return render(request, "treatments/open.html", page, status=REFUSED if form.is_bound else 200)
