"""One course: its order with the sum behind it, its sessions, what holds it, and who signed what."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.journey.courses import actions, facts, queries, shown
from rekindle.journey.courses.forms import WordsForm
from rekindle.journey.courses.models import Course
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import access, doors


def show(request: doors.StaffRequest, course: Course, refused: Sequence[str] = ()) -> HttpResponse:
    """The course page, with the reasons of an act that was just refused."""
    lines = queries.sessions(course)
    page: dict[str, Any] = {
        "course": course,
        "patient": course.patient,
        **shown.the_sum(facts.order(course), course.clinic),
        "sessions": lines,
        "given": sum(1 for line in lines if line.state == "done"),
        "to_book": sum(1 for line in lines if line.state == "to-book"),
        "open_holds": list(queries.open_holds(course)),
        "holds": [hold for hold in queries.holds(course) if hold.lifted_at is not None],
        "orders": list(queries.orders(course)),
        "awaits": facts.awaits(course),
        "is_open": course.status in queries.OPEN,
        "refused": refused,
        "may_prescribe": request.may("course.prescribe"),
        "hold_form": WordsForm(prefix="hold", label=_("Why the next session must wait")),
        "resume_form": WordsForm(prefix="resume", label=_("What was looked at, and why it may go on")),
        "stop_form": WordsForm(prefix="stop", label=_("Why the course ends here")),
    }
    return render(request, "courses/course.html", page, status=REFUSED if refused else 200)


@doors.staff("chart.read")
def course(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """One course on one page."""
    found = queries.find(pk, for_=request.actor)
    access.chart(found.patient_id, by=request.actor, at=request.now, page="course")
    return show(request, found)


def _with_words(
    request: doors.StaffRequest, pk: int, prefix: str, act: Callable[[Course, str], object]
) -> HttpResponse:
    found = queries.find(pk, for_=request.actor)
    form = WordsForm(request.POST, prefix=prefix)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    refused = attempt(lambda: act(found, words))
    if refused:
        return show(request, queries.find(pk, for_=request.actor), refused)
    return see_other(reverse("courses:course", args=[pk]))


@require_POST
@doors.staff("course.hold")
def hold(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Hold a course, with the reason."""
    return _with_words(
        request,
        pk,
        "hold",
        lambda found, words: actions.hold(course=found, reason=words, by=request.actor, at=request.now),
    )


@require_POST
@doors.staff("course.prescribe")
def resume(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Let a held course go on, with the note."""
    return _with_words(
        request,
        pk,
        "resume",
        lambda found, words: actions.resume(course=found, note=words, by=request.actor, at=request.now),
    )


@require_POST
@doors.staff("course.prescribe")
def stop(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """End a course early, with the reason."""
    return _with_words(
        request,
        pk,
        "stop",
        lambda found, words: actions.stop(course=found, reason=words, by=request.actor, at=request.now),
    )


@require_POST
@doors.staff("treatment.witness")
def countersign(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Sign as the second person for a dose outside the usual range."""
    found = queries.find(pk, for_=request.actor)
    refused = attempt(lambda: actions.countersign(course=found, by=request.actor, at=request.now))
    return show(request, found, refused) if refused else see_other(reverse("courses:course", args=[pk]))
