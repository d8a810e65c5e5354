"""The pages of each gate after the review: booking, consultation, clearance, preparation."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.clinical.refusal import Refusal
from rekindle.journey.appointments.queries import appointment as find_appointment
from rekindle.journey.appointments.queries import coming, free_slots
from rekindle.journey.candidates import actions, queries
from rekindle.journey.candidates.forms.booking import ReasonForm, SlotForm
from rekindle.journey.candidates.forms.clearance import MEASURED, PRESSURES, SECTIONS, UNITS, ClearanceForm, initial_of
from rekindle.journey.candidates.forms.consultation import ConsultationForm, PreparationForm
from rekindle.journey.candidates.forms.review import ActForm
from rekindle.journey.candidates.medicines import medicine_sheet
from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.candidates.views.pressing import SeeOther, press, see_other
from rekindle.journey.candidates.views.stages import stepper
from rekindle.journey.candidates.why_not import why_ecg_of, why_not_sign, why_tsh_of
from rekindle.journey.people import access
from rekindle.journey.people.doors import StaffRequest, staff
from rekindle.journey.places.queries import values_for

BOOKS: dict[str, tuple[str, Callable[..., Any]]] = {
    "consult_offered": ("consultation", actions.book_consultation),
    "consulted": ("clearance", actions.book_clearance),
    "in_treatment": ("clearance", actions.book_clearance),
    "maintenance": ("clearance", actions.book_clearance),
    "cleared": ("preparation", actions.book_preparation),
}
LOOK_AHEAD_D = 14


@staff("appointments.book")
def book(request: StaffRequest, pk: int) -> HttpResponse:
    """Book whatever comes next for this person."""
    candidate = queries.candidate(pk, by=request.actor)
    if candidate.state not in BOOKS:
        return see_other("candidates:review", pk)
    kind, action = BOOKS[candidate.state]
    today = timezone.localtime(request.now).date()
    slots = free_slots(request.clinic, kind, today, LOOK_AHEAD_D, at=request.now, patient=candidate.patient)
    form = SlotForm(request.POST or None, slots=slots, initial={"version": candidate.version})

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        context = _about(candidate) | {"form": form, "kind": kind, "refusals": list(refusals), "slots": slots}
        return render(request, "candidates/book.html", context, status=status)

    if request.method != "POST":
        access.patient(candidate.patient_id, by=request.actor)
        return page()
    if not form.is_valid():
        return page(status=422)
    slot = form.chosen
    given = {"starts_at": slot.starts_at, "practitioner": slot.practitioner, "version": form.cleaned_data["version"]}
    then = see_other("candidates:review", pk)
    return press(request, action, _("Booked."), then=then, page=page, candidate=candidate, **given)


@require_POST
@staff("appointments.book")
def end(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Note that somebody did not come, or call an appointment off; they may book again."""
    appointment = find_appointment(pk, by=request.actor)
    then = see_other("appointments:appointment", pk)
    form = ReasonForm(request.POST)

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        context = {"appointment": appointment, "refusals": list(refusals), "form": form}
        return render(request, "appointments/refused.html", context, status=status)

    if verb == "missed":
        said = _("Kept: they did not come.")
        return press(request, actions.appointment_missed, said, then=then, page=page, appointment=appointment)
    if not form.is_valid():
        return page(status=422)
    return press(
        request,
        actions.appointment_cancelled,
        _("Cancelled; the time is free again."),
        then=then,
        page=page,
        appointment=appointment,
        reason=form.cleaned_data["reason"],
    )


@staff("consultation.record")
def consultation(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down the free consultation."""
    candidate = queries.candidate(pk, by=request.actor)
    form = ConsultationForm(request.POST or None, initial={"version": candidate.version})
    extra = {
        "kept": queries.consultation_of(candidate),
        "findings": queries.findings(candidate),
        "appointment": coming(candidate.patient, "consultation").first(),
    }
    page = _gate(request, candidate, "candidates/consultation.html", form, extra)
    if request.method != "POST":
        _read(request, candidate, "consultation")
        return page()
    if not form.is_valid():
        return page(status=422)
    given = form.record | {"suicide_answers": form.suicide_answers, "version": form.cleaned_data["version"]}
    then = see_other("candidates:review", pk)
    said = _("The consultation is kept.")
    return press(request, actions.record_consultation, said, then=then, page=page, candidate=candidate, **given)


@staff("preparation.record")
def preparation(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down the preparation session."""
    candidate = queries.candidate(pk, by=request.actor)
    form = PreparationForm(request.POST or None, initial={"version": candidate.version})
    extra = {
        "kept": queries.preparation_of(candidate),
        "appointment": coming(candidate.patient, "preparation").first(),
    }
    page = _gate(request, candidate, "candidates/preparation.html", form, extra)
    if request.method != "POST":
        _read(request, candidate, "preparation")
        return page()
    if not form.is_valid():
        return page(status=422)
    then = see_other("candidates:review", pk)
    said = _("The preparation session is kept. The patient signs the consent on their own page.")
    given = form.cleaned_data
    return press(request, actions.record_preparation, said, then=then, page=page, candidate=candidate, **given)


@staff("clearance.record")
def clearance(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the medical clearance, as a draft that may be saved as often as one likes."""
    candidate = queries.candidate(pk, by=request.actor)
    kept = queries.clearance_of(candidate)
    draft = kept if kept and kept.signed_at is None else None
    form = ClearanceForm(request.POST or None, initial=initial_of(candidate, draft))
    page = _gate(request, candidate, "candidates/clearance.html", form, _clearance(request, candidate, kept, form))
    if request.method != "POST":
        _read(request, candidate, "clearance")
        return page()
    if not form.is_valid():
        return page(status=422)
    given = {
        "values": form.values(request.now, draft.pressures if draft else ()),
        "version": form.cleaned_data["version"],
    }
    then = SeeOther(f"{request.path}#missing")
    said = _("Saved. What was measured counts from now on, and the rules have judged again.")
    return press(request, actions.record_clearance, said, then=then, page=page, candidate=candidate, **given)


@require_POST
@staff("clearance.sign")
def sign(request: StaffRequest, pk: int) -> HttpResponse:
    """Sign the medical clearance, or hear all that is missing."""
    candidate = queries.candidate(pk, by=request.actor)
    kept = queries.clearance_of(candidate)
    form = ClearanceForm(initial=initial_of(candidate, kept))
    page = _gate(request, candidate, "candidates/clearance.html", form, _clearance(request, candidate, kept, form))
    version = ActForm(request.POST)
    if not version.is_valid():
        return page(status=422)
    then = see_other("candidates:review", pk)
    given = {"candidate": candidate, "version": version.cleaned_data["version"]}
    return press(request, actions.sign_clearance, _("The clearance is signed."), then=then, page=page, **given)


def _clearance(
    request: StaffRequest, candidate: Candidate, kept: Clearance | None, form: ClearanceForm
) -> dict[str, Any]:
    """The form in its sections, what is still missing, and why each special test is needed."""
    reasons = {_("ECG"): why_ecg_of(candidate), _("Laboratory"): why_tsh_of(candidate)}
    draft = kept if kept and kept.signed_at is None else None
    return {
        "kept": kept,
        "draft": draft,
        "sections": [
            {
                "grid": "taken_on" in names,
                "title": title,
                "fields": [(form[name], UNITS.get(name, "")) for name in names],
                "why": reasons.get(str(title), ()),
            }
            for title, names in SECTIONS
        ],
        "pressures": [(form[f"systolic_{number}_mmhg"], form[f"diastolic_{number}_mmhg"]) for number in PRESSURES],
        "measured": [(form[name], UNITS[name]) for name in MEASURED],
        "missing": why_not_sign(candidate, draft, request.now) if draft else (),
        "findings": queries.findings(candidate),
        "medicines": medicine_sheet(candidate, values_for(request.clinic)),
        "may_sign": request.may("clearance.sign"),
        "appointment": coming(candidate.patient, "clearance").first(),
    }


def _gate(
    request: StaffRequest, candidate: Candidate, template: str, form: Any, extra: dict[str, Any]
) -> Callable[..., HttpResponse]:
    """The page of one gate, with whatever reasons there are."""

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        context = _about(candidate) | extra | {"form": form, "refusals": list(refusals)}
        return render(request, template, context, status=status)

    return page


def _about(candidate: Candidate) -> dict[str, Any]:
    return {"candidate": candidate, "patient": candidate.patient, "stages": stepper(candidate.state)}


def _read(request: StaffRequest, candidate: Candidate, page: str) -> None:
    access.chart(candidate.patient_id, by=request.actor, at=request.now, page=page)
