"""What the record says of a person's liver and medicines where a curve of ketamine is drawn."""

from functools import lru_cache

from rekindle.clinical.answers import AnswersRefused, profile_from
from rekindle.clinical.pharmacology.cautions import NOTHING_KNOWN, Cautions
from rekindle.clinical.profile import Medicine
from rekindle.clinical.screening.medicines.interactions import interactions_of
from rekindle.clinical.screening.medicines.matching import read_line
from rekindle.clinical.values import DEFAULTS
from rekindle.journey.candidates.models import Candidate

SLOWS, SPEEDS_UP = "X10", "X11"  # rows of the interaction table


def cautions_of(candidate: Candidate | None) -> Cautions:
    """The liver and the medicines by the newest judgement of one person; what it does not say is not known.

    The judgement holds what was measured at clearance. A medicine written at clearance in free words alone is not read.
    """
    if candidate is None:
        return NOTHING_KNOWN
    try:
        said = profile_from(candidate.screening.answers)
    except AnswersRefused:  # answers of an older form: nobody guesses what they meant
        return NOTHING_KNOWN
    if said.meds is None:
        return Cautions(liver=said.liver, medicines_known=False)
    slow, fast, known = _interacting(frozenset(said.meds))
    return Cautions(liver=said.liver, inhibitors=slow, inducers=fast, medicines_known=known)


@lru_cache(maxsize=512)
def _interacting(listed: frozenset[Medicine]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """What slows clearance, what speeds it up, and whether every line of the list was recognised."""
    lines = [read_line(each, DEFAULTS) for each in listed]  # which medicine it is, no clinic's number decides
    met = interactions_of(lines)

    def named(row: str) -> tuple[str, ...]:
        found = {
            name
            for each in met
            if each.interaction.row == row
            for name in (each.ingredients if each.certain else (each.said,))
        }
        return tuple(sorted(name[:1].upper() + name[1:] for name in found))

    return named(SLOWS), named(SPEEDS_UP), not any(line.unidentified for line in lines)
