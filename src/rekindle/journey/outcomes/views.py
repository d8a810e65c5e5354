"""One person's scores beside their treatments, what is proposed next, and what a clinician makes of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.from_total import range_of
from rekindle.journey.courses.queries import open_course
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions, proposing, queries, scales, telling
from rekindle.journey.outcomes.chart import draw
from rekindle.journey.outcomes.drawing import infusions, interval, readings, table, thresholds
from rekindle.journey.outcomes.facts import History, history
from rekindle.journey.outcomes.forms import DecisionForm
from rekindle.journey.outcomes.week import local_day
from rekindle.journey.outcomes.words import ASKED, instrument_name
from rekindle.journey.people import access, doors
from rekindle.journey.people.doors import StaffRequest
from rekindle.journey.people.roles import may


@doors.staff("outcomes.read")
def trajectory(request: StaffRequest, pk: int) -> HttpResponse:
    """The trajectory page of one person."""
    patient = access.chart(pk, by=request.actor, at=request.now, page="outcomes", need="outcomes.read")
    return render(request, "outcomes/trajectory.html", _page(request, patient))


def _page(
    request: StaffRequest, patient: access.Patient, form: DecisionForm | None = None, **more: Any
) -> dict[str, Any]:
    asked = request.GET.get("instrument", "")
    followed = scales.followed(patient)
    instrument = asked if asked in followed else ASKED[0]
    past = history(patient, instrument, at=request.now)
    today = local_day(patient.clinic, request.now)
    leading = past if instrument == ASKED[0] else history(patient, ASKED[0], at=request.now)
    proposed = proposing.proposal(leading, on=today)
    current = queries.current_decision(patient)
    weight = proposing.newest_weight(patient, leading)
    seen = {"seen": str(current.pk) if current else "0"}
    return {
        "person": patient,
        "past": past,
        "tabs": _tabs(patient, instrument, followed),
        "name": instrument_name(instrument),
        "sentence": telling.sentence(past),
        "badge": telling.safety_badge(past),
        "newest": past.newest,
        "drawing": _drawing(past, today),
        "lines": thresholds(past),
        "version": past.read.now.content_version,
        "rows": table(past),
        "reasons": telling.reasons(past),
        "missing": telling.missing(past),
        "open_check_ins": queries.open_for(patient),
        "proposed": proposed,
        "bookable_on": proposing.bookable_on(proposed, today, patient.clinic),
        "interval": interval(proposed),
        "warnings": telling.proposal_warnings(leading, today),
        "course": proposing.last_course(patient),
        "weight": weight,
        "points": proposing.decision_points(leading),
        "current": current,
        "planned": leading.planned[0] if leading.planned else None,
        **_prescribing(request, patient, leading, weight),
        "may_decide": may(request.actor.role, "outcomes.decide"),
        "form": form or DecisionForm(today=today, initial=seen),
        "seen": seen["seen"],
        **more,
    }


def _prescribing(
    request: StaffRequest, patient: access.Patient, past: History, weight: proposing.Measured | None
) -> dict[str, str]:
    """Where a prescriber goes on, with what is known here: a new order, and what a dose does in the blood."""
    course = open_course(patient)
    if course is None or not may(request.actor.role, "course.prescribe"):
        return {}
    plan = {"a-way": "iv_racemic", "a-dose_mg": f"{course.dose_mg:f}", "a-minutes": str(course.minutes)}
    if weight is not None:
        plan["a-weight_kg"] = f"{weight.weight_kg.normalize():f}"
    exposure = reverse("courses:exposure", args=[patient.pk])
    order = reverse("courses:order", args=[course.pk])
    return {
        "order_url": f"{order}?{urlencode(proposing.known_for_order(past))}".rstrip("?"),
        "exposure_url": f"{exposure}?{urlencode(plan)}",
    }


def _tabs(patient: access.Patient, current: str, followed: Sequence[str]) -> list[dict[str, Any]]:
    path = reverse("outcomes:trajectory", args=[patient.pk])
    return [
        {"label": instrument_name(key), "url": f"{path}?instrument={key}", "current": key == current}
        for key in followed
    ]


def _drawing(past: History, today: date) -> Any:
    asked = ASKABLE[past.instrument]
    lines = thresholds(past)
    bands = [(band.low, band.high, band.words) for band in asked.bands]
    return draw(
        readings(past),
        infusions(past),
        bands=bands,
        highest=(range_of(asked) or (0, asked.highest))[1],
        response_score=lines.response_score,
        remission_below_score=lines.remission_below_score,
        today=today,
    )


@doors.staff("outcomes.decide")
@require_POST
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Accept, change or stop; every reason why not is shown on the page."""
    patient = access.patient(pk, by=request.actor, need="outcomes.decide")
    form = DecisionForm(request.POST, today=local_day(patient.clinic, request.now))
    if not form.is_valid():
        return render(request, "outcomes/trajectory.html", _page(request, patient, form), status=422)
    given = form.cleaned_data
    try:
        decided = actions.decide_maintenance(
            patient=patient,
            choice=given["choice"],
            chosen_on=given["chosen_on"],
            reason=given["reason"],
            seen=given["seen"] or "0",
            by=request.actor,
            at=request.now,
        )
    except Refused as refused:
        page = _page(request, patient, form, refusals=refused.reasons)
        return render(request, "outcomes/trajectory.html", page, status=409)
    if decided.course is not None:
        messages.success(request, _("Your decision is kept and one treatment is ordered. Book its time here."))
        return redirect("courses:course", decided.course.pk)
    if decided.refusals:
        messages.success(request, _("Your decision is kept. The treatment could not be ordered yet:"))
        for refusal in decided.refusals:
            messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("Your decision is kept."))
    return redirect("outcomes:trajectory", pk)


@doors.staff("outcomes.read")
@require_POST
def ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for a check-in now."""
    patient = access.patient(pk, by=request.actor, need="outcomes.read")
    asked = actions.ask_check_ins(patient=patient, by=request.actor, at=request.now)
    day = {"name": patient.name, "day": asked[0].due_on.isoformat() if asked else ""}
    messages.success(request, _("%(name)s has been asked for a check-in, on %(day)s.") % day)
    return redirect("outcomes:trajectory", pk)
