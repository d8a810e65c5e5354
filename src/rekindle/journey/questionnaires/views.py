"""The public page of a clinic, the first press, and coming back to a form in another browser."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rekindle.clinical.screening.questions.order import first_open
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.doors import Hidden, HouseRequest, anyone
from rekindle.journey.questionnaires import actions
from rekindle.journey.questionnaires.contact import contact_from
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.questionnaires.forms.medicines import MOST_LINES
from rekindle.journey.questionnaires.forms.understood import understood
from rekindle.journey.questionnaires.honest import chapters, lead, steps
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.questionnaires.queries import (
    clinic_by_slug,
    remember,
    sheet_of_browser,
    untouched_sheet_of_browser,
)

LINK_MADE = "link_back"
SHOWN_FOR = timedelta(minutes=2)  # long enough to copy it; the same press again in that time makes no second link


@require_safe
@anyone
def clinic(request: HouseRequest, slug: str) -> HttpResponse:
    """What this treatment is and is not, before anybody is asked anything."""
    place = clinic_by_slug(slug)
    request.clinic = place
    return render(
        request,
        "questionnaires/clinic.html",
        {"lead": lead(), "chapters": chapters(), "steps": steps(), "is_open": place.form_opened_at is not None},
    )


@require_POST
@anyone
def begin(request: HouseRequest, slug: str) -> HttpResponse:
    """Hand out an empty form; only this browser may write on it."""
    place = clinic_by_slug(slug)
    request.clinic = place
    begun = untouched_sheet_of_browser(request.session, place)
    if begun is not None and place.form_opened_at is not None:
        return redirect(address(begun))
    try:
        sheet, _token = actions.begin_screening(clinic=place, by=request.actor, at=request.now)
    except Refused as refused:
        context = {"lead": lead(), "chapters": chapters(), "steps": steps(), "is_open": False}
        context |= {"refusals": refused.sentences}
        return render(request, "questionnaires/clinic.html", context, status=409)
    remember(request.session, sheet)
    return redirect(address(sheet))


@never_cache
@require_POST
@anyone
def read_medicine(request: HouseRequest, pk: int) -> HttpResponse:
    """One medicine as it is being typed, read back; nothing is kept until the page is sent."""
    sheet_of_browser(request.session, pk)
    sent = request.POST
    number = sent.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 3 and int(number) < MOST_LINES):
        raise Hidden
    line = understood(int(number), sent.get("name", ""), meant=sent.get("meant", ""), amount=sent.get("amount", ""))
    return render(request, "questionnaires/understood.html", {"line": line})


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def later(request: HouseRequest, pk: int) -> HttpResponse:
    """Make a link back: sent by mail where the person agreed to that, and shown once to copy."""
    sheet = sheet_of_browser(request.session, pk)
    request.clinic = sheet.clinic
    if sheet.completed_at is not None:
        return redirect("screenings:result", pk=sheet.pk)
    contact = contact_from(answers_of(sheet))
    mailed_to = contact.email if contact.may_email else ""
    context = {"sheet": sheet, "mailed_to": mailed_to, "back_url": address(sheet)}
    made = request.session.get(LINK_MADE, {})
    fresh = made.get("sheet") == sheet.pk and request.now - datetime.fromisoformat(made["at"]) < SHOWN_FOR
    if request.method == "POST":
        if not fresh:
            token = actions.save_for_later(sheet=sheet, by=request.actor, at=request.now)
            request.session[LINK_MADE] = {"sheet": sheet.pk, "token": token, "at": request.now.isoformat()}
        return redirect("questionnaires:later", pk=sheet.pk)
    if fresh:
        link = request.build_absolute_uri(reverse("questionnaires:resume", args=[made["token"]]))
        context |= {"link": link, "until": sheet.resume_expires_at}
    with timezone.override(sheet.clinic.time_zone):
        return render(request, "questionnaires/later.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def resume(request: HouseRequest, token: str) -> HttpResponse:
    """Opening the link shows a button; only the press brings the form back, so that a mail scanner opens nothing."""
    if request.method != "POST":
        return render(request, "questionnaires/resume.html")
    try:
        sheet = actions.resume(token=token, by=request.actor, at=request.now)
    except Refused as refused:
        return render(request, "questionnaires/resume.html", {"refusals": refused.sentences}, status=409)
    remember(request.session, sheet)
    return redirect(address(sheet))


def address(sheet: Sheet) -> str:
    """Where someone goes on: the first page that was neither answered nor skipped, or the last look before sending."""
    page = first_open(answers_of(sheet))
    if page is None:
        return reverse("screenings:check", args=[sheet.pk])
    return reverse("screenings:page", args=[sheet.pk, page.slug])
