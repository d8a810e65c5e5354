"""The page on how the ways of giving differ: shapes and times, only of the ways that this clinic gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from rekindle.clinical.pharmacology.route_shapes import shape
from rekindle.clinical.sources import Source
from rekindle.clinical.statements import STATEMENT
from rekindle.clinical.statements.chapters import (
    OF_WAY,
    WAYS_AT_HOME,
    WAYS_LEAD,
    WAYS_NOT_SHOWN,
    WHY_WAYS_DIFFER,
    Chapter,
    footnotes,
)
from rekindle.journey.doors import Hidden, HouseRequest, anyone
from rekindle.journey.places.queries import clinics, routes_given
from rekindle.web.learning import Noted, noted
from rekindle.web.ways_drawn import Drawn, drawn


@dataclass(frozen=True, slots=True)
class WayShown:
    """A chapter as it is shown, with its picture where it is about one way."""

    chapter: Chapter
    statements: tuple[Noted, ...]
    drawn: Drawn | None = None


@anyone
def learn_ways(request: HouseRequest, slug: str = "") -> HttpResponse:
    """How the ways of giving differ, at the visitor's clinic, the only one, or the one they choose."""
    here = _clinic(request, slug)
    if here is None:
        return render(request, "web/ways_choose.html", {"clinics": list(clinics()[:200])})
    of_ways = tuple((route, OF_WAY[route]) for route in routes_given(here))
    chapters = (WHY_WAYS_DIFFER, *(chapter for _, chapter in of_ways), WAYS_NOT_SHOWN, WAYS_AT_HOME)
    notes: tuple[Source, ...] = footnotes(WAYS_LEAD, chapters)
    numbers = {source.key: number for number, source in enumerate(notes, start=1)}
    page = {
        "here": here,
        "lead": tuple(noted(STATEMENT[each], numbers) for each in WAYS_LEAD),
        "ways": tuple(_shown(chapter, numbers, drawn(shape(route))) for route, chapter in of_ways),
        "why": _shown(WHY_WAYS_DIFFER, numbers),
        "limits": tuple(_shown(chapter, numbers) for chapter in (WAYS_NOT_SHOWN, WAYS_AT_HOME)),
        "notes": notes,
    }
    return render(request, "web/ways.html", page)


def _clinic(request: HouseRequest, slug: str) -> Any:
    """The clinic that is asked for; else the visitor's own; else the only one there is."""
    if slug:
        named = clinics().filter(slug=slug).first()
        if named is None:
            raise Hidden
        return named
    if request.clinic is not None:
        return request.clinic
    found = list(clinics()[:2])
    return found[0] if len(found) == 1 else None


def _shown(chapter: Chapter, numbers: Mapping[str, int], drawing: Drawn | None = None) -> WayShown:
    return WayShown(chapter, tuple(noted(one, numbers) for one in chapter.statements), drawing)
