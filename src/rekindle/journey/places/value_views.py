"""The pages on which a named clinician confirms or changes what rests on memory or policy; others read them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from rekindle.clinical.confirmable import CHAPTER, CHAPTER_OF, VALUES, Chapter
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.values import Value
from rekindle.journey.doors import Hidden, HouseRequest, staff
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places import confirming, queries
from rekindle.journey.places.forms import SettingForm
from rekindle.journey.places.shown import ShownValue, by_protocol, shown_chapter, shown_chapters

SEE, CONFIRM = "desk.see", "values.confirm"


@staff(SEE)
def values(request: HouseRequest) -> HttpResponse:
    """Every chapter, and what still waits for each kind of treatment."""
    chapters = shown_chapters(request.clinic)
    page = {
        "chapters": chapters,
        "protocols": by_protocol(chapters),
        "waiting": sum(shown.waiting for shown in chapters),
        "may_confirm": request.may(CONFIRM),
        "content_version": CONTENT_VERSION,
    }
    return render(request, "places/values.html", page)


@staff(SEE)
def chapter(request: HouseRequest, slug: str) -> HttpResponse:
    """One chapter, what waits first."""
    return _chapter(request, _known_chapter(slug))


@require_POST
@staff(CONFIRM)
def confirm(request: HouseRequest, slug: str) -> HttpResponse:
    """Confirm the ticked values of a chapter as they stand."""
    found = _known_chapter(slug)
    keys = [key for key in request.POST.getlist("keys") if key in VALUES and CHAPTER_OF[key] is found]
    if not keys:
        return _chapter(request, found, (_("Tick at least one value, then confirm."),), status=422)
    try:
        count = confirming.confirm_as_they_stand(
            clinic=request.clinic,
            keys=keys,
            content_version=str(request.POST.get("content_version", "")),
            by=request.actor,
            at=request.now,
        )
    except Refused as refused:
        return _chapter(request, found, refused.sentences, status=409)
    done = ngettext("%(n)d value confirmed.", "%(n)d values confirmed.", count) % {"n": count}
    messages.success(request, done)
    return redirect("places:value_chapter", slug=found.slug)


@staff(SEE)
def value(request: HouseRequest, slug: str, key: str) -> HttpResponse:
    """One value with its band, its sources and everyone who confirmed or changed it."""
    return _value(request, _known_value(slug, key))


@require_POST
@staff(CONFIRM)
def settle(request: HouseRequest, slug: str, key: str) -> HttpResponse:
    """Confirm one value, or set it within its band."""
    found = _known_value(slug, key)
    form = SettingForm(request.POST, value=found)
    if not form.is_valid():
        return _value(request, found, form, status=422)
    try:
        confirming.confirm_value(clinic=request.clinic, key=key, by=request.actor, at=request.now, **form.asked())
    except Refused as refused:
        return _value(request, found, None, refused.sentences, typed=form.cleaned_data, status=409)
    messages.success(request, _("Kept, with your name and the time."))
    return redirect("places:value", slug=slug, key=key)


def _known_chapter(slug: str) -> Chapter:
    if slug not in CHAPTER:
        raise Hidden
    return CHAPTER[slug]


def _known_value(slug: str, key: str) -> Value:
    if key not in VALUES or CHAPTER_OF[key].slug != slug:
        raise Hidden
    return VALUES[key]


def _chapter(
    request: HouseRequest, found: Chapter, refusals: tuple[str, ...] = (), *, status: int = 200
) -> HttpResponse:
    page = {
        "shown": shown_chapter(found, queries.newest_confirmations(request.clinic)),
        "may_confirm": request.may(CONFIRM),
        "content_version": CONTENT_VERSION,
        "refusals": refusals,
    }
    return render(request, "places/value_chapter.html", page, status=status)


def _value(
    request: HouseRequest,
    found: Value,
    form: SettingForm | None = None,
    refusals: tuple[str, ...] = (),
    *,
    typed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    history = queries.history_of(request.clinic, found.key)
    shown = ShownValue(found, history[0] if history else None)
    page: dict[str, Any] = {
        "shown": shown,
        "chapter": CHAPTER_OF[found.key],
        "history": [(row, found.in_words(row.setting)) for row in history],
        "form": form or SettingForm(value=found, row=shown.row, typed=typed),
        "may_confirm": request.may(CONFIRM),
        "refusals": refusals,
    }
    return render(request, "places/value.html", page, status=status)
