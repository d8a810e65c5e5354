"""The verb `dose`: milligrams, volumes and rates, each limit with its band, and every reason against it."""

from collections.abc import Mapping
from typing import Any, Final, cast

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment import dosing
from rekindle.clinical.treatment.plausible import is_sound
from rekindle.clinical.treatment.request import WEIGHED, Dose, DoseRequest
from rekindle.clinical.treatment.rounding import Amount, exact, to_places
from rekindle.clinical.treatment.running import Segment
from rekindle.replay.shape import Key, Shape

PROTOCOL_IDS: Final = ("iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi")
MOST_SHOWN: Final = 1e15  # what is larger is no amount that anybody could mean
WITHOUT_HEIGHT: Final = (
    "Height is not given, so the body mass index is unknown and the sum is on actual weight;"
    " at an index of 30 or more the dose would be less. Measure the height before anything is ordered."
)

_SEGMENT = Shape(
    (
        Key("rate_ml_per_h", "number", "the rate the pump ran at", required=True),
        Key("minutes", "number", "for how long", required=True),
    )
)
INPUT: Final = Shape(
    (
        Key("protocol", "code", "the way of treating", codes=PROTOCOL_IDS, required=True),
        Key("weight_kg", "number", "measured today; not needed for Spravato"),
        Key("height_cm", "number", "for the body mass index; without it the sum is on actual weight, and that is said"),
        Key("sex", "code", "for the ideal weight formula", codes=("female", "male")),
        Key("mg_per_kg", "number", "the dose for each kilogram of the weight dosed on"),
        Key("dose_mg", "number", "the dose in all; it beats the dose for each kilogram"),
        Key("minutes", "number", "the infusion time"),
        Key("vial_mg_per_ml", "number", "10, 50 or 100"),
        Key("vial_mg", "number", "what the vial holds in all"),
        Key("total_volume_ml", "number", "the bag or syringe with the drug in it"),
        Key("weight_basis", "code", "the weight to dose on", codes=("actual", "ibw", "abw", "abw_capped")),
        Key("ordered_weight_kg", "number", "the weight the order was written for"),
        Key("label_mg_per_ml", "number", "what the label of the bag says"),
        Key("multi_dose_vial", "boolean", "the rest is kept and not wasted"),
        Key(
            "segments",
            "list",
            "the stretches the pump ran",
            each=Key("segment", "object", "", required=True, inside=_SEGMENT),
        ),
        Key("resume_rate_ml_per_h", "number", "the rate it is to go on at"),
        Key(
            "signed",
            "list",
            "the bands somebody has signed for",
            each=Key("band", "code", "", ("soft", "director"), True),
        ),
        Key("age_y", "number", "needed for one device of Spravato"),
        Key("mg_per_kg_per_h", "number", "the rate of a pain infusion"),
    )
)
NUMBERS: Final = tuple(key.name for key in INPUT.keys if key.kind == "number" and key.name != "dose_mg")
_LIMIT = Shape(
    (
        Key("entry", "text", "the line of the drug library", required=True),
        Key("band", "code", "", ("usual", "soft", "director", "hard"), True),
        Key("value", "number", "the number that was asked about; null where it is none"),
        Key("unit", "text", "", required=True),
    )
)
# result: (what it is, decimals it is rounded to)
RESULTS: Final[Mapping[str, tuple[str, int]]] = {
    "bmi": ("body mass index", 1),
    "ibw_kg": ("ideal weight, Devine", 1),
    "abw_kg": ("adjusted weight", 1),
    "dosing_weight_kg": ("the weight the dose is worked out on", 1),
    "dose_mg": ("the dose", 1),
    "vial_volume_ml": ("drawn out of the vial", 2),
    "bag_mg_per_ml": ("the strength of the bag", 3),
    "rate_ml_per_h": ("the pump rate", 1),
    "rate_mcg_per_kg_min": ("the rate for weight", 2),
    "delivered_mg": ("given over the stretches", 1),
    "remaining_ml": ("left in the bag", 1),
    "remaining_minutes": ("until the bag is empty at the resume rate", 1),
    "waste_mg": ("left in a vial for one person", 1),
}
OUTPUT: Final = Shape(
    (
        *(Key(name, "number", f"{says}, to {places} decimals") for name, (says, places) in RESULTS.items()),
        Key("waste_needs_witness", "boolean", "", required=True),
        Key(
            "limits",
            "list",
            "each line met",
            required=True,
            each=Key("limit", "object", "", required=True, inside=_LIMIT),
        ),
        Key("refusals", "list", "why not", required=True, each=Key("refusal", "text", "a sentence", required=True)),
        Key(
            "slips",
            "list",
            "what looks like a slip",
            required=True,
            each=Key("slip", "text", "a sentence", required=True),
        ),
        Key("notes", "list", "what to know", required=True, each=Key("note", "text", "a sentence", required=True)),
        Key("rate_mg_per_h", "number", "the pump rate in milligrams, to 1 decimal"),
        Key("devices", "integer", "Spravato devices of 28 mg"),
        Key(
            "device_times_min", "list", "after the first", required=True, each=Key("time", "integer", "", required=True)
        ),
        Key("earliest_discharge_min", "integer", "after the first device: 120 after the last"),
        Key("content_version", "text", "", required=True),
    )
)


def dose(case: Mapping[str, Any]) -> dict[str, Any]:
    """The dose of one case worked out, with every limit it met and every reason it may not be given."""
    INPUT.refuse(case)
    said = {key: value for key, value in case.items() if value is not None}
    ask = _asked(said)
    worked = dosing.dose(ask)
    return _results(worked) | {
        "waste_needs_witness": worked.waste_needs_witness,
        "limits": [
            {"entry": line.entry, "band": line.band, "value": _rounded(line.value, 4), "unit": line.unit}
            for line in worked.limits
        ],
        "refusals": [refusal.sentence for refusal in worked.refusals],
        "slips": [slip.sentence for slip in worked.slips],
        "notes": _notes(said, worked),
        "rate_mg_per_h": _rounded(worked.rate_mg_per_h, 1),
        "devices": worked.devices,
        "device_times_min": list(worked.device_times_min),
        "earliest_discharge_min": worked.earliest_discharge_min,
        "content_version": CONTENT_VERSION,
    }


def _asked(said: Mapping[str, Any]) -> DoseRequest:
    given: dict[str, Any] = {name: _number(said.get(name)) for name in NUMBERS}
    basis = said.get("weight_basis")
    if basis is None and "height_cm" not in said:
        basis = "actual"
    return DoseRequest(
        **given,
        protocol=said["protocol"],
        sex=said.get("sex"),
        dose_mg=None if "dose_mg" not in said else exact(cast("float", _number(said["dose_mg"]))),
        weight_basis=basis,
        multi_dose_vial=bool(said.get("multi_dose_vial")),
        segments=tuple(
            Segment(cast("float", _number(one["rate_ml_per_h"])), cast("float", _number(one["minutes"])))
            for one in said.get("segments", ())
        ),
        signed=frozenset(said.get("signed", ())),
    )


def _number(given: float | None) -> float | None:
    """A number as the library takes it; a whole number too long for any scale is as good as endless."""
    if given is None:
        return None
    try:
        return float(given)
    except OverflowError:
        return float("inf") if given > 0 else float("-inf")


def _results(worked: Dose) -> dict[str, float | None]:
    weights = worked.dosing
    found: dict[str, Amount | None] = {
        "bmi": None if weights is None else weights.bmi_kg_per_m2,
        "ibw_kg": None if weights is None else weights.ibw_kg,
        "abw_kg": None if weights is None else weights.abw_kg,
        "dosing_weight_kg": None if weights is None else weights.dosing_weight_kg,
    }
    found |= {name: getattr(worked, name) for name in RESULTS if name not in found}
    return {name: _rounded(found[name], places) for name, (_, places) in RESULTS.items()}


def _rounded(amount: Amount | None, places: int) -> float | None:
    if amount is None or not exact(amount).is_finite() or abs(float(amount)) >= MOST_SHOWN:
        return None
    return float(to_places(amount, places))


def _notes(said: Mapping[str, Any], worked: Dose) -> list[str]:
    without = "height_cm" not in said and "weight_basis" not in said and said["protocol"] in WEIGHED
    return (
        [WITHOUT_HEIGHT] if without and worked.dose_mg is not None and is_sound(_number(said.get("weight_kg"))) else []
    )
