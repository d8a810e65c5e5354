"""Intramuscular ketamine for mood: one dose, for weight and in all."""

from typing import Final

from rekindle.clinical.treatment.dose_library.line import Limit, Span, bound
from rekindle.clinical.values import Need

IM: Final[tuple[Need, ...]] = ("im_mood",)

_PER_KG_FROM = bound("im_mg_per_kg.usual_from", "Usual IM dose, from", 0.25, "mg/kg", IM, strictest=0.4)
_PER_KG_TO = bound("im_mg_per_kg.usual_to", "Usual IM dose, up to", 0.5, "mg/kg", IM, strictest=0.4)
_PER_KG_SOFT = bound("im_mg_per_kg.soft_to", "IM dose a second person may sign, to", 0.75, "mg/kg", IM, strictest=0.5)
_PER_KG_HARD = bound("im_mg_per_kg.hard", "IM dose above which all is refused", 1.0, "mg/kg", IM)
_TOTAL_TO = bound("im_total_mg.usual_to", "IM mood dose in all, up to", 100, "mg", IM, strictest=50)
_TOTAL_HARD = bound("im_total_mg.hard", "IM mood dose in all above which all is refused", 150, "mg", IM)

IM_MG_PER_KG: Final = Limit(
    "im_mg_per_kg",
    "IM dose for weight",
    "mg/kg",
    (
        Span("soft", 0, _PER_KG_FROM, high_belongs=False),
        Span("usual", _PER_KG_FROM, _PER_KG_TO, low_belongs=True),
        Span("soft", _PER_KG_TO, _PER_KG_SOFT),
        Span("director", _PER_KG_SOFT, _PER_KG_HARD),
    ),
    ("P",),
    "The source table names no band below 0.25 mg/kg; it is read as the same dose by vein is, as soft.",
)
IM_TOTAL_MG: Final = Limit(
    "im_total_mg",
    "IM mood dose in all",
    "mg",
    (Span("usual", 0, _TOTAL_TO), Span("director", _TOTAL_TO, _TOTAL_HARD)),
    ("P",),
    "The cap of 100 mg counts for every mood session; the bands are those of the same cap by vein.",
)

LIMITS: Final = (IM_MG_PER_KG, IM_TOTAL_MG)
