"""The curve of a plan of doses: typical values, the interval around them, the peak and the area.

An estimate for information. It is no dose recommendation and no criterion for leaving.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from rekindle.clinical.pharmacology.choosing import A, B, C, D, E, F, G
from rekindle.clinical.pharmacology.model import Model
from rekindle.clinical.pharmacology.models import (
    ashraf_oral,
    effect_site,
    im_racemic,
    otto_venous,
    peers,
    perez_ruixo,
    simons_arterial,
    sl_racemic,
)
from rekindle.clinical.pharmacology.peak import peak
from rekindle.clinical.pharmacology.sampling import SampleError
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand

PEOPLE: Final = 1000  # drawn for an interval
STRANDS: Final = {
    A.id: otto_venous.strands,
    B.id: simons_arterial.strands,
    C.id: perez_ruixo.strands,
    D.id: ashraf_oral.strands,
    E.id: im_racemic.strands,
    F.id: sl_racemic.strands,
}
DRAWN: Final[Mapping[str, Callable[[Random], dict[str, float]]]] = {
    A.id: otto_venous.drawn,
    B.id: simons_arterial.drawn,
    C.id: perez_ruixo.drawn,
    D.id: ashraf_oral.drawn,
    F.id: sl_racemic.drawn,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A plan of doses for one person, and what is to be read of it."""

    model: Model
    doses: tuple[Dose, ...]
    person: Person
    quantity: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What one number says of a whole curve."""

    cmax_ng_per_ml: float
    tmax_min: float
    auc_ng_h_per_ml: float


Range = tuple[list[float], list[float]]


def strands(question: Question, factors: Mapping[str, float]) -> list[Strand]:
    """The strands of a plan for the typical person, or for one drawn."""
    if question.model.id in STRANDS:
        return STRANDS[question.model.id](question.doses, question.person, factors, question.quantity)
    return peers.strands(question.model, question.doses, question.person)


def read(found: Sequence[Strand], times_min: Sequence[float]) -> list[float]:
    """The concentration in nanograms a millilitre at each minute; rounding never takes it below nothing."""
    curves = [one.course.read(one.weights, times_min) for one in found]
    return [max(0.0, sum(at)) for at in zip(*curves, strict=True)] if times_min else []


def whole(found: Sequence[Strand]) -> Whole:
    """The highest value, when it comes, and the area to infinity."""
    cmax, tmax_min = peak(lambda times_min: read(found, times_min), found[0].course.changes_min)
    return Whole(cmax, tmax_min, sum(one.course.area(one.weights) for one in found) / 60)


def interval(
    question: Question, times_min: Sequence[float], share: float, seed: int, with_residual: bool
) -> Range | None:
    """The range that holds this share of people, drawn from the published spread; None where there is none.

    The seed begins one Mersenne Twister (MT19937): it draws the people first, then what samples of them would add.
    """
    if question.model is E:
        typical, band = read(strands(question, {}), times_min), E.spread
        return [value * band["lowest"] for value in typical], [value * band["highest"] for value in typical]
    if question.model.id not in DRAWN:
        return None
    from rekindle.clinical.pharmacology.spread import range_of  # NumPy, loaded where an interval is asked for

    chance = Random(seed)
    people = [strands(question, DRAWN[question.model.id](chance)) for _ in range(PEOPLE)]
    return range_of(people, times_min, share, _error(question) if with_residual else None, chance)


def _error(question: Question) -> SampleError:
    """What one sample adds to a concentration, as published for this model and molecule."""
    errors = question.model.errors
    fixed = errors.get(f"{question.quantity}_fixed", 0.0) * simons_arterial.MOLAR_MASS_G_PER_MOL["norketamine"]
    return SampleError(errors[question.quantity], fixed, on_log_scale=question.model is C)


def effect(question: Question, times_min: Sequence[float]) -> tuple[list[float], Range, float]:
    """The effect site in percent of its own true peak, its band by the half-life's interval, and when it peaks."""
    typical, tmax_min = _of_peak(question, times_min, G.values["t_half_ke0"])
    fast, _ = _of_peak(question, times_min, G.spread["t_half_ke0_lowest"])
    slow, _ = _of_peak(question, times_min, G.spread["t_half_ke0_highest"])
    every = list(zip(typical, fast, slow, strict=True))
    return typical, ([min(three) for three in every], [max(three) for three in every]), tmax_min


def _of_peak(question: Question, times_min: Sequence[float], half_life_min: float) -> tuple[list[float], float]:
    found = effect_site.strands(question.doses, question.person, {}, half_life_min)
    top, tmax_min = peak(lambda at: read(found, at), found[0].course.changes_min)
    return [100 * value / top for value in read(found, times_min)], tmax_min
