"""A small rehearsal clinic with somebody at every stage, for tests that walk every page."""

from datetime import UTC, datetime
from typing import Any

from rekindle.rehearsal import clinic
from rekindle.rehearsal.cast import CAST
from rekindle.rehearsal.person import Person

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # a Tuesday, 10:00 in New York
ON_STAGE = (
    *("Otis Farrow", "Ada Quill", "Ruth Abara", "Marcus Bell", "Joanna Wirth", "Seán O’Dálaigh-Fitzgerald"),
    *("ليلى الحداد", "Tomasz Wilk", "Ines Carvalho", "Daniel Osei", "Fay Whitlock"),
    *("Anita Moreno", "Kai Lindqvist", "Susan Okafor", "Tadashi Nakamura", "Beth Harmon-Lee"),
)
FEW: tuple[Person, ...] = tuple(person for person in CAST if person.name in ON_STAGE)


def a_rehearsed_clinic(at: datetime = NOW) -> Any:
    """Found Harbour Clinic and live three months of it, through the rooms' own actions, with a small cast."""
    return clinic.make(seed=1, at=at, cast=FEW).clinic
