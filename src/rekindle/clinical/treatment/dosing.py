"""From a weight and a dose per kilogram to milligrams, a bag and a pump rate, with every limit asked on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import limits, weight
from rekindle.clinical.treatment.limits import Judged, Signature
from rekindle.clinical.treatment.protocol import IV_MOOD
from rekindle.clinical.treatment.rounding import exact, to_pump_mg

LABEL_TOLERANCE_FRACTION = 0.01
_HARD_MG_PER_KG = Decimal("1.5")
_HARD_TOTAL_MG = Decimal(150)


@dataclass(frozen=True)
class Segment:
    """A stretch of pump time at one rate."""

    rate_ml_per_h: float
    minutes: float

    @property
    def infused_ml(self) -> float:
        return self.rate_ml_per_h * self.minutes / 60


@dataclass(frozen=True)
class DoseRequest:
    """What a prescriber asks for and what the bag is to be made from; anything not known is None."""

    weight_kg: float | None
    height_cm: float | None = None
    sex: weight.Sex | None = None
    mg_per_kg: float | None = IV_MOOD.mg_per_kg
    dose_mg: Decimal | None = None
    minutes: float = IV_MOOD.minutes
    vial_mg_per_ml: float | None = None
    vial_mg: float | None = None
    total_volume_ml: float | None = None
    weight_basis: weight.WeightBasis | None = None
    weight_age_h: float | None = None
    ordered_weight_kg: float | None = None
    label_mg_per_ml: float | None = None
    multi_dose_vial: bool = False
    signed: frozenset[Signature] = frozenset()


@dataclass(frozen=True)
class Dose:
    """The order worked out: milligrams, volumes, rates, the limits it met, and every reason it may not be given."""

    dosing: weight.DosingWeight | None
    mg_per_kg: float | None
    dose_mg: Decimal | None
    vial_volume_ml: float | None
    bag_mg_per_ml: float | None
    rate_ml_per_h: float | None
    rate_mcg_per_kg_min: float | None
    waste_mg: Decimal | None
    waste_needs_witness: bool
    limits: tuple[Judged, ...] = ()
    refusals: tuple[Refusal, ...] = field(default=())


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(code=f"dose.{code}", sentence=sentence, sources=("P",))


def _weight_refusals(ask: DoseRequest) -> tuple[tuple[Judged, ...], tuple[Refusal, ...]]:
    """A weight is needed, plausible, measured today, and the one the order was written for.

    Source: P
    """
    if ask.weight_kg is None:
        return (), (_refuse("weight_unknown", "Weight is not known; weigh the person today."),)
    judged = [limits.judge(limits.WEIGHT_KG, ask.weight_kg)]
    refusals = list(limits.why_not(judged[0], frozenset()))
    if ask.weight_age_h is not None:
        judged.append(limits.judge(limits.WEIGHT_AGE_H, ask.weight_age_h))
        if judged[-1].band != "usual":
            refusals.append(_refuse("weight_old", "The weight is older than 24 hours; weigh the person again."))
    if ask.ordered_weight_kg:
        change_pct = abs(exact(ask.weight_kg) - exact(ask.ordered_weight_kg)) / exact(ask.ordered_weight_kg) * 100
        judged.append(limits.judge(limits.WEIGHT_CHANGE_PCT, change_pct))
        if judged[-1].band != "usual":
            sentence = f"Weight has changed {change_pct:.1f} % since the order, more than 5 %; write a new order."
            refusals.append(_refuse("weight_changed", sentence))
    return tuple(judged), tuple(refusals)


def _amount(ask: DoseRequest, dosing_kg: float) -> tuple[float, Decimal]:
    """The dose per kilogram that is judged, and the milligrams given; a named dose beats a dose per kilogram."""
    if ask.dose_mg is not None:
        given = to_pump_mg(ask.dose_mg)
        per_kg = given / exact(dosing_kg)
        # rounding to the pump may lift a dose just over a line it was ordered on; the order is what is judged
        ordered = ask.mg_per_kg
        if ordered is not None and to_pump_mg(ordered * dosing_kg) == given:
            return ordered, given
        return float(per_kg), given
    per_kg_mg = ask.mg_per_kg or 0.0
    cap_mg = min(_HARD_MG_PER_KG * exact(dosing_kg), _HARD_TOTAL_MG)
    within = per_kg_mg <= _HARD_MG_PER_KG and exact(per_kg_mg * dosing_kg) <= _HARD_TOTAL_MG
    return per_kg_mg, to_pump_mg(per_kg_mg * dosing_kg, cap_mg=cap_mg if within else None)


def _bag(ask: DoseRequest, dose_mg: Decimal) -> tuple[float | None, float | None, tuple[Refusal, ...]]:
    """How much to draw up and how strong the bag becomes; a label that disagrees with the sum stops everything.

    Source: L-KET-US, P
    """
    refusals: list[Refusal] = []
    vial_volume_ml = None
    if ask.vial_mg_per_ml is not None:
        if exact(ask.vial_mg_per_ml) not in limits.VIALS_MG_PER_ML:
            known = ", ".join(str(strength) for strength in limits.VIALS_MG_PER_ML)
            refusals.append(
                _refuse("vial_unknown", f"A vial of {ask.vial_mg_per_ml:g} mg/mL is not one of {known} mg/mL.")
            )
        else:
            vial_volume_ml = float(dose_mg) / ask.vial_mg_per_ml
    if ask.vial_mg is not None and dose_mg > exact(ask.vial_mg):
        refusals.append(_refuse("vial_too_small", f"{dose_mg} mg cannot come out of a vial of {ask.vial_mg:g} mg."))
    if ask.total_volume_ml is None:
        return vial_volume_ml, None, tuple(refusals)
    if ask.total_volume_ml <= (vial_volume_ml or 0):
        sentence = "The bag holds no more than the drug drawn up; ketamine is diluted before it is infused."
        return vial_volume_ml, None, (*refusals, _refuse("not_diluted", sentence))
    bag_mg_per_ml = float(dose_mg) / ask.total_volume_ml
    if ask.label_mg_per_ml is not None and (
        abs(ask.label_mg_per_ml - bag_mg_per_ml) > LABEL_TOLERANCE_FRACTION * bag_mg_per_ml
    ):
        sentence = (
            f"The label says {ask.label_mg_per_ml:g} mg/mL and the bag works out at {bag_mg_per_ml:.3g} mg/mL;"
            " stop, and make the bag again."
        )
        refusals.append(_refuse("label_mismatch", sentence))
    return vial_volume_ml, bag_mg_per_ml, tuple(refusals)


def _waste(ask: DoseRequest, dose_mg: Decimal) -> Decimal | None:
    if ask.vial_mg is None:
        return None
    return Decimal(0) if ask.multi_dose_vial else max(exact(ask.vial_mg) - dose_mg, Decimal(0))


def dose(ask: DoseRequest) -> Dose:
    """Work out an IV mood dose and say every reason why it may not be given; no reasons means it may be ordered.

    Steps are not rounded, only milligrams, once, to the pump.
    Source: L-KET-US, ASKP3, APA-2017, P
    """
    judged, refusals = _weight_refusals(ask)
    if ask.weight_kg is None or judged[0].band == "hard":
        return Dose(None, None, None, None, None, None, None, None, False, judged, refusals)
    basis = weight.dosing_weight(ask.weight_kg, ask.height_cm, ask.sex, ask.weight_basis)
    if basis.dosing_weight_kg is None:
        return Dose(basis, None, None, None, None, None, None, None, False, judged, (*refusals, *basis.refusals))
    per_kg, dose_mg = _amount(ask, basis.dosing_weight_kg)
    vial_volume_ml, bag_mg_per_ml, bag_refusals = _bag(ask, dose_mg)
    asked = [
        limits.judge(limits.IV_MOOD_MG_PER_KG, per_kg),
        limits.judge(limits.IV_MOOD_TOTAL_MG, dose_mg),
        limits.judge(limits.IV_MOOD_MINUTES, ask.minutes),
    ]
    if bag_mg_per_ml is not None:
        asked.append(limits.judge(limits.BAG_MG_PER_ML, bag_mg_per_ml))
    limit_refusals = [refusal for line in asked for refusal in limits.why_not(line, ask.signed)]
    runs = ask.minutes > 0
    waste_mg = _waste(ask, dose_mg)
    return Dose(
        dosing=basis,
        mg_per_kg=per_kg,
        dose_mg=dose_mg,
        vial_volume_ml=vial_volume_ml,
        bag_mg_per_ml=bag_mg_per_ml,
        rate_ml_per_h=ask.total_volume_ml / ask.minutes * 60 if runs and ask.total_volume_ml else None,
        rate_mcg_per_kg_min=per_kg * 1000 / ask.minutes if runs else None,
        waste_mg=waste_mg,
        waste_needs_witness=bool(waste_mg),
        limits=(*judged, *asked),
        refusals=(*refusals, *bag_refusals, *limit_refusals),
    )


def delivered_mg(segments: Sequence[Segment], *, dose_mg: Decimal, total_volume_ml: float) -> Decimal:
    """Milligrams that went in over the stretches the pump ran, never more than the bag held.

    Source: P
    """
    infused_ml = min(sum(segment.infused_ml for segment in segments), total_volume_ml)
    return min(to_pump_mg(float(dose_mg) * infused_ml / total_volume_ml), dose_mg)


def remaining_ml(segments: Sequence[Segment], *, total_volume_ml: float) -> float:
    """Millilitres left in the bag after the stretches the pump ran."""
    return max(total_volume_ml - sum(segment.infused_ml for segment in segments), 0.0)


def remaining_minutes(left_ml: float, *, rate_ml_per_h: float) -> float:
    """Minutes until the bag is empty at a rate."""
    if rate_ml_per_h <= 0:
        raise ValueError(f"a pump runs at a rate above 0 mL/h, not {rate_ml_per_h}")
    return left_ml / rate_ml_per_h * 60
