"""What a page may show of a plan of doses: plasma with its interval, and the effect site in percent of its own peak.

Nothing more: no response, no dissociation, no blood pressure, no readiness to leave, no dose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

from rekindle.clinical.pharmacology import exposure, possible
from rekindle.clinical.pharmacology.cautions import NOTHING_KNOWN, Cautions, sentences
from rekindle.clinical.pharmacology.choosing import B, E, G, chosen, warnings, why_not
from rekindle.clinical.pharmacology.exposure import Question, Whole
from rekindle.clinical.pharmacology.falling import Fall, falls
from rekindle.clinical.pharmacology.model import Model
from rekindle.clinical.pharmacology.strand import Dose, Person

__all__ = ["Fall", "Line", "Shown", "about_band", "grid", "shown"]

SHARE: Final = 0.9
MOST_STEPS: Final = 240
STEPS_MIN: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120)
FINE_MIN: Final = 10
BEFORE_MIN: Final = 0.001
ABOUT_KE0: Final = "Band: the 95 % confidence interval of the half-life, 5.1 to 13 min; not the spread of people."


@dataclass(frozen=True, slots=True)
class Line:
    """One curve ready to draw, with its sampling site and what its band is."""

    model: str
    site: str
    unit: str
    times_min: tuple[float, ...]
    typical: tuple[float, ...]
    lower: tuple[float, ...] | None
    upper: tuple[float, ...] | None
    about_band: str
    band: str = ""  # the same in two or three words, for the drawing and the read-out
    warnings: tuple[str, ...] = ()  # what must stand beside this line, whoever it is for


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that may stand on a page about a plan of doses, and why the rest does not."""

    plasma: Line | None
    why_no_plasma: tuple[str, ...]
    effect: Line | None
    why_no_effect: tuple[str, ...]
    cmax_ng_per_ml: float | None
    tmax_min: float | None
    auc_ng_h_per_ml: float | None
    falls: tuple[Fall, ...]
    warnings: tuple[str, ...]  # of both lines, and about this person
    about_person: tuple[str, ...] = ()  # liver and medicines alone


@lru_cache(maxsize=256)
def shown(
    doses: tuple[Dose, ...], person: Person, *, cautions: Cautions = NOTHING_KNOWN, until_min: float, seed: int = 1
) -> Shown:
    """The curves of a plan of doses, or why there are none, with everything a page must say beside them."""
    impossible = tuple(_impossible(doses, person, until_min))
    if impossible:
        return Shown(None, impossible, None, impossible, None, None, None, (), ())
    times_min = grid(doses, until_min)
    plasma, whole, why_no_plasma = _plasma(doses, person, times_min, seed)
    effect, why_no_effect = _effect(doses, person, times_min)
    lines = [line for line in (plasma, effect) if line]
    told = sentences(cautions) if lines else ()
    return Shown(
        plasma=plasma,
        why_no_plasma=why_no_plasma,
        effect=effect,
        why_no_effect=why_no_effect,
        cmax_ng_per_ml=None if whole is None else whole.cmax_ng_per_ml,
        tmax_min=None if whole is None else whole.tmax_min,
        auc_ng_h_per_ml=None if whole is None else whole.auc_ng_h_per_ml,
        falls=falls(doses, person) if effect else (),
        warnings=tuple(dict.fromkeys((*(each for line in lines for each in line.warnings), *told))),
        about_person=told,
    )


def _impossible(doses: tuple[Dose, ...], person: Person, until_min: float) -> Iterator[str]:
    """Every reason why this is no person and no plan at all."""
    if not doses:
        yield "No dose is given."
    yield from filter(None, (possible.why_not_weight(person.weight_kg), possible.why_not_age(person.age_y)))
    if not 0 < until_min <= possible.WEEK_MIN:
        yield f"A curve is drawn for at most {possible.WEEK_MIN} minutes, a week."
    for number, dose in enumerate(doses, 1):
        yield from (f"Dose {number}: {why}" for why in _impossible_dose(dose) if why)
    if any(not 0 <= dose.start_min <= possible.WEEK_MIN for dose in doses):
        yield "A dose must start within the week that begins with the curve."
    drips = [(dose.start_min, dose.duration_min) for dose in doses if dose.route == "iv" and dose.duration_min]
    if possible.overlapping(drips):
        yield "Two infusions into a vein overlap; one pump runs at one rate at a time."


def _impossible_dose(dose: Dose) -> Iterator[str]:
    """Every reason why this is no dose; a pump that has just been started has given less than anybody orders."""
    if not 0 < dose.dose_mg < possible.LEAST_MG:
        yield possible.why_not_amount(dose.dose_mg)
    if not 0 < dose.duration_min < possible.SHORTEST_MIN:
        yield possible.why_not_lasting(dose.duration_min, dose.route)


def grid(doses: Sequence[Dose], until_min: float) -> tuple[float, ...]:
    """The minutes at which a curve is read: even steps, every change, and each minute for a while after it."""
    step_min = next((each for each in STEPS_MIN if until_min / each <= MOST_STEPS), ceil(until_min / MOST_STEPS))
    times = {float(step_min * k) for k in range(int(until_min // step_min) + 1)} | {float(until_min)}
    for dose in doses:
        changes_min = {dose.start_min, dose.start_min + dose.duration_min}
        times |= changes_min
        times |= {float(int(at_min) + k) for at_min in changes_min for k in range(1, FINE_MIN + 1)}
        if not dose.duration_min:
            times.add(dose.start_min - BEFORE_MIN)
    return tuple(sorted(at_min for at_min in times if 0 <= at_min <= until_min))


def _plasma(
    doses: tuple[Dose, ...], person: Person, times_min: tuple[float, ...], seed: int
) -> tuple[Line | None, Whole | None, tuple[str, ...]]:
    model = chosen(doses, "plasma")
    if model is None:
        return None, None, ("No model here describes all of these doses together.",)
    question = Question(model, doses, person, "plasma")
    typical = exposure.strands(question, {})
    band = exposure.interval(question, times_min, SHARE, seed, False)
    sentence, words = about_band(model, doses)
    line = Line(
        model=model.id,
        site=model.site,
        unit="ng/mL",
        times_min=times_min,
        typical=tuple(exposure.read(typical, times_min)),
        lower=None if band is None else tuple(band[0]),
        upper=None if band is None else tuple(band[1]),
        about_band=sentence,
        band=words,
        warnings=tuple(warnings(model, doses, person, "plasma")),
    )
    return line, exposure.whole(typical), ()


def about_band(
    model: Model, doses: tuple[Dose, ...], share: float = SHARE, with_residual: bool = False
) -> tuple[str, str]:
    """What the band is and is not, in a sentence and in a few words."""
    if model is E:
        return "Band: set by hand, 0.6 to 1.7 times the line; it is not the spread of people.", "set by hand"
    if not model.variability:
        return "No band: no spread between people is published for this model.", ""
    people = "9 of 10 people" if share == SHARE else f"{100 * share:g} % of people"
    visits = " and between visits" if model is B and any(dose.route == "sublingual" for dose in doses) else ""
    error = ", with the error of a single sample" if with_residual else ""
    return f"Band: {people} like those studied, by the spread between them{visits}{error}.", people


def _effect(
    doses: tuple[Dose, ...], person: Person, times_min: tuple[float, ...]
) -> tuple[Line | None, tuple[str, ...]]:
    refusals = why_not(G, doses, "effect_site")
    if refusals:
        return None, tuple(refusals)
    typical, (lower, upper), _ = exposure.effect(Question(G, doses, person, "effect_site"), times_min)
    line = Line(
        model=G.id,
        site=G.site,
        unit="% of peak",
        times_min=times_min,
        typical=tuple(typical),
        lower=tuple(lower),
        upper=tuple(upper),
        about_band=ABOUT_KE0,
        band="the half-life's interval",
        warnings=tuple(warnings(G, doses, person, "effect_site")),
    )
    return line, ()
