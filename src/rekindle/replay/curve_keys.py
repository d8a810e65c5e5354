"""The keys of the verb `curve`, in and out."""

from typing import Final

from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.replay.shape import Key, Shape

_DOSE: Final = Shape(
    (
        Key("route", "code", "the way it is given", codes=("iv", "im", "nasal", "oral", "sublingual")),
        Key("drug", "code", "", codes=("racemic_ketamine", "esketamine")),
        Key("dose_mg", "number", "of the base; a nasal dose is the total over its devices"),
        Key("start_min", "number", "minutes from the beginning; the beginning where it is not given"),
        Key("duration_min", "number", "of an infusion at an even rate; none is a bolus"),
        Key("devices", "integer", "nasal devices of 28 mg taken as one dose at one time"),
        Key("device_index", "integer", "which device this is, 1 to 3, where each is a dose of its own"),
    )
)
INPUT: Final = Shape(
    (
        Key("model", "code", "the model; the best known that fits where it is not given", codes=tuple(MODELS)),
        Key("weight_kg", "number", "from 40 to 200"),
        Key("age_y", "number", ""),
        Key("doses", "list", "what is given", each=Key("dose", "object", "", required=True, inside=_DOSE)),
        Key("times_min", "list", "when the curve is read", each=Key("time", "number", "", required=True)),
        Key("quantity", "code", "plasma where it is not given", codes=("plasma", "effect_site", "norketamine")),
        Key("interval", "number", "the share of people inside the range; 0.9 where it is not given"),
        Key("seed", "integer", "of the people drawn for the range; the same seed gives the same range"),
        Key("residual", "boolean", "with the error of a single sample"),
    )
)


def _series(name: str, says: str) -> Key:
    return Key(name, "list", says, each=Key("value", "number", "", required=True))


def _sentences(name: str, says: str) -> Key:
    return Key(name, "list", says, required=True, each=Key("sentence", "text", "", required=True))


OUTPUT: Final = Shape(
    (
        Key("model", "text", "the model that answered; null where none fits"),
        Key("site", "text", "where the sample would be taken"),
        Key("unit", "text", "ng/mL, or % of peak"),
        _series("values", "of the typical person, at each time"),
        _series("lower", "the lower end of the range"),
        _series("upper", "the upper end of the range"),
        Key("cmax", "number", "the highest value of the whole curve, in its unit"),
        Key("tmax_min", "number", "when it comes"),
        Key("auc_ng_h_per_ml", "number", "the area to infinity; null for the effect site"),
        _sentences("warnings", "what has to stand beside the curve"),
        _sentences("refusals", "why there is no curve"),
        Key("content_version", "text", "", required=True),
    )
)
