"""A person's medicines as the rules read them, and what each does with ketamine: for the prescriber at clearance."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from rekindle.clinical.answers import profile_from
from rekindle.clinical.profile import Medicine
from rekindle.clinical.screening.medicines.equivalents import total
from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS
from rekindle.clinical.screening.medicines.interactions import Met, interactions_of
from rekindle.clinical.screening.medicines.matching import Line, read_line
from rekindle.clinical.treatment.confirmation import cited
from rekindle.clinical.values import ClinicValues
from rekindle.journey.candidates.models import Candidate


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of the list: what was typed, what it is, and how much of it in a day."""

    typed: str
    read_as: str  # empty where it says no more than what was typed
    amount: str
    open_question: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One interaction with the medicines that cause it."""

    row: str
    title: str
    caused_by: tuple[str, ...]
    uncertain: bool
    effect: str
    before: str
    on_the_day: str
    evidence: str
    sources: str


@dataclass(frozen=True, slots=True)
class MedicineSheet:
    """Everything the prescriber weighs about medicines; `asked` tells an empty list from one nobody gave."""

    asked: bool
    taken: tuple[Taken, ...]
    effects: tuple[Effect, ...]
    diazepam: str


def medicine_sheet(candidate: Candidate, values: ClinicValues) -> MedicineSheet:
    """The list of the newest judgement, read line by line, with every interaction of it."""
    listed = profile_from(candidate.screening.answers).meds
    if listed is None:
        return MedicineSheet(False, (), (), "")
    pairs = [(each, read_line(each, values)) for each in sorted(listed, key=lambda each: each.name.casefold())]
    lines = [line for _each, line in pairs]
    return MedicineSheet(
        True, tuple(_taken(each, line) for each, line in pairs), _effects(interactions_of(lines)), _diazepam(lines)
    )


def _taken(medicine: Medicine, line: Line) -> Taken:
    read_as = ", ".join(sorted(line.ingredients)) or (_("a product code, not in our tables") if line.coded else "")
    unclear = ""
    if line.unidentified:
        unclear = _("Not recognised. Ask what it is; nobody guesses.")
    elif not line.name_and_code_agree:
        unclear = _("Name and code say different things. Both count until this is settled.")
    elif not line.amounts_agree:
        unclear = _("The line and the amounts beside it differ. The larger counts until this is settled.")
    elif line.in_question or not line.dose_plausible:
        unclear = _("The amount as typed is in doubt. Ask about it.")
    if read_as.casefold() == medicine.name.strip().casefold():
        read_as = ""
    return Taken(medicine.name, read_as, _amount(medicine, line), unclear)


def _amount(medicine: Medicine, line: Line) -> str:
    needed = _(", as needed: counted at its most") if medicine.as_needed else ""
    if line.daily_mg is None:
        return _("amount a day not known") + needed
    return _("%(mg)s mg a day") % {"mg": f"{line.daily_mg.normalize():f}"} + needed


def _effects(met: tuple[Met, ...]) -> tuple[Effect, ...]:
    rows = {each.interaction.row: each.interaction for each in met}
    found = []
    for row, interaction in rows.items():
        causes = [each for each in met if each.interaction.row == row]
        found.append(
            Effect(
                row=row,
                title=interaction.title,
                caused_by=tuple(dict.fromkeys(each.said for each in causes)),
                uncertain=not any(each.certain for each in causes),
                effect=interaction.effect,
                before=interaction.before,
                on_the_day=interaction.on_the_day,
                evidence=interaction.evidence,
                sources=cited(interaction.sources),
            )
        )
    return tuple(found)


def _diazepam(lines: list[Line]) -> str:
    """The day's benzodiazepines as diazepam; nothing where there are none."""
    if not any("benzodiazepine" in INGREDIENTS[name].classes for line in lines for name in line.ingredients):
        return ""
    summed_mg: Decimal | None = total(each for line in lines for each in line.diazepam_equivalents)
    if summed_mg is None:
        return _("Benzodiazepines: not known in mg of diazepam a day; an unknown dose counts as high.")
    return _("Benzodiazepines: %(mg)s mg of diazepam a day, by the table this clinic uses.") % {
        "mg": f"{summed_mg.normalize():f}"
    }
