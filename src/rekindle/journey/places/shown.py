"""What the page of clinical values shows: each in words, its band, its source, and who confirmed it."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from rekindle.clinical.confirmable import CHAPTERS, NEED_WORDS, Chapter
from rekindle.clinical.sources import FLAG_MEANINGS, Source, source
from rekindle.clinical.treatment.confirmation import cited
from rekindle.clinical.values import Value
from rekindle.journey.places.models import Clinic, ValueConfirmation
from rekindle.journey.places.queries import counts, newest_confirmations

Standing = Literal["waiting", "lapsed", "confirmed", "changed", "sourced"]
MARKS: dict[Standing, str] = {
    "waiting": "unknown",
    "lapsed": "ask",
    "confirmed": "ok",
    "changed": "resolved",
    "sourced": "info",
}


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value as the page shows it."""

    value: Value
    row: ValueConfirmation | None

    @property
    def standing(self) -> Standing:
        """Whether somebody has confirmed what today's content offers."""
        if counts(self.row, self.value):
            return "changed" if self.row is not None and self.row.moved else "confirmed"
        if self.row is not None:
            return "lapsed"
        return "waiting" if self.value.waits else "sourced"

    @property
    def waits(self) -> bool:
        """Whether a named clinician still has to look."""
        return self.value.waits and self.standing in ("waiting", "lapsed")

    @property
    def mark(self) -> str:
        """The grade whose mark stands beside it."""
        return MARKS[self.standing]

    @property
    def word(self) -> str:
        """Its standing in words."""
        return {
            "waiting": _("unconfirmed default"),
            "lapsed": _("changed since it was confirmed"),
            "confirmed": _("confirmed"),
            "changed": _("changed"),
            "sourced": _("from its source"),
        }[self.standing]

    @property
    def in_force(self) -> str:
        """The value in words, as the clinic has it."""
        if self.row is not None and self.standing == "changed":
            return self.value.in_words(self.row.setting)
        return self.value.in_words()

    @property
    def default(self) -> str:
        """The default in words, where the clinic moved away from it."""
        return self.value.in_words() if self.standing == "changed" else ""

    @property
    def band(self) -> str:
        """How far it may be moved."""
        return self.value.band_in_words() if self.value.movable else _("confirm only")

    @property
    def sources(self) -> str:
        """Its sources with their flags."""
        return cited(self.value.sources)

    @property
    def read_from(self) -> list[tuple[Source, str]]:
        """Each source with what its flag means."""
        return [(source(key), FLAG_MEANINGS[source(key).flag]) for key in self.value.sources]

    @property
    def tag_means(self) -> str:
        """What the value's own tag says of it."""
        return FLAG_MEANINGS[self.value.tag]

    @property
    def needed_by(self) -> str:
        """What cannot go on while it waits."""
        return ", ".join(words for need, words in NEED_WORDS.items() if need in self.value.needed_by)


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """One chapter with its values, those that wait first."""

    chapter: Chapter
    values: tuple[ShownValue, ...]

    @property
    def waiting(self) -> int:
        """How many still wait for a clinician."""
        return sum(one.waits for one in self.values)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one protocol still waits for."""

    name: str
    count: int
    total: int


def shown_chapter(chapter: Chapter, newest: dict[str, ValueConfirmation]) -> ShownChapter:
    """A chapter as the page shows it."""
    values = [ShownValue(value, newest.get(value.key)) for value in chapter.values]
    return ShownChapter(chapter, tuple(sorted(values, key=lambda one: not one.waits)))


def shown_chapters(clinic: Clinic) -> list[ShownChapter]:
    """Every chapter of this clinic."""
    newest = newest_confirmations(clinic)
    return [shown_chapter(chapter, newest) for chapter in CHAPTERS]


def by_protocol(chapters: list[ShownChapter]) -> list[Waiting]:
    """What each kind of treatment still waits for."""
    every = [one for shown in chapters for one in shown.values if one.value.waits]
    found = []
    for need, words in NEED_WORDS.items():
        needed = [one for one in every if need in one.value.needed_by]
        if needed:
            found.append(Waiting(words, sum(one.waits for one in needed), len(needed)))
    return found
