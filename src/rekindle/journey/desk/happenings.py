"""One person's whole story as lines on one page, each from the room that wrote it down."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rekindle.journey.desk import around, before, care
from rekindle.journey.desk.line import Happening
from rekindle.journey.people.models import Patient

GROUPS: Final[dict[str, StrOrPromise]] = {
    "way": _("Way to treatment"),
    "visits": _("Appointments"),
    "care": _("Treatments"),
    "scores": _("Scores"),
    "tasks": _("Tasks"),
    "post": _("Messages"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the timeline."""

    label: StrOrPromise
    url: str
    current: bool
    count: int


def timeline(patient: Patient) -> list[Happening]:
    """All that happened to one person and all that is planned, newest first; the same queries however long it is."""
    found: list[Happening] = []
    for part in (before.lines, care.lines, around.lines):
        found.extend(part(patient))
    return sorted(found, key=lambda line: line.at, reverse=True)


def visits(patient: Patient) -> list[Happening]:
    """The appointments alone: what somebody sees who opens no chart."""
    return sorted(around.appointments(patient), key=lambda line: line.at, reverse=True)


def filters(lines: Iterable[Happening], chosen: str, path: str) -> list[Filter]:
    """The groups of a timeline as tabs, each with how many lines it holds."""
    counts = dict.fromkeys(GROUPS, 0)
    total = 0
    for line in lines:
        counts[line.group] += 1
        total += 1
    tabs = [Filter(_("Everything"), path, not chosen, total)]
    tabs += [Filter(GROUPS[key], f"{path}?show={key}", key == chosen, count) for key, count in counts.items() if count]
    return tabs
