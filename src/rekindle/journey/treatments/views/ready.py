"""The readiness page: why not begin, what is still to be asked, and the press that starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rekindle.clinical.treatment.readiness import Check
from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import access, doors
from rekindle.journey.treatments import actions, facts, queries, readiness, safety
from rekindle.journey.treatments.forms.day import SECTIONS, AcceptForm, DrugForm, PumpForm, WeightForm
from rekindle.journey.treatments.forms.leaving import ReasonForm
from rekindle.journey.treatments.models import Treatment
from rekindle.journey.treatments.shown import SectionLine, checks_shown, section_lines


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole page in one sentence."""

    may_begin: bool
    no_go: list[Check]
    reasons: int


def show(request: doors.StaffRequest, row: Treatment, refused: Sequence[str] = ()) -> HttpResponse:
    """The readiness page of one treatment, with the reasons of an act that was just refused."""
    judged = readiness.judged(row, request.now)
    found, why_not = judged.checks, judged.why_not
    view = queries.chair_view(row, request.now)
    lines: list[SectionLine] = section_lines(row, view)
    page: dict[str, Any] = {
        "treatment": row,
        "patient": row.patient,
        "view": view,
        "groups": checks_shown(row, found),
        "verdict": Verdict(not why_not, [check for check in found if check.verdict == "no_go"], len(why_not)),
        "why_not": why_not,
        "lines": lines,
        "left": sum(1 for line in lines if not line.done),
        "accept_form": AcceptForm(),
        "not_today_form": ReasonForm(),
        "order_changed": (row.dose_mg, row.minutes) != (row.session.course.dose_mg, row.session.course.minutes),
        "long_term": safety.long_term(row, request.now),
        "refused": refused,
    }
    return render(request, "treatments/ready.html", page, status=REFUSED if refused else 200)


@doors.staff("chart.read")
def ready(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """May this infusion begin now?"""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="readiness")
    return show(request, row)


@doors.staff("treatment.prepare")
def section(request: doors.StaffRequest, pk: int, slug: str) -> HttpResponse:
    """One short section of the day's questions."""
    row = queries.find(pk, for_=request.actor)
    if slug not in SECTIONS:
        raise Http404
    known = {key: fact.value for key, fact in facts.day_facts(row).items()}
    form = SECTIONS[slug](request.POST or None, known=known)
    if slug == "body" and readiness.facts_of(row, request.now).can_be_pregnant is False:
        for key in ("pregnancy_test", "pregnancy_test_at"):
            del form.fields[key]
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.values()
        refused = attempt(lambda: actions.record_facts(treatment=row, values=said, by=request.actor, at=request.now))
        if not refused:
            return see_other(f"{reverse('treatments:ready', args=[pk])}#section-{slug}")
    page = {"treatment": row, "patient": row.patient, "form": form, "slug": slug, "refused": refused}
    return render(request, "treatments/section.html", page, status=REFUSED if form.is_bound else 200)


@doors.staff("treatment.prepare")
def weight(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Weigh the person on the day."""
    row = queries.find(pk, for_=request.actor)
    form = WeightForm(request.POST or None)
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        refused = attempt(lambda: actions.weigh(treatment=row, by=request.actor, at=request.now, **said))
        if not refused:
            return see_other(f"{reverse('treatments:ready', args=[pk])}#section-weight")
    page = {"treatment": row, "patient": row.patient, "form": form, "refused": refused, "course": row.session.course}
    return render(request, "treatments/weight.html", page, status=REFUSED if form.is_bound else 200)


@doors.staff("treatment.prepare")
def drug(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Record what was drawn up."""
    row = queries.find(pk, for_=request.actor)
    form = DrugForm(request.POST or None)
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        refused = attempt(lambda: actions.prepare_drug(treatment=row, by=request.actor, at=request.now, **said))
        if not refused:
            return see_other(f"{reverse('treatments:ready', args=[pk])}#section-drug")
    page = {"treatment": row, "patient": row.patient, "form": form, "refused": refused, "drug": facts.drug_of(row)}
    return render(request, "treatments/draw.html", page, status=REFUSED if form.is_bound else 200)


@doors.staff("treatment.witness")
def pump(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The second person reads bag and pump; the page shows them no number beforehand."""
    row = queries.find(pk, for_=request.actor)
    form = PumpForm(request.POST or None)
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        refused = attempt(lambda: actions.check_pump(treatment=row, by=request.actor, at=request.now, **said))
        if not refused:
            return see_other(f"{reverse('treatments:ready', args=[pk])}#section-pump")
    drawn = facts.drug_of(row)
    page = {"treatment": row, "patient": row.patient, "form": form, "refused": refused, "drug": drawn}
    page["is_same_person"] = drawn is not None and drawn.drawn_by_id == request.actor.pk
    return render(request, "treatments/pump.html", page, status=REFUSED if form.is_bound else 200)


@require_POST
@doors.staff("treatment.accept")
def accept(request: doors.StaffRequest, pk: int, check_id: str) -> HttpResponse:
    """Sign to go on although one check says hold."""
    row = queries.find(pk, for_=request.actor)
    if check_id not in {check.id for check in readiness.checks(row, request.now)}:
        raise Http404
    form = AcceptForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    refused = attempt(
        lambda: actions.accept_hold(treatment=row, check_id=check_id, reason=reason, by=request.actor, at=request.now)
    )
    if refused:
        return show(request, row, refused)
    return see_other(f"{reverse('treatments:ready', args=[pk])}#check-{check_id}")


@require_POST
@doors.staff("treatment.run")
def begin(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Start the infusion, or say everything that stands in the way."""
    row = queries.find(pk, for_=request.actor)
    refused = attempt(lambda: actions.begin(treatment=row, by=request.actor, at=request.now))
    if refused:
        return show(request, queries.find(pk, for_=request.actor), refused)
    return see_other(reverse("treatments:chair", args=[pk]))


@require_POST
@doors.staff("treatment.prepare")
def not_today(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Nothing is given today."""
    row = queries.find(pk, for_=request.actor)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    refused = attempt(lambda: actions.not_today(treatment=row, reason=reason, by=request.actor, at=request.now))
    return show(request, row, refused) if refused else see_other(reverse("treatments:chair", args=[pk]))


@require_POST
@doors.staff("treatment.prepare")
def take_order(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Use the order as it stands now."""
    row = queries.find(pk, for_=request.actor)
    refused = attempt(lambda: actions.take_order(treatment=row, by=request.actor, at=request.now))
    return show(request, row, refused) if refused else see_other(reverse("treatments:ready", args=[pk]))
