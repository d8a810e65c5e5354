"""What was measured at clearance, in the keys of the screening rules: a measured value replaces a remembered one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from rekindle.clinical.treatment.clearance_needs import ALT_AST_LIMIT_XULN, EGFR_LIMIT
from rekindle.journey.candidates.models import Clearance
from rekindle.journey.people.models import Patient

COUNTED_PRESSURES = 2  # the mean of the last two: the first is often the highest
MILDER_LIVER = (None, "none", "mild", "unsure")


def measured_facts(clearance: Clearance, patient: Patient, known: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Only what differs from what is known already, so that saving twice judges once."""
    found = {
        **_pressure(clearance.pressures),
        **_size(clearance),
        **_tests(clearance, known),
        **_age(patient.born_on, at.date()),
    }
    return {key: value for key, value in found.items() if known.get(key) != value}


def _pressure(pressures: list[dict[str, Any]]) -> dict[str, Any]:
    taken = [each for each in pressures if each.get("systolic_mmhg") and each.get("diastolic_mmhg")]
    if len(taken) < COUNTED_PRESSURES:
        return {}
    last = taken[-COUNTED_PRESSURES:]
    return {
        "bp_sys": round(sum(each["systolic_mmhg"] for each in last) / COUNTED_PRESSURES),
        "bp_dia": round(sum(each["diastolic_mmhg"] for each in last) / COUNTED_PRESSURES),
    }


def _size(clearance: Clearance) -> dict[str, Any]:
    found = {}
    if clearance.height_cm is not None:
        found["height_cm"] = float(clearance.height_cm)
    if clearance.weight_kg is not None:
        found["weight_kg"] = float(clearance.weight_kg)
    return found


def _tests(clearance: Clearance, known: Mapping[str, Any]) -> dict[str, Any]:
    """A urine test, liver enzymes and kidney function say more than what somebody remembers."""
    found: dict[str, Any] = {}
    if clearance.urine_hcg == "positive":
        found["pregnant"] = "yes"
    elif clearance.urine_hcg == "negative" and known.get("can_be_pregnant") != "no":
        found["pregnant"] = "no"
    laboratory = clearance.laboratory
    upper = laboratory.get("alt_ast_upper_u_per_l")
    enzymes = [laboratory[key] for key in ("alt_u_per_l", "ast_u_per_l") if laboratory.get(key) is not None]
    if upper and enzymes and max(enzymes) > ALT_AST_LIMIT_XULN * upper and known.get("liver") in MILDER_LIVER:
        found["liver"] = "moderate"
    egfr = laboratory.get("egfr_ml_per_min")
    if egfr is not None and egfr < EGFR_LIMIT:
        found["kidney_severe"] = "yes"
    return found


def _age(born_on: date | None, on: date) -> dict[str, Any]:
    if born_on is None:
        return {}
    return {"age": on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))}
