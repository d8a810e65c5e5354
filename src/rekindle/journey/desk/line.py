"""One line of a person's story, in the form in which every room's part of it is told."""

from dataclasses import dataclass
from datetime import datetime

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
