"""Going home: what was seen, every criterion with its reason, the adult who takes the person, and the drug count."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rekindle.clinical.treatment.discharge import is_late
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import access, doors
from rekindle.journey.treatments import actions, facts, leaving, queries
from rekindle.journey.treatments.forms.chair import WasteForm
from rekindle.journey.treatments.forms.leaving import SCALES, AgainForm, EscortForm, ReasonForm, ScaleForm, SeenForm
from rekindle.journey.treatments.models import Treatment


def _seen_forms(row: Treatment, data: Any = None) -> dict[str, Any]:
    known = {key: fact.value for key, fact in facts.day_facts(row).items()}
    return {
        "seen_form": SeenForm(data, known={key: value for key, value in known.items() if key in SeenForm.base_fields}),
        "scale_forms": [ScaleForm(data, scale=scale, known=known.get(scale.scale_id)) for scale in SCALES],
        "again_form": AgainForm(data, known=known.get("suicide_again")),
    }


def show(
    request: doors.StaffRequest,
    row: Treatment,
    refused: Sequence[str] = (),
    escort_form: EscortForm | None = None,
    seen: dict[str, Any] | None = None,
) -> HttpResponse:
    """The discharge page, with the reasons of an act that was just refused."""
    criteria = leaving.criteria(row, request.now)
    page: dict[str, Any] = {
        "treatment": row,
        "patient": row.patient,
        "view": queries.chair_view(row, request.now),
        "criteria": criteria,
        "met": sum(1 for one in criteria if one.met == "met"),
        "left": queries.discharge_of(row),
        "stay_until": facts.recovered_until(row),
        "is_late": row.infusion_ended_at is not None
        and row.left_at is None
        and is_late(row.infusion_ended_at, request.now),
        "told": leaving.take_home(row, request.now),
        "escort_form": escort_form or EscortForm(initial=_planned_escort(row)),
        "otherwise_form": ReasonForm(prefix="otherwise"),
        "refused": refused,
        **(seen or _seen_forms(row)),
    }
    wrong = bool(refused) or (escort_form is not None and bool(escort_form.errors))
    return render(request, "treatments/discharge.html", page, status=REFUSED if wrong else 200)


def _planned_escort(row: Treatment) -> dict[str, Any]:
    """Who was named in the morning, on the same day; they still have to come and sign."""
    known = facts.day_facts(row)
    return {key: facts.value_of(known, key) for key in ("escort_name", "escort_phone")}


@doors.staff("chart.read")
def discharge(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """May this person go home?"""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="discharge")
    return show(request, row)


@doors.staff("chart.read")
def take_home(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """What the person takes home, on one sheet of paper."""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="take-home instructions")
    page = {
        "treatment": row,
        "patient": row.patient,
        "left": queries.discharge_of(row),
        "told": leaving.take_home(row, request.now),
    }
    return render(request, "treatments/take_home.html", page)


@require_POST
@doors.staff("treatment.run")
def seen(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Keep what was seen before going home."""
    row = queries.find(pk, for_=request.actor)
    filled = _seen_forms(row, request.POST)
    every = [filled["seen_form"], *filled["scale_forms"], filled["again_form"]]
    if not all(form.is_valid() for form in every):
        return show(request, row, seen=filled)
    values = filled["seen_form"].values()
    values |= {form.scale.scale_id: form.value() for form in filled["scale_forms"]}
    values["suicide_again"] = filled["again_form"].value()
    refused = attempt(lambda: actions.record_facts(treatment=row, values=values, by=request.actor, at=request.now))
    return show(request, row, refused) if refused else see_other(reverse("treatments:discharge", args=[pk]))


@require_POST
@doors.staff("treatment.discharge")
def home(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Let the person go with the adult who signs, or say everything that is not met."""
    row = queries.find(pk, for_=request.actor)
    form = EscortForm(request.POST)
    if not form.is_valid():
        return show(request, row, (), form)
    said = form.cleaned_data
    refused = attempt(lambda: actions.discharge(treatment=row, by=request.actor, at=request.now, **said))
    return show(request, row, refused, form) if refused else see_other(reverse("treatments:discharge", args=[pk]))


@require_POST
@doors.staff("treatment.discharge")
def otherwise(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The person left another way."""
    row = queries.find(pk, for_=request.actor)
    form = ReasonForm(request.POST, prefix="otherwise")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    refused = attempt(lambda: actions.end_otherwise(treatment=row, reason=reason, by=request.actor, at=request.now))
    return show(request, row, refused) if refused else see_other(reverse("treatments:chair", args=[pk]))


def show_drug(
    request: doors.StaffRequest, row: Treatment, refused: Sequence[str] = (), form: WasteForm | None = None
) -> HttpResponse:
    """The drug of one treatment as a count: vial, drawn, given, wasted, and who saw it."""
    view = queries.chair_view(row, request.now)
    page = {"treatment": row, "patient": row.patient, "view": view, "refused": refused, "form": form or WasteForm()}
    page["drug_is_off"] = row.status in ("recovering", "completed", "stopped", "not-done")
    wrong = bool(refused) or (form is not None and bool(form.errors))
    return render(request, "treatments/drug.html", page, status=REFUSED if wrong else 200)


@doors.staff("treatment.witness")
def drug(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The drug count of one treatment."""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="drug count")
    return show_drug(request, row)


@require_POST
@doors.staff("treatment.run")
def waste(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Write down what was left and made unusable."""
    row = queries.find(pk, for_=request.actor)
    form = WasteForm(request.POST)
    if not form.is_valid():
        return show_drug(request, row, (), form)
    said = form.cleaned_data
    refused = attempt(lambda: actions.waste(treatment=row, by=request.actor, at=request.now, **said))
    return show_drug(request, row, refused, form) if refused else see_other(reverse("treatments:drug", args=[pk]))


@require_POST
@doors.staff("treatment.witness")
def witness(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Sign for having seen the rest of the drug made unusable."""
    row = queries.find(pk, for_=request.actor)
    refused = attempt(lambda: actions.witness_waste(treatment=row, by=request.actor, at=request.now))
    return show_drug(request, row, refused) if refused else see_other(reverse("treatments:drug", args=[pk]))
