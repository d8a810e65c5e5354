"""The scales of one person beside the weekly two: planned, ended, rated by staff, and each over time."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.from_total import range_of
from rekindle.clinical.instruments.raters import rater_of
from rekindle.clinical.outcomes.rules import RULES
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions, queries, scales, sheets
from rekindle.journey.outcomes.forms import PlanForm, RatingForm
from rekindle.journey.outcomes.week import local_day
from rekindle.journey.people import access, doors
from rekindle.journey.people.access import Hidden
from rekindle.journey.people.doors import StaffRequest
from rekindle.journey.questionnaires.asked import asked_as, why_not_asked

NEED = "outcomes.read"


@doors.staff(NEED)
@require_http_methods(["GET", "HEAD", "POST"])
def scales_of(request: StaffRequest, pk: int) -> HttpResponse:
    """Which scales this person is asked, what came of each, and planning another."""
    if request.method != "POST":
        patient = access.chart(pk, by=request.actor, at=request.now, page="scales", need=NEED)
        return render(request, "outcomes/scales.html", _page(request, patient))
    patient = access.patient(pk, by=request.actor, need=NEED)
    page = _page(request, patient, request.POST)
    form: PlanForm = page["form"]
    if not form.is_valid():
        return render(request, "outcomes/scales.html", page, status=422)
    try:
        plan = actions.plan_scale(patient=patient, by=request.actor, at=request.now, **form.cleaned_data)
    except Refused as refused:
        return render(request, "outcomes/scales.html", page | {"refusals": refused.reasons}, status=409)
    messages.success(
        request,
        _("The %(scale)s is planned from %(day)s.")
        % {"scale": ASKABLE[plan.instrument].name, "day": plan.first_due_on.isoformat()},
    )
    return redirect("outcomes:scales", pk)


def _page(request: StaffRequest, patient: access.Patient, data: Any = None) -> dict[str, Any]:
    today = local_day(patient.clinic, request.now)
    wanted = [
        (one.instrument.instrument_id, scales.title_of(one.instrument.instrument_id))
        for one in scales.choices(patient, on=today)
    ]
    return {
        "person": patient,
        "lines": scales.lines(patient, on=today),
        "form": PlanForm(data, scales=wanted, today=today),
    }


@doors.staff(NEED)
@require_POST
def end_plan(request: StaffRequest, pk: int, plan: int) -> HttpResponse:
    """Ask a scale no longer."""
    patient = access.patient(pk, by=request.actor, need=NEED)
    found = queries.plan_of(patient, plan)
    actions.end_plan(plan=found, by=request.actor, at=request.now)
    messages.success(request, _("The %(scale)s is asked no longer.") % {"scale": ASKABLE[found.instrument].name})
    return redirect("outcomes:scales", pk)


@doors.staff(NEED)
def scale(request: StaffRequest, pk: int, instrument: str) -> HttpResponse:
    """One scale of one person over time, beside the infusions."""
    one = _known(instrument)
    patient = access.chart(pk, by=request.actor, at=request.now, page="scale", need=NEED)
    found = scales.scores_of(patient, instrument, at=request.now)
    asked = asked_as(patient.clinic, instrument, on=local_day(patient.clinic, request.now))
    return render(
        request,
        "outcomes/scale.html",
        {
            "person": patient,
            "one": one,
            "asked": asked,
            "name": one.name,
            "drawing": scales.drawing(patient, instrument, at=request.now),
            "sentence": {"head": one.name, "rest": ""},
            "rows": [{"score": row, "said": scales.said(row), "more": scales.more(row)} for row in found],
            "follows": instrument in RULES and bool(found),
            "may_rate": rater_of(instrument) != "session" and asked.standing.offered,
        },
    )


@doors.staff(NEED)
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: StaffRequest, pk: int, instrument: str) -> HttpResponse:
    """Enter a rating, or a form that came on paper."""
    one = _known(instrument)
    patient = access.patient(pk, by=request.actor, need=NEED)
    today = local_day(patient.clinic, request.now)
    asked = asked_as(patient.clinic, instrument, on=today)
    form = RatingForm(
        request.POST if request.method == "POST" else None,
        questions=sheets.questions(asked),
        result_range=None if one.total_only else range_of(one),
        now=request.now,
    )
    page = {
        "person": patient,
        "one": one,
        "asked": asked,
        "form": form,
        "layout": "" if asked.mode in ("shipped_wording", "clinic_wording") else "row",
        "items": [form[key] for key in form.keys],
        "rest": [form[name] for name in form.fields if name not in form.keys],
        "refusals": why_not_asked(patient.clinic, instrument, on=today),
    }
    if request.method != "POST":
        return render(request, "outcomes/rate.html", page)
    if not form.is_valid():
        return render(request, "outcomes/rate.html", page, status=422)
    given = form.cleaned_data
    try:
        kept = actions.enter_rating(
            patient=patient,
            instrument=instrument,
            answers=None if given.get("result") is not None else form.answers,
            total_score=given.get("result"),
            rated_at=given["rated_at"],
            by=request.actor,
            at=request.now,
        )
    except Refused as refused:
        return render(request, "outcomes/rate.html", page | {"refusals": refused.reasons}, status=409)
    messages.success(request, _("%(name)s kept: %(said)s.") % {"name": one.name, "said": scales.said(kept)})
    return redirect("outcomes:scale", pk, instrument)


def _known(instrument: str) -> Any:
    if instrument not in ASKABLE:
        raise Hidden
    return ASKABLE[instrument]
