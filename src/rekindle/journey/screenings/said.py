"""What a person answered, in the words they were asked, and what they left open."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rekindle.clinical.screening.medicines import read_typed
from rekindle.clinical.screening.questions.order import shown_pages
from rekindle.clinical.screening.questions.shape import (
    ChoicePage,
    Page,
    Question,
    SincePage,
    SpecialPage,
    TickPage,
    UnsurePage,
)
from rekindle.clinical.screening.questions.ticks import NONE, UNSURE, ticked_now, unsure_now
from rekindle.journey.questionnaires.contact import contact_from

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One question and what was answered; an empty answer was left open."""

    question: str
    answer: str
    slug: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with its questions."""

    name: str
    lines: tuple[Said, ...]


def said_by_section(answers: Answers) -> list[Section]:
    """Every shown question with its answer, in the order of the form."""
    grouped: dict[str, list[Said]] = {}
    for page in shown_pages(answers):
        grouped.setdefault(page.section, []).extend(said_on(page, answers))
    return [Section(_(name), tuple(lines)) for name, lines in grouped.items()]


def open_pages(answers: Answers) -> list[Said]:
    """The pages on which something was left open; a missing pressure alone is not."""
    found: dict[str, Said] = {}
    for page in shown_pages(answers):
        for line in said_on(page, answers):
            if not line.answer and line.slug not in found:
                found[line.slug] = line
    return list(found.values())


def said_on(page: Page, answers: Answers) -> list[Said]:
    """The questions of one page with their answers."""
    if isinstance(page, ChoicePage):
        return [Said(_(question.text), _chosen(question, answers), page.slug) for question in page.questions]
    if isinstance(page, TickPage):
        return [Said(_(page.title), _ticked(page, answers), page.slug)]
    if isinstance(page, UnsurePage):
        return [Said(_(page.title), _unsure(page, answers), page.slug)]
    if isinstance(page, SincePage):
        return [Said(_(page.title), _days(answers.get(page.key)), page.slug)]
    if isinstance(page, SpecialPage):
        return _SPECIAL[page.kind](page, answers)
    raise TypeError(f"The page {page.slug!r} is of a kind that cannot be read back.")


def _chosen(question: Question, answers: Answers) -> str:
    value = answers.get(question.key)
    return next((_(choice.label) for choice in question.choices if value is not None and choice.value == value), "")


def _ticked(page: TickPage, answers: Answers) -> str:
    words = {tick.code: tick.label for tick in page.ticks} | {UNSURE: page.unsure_label, NONE: page.none_label}
    return "; ".join(_(words[code]) for code in ticked_now(page, answers))


def _unsure(page: UnsurePage, answers: Answers) -> str:
    words = {tick.code: tick.label for tick in page.candidates} | {NONE: page.none_label}
    return "; ".join(_(words[code]) for code in unsure_now(page, answers))


def _days(days: int | None) -> str:
    return "" if days is None else ngettext("about %(n)d day ago", "about %(n)d days ago", days) % {"n": days}


def _contact(page: SpecialPage, answers: Answers) -> list[Said]:
    contact = contact_from(answers)
    ways = [contact.phone if contact.may_phone else "", contact.email if contact.may_email else ""]
    reach = ", ".join(filter(None, ways))
    return [Said(_("Your name"), contact.name, page.slug), Said(_("How we may reach you"), reach, page.slug)]


def _size(page: SpecialPage, answers: Answers) -> list[Said]:
    units = {"age": _("years"), "height_cm": "cm", "weight_kg": "kg"}
    names = {"age": _("Your age"), "height_cm": _("Your height"), "weight_kg": _("Your weight")}
    return [Said(names[key], _with_unit(answers.get(key), units[key]), page.slug) for key in units]


def _pressure(page: SpecialPage, answers: Answers) -> list[Said]:
    top, bottom = answers.get("bp_sys"), answers.get("bp_dia")
    reading = f"{top}/{bottom} mmHg" if top is not None and bottom is not None else _("no reading")
    question = page.questions[0]
    return [
        Said(_(question.text), _chosen(question, answers), page.slug),
        Said(_("Newest blood pressure"), reading, page.slug),
    ]


def _medicines(page: SpecialPage, answers: Answers) -> list[Said]:
    known = answers.get("meds")
    words = "" if known is None else "; ".join(_medicine(line) for line in known) or _("none")
    return [Said(_(page.title), words, page.slug)]


def _medicine(line: Mapping[str, Any]) -> str:
    """What was typed, with what was entered beside it and is not in the words already."""
    parts = [str(line["name"])]
    typed = read_typed(parts[0])
    if line.get("dose_mg") is not None and typed.dose_mg != Decimal(str(line["dose_mg"])):
        parts.append(f"{line['dose_mg']:g} mg")
    if line.get("times_per_day") is not None and typed.times_per_day != Decimal(str(line["times_per_day"])):
        parts.append(_("%(n)s times a day") % {"n": f"{line['times_per_day']:g}"})
    if line.get("as_needed") and not typed.as_needed:
        parts.append(_("only when needed"))
    return " ".join([parts[0], ", ".join(parts[1:])]).strip()


def _with_unit(measure_in_unit: float | None, unit: str) -> str:
    return "" if measure_in_unit is None else f"{measure_in_unit:g} {unit}"


_SPECIAL = {"contact": _contact, "body": _size, "pressure": _pressure, "medicines": _medicines}
