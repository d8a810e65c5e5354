"""The verb `curve`: what is in the blood after a plan of doses, with its range and what must stand beside it."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.pharmacology import exposure
from rekindle.clinical.pharmacology.choosing import MODELS, B, E, G, chosen, warnings, why_not
from rekindle.clinical.pharmacology.model import Model
from rekindle.clinical.pharmacology.strand import Dose, Person
from rekindle.replay.curve_keys import INPUT, OUTPUT
from rekindle.replay.curve_limits import impossible

__all__ = ["INPUT", "OUTPUT", "curve"]

USUAL_SHARE: Final = 0.9
USUAL_SEED: Final = 1
NOTHING: Final[Mapping[str, Any]] = {
    key.name: None for key in OUTPUT.keys if key.name not in ("warnings", "refusals", "content_version")
}


def curve(case: Mapping[str, Any]) -> dict[str, Any]:
    """The curve of one case, or every reason why there is none."""
    INPUT.refuse(case)
    said = {key: value for key, value in case.items() if value is not None}
    quantity = said.get("quantity", "plasma")
    asked = MODELS[said["model"]] if "model" in said else None
    refusals = impossible(said)
    if refusals:
        return _refused(asked, refusals)
    doses = doses_of(said)
    model = asked or chosen(doses, quantity)
    if model is None:
        return _refused(None, ["No model here describes all of these doses and this quantity together."])
    refusals = why_not(model, doses, quantity)
    if refusals:
        return _refused(model, refusals)
    person = Person(float(said["weight_kg"]), None if "age_y" not in said else float(said["age_y"]))
    question = exposure.Question(model, doses, person, quantity)
    answered = _effect(question, said) if quantity == "effect_site" else _concentration(question, said)
    told = warnings(model, doses, person, quantity) + _about_range(model, quantity, said)
    return {**NOTHING, "model": model.id, **answered, "warnings": told} | _end([])


def _refused(model: Model | None, refusals: list[str]) -> dict[str, Any]:
    return {**NOTHING, "model": None if model is None else model.id, "warnings": []} | _end(refusals)


def _end(refusals: list[str]) -> dict[str, Any]:
    return {"refusals": refusals, "content_version": CONTENT_VERSION}


def doses_of(said: Mapping[str, Any]) -> tuple[Dose, ...]:
    """The doses of a case as the models read them."""
    return tuple(_dose(given) for given in said["doses"])


def _dose(given: Mapping[str, Any]) -> Dose:
    return Dose(
        route=given["route"],
        drug=given["drug"],
        dose_mg=float(given["dose_mg"]),
        start_min=float(given.get("start_min") or 0),
        duration_min=float(given.get("duration_min") or 0),
        devices=given.get("devices"),
        device_index=given.get("device_index"),
    )


def _times(said: Mapping[str, Any]) -> list[float]:
    return [float(time) for time in said["times_min"]]


def _effect(question: exposure.Question, said: Mapping[str, Any]) -> dict[str, Any]:
    values, (lower, upper), tmax_min = exposure.effect(question, _times(said))
    found = {"values": values, "lower": lower, "upper": upper, "cmax": 100.0, "tmax_min": tmax_min}
    return {"site": G.site, "unit": "% of peak", **found}


def _concentration(question: exposure.Question, said: Mapping[str, Any]) -> dict[str, Any]:
    typical = exposure.strands(question, {})
    whole = exposure.whole(typical)
    times_min = _times(said)
    share, seed = said.get("interval", USUAL_SHARE), said.get("seed", USUAL_SEED)
    band = exposure.interval(question, times_min, share, seed, bool(said.get("residual")))
    return {
        "site": question.model.site,
        "unit": "ng/mL",
        "values": exposure.read(typical, times_min),
        "lower": None if band is None else band[0],
        "upper": None if band is None else band[1],
        "cmax": whole.cmax_ng_per_ml,
        "tmax_min": whole.tmax_min,
        "auc_ng_h_per_ml": whole.auc_ng_h_per_ml,
    }


def _about_range(model: Model, quantity: str, said: Mapping[str, Any]) -> list[str]:
    """What the range is where it is not the one that was asked for."""
    if quantity == "effect_site":
        return ["The range is the 95 % confidence interval of the half-life, 5.1 to 13 min, not the spread of people."]
    if model is E:
        return ["The range is set by hand, 0.6 to 1.7 times the curve, not the spread of people."]
    if not model.variability:
        return ["No spread between people is published for this model."]
    if model is B and (quantity == "norketamine" or any(dose["route"] == "sublingual" for dose in said["doses"])):
        return ["This range holds the spread between visits as well."]
    return []
