"""What a dose does in the blood: one plan or two, looked at before anybody orders anything; nothing is kept."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.candidates.cautions import cautions_of
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.courses import queries, what_if
from rekindle.journey.courses.plans import PlanForm
from rekindle.journey.people import access, doors
from rekindle.journey.places import queries as places

COMPARE = "compare"


@doors.staff("course.prescribe")
def exposure(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Work out what the address asks for: plan A, and plan B where somebody wants to compare."""
    patient = access.chart(pk, by=request.actor, at=request.now, page="exposure", need="course.prescribe")
    course = queries.open_course(patient)
    known = what_if.Known(
        patient=patient,
        clearance=course.clearance if course else queries.clearance_of(patient),
        course=course,
        cautions=cautions_of(candidate_of(patient)),
        on=request.now.astimezone(ZoneInfo(request.clinic.time_zone)).date(),
    )
    forms = _forms(request.GET, known)
    asked = [(letter, form) for letter, form in forms if form.is_bound]
    valid = [form.is_valid() for _letter, form in asked]  # every form, so that every slip is shown
    page: dict[str, Any] = {
        "patient": patient,
        "clearance": known.clearance,
        "course": course,
        "weighed": known.weighed,
        "forms": forms,
        "compares": len(forms) > 1,
        "without_b": _without_b(request.GET),
        "errors": not all(valid),
        "content_version": CONTENT_VERSION,
    }
    if asked and all(valid):
        page |= what_if.answers(asked, known, places.values_for(request.clinic))
    return render(request, "courses/exposure.html", page)


def _forms(said: QueryDict, known: what_if.Known) -> list[tuple[str, PlanForm]]:
    """Plan A as it was typed, or else as it is ordered; plan B as it was typed, or else beginning where A stands."""
    ordered = what_if.first_plan(known)
    if _has(said, "a"):
        first = PlanForm(said, prefix="a")
    elif known.course is not None:
        first = PlanForm({f"a-{name}": value for name, value in ordered.items()}, prefix="a")
    else:
        first = PlanForm(initial=ordered, prefix="a")
    if _has(said, "b"):
        return [("A", first), ("B", PlanForm(said, prefix="b"))]
    if COMPARE in said:
        return [("A", first), ("B", PlanForm(initial=first.typed(), prefix="b"))]
    return [("A", first)]


def _has(said: QueryDict, prefix: str) -> bool:
    return any(name.startswith(f"{prefix}-") for name in said)


def _without_b(said: QueryDict) -> str:
    """The same address with plan A alone."""
    left = said.copy()
    for name in said:
        if name.startswith("b-") or name == COMPARE:
            del left[name]
    return f"?{left.urlencode()}"
