"""The sum behind a dose, line by line with its units, as a prescriber checks it on paper."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rekindle.clinical.treatment.dosing import Dose, DoseRequest
from rekindle.clinical.treatment.limits import BAND_WORDS, IV_MOOD_LIBRARY

BASIS_WORDS = {
    "actual": "actual weight",
    "ibw": "ideal weight (Devine)",
    "abw": "adjusted weight",
    "abw_capped": "adjusted weight, at most 1.4 × ideal",
}
LINES = {line.entry: line for line in IV_MOOD_LIBRARY}
GRADES = {"usual": "ok", "soft": "ask", "director": "ask", "hard": "stop"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum."""

    what: str
    sum: str
    result: str


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One entry of the drug library beside the value asked about."""

    name: str
    shown: str
    grade: str
    word: str


def _number(x: float, places: int = 1) -> str:
    return f"{x:.{places}f}"


def lines(ask: DoseRequest, dose: Dose) -> list[Line]:
    """From the weight on the scale to milligrams, as far as they could be worked out."""
    found = []
    chosen = dose.dosing
    if chosen is not None and chosen.bmi_kg_per_m2 is not None and ask.height_cm and ask.weight_kg:
        sum_ = f"{ask.weight_kg:g} kg ÷ ({ask.height_cm:g} cm ÷ 100)²"
        found.append(Line(_("Body mass index"), sum_, f"{_number(chosen.bmi_kg_per_m2)} kg/m²"))
    if chosen is not None and chosen.ibw_kg is not None and chosen.abw_kg is not None and ask.weight_kg:
        found.append(Line(_("Ideal weight (Devine)"), _("from height and sex"), f"{_number(chosen.ibw_kg)} kg"))
        sum_ = f"{_number(chosen.ibw_kg)} + 0.4 × ({ask.weight_kg:g} − {_number(chosen.ibw_kg)}) kg"
        found.append(Line(_("Adjusted weight"), sum_, f"{_number(chosen.abw_kg)} kg"))
    if chosen is not None and chosen.dosing_weight_kg is not None and chosen.basis is not None:
        found.append(Line(_("Weight to dose on"), BASIS_WORDS[chosen.basis], f"{_number(chosen.dosing_weight_kg)} kg"))
    if dose.dose_mg is not None and chosen is not None and chosen.dosing_weight_kg is not None:
        sum_ = f"{ask.mg_per_kg:g} mg/kg × {_number(chosen.dosing_weight_kg)} kg"
        found.append(Line(_("Dose, to the nearest 0.1 mg"), sum_, f"{dose.dose_mg} mg"))
    if dose.rate_mcg_per_kg_min is not None:
        sum_ = f"{ask.mg_per_kg:g} mg/kg × 1000 ÷ {ask.minutes:g} min"
        found.append(Line(_("Rate for weight"), sum_, f"{_number(dose.rate_mcg_per_kg_min, 2)} mcg/kg/min"))
    return found


def limit_lines(dose: Dose) -> list[LimitLine]:
    """Where each number falls in the drug library."""
    return [
        LimitLine(
            LINES[line.entry].name, f"{line.value.normalize():f} {line.unit}", GRADES[line.band], BAND_WORDS[line.band]
        )
        for line in dose.limits
    ]
