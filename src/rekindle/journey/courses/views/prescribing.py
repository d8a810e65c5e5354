"""Writing a course or a new order, with the sum shown before it is signed."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rekindle.clinical.treatment import dosing
from rekindle.journey.courses import actions, arithmetic, facts, queries
from rekindle.journey.courses.actions.ordering import SOMEBODY_MAY_SIGN, Asked, why_not_dose
from rekindle.journey.courses.forms import OrderForm, PrescribeForm
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import access, doors


def _sum(form: OrderForm, clearance: Any, sessions: int) -> dict[str, Any]:
    """The sum of a filled-in order, with what speaks against it."""
    said = form.cleaned_data
    ask = facts.dose_request(
        clearance,
        weight_kg=said["weight_kg"],
        mg_per_kg=said["mg_per_kg"],
        minutes=said["minutes"],
        weight_basis=said["weight_basis"],
        signed=SOMEBODY_MAY_SIGN,
    )
    dose = dosing.dose(ask)
    asked = Asked(said["mg_per_kg"], said["minutes"], sessions, said["weight_kg"], said["weight_basis"], said["reason"])
    return {
        "dose": dose,
        "lines": arithmetic.lines(ask, dose),
        "limits": arithmetic.limit_lines(dose),
        "against": [refusal.sentence for refusal in why_not_dose(clearance, asked)],
    }


@doors.staff("course.prescribe")
def prescribe(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Prescribe a course: refused with every reason, or worked out with its sum and signed."""
    patient = access.chart(pk, by=request.actor, at=request.now, page="prescribing")
    reasons = [refusal.sentence for refusal in actions.why_not_prescribe(patient=patient, at=request.now)]
    clearance = queries.clearance_of(patient)
    today = request.now.astimezone(ZoneInfo(request.clinic.time_zone)).date()
    form = PrescribeForm(request.POST or None, today=today)
    page = {"patient": patient, "reasons": reasons, "clearance": clearance, "form": form}
    if reasons or clearance is None or not form.is_bound or not form.is_valid():
        status = REFUSED if form.is_bound else 200
        return render(request, "courses/prescribe.html", page, status=status)
    if "sign" in request.POST:
        said = form.cleaned_data
        refused = attempt(lambda: actions.prescribe(patient=patient, by=request.actor, at=request.now, **said))
        course = queries.open_course(patient)
        if not refused and course is not None:
            return see_other(
                reverse("courses:schedule" if course.status == "active" else "courses:course", args=[course.pk])
            )
        page["refused"] = refused
    page |= _sum(form, clearance, form.cleaned_data["sessions"])
    return render(request, "courses/prescribe.html", page, status=REFUSED if page.get("refused") else 200)


@doors.staff("course.prescribe")
def order(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Write a new order for the sessions to come of a running course."""
    course = queries.find(pk, for_=request.actor)
    access.chart(course.patient_id, by=request.actor, at=request.now, page="order")
    initial = {"mg_per_kg": course.mg_per_kg, "minutes": course.minutes}
    form = OrderForm(request.POST or None, initial=initial)
    page: dict[str, Any] = {"patient": course.patient, "course": course, "form": form, "clearance": course.clearance}
    if not form.is_bound or not form.is_valid():
        return render(request, "courses/order.html", page, status=REFUSED if form.is_bound else 200)
    if "sign" in request.POST:
        said = form.cleaned_data
        page["refused"] = attempt(lambda: actions.change_order(course=course, by=request.actor, at=request.now, **said))
        if not page["refused"]:
            return see_other(reverse("courses:course", args=[course.pk]))
    page |= _sum(form, course.clearance, course.sessions_planned)
    return render(request, "courses/order.html", page, status=REFUSED if page.get("refused") else 200)
