"""What a candidate does on their own pages: send the questionnaire, book, sign."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.appointments.kinds import need_of
from rekindle.journey.appointments.queries import appointment as find_appointment
from rekindle.journey.appointments.queries import coming, free_slots
from rekindle.journey.candidates import actions, queries
from rekindle.journey.candidates.forms.booking import OwnSlotForm, ReasonForm, day_word
from rekindle.journey.candidates.forms.consent import ConsentForm
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.candidates.views.pressing import press, see_other
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.doors import Hidden, HouseRequest, PatientRequest, anyone, patient
from rekindle.journey.questionnaires.queries import sheet_of_browser

DAYS_SHOWN = 5
LOOK_AHEAD_D = 28
OWN_KINDS = ("consultation", "clearance", "preparation")


@require_POST
@anyone
def finish(request: HouseRequest, pk: int) -> HttpResponse:
    """Send the questionnaire and learn at once what happens next."""
    sheet = sheet_of_browser(request.session, pk)
    try:
        candidate = actions.finish_questionnaire(sheet=sheet, by=request.actor, at=request.now)
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return see_other("screenings:check", pk)
    crisis = candidate.screening.disposition == "emergency"
    return see_other("screenings:crisis" if crisis else "screenings:result", pk)


@patient
def my_booking(request: PatientRequest) -> HttpResponse:
    """Choose a time for the free consultation; see, move or cancel what is booked."""
    candidate = _mine(request)
    booked = [one for one in coming(candidate.patient) if one.kind in OWN_KINDS]
    moving = next((one for one in booked if str(one.pk) == request.GET.get("move")), None)
    may_choose = moving is not None or candidate.state == "consult_offered"
    days, slots = _days(request, moving.kind if moving else "consultation", candidate) if may_choose else ([], [])
    form = OwnSlotForm(request.POST or None, slots=slots) if may_choose else None

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        context = {
            "candidate": candidate,
            "booked": [{"row": one, "label": need_of(one.kind).label} for one in booked],
            "moving": moving,
            "days": days,
            "form": form,
            "chosen_day": slots[0].starts_at if slots else None,
            "reason_form": ReasonForm(),
            "refusals": list(refusals),
        }
        return render(request, "candidates/my_booking.html", context, status=status)

    if request.method != "POST":
        return page()
    if form is None:
        return see_other("candidates:my_booking")
    if not form.is_valid():
        return page(status=422)
    slot, then = form.chosen, see_other("candidates:my_booking")
    given: dict[str, Any] = {"starts_at": slot.starts_at, "practitioner": slot.practitioner}
    if moving is not None:
        said = _("Your appointment has its new time.")
        return press(request, appointments.move, said, then=then, page=page, appointment=moving, **given)
    said = _("Your free consultation is booked.")
    return press(request, actions.book_consultation, said, then=then, page=page, candidate=candidate, **given)


@require_POST
@patient
def cancel_mine(request: PatientRequest, pk: int) -> HttpResponse:
    """Call off one's own appointment."""
    appointment = find_appointment(pk, by=request.actor)
    if appointment.kind not in OWN_KINDS:
        raise Hidden
    reason = request.POST.get("reason", "").strip() or _("Cancelled by the patient.")
    try:
        actions.appointment_cancelled(appointment=appointment, reason=reason[:200], by=request.actor, at=request.now)
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
    else:
        messages.success(request, _("Your appointment is cancelled. You may book another when you like."))
    return see_other("candidates:my_booking")


@patient
def consent(request: PatientRequest) -> HttpResponse:
    """Read the consent item by item and sign it."""
    candidate = _mine(request)
    kept = queries.consent_of(candidate)
    form = ConsentForm(request.POST or None)

    in_care = candidate.state in ("in_treatment", "maintenance")
    may_renew = in_care and kept is not None and kept.phase == "induction"
    renewing = may_renew and request.GET.get("for") == "maintenance"

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        today = timezone.localdate(request.now)
        valid = kept is not None and kept.version == CONSENT_VERSION and kept.expires_on > today and not renewing
        context: dict[str, object] = {
            "candidate": candidate,
            "kept": kept if valid else None,
            "form": form,
            "refusals": list(refusals),
        }
        context |= {"may_sign": in_care or candidate.state == "prepared", "may_renew": may_renew, "renewing": renewing}
        return render(request, "candidates/consent.html", context, status=status)

    if request.method != "POST":
        return page()
    if not form.is_valid():
        return page(status=422)
    given = {
        "route": "iv_im",
        "version": form.cleaned_data["version"],
        "initials": form.initials,
        "signature_name": form.cleaned_data["signature_name"],
        "registry_opt_in": form.cleaned_data["registry"] == "yes",
    }
    then = see_other("candidates:consent")
    return press(
        request, actions.sign_consent, _("Signed. Thank you."), then=then, page=page, candidate=candidate, **given
    )


@require_POST
@patient
def withdraw_consent(request: PatientRequest) -> HttpResponse:
    """Take the consent back, at any time, without a reason."""
    actions.withdraw_consent(candidate=_mine(request), by=request.actor, at=request.now)
    messages.success(request, _("Your consent is withdrawn. Nothing is given, and we will call you."))
    return see_other("candidates:consent")


def _mine(request: PatientRequest) -> Candidate:
    found = queries.candidate_of(request.actor)
    if found is None:
        raise Hidden
    return found


def _days(request: PatientRequest, kind: str, candidate: Candidate) -> tuple[list[dict[str, Any]], list[Any]]:
    """The next days that have a free time, and the times of the day that is chosen."""
    today = timezone.localdate(request.now)
    slots = free_slots(request.clinic, kind, today, LOOK_AHEAD_D, at=request.now, patient=candidate.patient)
    by_day: dict[date, list[Any]] = {}
    for slot in slots:
        by_day.setdefault(timezone.localtime(slot.starts_at).date(), []).append(slot)
    if not by_day:
        return [], []
    soonest = min(by_day)
    first = _chosen(request.GET.get("on", ""), by_day, soonest)
    begin = _chosen(request.GET.get("from", ""), by_day, soonest)
    shown = [day for day in sorted(by_day) if day >= begin][:DAYS_SHOWN]
    if first not in shown:
        first = shown[0]
    move = f"&move={request.GET['move']}" if request.GET.get("move") else ""
    days = [
        {"label": day_word(by_day[day][0].starts_at), "url": f"?on={day}&from={begin}{move}", "current": day == first}
        for day in shown
    ]
    later = [day for day in sorted(by_day) if day > shown[-1]]
    if later:
        days.append({"label": _("Later days"), "url": f"?on={later[0]}&from={later[0]}{move}", "current": False})
    return days, by_day[first]


def _chosen(text: str, by_day: dict[date, list[Any]], soonest: date) -> date:
    """The day asked for, or the next with a free time; anything else is the soonest."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return soonest
    return min((one for one in by_day if one >= day), default=soonest)
