"""The strength of what hangs, the vials it is drawn from, and the weight it is worked out on."""

from decimal import Decimal
from typing import Final

from rekindle.clinical.treatment.dose_library.line import Limit, Span, bound
from rekindle.clinical.values import Need

INFUSED: Final[tuple[Need, ...]] = ("iv_mood", "iv_pain")
WEIGHED: Final[tuple[Need, ...]] = ("iv_mood", "im_mood", "iv_pain")

_BAG_HARD_FROM = bound("bag_mg_per_ml.hard_below", "Bag below which all is refused", 0.1, "mg/mL", INFUSED)
_BAG_FROM = bound("bag_mg_per_ml.usual_from", "Usual bag, from", 0.2, "mg/mL", INFUSED, strictest=0.5)
_BAG_TO = bound("bag_mg_per_ml.usual_to", "Usual bag, up to", 1.0, "mg/mL", INFUSED, strictest=0.5)
_BAG_SOFT = bound("bag_mg_per_ml.soft_to", "Bag a second person may sign, to", 2.0, "mg/mL", INFUSED, strictest=1.0)
_BAG_HARD = bound("bag_mg_per_ml.hard_above", "Bag above which all is refused", 5.0, "mg/mL", INFUSED)

BAG_MG_PER_ML: Final = Limit(
    "bag_mg_per_ml",
    "Concentration in the bag",
    "mg/mL",
    (
        Span("soft", _BAG_HARD_FROM, _BAG_FROM, low_belongs=True, high_belongs=False),
        Span("usual", _BAG_FROM, _BAG_TO, low_belongs=True),
        Span("soft", _BAG_TO, _BAG_SOFT),
        Span("director", _BAG_SOFT, _BAG_HARD),
    ),
    ("P",),
)

_KG_FROM = bound("weight_kg.hard_below", "Weight below which nothing is worked out", 25, "kg", WEIGHED)
_KG_TO = bound("weight_kg.hard_above", "Weight above which nothing is worked out", 350, "kg", WEIGHED)
_CHANGE_TO = bound(
    "weight_change_pct.usual_to", "Change of weight that needs no new order", 5, "%", WEIGHED, strictest=1
)
_AGE_TO = bound("weight_age_h.hard_above", "Hours after which a weight is too old", 24, "h", WEIGHED)

WEIGHT_KG: Final = Limit("weight_kg", "Body weight", "kg", (Span("usual", _KG_FROM, _KG_TO, low_belongs=True),), ("P",))
WEIGHT_CHANGE_PCT: Final = Limit(
    "weight_change_pct",
    "Weight change since the order",
    "%",
    (Span("usual", 0, _CHANGE_TO, low_belongs=True), Span("soft", _CHANGE_TO, 100)),
    ("P",),
    "No signature clears it: beyond the usual change the order is written again.",
)
WEIGHT_AGE_H: Final = Limit(
    "weight_age_h", "Age of the weight", "h", (Span("usual", 0, _AGE_TO, low_belongs=True),), ("P",)
)

LIMITS: Final = (BAG_MG_PER_ML, WEIGHT_KG, WEIGHT_CHANGE_PCT, WEIGHT_AGE_H)

VIALS_MG_PER_ML: Final[tuple[Decimal, ...]] = (Decimal(10), Decimal(50), Decimal(100))
MUST_BE_DILUTED_MG_PER_ML: Final = Decimal(100)
