"""From milligrams to a syringe and a bag: what is drawn up, how strong the bag becomes, and what is left to waste."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.plausible import sound
from rekindle.clinical.treatment.request import INFUSED, DoseRequest
from rekindle.clinical.treatment.rounding import exact, to_pump_mg

LABEL_TOLERANCE_FRACTION: Final = Decimal("0.01")
LABEL_LAST_DIGIT_MG_PER_ML: Final = Decimal("0.0005")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What comes out of the vial and into the bag."""

    vial_volume_ml: Decimal | None = None
    bag_mg_per_ml: Decimal | None = None
    refusals: tuple[Refusal, ...] = ()


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(code=f"dose.{code}", sentence=sentence, sources=("L-KET-US", "P"))


def _vial(ask: DoseRequest, ordered_mg: Decimal) -> tuple[Decimal | None, list[Refusal]]:
    refusals: list[Refusal] = []
    vial_volume_ml = None
    strength = sound(ask.vial_mg_per_ml)
    if strength is not None and exact(strength) not in limits.VIALS_MG_PER_ML:
        known = ", ".join(str(strength) for strength in limits.VIALS_MG_PER_ML)
        refusals.append(_refuse("vial_unknown", f"A vial of {strength:g} mg/mL is not one of {known} mg/mL."))
    elif strength is not None:
        vial_volume_ml = ordered_mg / exact(strength)
    vial_mg = sound(ask.vial_mg)
    if vial_mg is not None and to_pump_mg(ordered_mg) > exact(vial_mg):
        sentence = f"{to_pump_mg(ordered_mg)} mg cannot come out of a vial of {vial_mg:g} mg."
        refusals.append(_refuse("vial_too_small", sentence))
    return vial_volume_ml, refusals


def _why_not_label(ask: DoseRequest, bag_mg_per_ml: Decimal | None) -> tuple[Refusal, ...]:
    """A label that disagrees with the sum stops everything; one that cannot be compared is not read as agreeing."""
    label = sound(ask.label_mg_per_ml)
    if label is None:
        return ()
    vial = sound(ask.vial_mg_per_ml)
    against = bag_mg_per_ml if bag_mg_per_ml is not None else (None if vial is None else exact(vial))
    if against is None:
        return (_refuse("label_alone", f"The label says {label:g} mg/mL and there is nothing to compare it with."),)
    if abs(exact(label) - against) <= max(LABEL_TOLERANCE_FRACTION * against, LABEL_LAST_DIGIT_MG_PER_ML):
        return ()
    what, do = (
        ("bag works out at", "make the bag again") if bag_mg_per_ml is not None else ("vial is", "check the vial")
    )
    sentence = f"The label says {label:g} mg/mL and the {what} {against:.3g} mg/mL; stop, and {do}."
    return (_refuse("label_mismatch", sentence),)


def drawn(ask: DoseRequest, ordered_mg: Decimal) -> Drawn:
    """How much to draw up and how strong the bag becomes.

    Source: L-KET-US, P
    """
    vial_volume_ml, refusals = _vial(ask, ordered_mg)
    total_ml = sound(ask.total_volume_ml) if ask.protocol in INFUSED else None
    bag_mg_per_ml = None
    strength = sound(ask.vial_mg_per_ml)
    if total_ml is not None and exact(total_ml) <= (vial_volume_ml or 0):
        sentence = "The bag holds no more than the drug drawn up; ketamine is diluted before it is infused."
        refusals.append(_refuse("not_diluted", sentence))
        return Drawn(vial_volume_ml, None, tuple(refusals))
    if total_ml is not None:
        bag_mg_per_ml = ordered_mg / exact(total_ml)
    elif strength == limits.MUST_BE_DILUTED_MG_PER_ML and ask.protocol in INFUSED:
        sentence = "A vial of 100 mg/mL is always diluted before it goes into a vein; say into what volume."
        refusals.append(_refuse("volume_unknown", sentence))
    return Drawn(vial_volume_ml, bag_mg_per_ml, (*refusals, *_why_not_label(ask, bag_mg_per_ml)))


def waste_mg(ask: DoseRequest, dose_mg: Decimal) -> Decimal | None:
    """What is left in a vial for one person and is wasted before a witness; a shared vial is kept.

    Source: P
    """
    vial_mg = sound(ask.vial_mg)
    if vial_mg is None:
        return None
    return Decimal(0) if ask.multi_dose_vial else max(exact(vial_mg) - dose_mg, Decimal(0))
