"""The pages of the questionnaire, the crisis page, the result, and what staff see when somebody may be in danger."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rekindle.clinical.screening.questions.order import BY_SLUG, after, before, first_open, shown_pages
from rekindle.clinical.screening.questions.shape import Page
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.doors import Hidden, HouseRequest, StaffRequest, anyone, staff
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.contact import contact_from, why_not_send
from rekindle.journey.questionnaires.facts import answers_of, profile_of
from rekindle.journey.questionnaires.forms import PageForm, form_for
from rekindle.journey.questionnaires.queries import Sheet, own_sheet, sheet_of_browser
from rekindle.journey.screenings import actions
from rekindle.journey.screenings.alert import alert_of
from rekindle.journey.screenings.crisis import PhoneForm, crisis_of
from rekindle.journey.screenings.outcome import outcome_of
from rekindle.journey.screenings.queries import of_questionnaire
from rekindle.journey.screenings.said import open_pages, said_by_section


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def page(request: HouseRequest, pk: int, page: str) -> HttpResponse:
    """One page of the form; what is entered is kept and looked at before the next page is shown."""
    sheet = sheet_of_browser(request.session, pk)
    request.clinic = sheet.clinic
    if sheet.completed_at is not None:
        return redirect("screenings:result", pk=pk)
    if page not in BY_SLUG:
        raise Hidden
    asked, current = BY_SLUG[page], answers_of(sheet)
    if asked not in shown_pages(current):
        return redirect(_onwards(sheet, first_open(current)))
    if request.method == "POST":
        return _take(request, sheet, asked, current)
    more = 1 if request.GET.get("more") == "1" else 0
    extra: dict[str, Any] = {"more": more} if page == "medicines" else {}
    return _shown(request, sheet, asked, form_for(asked, current, **extra), current)


def _take(request: HouseRequest, sheet: Sheet, asked: Page, current: dict[str, Any]) -> HttpResponse:
    form = form_for(asked, current, request.POST)
    adding = "add" in request.POST
    settled = form.taken(skip="skip" in request.POST or adding)
    if settled is None:
        return _shown(request, sheet, asked, form, current, status=422)
    try:
        found = actions.answer_page(
            sheet=sheet, answers=settled.answers, withdraw=settled.withdrawn, by=request.actor, at=request.now
        )
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return redirect("screenings:result", pk=sheet.pk) if sheet.completed_at else redirect("front_door")
    if found.newly_emergency:
        return redirect("screenings:crisis", pk=sheet.pk)
    if adding:
        return redirect(reverse("screenings:page", args=[sheet.pk, asked.slug]) + "?more=1#another")
    return redirect(_onwards(sheet, after(asked.slug, answers_of(sheet))))


def _shown(
    request: HouseRequest, sheet: Sheet, asked: Page, form: PageForm, current: dict[str, Any], status: int = 200
) -> HttpResponse:
    shown = shown_pages(current)
    earlier = before(asked.slug, current)
    context = {
        "page": asked,
        "form": form,
        "sheet": sheet,
        "section_name": _(asked.section),
        "step_number": shown.index(asked) + 1,
        "step_total": len(shown) + 1,
        "back_url": _onwards(sheet, earlier) if earlier else None,
        "later_url": reverse("questionnaires:later", args=[sheet.pk]),
    }
    return render(request, form.template, context, status=status)


def _onwards(sheet: Sheet, following: Page | None) -> str:
    if following is None:
        return reverse("screenings:check", args=[sheet.pk])
    return reverse("screenings:page", args=[sheet.pk, following.slug])


@never_cache
@require_safe
@anyone
def check(request: HouseRequest, pk: int) -> HttpResponse:
    """The last look before sending: what is still open, and what was said."""
    sheet = sheet_of_browser(request.session, pk)
    request.clinic = sheet.clinic
    if sheet.completed_at is not None:
        return redirect("screenings:result", pk=pk)
    current = answers_of(sheet)
    following = first_open(current)
    if following is not None:
        return redirect(_onwards(sheet, following))
    shown = shown_pages(current)
    context = {
        "sheet": sheet,
        "open_pages": [line for line in open_pages(current) if line.slug != "contact"],
        "refusals": [] if sheet.patient else [reason.sentence for reason in why_not_send(contact_from(current))],
        "sections": said_by_section(current),
        "step_number": len(shown) + 1,
        "step_total": len(shown) + 1,
        "back_url": _onwards(sheet, shown[-1]),
        "later_url": reverse("questionnaires:later", args=[sheet.pk]),
        "send_url": reverse("candidates:finish", args=[sheet.pk]),
    }
    return render(request, "screenings/check.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def crisis(request: HouseRequest, pk: int) -> HttpResponse:
    """A person now: whom to call, and truthfully who has been told."""
    sheet = own_sheet(request.session, pk, actor=request.actor)
    request.clinic = sheet.clinic
    current = answers_of(sheet)
    form = PhoneForm(request.POST if request.method == "POST" else None, sheet=sheet, current=current)
    if request.method == "POST" and form.is_valid():
        try:
            questionnaires.identify(sheet=sheet, contact=form.contact(), by=request.actor, at=request.now)
        except Refused as refused:
            for sentence in refused.sentences:
                messages.error(request, sentence)
        else:
            messages.success(request, _("Thank you. Your number is with your answers, for whoever calls you."))
        return redirect("screenings:crisis", pk=pk)
    with timezone.override(sheet.clinic.time_zone):
        found = crisis_of(sheet, profile_of(sheet, at=request.now), current, at=request.now)
        context = {"sheet": sheet, "crisis": found, "form": form}
        return render(request, "screenings/crisis.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@anyone
def result(request: HouseRequest, pk: int) -> HttpResponse:
    """What happens next, kindly, with reasons and dates, never a score or a diagnosis."""
    sheet = own_sheet(request.session, pk, actor=request.actor)
    request.clinic = sheet.clinic
    return _result(request, sheet)


def _result(request: HouseRequest, sheet: Sheet, refusals: tuple[str, ...] = ()) -> HttpResponse:
    screening = of_questionnaire(sheet)
    if screening is None:
        return redirect(_onwards(sheet, first_open(answers_of(sheet))))
    with timezone.override(sheet.clinic.time_zone):
        context = {
            "sheet": sheet,
            "outcome": outcome_of(screening, at=request.now),
            "refusals": refusals,
            "message": request.POST.get("message", ""),
        }
        return render(request, "screenings/result.html", context, status=422 if refusals else 200)


@never_cache
@require_safe
@anyone
def answers(request: HouseRequest, pk: int) -> HttpResponse:
    """What a person answered, for themselves."""
    sheet = own_sheet(request.session, pk, actor=request.actor)
    request.clinic = sheet.clinic
    context = {"sheet": sheet, "sections": said_by_section(answers_of(sheet))}
    return render(request, "screenings/answers.html", context)


@require_POST
@anyone
def reply(request: HouseRequest, pk: int) -> HttpResponse:
    """A message back to the clinic about a result."""
    sheet = own_sheet(request.session, pk, actor=request.actor)
    request.clinic = sheet.clinic
    try:
        actions.reply(sheet=sheet, message=request.POST.get("message", ""), by=request.actor, at=request.now)
    except Refused as refused:
        return _result(request, sheet, refused.sentences)
    messages.success(request, _("Your message is with the clinic's office. They answer on a working day."))
    return redirect("screenings:result", pk=pk)


@never_cache
@require_safe
@staff("contact.read")
def alert(request: StaffRequest, pk: int) -> HttpResponse:
    """Who may be in danger, how to reach them, what they said, and who has been told."""
    found = alert_of(pk, by=request.actor, at=request.now)
    actions.open_alert(sheet=found.sheet, by=request.actor, at=request.now)
    return render(request, "screenings/alert.html", {"alert": found, "sheet": found.sheet})
