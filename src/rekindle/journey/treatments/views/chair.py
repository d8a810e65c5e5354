"""The chair page and every press on it; this page records and never drives a pump."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rekindle.journey.courses import queries as courses
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import access, doors
from rekindle.journey.treatments import actions, alarms, exposure, facts, leaving, limits, queries, trace
from rekindle.journey.treatments.forms.chair import (
    CallForm,
    EffectForm,
    MedicineForm,
    RateForm,
    ResumeForm,
    VitalsForm,
    WhyForm,
)
from rekindle.journey.treatments.forms.leaving import ReasonForm
from rekindle.journey.treatments.models import Treatment


def context(row: Treatment, request: doors.StaffRequest) -> dict[str, Any]:
    """What the live part of the chair page shows."""
    stands = alarms.standing(row, request.now)
    view = queries.chair_view(row, request.now)
    view = replace(view, due=alarms.sooner(view.due, stands, request.now))
    sets = [one.row for one in view.charted]
    due_at = view.due.due_at if view.due else None
    estimated = exposure.follow(view, row.left_at or request.now)
    drawing = trace.draw(row, sets, view.events, view.medicines, view.effects, due_at, request.now, estimated)
    page: dict[str, Any] = {
        "treatment": row,
        "patient": row.patient,
        "view": view,
        "trace": drawing,
        "exposure": estimated,
        "now": request.now,
    }
    page |= {"signs": queries.signs_of(sets, stands), "course": row.session.course, "clinic": request.clinic}
    page |= {"alarms": stands, "calling": alarms.calling_at(request.clinic, request.now, besides=row.pk)}
    page |= {"told": alarms.told(row), "moved": limits.moved(row)}
    if row.status in ("recovering", "completed"):
        criteria = leaving.criteria(row, request.now)
        page["criteria"] = criteria
        page["met"] = sum(1 for one in criteria if one.met == "met")
        page["stay_until"] = facts.recovered_until(row)
    return page


def show(
    request: doors.StaffRequest, row: Treatment, refused: Sequence[str] = (), form: forms.Form | None = None
) -> HttpResponse:
    """The chair page of one treatment, with the reasons of an act that was just refused."""
    page = context(row, request)
    orders = courses.orders(row.session.course)
    page |= {
        "refused": refused,
        "form": form,
        "why_form": WhyForm(prefix="why"),
        "rate_form": RateForm(prefix="rate"),
        "resume_form": ResumeForm(prefix="resume"),
        "effect_form": EffectForm(prefix="effect"),
        "medicine_form": MedicineForm(prefix="medicine", orders=orders),
        "quick_form": VitalsForm(),
        "call_form": CallForm(auto_id="call_%s"),
        "waits_for_note": row.status in ("completed", "stopped") and queries.note_of(row) is None,
    }
    if form is not None and form.prefix:
        page[f"{form.prefix}_form"] = form
    status = REFUSED if refused or (form is not None and form.errors) else 200
    return render(request, "treatments/chair.html", page, status=status)


@doors.staff("chart.read")
def chair(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """One chair: who sits there, what runs, what is due."""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="chair")
    return show(request, row)


@doors.staff("chart.read")
def live(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The part of the chair page that follows the clinic; fetched by a page that is open already."""
    row = queries.find(pk, for_=request.actor)
    answer = render(request, "treatments/parts/now.html", context(row, request))
    answer["X-Now"] = request.now.isoformat()
    answer["Cache-Control"] = "no-store"
    return answer


def _press(request: doors.StaffRequest, pk: int, form: forms.Form, act: Callable[[Treatment], object]) -> HttpResponse:
    """One press: the form is asked first, then the act; whatever stands in the way is shown on the page."""
    row = queries.find(pk, for_=request.actor)
    if not form.is_valid():
        return show(request, row, (), form)
    refused = attempt(lambda: act(row))
    if refused:
        return show(request, queries.find(pk, for_=request.actor), refused, form)
    return see_other(reverse("treatments:chair", args=[pk]))


@require_POST
@doors.staff("treatment.run")
def pause(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """A hand paused the pump."""
    form = WhyForm(request.POST, prefix="why")
    return _press(
        request,
        pk,
        form,
        lambda row: actions.pause(treatment=row, by=request.actor, at=request.now, **form.cleaned_data),
    )


@require_POST
@doors.staff("treatment.run")
def stop(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """A hand stopped the pump."""
    form = WhyForm(request.POST, prefix="why")
    return _press(
        request,
        pk,
        form,
        lambda row: actions.stop(treatment=row, by=request.actor, at=request.now, **form.cleaned_data),
    )


@require_POST
@doors.staff("treatment.run")
def resume(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """A hand started the pump again."""
    form = ResumeForm(request.POST, prefix="resume")
    return _press(
        request,
        pk,
        form,
        lambda row: actions.resume(treatment=row, by=request.actor, at=request.now, **form.cleaned_data),
    )


@require_POST
@doors.staff("treatment.run")
def rate(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """A hand set another rate."""
    form = RateForm(request.POST, prefix="rate")
    return _press(
        request,
        pk,
        form,
        lambda row: actions.change_rate(treatment=row, by=request.actor, at=request.now, **form.cleaned_data),
    )


@require_POST
@doors.staff("treatment.run")
def end(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The bag is empty and the pump is off."""
    return _press(
        request,
        pk,
        forms.Form(request.POST),
        lambda row: actions.end_infusion(treatment=row, by=request.actor, at=request.now),
    )


@require_POST
@doors.staff("treatment.run")
def effect(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """An unwanted effect was seen."""
    form = EffectForm(request.POST, prefix="effect")
    return _press(
        request,
        pk,
        form,
        lambda row: actions.note_side_effect(treatment=row, by=request.actor, at=request.now, **form.cleaned_data),
    )


@require_POST
@doors.staff("treatment.run")
def effect_over(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """An unwanted effect is over."""
    seen = queries.find_side_effect(pk, for_=request.actor)
    return _press(
        request,
        seen.treatment_id,
        forms.Form(request.POST),
        lambda row: actions.resolve_side_effect(effect=seen, by=request.actor, at=request.now),
    )


@require_POST
@doors.staff("treatment.run")
def medicine(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """A medicine was given under a signed order."""
    row = queries.find(pk, for_=request.actor)
    form = MedicineForm(request.POST, prefix="medicine", orders=courses.orders(row.session.course))
    return _press(
        request,
        pk,
        form,
        lambda row: actions.give_medicine(treatment=row, by=request.actor, at=request.now, **form.cleaned_data),
    )


@require_POST
@doors.staff("treatment.run")
def pace(request: doors.StaffRequest, pk: int, minutes: int) -> HttpResponse:
    """Look more closely, or go back to the usual pace."""
    every_min = 5 if minutes == 5 else 10
    return _press(
        request,
        pk,
        forms.Form(request.POST),
        lambda row: actions.observe_every(treatment=row, every_min=every_min, by=request.actor, at=request.now),
    )


@doors.staff("treatment.run")
def vitals(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Chart one set of vital signs."""
    row = queries.find(pk, for_=request.actor)
    view = queries.chair_view(row, request.now)
    form = VitalsForm(request.POST or None, last=view.newest.row if view.newest else None)
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        refused = attempt(
            lambda: actions.chart_vitals(
                treatment=row,
                values=form.values(),
                measured_at=said["measured_at"],
                note=said["note"],
                by=request.actor,
                at=request.now,
            )
        )
        if not refused:
            back = "ready" if row.status == "preparation" else "chair"
            return see_other(reverse(f"treatments:{back}", args=[pk]))
    page = {"treatment": row, "patient": row.patient, "view": view, "form": form, "refused": refused}
    return render(request, "treatments/vitals.html", page, status=REFUSED if form.is_bound else 200)


@doors.staff("treatment.run")
def in_error(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Say that a charted set was never so, and why."""
    wrong = queries.find_vitals(pk, for_=request.actor)
    row = queries.find(wrong.treatment_id, for_=request.actor)
    form = ReasonForm(request.POST or None)
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        refused = attempt(lambda: actions.enter_in_error(vitals=wrong, reason=reason, by=request.actor, at=request.now))
        if not refused:
            return see_other(reverse("treatments:chair", args=[row.pk]))
    page = {"treatment": row, "patient": row.patient, "wrong": wrong, "form": form, "refused": refused}
    return render(request, "treatments/in_error.html", page, status=REFUSED if form.is_bound else 200)
