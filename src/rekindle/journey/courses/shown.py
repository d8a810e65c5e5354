"""What a page shows of an order: the sum, the limits with who stands behind them, and what could be ordered next."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rekindle.clinical.treatment import dosing, titration_values
from rekindle.clinical.treatment.confirmation import WAITING, is_unconfirmed
from rekindle.clinical.treatment.dose_values import VALUES
from rekindle.clinical.treatment.dosing import DoseRequest
from rekindle.clinical.treatment.titration import KIND_WORDS, Proposal, TitrationFacts, propose_dose
from rekindle.journey.candidates.cautions import cautions_of
from rekindle.journey.candidates.models import Clearance
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.courses import arithmetic, facts
from rekindle.journey.courses.actions.ordering import SOMEBODY_MAY_SIGN, Asked, why_not_dose
from rekindle.journey.courses.forms import OrderForm
from rekindle.journey.people.models import Patient
from rekindle.journey.places import queries as places
from rekindle.journey.places.models import Clinic


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal in words: what, why, and what has to be known first."""

    kind: str
    what: str
    reasons: tuple[tuple[str, str], ...]  # the sentence and its sources
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slows:
    """Whether the list of medicines holds one that slows the breakdown of ketamine, and which."""

    answer: str  # yes, no, or empty where the list is not known in full
    names: tuple[str, ...]

    @property
    def initial(self) -> dict[str, str]:
        return {"on_cyp_inhibitor": self.answer}

    def name_in(self, form: OrderForm) -> None:
        """Say below the field where its first answer comes from."""
        words = _("The list of medicines holds none that does.") if self.answer else _("The list is not known in full.")
        if self.names:
            words = _("On the list of medicines: %(names)s.") % {"names": ", ".join(self.names)}
        form.fields["on_cyp_inhibitor"].help_text = words


def slows(patient: Patient) -> Slows:
    """What the newest judgement says about medicines that slow the breakdown of ketamine."""
    found = cautions_of(candidate_of(patient))
    known_answer = "no" if found.medicines_known else ""
    return Slows("yes" if found.inhibitors else known_answer, found.inhibitors)


def proposed(known: TitrationFacts, clinic: Clinic, dosing_kg: float | None = None) -> Proposed:
    """What the protocol would propose next, in milligrams too where the weight is known."""
    found = propose_dose(known, values=places.values_for(clinic))
    waits = {value.key for value in places.unconfirmed(clinic)} & {value.key for value in titration_values.VALUES}
    reasons = tuple(
        (
            reason.sentence,
            ", ".join([*reason.sources, *([WAITING] if waits and is_unconfirmed(reason.sources) else [])]),
        )
        for reason in found.reasons
    )
    return Proposed(found.kind, _in_words(found, dosing_kg), reasons, found.missing)


def _in_words(found: Proposal, dosing_kg: float | None) -> str:
    kind = KIND_WORDS[found.kind]
    if found.low_mg_per_kg is None or found.high_mg_per_kg is None:
        return f"{kind[:1].upper()}{kind[1:]}."
    ends = dict.fromkeys((found.low_mg_per_kg, found.high_mg_per_kg))
    said = " to ".join(f"{end.normalize():f}" for end in ends)
    words = f"{kind[:1].upper()}{kind[1:]} {said} mg/kg"
    if dosing_kg is not None:
        words += f", {' to '.join(f'{float(end) * dosing_kg:.1f}' for end in ends)} mg"
    return f"{words}."


def the_sum(ask: DoseRequest, clinic: Clinic) -> dict[str, Any]:
    """The sum of an order with its limits at this clinic, and the sentence that answers for it."""
    values = places.values_for(clinic)
    dose = dosing.dose(ask, values=values)
    waiting = frozenset(value.key for value in places.unconfirmed(clinic))
    behind = places.who_stands_behind(clinic, [value.key for value in VALUES])
    confirmed = {key: str(row.confirmed_by) for key, row in behind.items()}
    limits = arithmetic.limit_lines(ask, dose, values=values, waiting=waiting, confirmed=confirmed)
    return {
        "dose": dose,
        "ask": ask,
        "lines": arithmetic.lines(ask, dose, values),
        "bases": arithmetic.basis_lines(ask, dose, values),
        "limits": limits,
        "refused_lines": [line for line in limits if line.refused],
        "slips": [slip.sentence for slip in dose.slips],
        "answer": _answer(ask, dose),
    }


def filled_in(form: OrderForm, clearance: Clearance, sessions: int, clinic: Clinic) -> dict[str, Any]:
    """The sum of a filled-in order, with what speaks against it and what speaks only against this vial and bag."""
    said = form.cleaned_data
    ask = facts.dose_request(
        clearance,
        weight_kg=said["weight_kg"],
        mg_per_kg=said["mg_per_kg"],
        minutes=said["minutes"],
        weight_basis=said["weight_basis"],
        signed=SOMEBODY_MAY_SIGN,
        preparation=form.preparation(),
    )
    asked = Asked(said["mg_per_kg"], said["minutes"], sessions, said["weight_kg"], said["weight_basis"], said["reason"])
    against = why_not_dose(clearance, asked, places.values_for(clinic))
    page = the_sum(ask, clinic)
    order_alone = {refusal.code for refusal in against}
    page["with_this_bag"] = [one.sentence for one in page["dose"].refusals if one.code not in order_alone]
    return page | {"against": [refusal.sentence for refusal in against]}


def _answer(ask: DoseRequest, dose: dosing.Dose) -> str:
    """The dose in the words somebody sets a pump by."""
    if dose.dose_mg is None or dose.rate_ml_per_h is None or dose.rate_mg_per_h is None:
        return ""
    return _("%(mg)s mg in %(ml)g mL over %(min)g min runs at %(rate).1f mL/h, which is %(mg_rate).1f mg/h.") % {
        "mg": dose.dose_mg,
        "ml": ask.total_volume_ml,
        "min": ask.minutes,
        "rate": dose.rate_ml_per_h,
        "mg_rate": dose.rate_mg_per_h,
    }
