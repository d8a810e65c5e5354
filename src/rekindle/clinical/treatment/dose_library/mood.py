"""Intravenous ketamine for mood: milligrams for each kilogram, in all, and the minutes they run over."""

from typing import Final

from rekindle.clinical.treatment.dose_library.line import Limit, Span, bound
from rekindle.clinical.values import Need

IV: Final[tuple[Need, ...]] = ("iv_mood",)

_PER_KG_FROM = bound("iv_mg_per_kg.usual_from", "Usual IV mood dose, from", 0.25, "mg/kg", IV, strictest=0.5)
_PER_KG_TO = bound("iv_mg_per_kg.usual_to", "Usual IV mood dose, up to", 0.75, "mg/kg", IV, strictest=0.5)
_PER_KG_SOFT = bound(
    "iv_mg_per_kg.soft_to", "IV mood dose a second person may sign, to", 1.0, "mg/kg", IV, strictest=0.75
)
_PER_KG_HARD = bound("iv_mg_per_kg.hard", "IV mood dose above which all is refused", 1.5, "mg/kg", IV)
_TOTAL_TO = bound("iv_total_mg.usual_to", "IV mood dose in all, up to", 100, "mg", IV, strictest=50)
_TOTAL_HARD = bound("iv_total_mg.hard", "IV mood dose in all above which all is refused", 150, "mg", IV)
_MINUTES_HARD_FROM = bound("iv_minutes.hard_below", "IV mood minutes below which all is refused", 30, "min", IV)
_MINUTES_FROM = bound("iv_minutes.usual_from", "Usual IV mood minutes, from", 40, "min", IV, strictest=50)
_MINUTES_TO = bound("iv_minutes.usual_to", "Usual IV mood minutes, up to", 60, "min", IV, strictest=50)
_MINUTES_SOFT = bound("iv_minutes.soft_to", "IV mood minutes a second person may sign, to", 90, "min", IV, strictest=60)
_MINUTES_HARD = bound("iv_minutes.hard_above", "IV mood minutes above which all is refused", 120, "min", IV)

IV_MOOD_MG_PER_KG: Final = Limit(
    "iv_mood_mg_per_kg",
    "IV mood dose for weight",
    "mg/kg",
    (
        Span("soft", 0, _PER_KG_FROM, high_belongs=False),
        Span("usual", _PER_KG_FROM, _PER_KG_TO, low_belongs=True),
        Span("soft", _PER_KG_TO, _PER_KG_SOFT),
        Span("director", _PER_KG_SOFT, _PER_KG_HARD),
    ),
    ("ASKP3", "FAVA", "P"),
    "The starting dose of the table is 0.5; the range from 0.25 to 0.75 that it leaves unsigned is read as usual.",
)
IV_MOOD_TOTAL_MG: Final = Limit(
    "iv_mood_total_mg",
    "IV mood dose in all",
    "mg",
    (Span("usual", 0, _TOTAL_TO), Span("director", _TOTAL_TO, _TOTAL_HARD)),
    ("P",),
)
IV_MOOD_MINUTES: Final = Limit(
    "iv_mood_minutes",
    "IV mood infusion time",
    "min",
    (
        Span("director", _MINUTES_HARD_FROM, _MINUTES_FROM, low_belongs=True, high_belongs=False),
        Span("usual", _MINUTES_FROM, _MINUTES_TO, low_belongs=True),
        Span("soft", _MINUTES_TO, _MINUTES_SOFT),
        Span("director", _MINUTES_SOFT, _MINUTES_HARD),
    ),
    ("L-KET-US", "P"),
    "The source table names no band above 90 and up to 120 minutes; it is read here as the stricter neighbour.",
)

LIMITS: Final = (IV_MOOD_MG_PER_KG, IV_MOOD_TOTAL_MG, IV_MOOD_MINUTES)
