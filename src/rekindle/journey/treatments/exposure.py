"""The curve that follows the pump of one treatment: what it rests on, and why there may be none."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from django.utils.translation import gettext as _

from rekindle.clinical.pharmacology import possible
from rekindle.clinical.pharmacology.cautions import Cautions
from rekindle.clinical.pharmacology.choosing import SHORTEST_VENOUS_MIN, A, why_not
from rekindle.clinical.pharmacology.display import Line, Shown, shown
from rekindle.clinical.pharmacology.model import Band
from rekindle.clinical.pharmacology.strand import Dose, Drug, Person
from rekindle.clinical.treatment import in_blood
from rekindle.clinical.treatment.pump import Bag, ImpossiblePump, PumpEvent
from rekindle.journey.treatments import facts, upstream
from rekindle.journey.treatments.queries import ChairView

LEAST_MIN: Final = 240  # one length for the chair and for the page of its own, so that both read one answer
HOUR_MIN: Final = 60
AXIS_MARGIN_MIN: Final = 10  # a chart ends a little after its last instant
PAUSE_MIN: Final = 10.0
GoesOn = Literal["running", "paused", "over"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a curve rests on: the presses, the bag, the drug, the person and what makes it less sure."""

    zero_at: datetime
    events: tuple[PumpEvent, ...]
    bag: Bag
    drug: Drug
    person: Person
    cautions: Cautions


@dataclass(frozen=True, slots=True)
class Exposure:
    """What may be shown of one treatment at one instant, or every reason why nothing is."""

    why_not: tuple[str, ...] = ()
    basis: Basis | None = None
    doses: tuple[Dose, ...] = ()
    shown: Shown | None = None
    goes_on: GoesOn = "over"
    ends_at: datetime | None = None

    @property
    def plasma(self) -> Line | None:
        """The venous curve alone: another sampling site has other numbers and stands on no chair."""
        return None if self.shown is None or self.why_not else self.shown.plasma

    @property
    def doubts(self) -> tuple[str, ...]:
        """In a word each, what makes the curve less sure for this person."""
        return () if self.basis is None else _doubts(self.basis)


def follow(view: ChairView, until: datetime | None = None) -> Exposure:
    """The curve of one treatment from its own record; it never fails, so that nothing beside it can."""
    try:
        basis, why = _basis(view)
        if basis is None:
            return Exposure(why_not=why)
        doses = in_blood.doses_if_it_goes_on(basis.events, basis.bag, at=view.at, drug=basis.drug)
        return _followed(view, basis, doses, until)
    except ImpossiblePump as impossible:
        return Exposure(why_not=tuple(refusal.sentence for refusal in impossible.refusals))
    except (ArithmeticError, ValueError):
        return Exposure(why_not=(_("The model cannot follow this pump record."),))


def if_paused(view: ChairView, found: Exposure) -> Shown | None:
    """The same treatment with a pause from now on, as an illustration; none where no pause can be recorded."""
    if found.basis is None or found.plasma is None or found.goes_on != "running":
        return None
    basis = found.basis
    doses = in_blood.doses_if_paused_now(basis.events, basis.bag, at=view.at, pause_min=PAUSE_MIN, drug=basis.drug)
    return _shown(doses, basis, float(LEAST_MIN)) if doses else None


def minutes_of(basis: Basis, at: datetime) -> float:
    """An instant on the curve's own clock."""
    return (at - basis.zero_at).total_seconds() / 60


def _basis(view: ChairView) -> tuple[Basis | None, tuple[str, ...]]:
    if view.drug is None or not view.events:
        return None, (_("Nothing has been given, so there is nothing to estimate."),)
    drug = _drug(view.drug.drug)
    weight_kg = float(view.weight_kg) if view.weight_kg else None
    why = []
    if drug is None:
        why.append(_("The drug recorded is not ketamine or esketamine, and no model here follows it."))
    if weight_kg is None:
        why.append(_("No weight was recorded on the day."))
    elif said := possible.why_not_weight(weight_kg):
        why.append(said)
    if drug is None or weight_kg is None or why:
        return None, tuple(why)
    row = view.treatment
    return Basis(
        zero_at=min(event.happened_at for event in view.events),
        events=tuple(facts.pump_event(event) for event in view.events),
        bag=facts.bag(view.drug),
        drug=drug,
        person=Person(weight_kg, _age_y(row.patient.born_on, facts.local(row, view.at).date())),
        cautions=upstream.cautions_of(row, view.new_medicines),
    ), ()


def _followed(view: ChairView, basis: Basis, doses: tuple[Dose, ...], until: datetime | None) -> Exposure:
    given = view.given
    goes_on: GoesOn = "over"
    if given is not None and given.state in ("in-progress", "on-hold"):
        goes_on = "running" if given.state == "in-progress" else "paused"
    needed_min = 0.0 if until is None else minutes_of(basis, until) + AXIS_MARGIN_MIN
    until_min = float(max(LEAST_MIN, -(-int(needed_min) // HOUR_MIN) * HOUR_MIN))
    return Exposure(
        why_not=_why_not_venous(doses),
        basis=basis,
        doses=doses,
        shown=_shown(doses, basis, until_min),
        goes_on=goes_on,
        ends_at=None if given is None else given.empties_at or given.ended_at,
    )


def _shown(doses: tuple[Dose, ...], basis: Basis, until_min: float) -> Shown:
    return shown(doses, basis.person, cautions=basis.cautions, until_min=until_min)


def _why_not_venous(doses: tuple[Dose, ...]) -> tuple[str, ...]:
    if not doses:
        return (_("Nothing has run yet, so there is nothing to estimate."),)
    if sum(dose.duration_min for dose in doses) < SHORTEST_VENOUS_MIN:
        return (_("Less than 10 minutes have run, and the venous model is for longer infusions only."),)
    return tuple(why_not(A, doses, "plasma"))


def _drug(recorded: str) -> Drug | None:
    said = recorded.casefold()
    if "esketamine" in said or "s-ketamine" in said:
        return "esketamine"
    return "racemic_ketamine" if "ketamine" in said else None


def _age_y(born_on: date | None, on: date) -> float | None:
    if born_on is None:
        return None
    return float(on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day)))


def _doubts(basis: Basis) -> tuple[str, ...]:
    person, cautions = basis.person, basis.cautions
    found = []
    if _outside(person.weight_kg, A.weights):
        found.append(_("weight outside those studied"))
    if person.age_y is None:
        found.append(_("age not known"))
    elif _outside(person.age_y, A.ages):
        found.append(_("age outside those studied"))
    if cautions.liver in (None, "unsure"):
        found.append(_("liver not known"))
    elif cautions.liver != "none":
        found.append(_("liver disease"))
    found += [_("takes %(what)s") % {"what": name} for name in (*cautions.inhibitors, *cautions.inducers)]
    if not cautions.medicines_known:
        found.append(_("medicines not known in full"))
    return tuple(found)


def _outside(kg_or_y: float, band: Band | None) -> bool:
    return band is not None and not band.lowest <= kg_or_y <= band.highest
