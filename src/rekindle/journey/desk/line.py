"""One line of a person's story, in the form in which every room's part of it is told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: when, what, who, and where to read more."""

    at: datetime
    what: StrOrPromise
    text: StrOrPromise = ""
    by: str = ""
    icon: str = "document"
    tone: str = ""
    url: str = ""
    group: str = "way"
    anchor: str = ""


def day_words(day: date | None) -> str:
    """22 Nov 2026, or nothing where there is no day."""
    return date_format(day, "j M Y") if day is not None else ""
