"""Writing a course or a new order, with the sum, the limits and a proposal shown before it is signed."""

from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rekindle.journey.courses import actions, facts, queries, shown
from rekindle.journey.courses.forms import PrescribeForm, ReorderForm
from rekindle.journey.courses.pressing import NOT_VALID, REFUSED, attempt, see_other
from rekindle.journey.people import access, doors


def _dosing_kg(page: dict[str, Any]) -> float | None:
    dose = page.get("dose")
    return None if dose is None or dose.dosing is None else dose.dosing.dosing_weight_kg


def _brought(request: doors.StaffRequest) -> dict[str, str]:
    """What a page further down the river knows already and has written into the address."""
    return {name: request.GET[name] for name in ReorderForm.BROUGHT if name in request.GET}


def _in_blood(patient_pk: int, page: dict[str, Any]) -> str:
    """The what-if page, with the dose as it is worked out here; without one it begins with what is ordered."""
    url, dose, ask = reverse("courses:exposure", args=[patient_pk]), page.get("dose"), page.get("ask")
    if dose is None or ask is None or dose.dose_mg is None:
        return url
    said = {
        "way": "iv_racemic",
        "weight_kg": f"{ask.weight_kg:g}",
        "dose_mg": dose.dose_mg,
        "minutes": f"{ask.minutes:g}",
    }
    return f"{url}?{urlencode({f'a-{name}': value for name, value in said.items()})}"


@doors.staff("course.prescribe")
def prescribe(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Prescribe a course: refused with every reason, or worked out with its sum and signed."""
    patient = access.chart(pk, by=request.actor, at=request.now, page="prescribing")
    reasons = [refusal.sentence for refusal in actions.why_not_prescribe(patient=patient, at=request.now)]
    clearance = queries.clearance_of(patient)
    today = request.now.astimezone(ZoneInfo(request.clinic.time_zone)).date()
    protocol = queries.protocol_here(request.clinic, today)
    slows = shown.slows(patient)
    form = PrescribeForm(request.POST or None, today=today, protocol=protocol, initial=slows.initial)
    slows.name_in(form)
    page = {"patient": patient, "reasons": reasons, "clearance": clearance, "form": form, "protocol": protocol}
    page["exposure_url"] = _in_blood(patient.pk, page)
    if reasons or clearance is None or not form.is_bound:
        return render(request, "courses/prescribe.html", page, status=REFUSED if form.is_bound else 200)
    if not form.is_valid():
        return render(request, "courses/prescribe.html", page, status=NOT_VALID)
    if "sign" in request.POST:
        said = form.order()
        refused = attempt(lambda: actions.prescribe(patient=patient, by=request.actor, at=request.now, **said))
        course = queries.open_course(patient)
        if not refused and course is not None:
            return see_other(
                reverse("courses:schedule" if course.status == "active" else "courses:course", args=[course.pk])
            )
        page["refused"] = refused
    page |= shown.filled_in(form, clearance, form.cleaned_data["sessions"], request.clinic)
    page["exposure_url"] = _in_blood(patient.pk, page)
    if form.cleaned_data["phase"] == "induction":
        known = facts.before_the_first(
            clearance,
            weight_kg=form.cleaned_data["weight_kg"],
            on=today,
            anxious=form.answered("anxious"),
            on_cyp_inhibitor=form.answered("on_cyp_inhibitor"),
        )
        page["proposed"] = shown.proposed(known, request.clinic, _dosing_kg(page))
    return render(request, "courses/prescribe.html", page, status=REFUSED if page.get("refused") else 200)


@doors.staff("course.prescribe")
def order(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Write a new order for the sessions to come of a running course."""
    course = queries.find(pk, for_=request.actor)
    access.chart(course.patient_id, by=request.actor, at=request.now, page="order")
    slows = shown.slows(course.patient)
    initial = {"mg_per_kg": course.mg_per_kg, "minutes": course.minutes} | slows.initial | _brought(request)
    form = ReorderForm(request.POST or None, initial=initial)
    slows.name_in(form)
    page: dict[str, Any] = {"patient": course.patient, "course": course, "form": form, "clearance": course.clearance}
    page["exposure_url"] = _in_blood(course.patient_id, page)
    if not form.is_bound or not form.is_valid():
        return render(request, "courses/order.html", page, status=NOT_VALID if form.is_bound else 200)
    if "sign" in request.POST:
        said = form.order()
        page["refused"] = attempt(lambda: actions.change_order(course=course, by=request.actor, at=request.now, **said))
        if not page["refused"]:
            return see_other(reverse("courses:course", args=[course.pk]))
    page |= shown.filled_in(form, course.clearance, course.sessions_planned, request.clinic)
    page["exposure_url"] = _in_blood(course.patient_id, page)
    known = facts.before_the_next(
        course,
        given=sum(1 for line in queries.sessions(course) if line.state == "done"),
        improvement_pct=form.cleaned_data["improvement_pct"],
        tolerated=form.answered("tolerated"),
        worst_grade=form.cleaned_data["worst_grade"],
        on_cyp_inhibitor=form.answered("on_cyp_inhibitor"),
        last_given_on=queries.last_given_on(course),
        on=queries.today(course, request.now),
    )
    page["proposed"] = shown.proposed(known, request.clinic, _dosing_kg(page))
    return render(request, "courses/order.html", page, status=REFUSED if page.get("refused") else 200)
