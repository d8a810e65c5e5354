"""From a weight and a dose per kilogram to milligrams, a bag and a pump rate, with every limit asked on the way."""

from dataclasses import replace
from decimal import Decimal

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import device_schedule, limits, slips, weight
from rekindle.clinical.treatment.amount import PER_WEIGHT, TOTAL, Amount, amount, why_not_known
from rekindle.clinical.treatment.drawing import Drawn, drawn, waste_mg
from rekindle.clinical.treatment.limits import Judged
from rekindle.clinical.treatment.plausible import is_sound, sound, why_not_plausible
from rekindle.clinical.treatment.request import INFUSED, SPRAYED, Dose, DoseRequest, ProtocolId
from rekindle.clinical.treatment.rounding import exact
from rekindle.clinical.treatment.running import (
    Segment,
    delivered_mg,
    remaining_minutes,
    remaining_ml,
    why_not_ran,
)
from rekindle.clinical.values import DEFAULTS, ClinicValues

__all__ = [
    "Dose",
    "DoseRequest",
    "ProtocolId",
    "Segment",
    "delivered_mg",
    "dose",
    "remaining_minutes",
    "remaining_ml",
]


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(code=f"dose.{code}", sentence=sentence, sources=("P",))


def _implausible(ask: DoseRequest) -> tuple[Refusal, ...]:
    """Every number that nobody could mean, each with a sentence of its own."""
    looked_at = [
        ("dose", ask.dose_mg),
        ("dose for weight and hour", ask.mg_per_kg_per_h),
        ("vial strength", ask.vial_mg_per_ml),
        ("vial content", ask.vial_mg),
        ("volume", ask.total_volume_ml),
        ("label strength", ask.label_mg_per_ml),
        ("ordered weight", ask.ordered_weight_kg),
        ("resume rate", ask.resume_rate_ml_per_h),
        ("age", ask.age_y),
    ]
    # nothing or less than nothing of these has a line in the library that refuses it
    judged = [("weight", ask.weight_kg), ("dose for weight", ask.mg_per_kg), ("infusion time", ask.minutes)]
    looked_at += [(name, number) for name, number in judged if number is not None and not -1e6 <= number <= 0]
    found = [refusal for name, number in looked_at for refusal in why_not_plausible(name, number)]
    if ask.mg_per_kg_per_h is not None and ask.protocol != "iv_pain":
        sentence = "A dose for weight and hour is for pain infusions; say milligrams, or milligrams per kilogram."
        found.append(_refuse("not_for_hours", sentence))
    if not all(segment.is_sound for segment in ask.segments):
        found.append(_refuse("implausible.stretch", "A stretch of pump time given is not plausible; look at it again."))
    return tuple(found)


def _weight_refusals(ask: DoseRequest, values: ClinicValues) -> tuple[tuple[Judged, ...], tuple[Refusal, ...]]:
    """A weight is needed, plausible, measured today, and the one the order was written for.

    Source: P
    """
    if ask.weight_kg is None:
        return (), (_refuse("weight_unknown", "Weight is not known; weigh the person today."),)
    judged = [limits.judge(limits.WEIGHT_KG, ask.weight_kg, values)]
    refusals = list(limits.why_not(judged[0], frozenset()))
    if ask.weight_age_h is not None:
        judged.append(limits.judge(limits.WEIGHT_AGE_H, ask.weight_age_h, values))
        if judged[-1].band != "usual":
            refusals.append(_refuse("weight_old", "The weight is older than 24 hours; weigh the person again."))
    ordered_kg = sound(ask.ordered_weight_kg)
    if ordered_kg is not None and is_sound(ask.weight_kg):
        change_pct = abs(exact(ask.weight_kg) - exact(ordered_kg)) / exact(ordered_kg) * 100
        judged.append(limits.judge(limits.WEIGHT_CHANGE_PCT, change_pct, values))
        if judged[-1].band != "usual":
            most = judged_bound(values)
            sentence = f"Weight has changed {change_pct:.1f} % since the order, more than {most} %; write a new order."
            refusals.append(_refuse("weight_changed", sentence))
    return tuple(judged), tuple(refusals)


def judged_bound(values: ClinicValues) -> str:
    """The change of weight that this clinic lets pass, in per cent."""
    return limits.shown(limits.WEIGHT_CHANGE_PCT.stretches_at(values)[0].high)


def _asked_of_library(
    ask: DoseRequest, found: Amount, bag_mg_per_ml: Decimal | None, values: ClinicValues
) -> list[Judged]:
    """Every line of the library that this order meets; a number that is no number is asked as it stands."""
    asked = []
    per_weight = found.judged_mg(ask.protocol)
    if per_weight is None:
        raw = ask.mg_per_kg_per_h if ask.protocol == "iv_pain" else ask.mg_per_kg
        per_weight = exact(raw) if raw is not None and ask.dose_mg is None else None
    if per_weight is not None:
        asked.append(limits.judge(PER_WEIGHT[ask.protocol], per_weight, values))
    if ask.protocol in TOTAL:
        asked += _total(ask, found, values)
    if ask.protocol == "iv_mood" and ask.minutes is not None:
        asked.append(limits.judge(limits.IV_MOOD_MINUTES, ask.minutes, values))
    if bag_mg_per_ml is not None:
        asked.append(limits.judge(limits.BAG_MG_PER_ML, bag_mg_per_ml, values))
    return asked


def _total(ask: DoseRequest, found: Amount, values: ClinicValues) -> list[Judged]:
    """The milligrams in all, ordered and rounded to the syringe: whichever is judged more strictly."""
    amounts = [given for given in (found.dose_mg, found.ordered_mg) if given is not None]
    if not amounts and ask.dose_mg is not None:
        amounts = [exact(ask.dose_mg)]
    judged = [limits.judge(TOTAL[ask.protocol], given, values) for given in amounts]
    return [max(judged, key=lambda line: limits.STRICTNESS.index(line.band))] if judged else []


def _slips(
    ask: DoseRequest,
    found: Amount,
    dosing_kg: Decimal,
    bag_mg_per_ml: Decimal | None,
    values: ClinicValues,
) -> tuple[slips.Slip, ...]:
    seen = []
    per_weight, named = found.judged_mg(ask.protocol), sound(ask.dose_mg)
    if per_weight is not None:
        seen += slips.of_amount(
            per_weight_mg=per_weight,
            named_mg=None if named is None else exact(named),
            dosing_kg=dosing_kg,
            limit=PER_WEIGHT[ask.protocol],
            values=values,
        )
    if named is not None and ask.mg_per_kg is not None and is_sound(ask.mg_per_kg):
        seen += slips.of_disagreement(named_mg=exact(named), asked_mg=exact(ask.mg_per_kg) * dosing_kg)
    if ask.protocol == "iv_mood" and is_sound(ask.minutes) and ask.minutes is not None:
        seen += slips.of_minutes(exact(ask.minutes), limits.IV_MOOD_MINUTES, values)
    if bag_mg_per_ml is not None:
        seen += slips.of_bag(bag_mg_per_ml, limits.BAG_MG_PER_ML, values)
    return tuple(seen)


def _rate_slips(ask: DoseRequest, *, ordered_ml_per_h: float, ordered_mg_per_h: float) -> tuple[slips.Slip, ...]:
    """The rate the pump started at, and one to go on at that no pause explains, held against milligrams an hour."""
    rates = [segment.rate_ml_per_h for segment in ask.segments if segment.rate_ml_per_h > 0][:1]
    resume = sound(ask.resume_rate_ml_per_h)
    if resume is not None and not ordered_ml_per_h / 2 <= resume <= ordered_ml_per_h:
        rates.append(resume)
    return tuple(slips.of_rates(rates, ordered_ml_per_h=ordered_ml_per_h, ordered_mg_per_h=ordered_mg_per_h))


def _running(ask: DoseRequest, worked: Dose) -> Dose:
    """The bag over the minutes, what has run so far, and what is left at the rate it is to go on at."""
    minutes, total_ml, dose_mg = sound(ask.minutes), sound(ask.total_volume_ml), worked.dose_mg
    if ask.protocol not in INFUSED or minutes is None or worked.mg_per_kg is None or dose_mg is None:
        return worked
    mg_per_h = float(dose_mg) / minutes * 60
    worked = replace(worked, rate_mcg_per_kg_min=worked.mg_per_kg * 1000 / minutes, rate_mg_per_h=mg_per_h)
    if total_ml is None:
        return worked
    ordered = total_ml / minutes * 60
    resume = sound(ask.resume_rate_ml_per_h)
    ran = tuple(segment for segment in ask.segments if segment.is_sound)
    refusals = why_not_ran(ran, ordered_ml_per_h=ordered, total_volume_ml=total_ml, resume_rate_ml_per_h=resume)
    # no band of the library holds a rate, so a rate that looks like another unit is itself a reason to stop and look
    seen = _rate_slips(ask, ordered_ml_per_h=ordered, ordered_mg_per_h=mg_per_h)
    worked = replace(
        worked,
        rate_ml_per_h=ordered,
        slips=(*worked.slips, *seen),
        refusals=(*worked.refusals, *refusals, *(Refusal(slip.code, slip.sentence, slip.sources) for slip in seen)),
    )
    if not ask.segments or ran != ask.segments:
        return worked
    left_ml = remaining_ml(ran, total_volume_ml=total_ml)
    return replace(
        worked,
        delivered_mg=delivered_mg(ran, dose_mg=dose_mg, total_volume_ml=total_ml),
        remaining_ml=left_ml,
        remaining_minutes=None if resume is None else remaining_minutes(left_ml, rate_ml_per_h=resume),
    )


def dose(ask: DoseRequest, *, values: ClinicValues = DEFAULTS) -> Dose:
    """Work out a dose and say every reason why it may not be given; no reasons means it may be ordered.

    Steps are not rounded, only milligrams, once, to the pump.
    Source: L-KET-US, ASKP3, APA-2017, P
    """
    if ask.protocol in SPRAYED:
        return device_schedule.dose(ask)
    judged, refusals = _weight_refusals(ask, values)
    refusals = (*_implausible(ask), *refusals)
    seen = tuple(slips.of_body(sound(ask.weight_kg), sound(ask.ordered_weight_kg), sound(ask.height_cm)))
    if ask.weight_kg is None or judged[0].band == "hard":
        return replace(_unweighed(ask, judged, refusals, values), slips=seen)
    basis = weight.dosing_weight(ask.weight_kg, ask.height_cm, ask.sex, ask.weight_basis, values=values)
    if basis.dosing_weight_kg is None:
        unweighed = _unweighed(ask, judged, (*refusals, *basis.refusals), values)
        return replace(unweighed, dosing=basis, slips=seen)
    dosing_kg = exact(basis.dosing_weight_kg)
    found = amount(ask, dosing_kg)
    made = Drawn() if found.ordered_mg is None else drawn(ask, found.ordered_mg)
    asked = _asked_of_library(ask, found, made.bag_mg_per_ml, values)
    left_mg = None if found.dose_mg is None else waste_mg(ask, found.dose_mg)
    against = (refusal for line in asked for refusal in limits.why_not(line, ask.signed))
    worked = Dose(
        dosing=basis,
        mg_per_kg=_float(found.per_kg_mg),
        mg_per_kg_per_h=_float(found.per_kg_h_mg),
        dose_mg=found.dose_mg,
        vial_volume_ml=_float(made.vial_volume_ml),
        bag_mg_per_ml=_float(made.bag_mg_per_ml),
        waste_mg=left_mg,
        waste_needs_witness=bool(left_mg),
        limits=(*judged, *asked),
        refusals=(*refusals, *why_not_known(ask, found), *_why_not_minutes(ask), *made.refusals, *against),
        slips=(*seen, *_slips(ask, found, dosing_kg, made.bag_mg_per_ml, values)),
    )
    return _running(ask, worked)


def _float(x: Decimal | None) -> float | None:
    return None if x is None else float(x)


def _why_not_minutes(ask: DoseRequest) -> tuple[Refusal, ...]:
    if ask.protocol not in INFUSED:
        return ()
    if ask.minutes is None:
        return (_refuse("minutes_unknown", "The infusion time is not given; say over how many minutes."),)
    if ask.protocol == "iv_pain" and not is_sound(ask.minutes):
        return (_refuse("implausible.minutes", "The infusion time given is not plausible; look at it again."),)
    return ()


def _unweighed(
    ask: DoseRequest, judged: tuple[Judged, ...], refusals: tuple[Refusal, ...], values: ClinicValues
) -> Dose:
    """Without a weight to dose on there is no dose; what was asked is still held against the library."""
    asked = _asked_of_library(ask, Amount(None, None, None, None), None, values)
    refused = (refusal for line in asked for refusal in limits.why_not(line, ask.signed))
    return Dose(limits=(*judged, *asked), refusals=(*refusals, *refused))
