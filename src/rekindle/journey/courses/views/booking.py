"""Finding days, chairs and nurses for the sessions of a course."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rekindle.journey.appointments import queries as appointments
from rekindle.journey.courses import actions, queries
from rekindle.journey.courses.actions.booking import Place
from rekindle.journey.courses.forms import PlaceForm, place_initial
from rekindle.journey.courses.models import Course
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import doors


def _prefix(number: int) -> str:
    return f"session{number}"


def _proposal(course: Course, request: doors.StaffRequest) -> tuple[dict[int, Any], tuple[str, ...]]:
    try:
        return queries.proposed_places(course, request.now), ()
    except Refused as refused:
        return {}, refused.sentences


@doors.staff("course.schedule")
def schedule(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Book all sessions that have no time yet, or none of them."""
    course = queries.find(pk, for_=request.actor)
    waiting = [line for line in queries.sessions(course) if line.state == "to-book"]
    proposed, refused = ({}, ()) if request.method == "POST" else _proposal(course, request)
    zone = ZoneInfo(request.clinic.time_zone)
    forms = [
        (
            line,
            PlaceForm(
                request.POST if request.method == "POST" else None,
                prefix=_prefix(line.number),
                clinic=request.clinic,
                initial=place_initial(proposed[line.number], zone) if line.number in proposed else None,
            ),
        )
        for line in waiting
    ]
    valid = [form.is_valid() for _, form in forms]  # every form, so that every slip is shown
    if request.method == "POST" and all(valid):
        places = [Place(line.number, **_chosen(form)) for line, form in forms]
        refused = attempt(lambda: actions.schedule(course=course, places=places, by=request.actor, at=request.now))
        if not refused:
            return see_other(_seen_next(request, course))
    booked = [line for line in queries.sessions(course) if line.state != "to-book"]
    page = {"course": course, "patient": course.patient, "forms": forms, "refused": refused, "booked": booked}
    page["minutes"], page["back_url"] = queries.minutes_in_chair(course), _back(request, course)
    return render(request, "courses/schedule.html", page, status=REFUSED if request.method == "POST" else 200)


def _back(request: doors.StaffRequest, course: Course) -> str:
    """The course for whoever may open charts; today's board for whoever only books."""
    return reverse("courses:course", args=[course.pk]) if request.may("chart.read") else reverse("desk:today")


def _seen_next(request: doors.StaffRequest, course: Course) -> str:
    """Where the times that were just booked are seen."""
    page = "courses:course" if request.may("chart.read") else "courses:schedule"
    return reverse(page, args=[course.pk])


def _chosen(form: PlaceForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("starts_at", "chair", "nurse")}


@doors.staff("course.schedule")
def move(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Give one session another time."""
    session = queries.find_session(pk, for_=request.actor)
    course, booked = session.course, session.appointment
    zone = ZoneInfo(request.clinic.time_zone)
    initial: dict[str, Any] = {}
    if booked is not None and booked.status == "booked":
        local = booked.starts_at.astimezone(zone).replace(tzinfo=None)
        initial = {"starts_at": local, "chair": booked.chair_id, "nurse": booked.practitioner_id}
    form = PlaceForm(request.POST or None, clinic=request.clinic, initial=initial)
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        refused = attempt(
            lambda: actions.reschedule_session(session=session, by=request.actor, at=request.now, **_chosen(form))
        )
        if not refused:
            return see_other(_seen_next(request, course))
    today = request.now.astimezone(zone).date()
    free = appointments.free_slots(
        request.clinic,
        "treatment",
        max(session.target_on, today),
        5,
        at=request.now,
        patient=course.patient,
        minutes=queries.minutes_in_chair(course),
    )
    page = {"session": session, "course": course, "patient": course.patient, "form": form, "refused": refused}
    page["free"], page["back_url"] = free[:8], _back(request, course)
    return render(request, "courses/move.html", page, status=REFUSED if form.is_bound else 200)
