"""The page for strangers that says what ketamine treatment is and is not, with every source as a footnote."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from rekindle.clinical.sources import Source
from rekindle.clinical.statements import STATEMENT, Statement
from rekindle.clinical.statements.chapters import LEARN, LEARN_LEAD, Chapter, footnotes
from rekindle.clinical.statements.comparison import COMPARISON, Row
from rekindle.journey.doors import HouseRequest, anyone


@dataclass(frozen=True, slots=True)
class Noted:
    """A statement, or a row of the table, with the numbers of its footnotes."""

    said: Statement | Row
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A chapter as it is shown."""

    chapter: Chapter
    statements: tuple[Noted, ...]
    rows: tuple[Noted, ...]


def noted(said: Statement | Row, numbers: Mapping[str, int]) -> Noted:
    """A statement or a row with the numbers of its footnotes, in their order."""
    return Noted(said, tuple(sorted(numbers[key] for key in said.sources)))


def shown(numbers: Mapping[str, int]) -> tuple[Shown, ...]:
    """All chapters, each sentence with its footnotes."""
    return tuple(
        Shown(
            chapter,
            tuple(noted(statement, numbers) for statement in chapter.statements),
            tuple(noted(row, numbers) for row in COMPARISON) if chapter.compares else (),
        )
        for chapter in LEARN
    )


@anyone
def learn(request: HouseRequest) -> HttpResponse:
    """What ketamine treatment is, and is not, for anyone."""
    notes: tuple[Source, ...] = footnotes(LEARN_LEAD, LEARN)
    numbers = {source.key: number for number, source in enumerate(notes, start=1)}
    lead = tuple(noted(STATEMENT[each], numbers) for each in LEARN_LEAD)
    return render(request, "web/learn.html", {"lead": lead, "chapters": shown(numbers), "notes": notes})
