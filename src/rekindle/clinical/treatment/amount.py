"""How much is asked for: from milligrams for each kilogram, or each kilogram and hour, or in all, to one amount."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.limits import Limit
from rekindle.clinical.treatment.plausible import sound
from rekindle.clinical.treatment.request import DoseRequest, ProtocolId
from rekindle.clinical.treatment.rounding import exact, to_pump_mg

PER_WEIGHT: Final[dict[ProtocolId, Limit]] = {
    "iv_mood": limits.IV_MOOD_MG_PER_KG,
    "im_mood": limits.IM_MG_PER_KG,
    "iv_pain": limits.PAIN_MG_PER_KG_H,
}
TOTAL: Final[dict[ProtocolId, Limit]] = {"iv_mood": limits.IV_MOOD_TOTAL_MG, "im_mood": limits.IM_TOTAL_MG}


@dataclass(frozen=True, slots=True)
class Amount:
    """The dose asked for, before and after it is rounded to what a syringe can do; parts not known are None."""

    per_kg_mg: Decimal | None
    per_kg_h_mg: Decimal | None
    ordered_mg: Decimal | None
    dose_mg: Decimal | None

    def judged_mg(self, protocol: ProtocolId) -> Decimal | None:
        """The figure the drug library is asked about: for each kilogram, or for each kilogram and hour."""
        return self.per_kg_h_mg if protocol == "iv_pain" else self.per_kg_mg


def _decimal(number: float | Decimal | None) -> Decimal | None:
    return None if number is None or sound(number) is None else exact(number)


def amount(ask: DoseRequest, dosing_kg: Decimal) -> Amount:
    """The dose in every way it can be said; a named dose beats a dose per kilogram, and no step is rounded.

    Source: P
    """
    per_kg, per_kg_h = _decimal(ask.mg_per_kg), _decimal(ask.mg_per_kg_per_h)
    minutes = _decimal(ask.minutes)
    named = _decimal(ask.dose_mg)
    if ask.dose_mg is not None and named is None:
        return Amount(None, None, None, None)
    if ask.protocol != "iv_pain":
        per_kg_h = None
    elif per_kg_h is not None and (named is not None or minutes is not None):
        per_kg = None if minutes is None else per_kg_h * minutes / 60
    if named is not None:
        given = to_pump_mg(named)
        # rounding to the pump may lift a dose just over a line it was ordered on; the order is what is judged
        if per_kg is None or to_pump_mg(per_kg * dosing_kg) != given:
            per_kg, per_kg_h = named / dosing_kg, None
        return Amount(per_kg, _per_h(ask, per_kg, per_kg_h, minutes), named, given)
    if per_kg is None:
        return Amount(None, per_kg_h, None, None)
    ordered = per_kg * dosing_kg
    dose_mg = to_pump_mg(ordered, cap_mg=_cap_mg(ask.protocol, ordered, dosing_kg, minutes))
    return Amount(per_kg, _per_h(ask, per_kg, per_kg_h, minutes), ordered, dose_mg)


def _per_h(
    ask: DoseRequest, per_kg_mg: Decimal, per_kg_h_mg: Decimal | None, minutes: Decimal | None
) -> Decimal | None:
    if ask.protocol != "iv_pain":
        return None
    return per_kg_h_mg or (None if minutes is None else per_kg_mg / minutes * 60)


def _hard(limit: Limit) -> Decimal:
    return max(stretch.high for stretch in limit.stretches)


def _cap_mg(protocol: ProtocolId, ordered_mg: Decimal, dosing_kg: Decimal, minutes: Decimal | None) -> Decimal | None:
    """The most that may be given to this person: an order within it is never rounded past it."""
    cap = _hard(PER_WEIGHT[protocol]) * dosing_kg
    if protocol == "iv_pain":
        if minutes is None:
            return None
        cap = cap * minutes / 60
    if protocol in TOTAL:
        cap = min(cap, _hard(TOTAL[protocol]))
    return cap if ordered_mg <= cap else None


def why_not_known(ask: DoseRequest, found: Amount) -> tuple[Refusal, ...]:
    """What is missing before there is a dose at all."""
    if found.ordered_mg is None:
        given = [ask.dose_mg, ask.mg_per_kg, ask.mg_per_kg_per_h if ask.protocol == "iv_pain" else None]
        if ask.minutes is not None and any(number is not None for number in given):
            return ()  # a number is given and is judged for itself
        wanted = "mg/kg/h and minutes" if ask.protocol == "iv_pain" else "mg/kg"
        sentence = f"No dose is given; say how much, in {wanted} or in milligrams."
        return (Refusal("dose.amount_unknown", sentence, ("P",)),)
    if found.dose_mg is not None and found.dose_mg <= 0:
        sentence = "The dose is less than a syringe can measure, 0.1 mg; look at it again."
        return (Refusal("dose.amount_nothing", sentence, ("P",)),)
    return ()
