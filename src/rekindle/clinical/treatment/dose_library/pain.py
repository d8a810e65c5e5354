"""Intravenous ketamine for chronic pain: milligrams for each kilogram and hour."""

from typing import Final

from rekindle.clinical.treatment.dose_library.line import Limit, Span, bound
from rekindle.clinical.values import Need

PAIN: Final[tuple[Need, ...]] = ("iv_pain",)

_FROM = bound("pain_mg_per_kg_h.usual_from", "Usual pain rate, from", 0.3, "mg/kg/h", PAIN, strictest=0.4)
_TO = bound("pain_mg_per_kg_h.usual_to", "Usual pain rate, up to", 0.5, "mg/kg/h", PAIN, strictest=0.4)
_HARD = bound("pain_mg_per_kg_h.hard", "Pain rate above which all is refused", 1.0, "mg/kg/h", PAIN)

PAIN_MG_PER_KG_H: Final = Limit(
    "pain_mg_per_kg_h",
    "Pain infusion rate for weight",
    "mg/kg/h",
    (
        Span("soft", 0, _FROM, high_belongs=False),
        Span("usual", _FROM, _TO, low_belongs=True),
        Span("director", _TO, _HARD),
    ),
    ("ASRA-C", "P"),
)

LIMITS: Final = (PAIN_MG_PER_KG_H,)
