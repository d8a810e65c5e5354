"""The sum behind a dose, line by line with its units, and each limit with its neighbours, for a prescriber to check."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rekindle.clinical.treatment import dosing
from rekindle.clinical.treatment.boundaries import Boundary, boundaries
from rekindle.clinical.treatment.dosing import Dose, DoseRequest
from rekindle.clinical.treatment.limits import BAND_WORDS, Judged, shown
from rekindle.clinical.treatment.rounding import Amount, to_places
from rekindle.clinical.treatment.weight import DEVINE_FROM_IN, DEVINE_KG, DEVINE_KG_PER_IN, SHARE, WeightBasis
from rekindle.clinical.units import CM_PER_INCH
from rekindle.clinical.values import DEFAULTS, ClinicValues

BASIS_WORDS: Final[Mapping[str, str | Promise]] = {
    "actual": gettext_lazy("actual weight"),
    "ibw": gettext_lazy("ideal weight (Devine)"),
    "abw": gettext_lazy("adjusted weight"),
    "abw_capped": gettext_lazy("adjusted weight, at most 1.4 × ideal"),
}
GRADES = {"usual": "ok", "soft": "ask", "director": "ask", "hard": "stop"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum."""

    what: str
    sum: str
    result: str


@dataclass(frozen=True, slots=True)
class BasisLine:
    """What the dose would be on another weight."""

    words: str | Promise
    kg: str
    mg: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RangeLine:
    """One band of a limit: how it is called, and where it lies."""

    band: str
    word: str
    words: str
    here: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One entry of the drug library beside the value asked about, with every band of it for this person."""

    name: str
    shown: str
    grade: str
    word: str
    ranges: tuple[RangeLine, ...]
    refused: str
    refused_here: str
    stands_by: str


def _number(x: Amount, places: int = 1) -> str:
    return f"{to_places(x, places)}"


def _for_weight(dose: Dose) -> str:
    return "" if dose.mg_per_kg is None else f"{float(to_places(dose.mg_per_kg, 4)):g}"


def lines(ask: DoseRequest, dose: Dose, values: ClinicValues = DEFAULTS) -> list[Line]:
    """From the weight on the scale to milligrams, as far as they could be worked out."""
    found = []
    chosen = dose.dosing
    if chosen is not None and chosen.bmi_kg_per_m2 is not None and ask.height_cm and ask.weight_kg:
        sum_ = f"{ask.weight_kg:g} kg ÷ ({ask.height_cm:g} cm ÷ 100)²"
        found.append(Line(_("Body mass index"), sum_, f"{_number(chosen.bmi_kg_per_m2)} kg/m²"))
    if chosen is not None and chosen.ibw_kg is not None and chosen.abw_kg is not None and ask.weight_kg:
        ideal = _number(chosen.ibw_kg)
        start = f"{DEVINE_KG[ask.sex]:g} kg + " if ask.sex else ""
        sum_ = f"{start}{DEVINE_KG_PER_IN:g} × ({ask.height_cm or 0:g} cm ÷ {CM_PER_INCH} − {DEVINE_FROM_IN:g})"
        found.append(Line(_("Ideal weight (Devine)"), sum_, f"{ideal} kg"))
        sum_ = f"{ideal} + {values.of(SHARE):g} × ({ask.weight_kg:g} − {ideal}) kg"
        found.append(Line(_("Adjusted weight"), sum_, f"{_number(chosen.abw_kg)} kg"))
    if chosen is not None and chosen.dosing_weight_kg is not None and chosen.basis is not None:
        words = str(BASIS_WORDS[chosen.basis])
        found.append(Line(_("Weight to dose on"), words, f"{_number(chosen.dosing_weight_kg)} kg"))
    if dose.dose_mg is not None and chosen is not None and chosen.dosing_weight_kg is not None:
        sum_ = f"{_for_weight(dose)} mg/kg × {_number(chosen.dosing_weight_kg)} kg"
        found.append(Line(_("Dose, to the nearest 0.1 mg"), sum_, f"{dose.dose_mg} mg"))
    return [*found, *_preparation(ask, dose), *_rates(ask, dose)]


def _preparation(ask: DoseRequest, dose: Dose) -> list[Line]:
    """Out of the vial, into the bag, and what is left over."""
    found = []
    if dose.vial_volume_ml is not None and ask.vial_mg_per_ml:
        sum_ = f"{dose.dose_mg} mg ÷ {ask.vial_mg_per_ml:g} mg/mL"
        found.append(Line(_("Drawn out of the vial"), sum_, f"{_number(dose.vial_volume_ml, 2)} mL"))
    if dose.bag_mg_per_ml is not None and ask.total_volume_ml:
        sum_ = f"{dose.dose_mg} mg ÷ {ask.total_volume_ml:g} mL"
        found.append(Line(_("Concentration in the bag"), sum_, f"{_number(dose.bag_mg_per_ml, 3)} mg/mL"))
    if dose.waste_mg is not None and ask.vial_mg is not None:
        words = _("Wasted, before a witness") if dose.waste_needs_witness else _("Wasted")
        found.append(Line(words, f"{ask.vial_mg:g} mg − {dose.dose_mg} mg", f"{_number(dose.waste_mg)} mg"))
    return found


def _rates(ask: DoseRequest, dose: Dose) -> list[Line]:
    """What the pump is set to, and the same in milligrams and for weight."""
    found = []
    if dose.rate_ml_per_h is not None and ask.total_volume_ml:
        sum_ = f"{ask.total_volume_ml:g} mL ÷ {ask.minutes:g} min × 60"
        found.append(Line(_("Pump rate"), sum_, f"{_number(dose.rate_ml_per_h)} mL/h"))
    if dose.rate_mg_per_h is not None:
        sum_ = f"{dose.dose_mg} mg ÷ {ask.minutes:g} min × 60"
        found.append(Line(_("The same in milligrams"), sum_, f"{_number(dose.rate_mg_per_h)} mg/h"))
    if dose.rate_mcg_per_kg_min is not None:
        sum_ = f"{_for_weight(dose)} mg/kg × 1000 ÷ {ask.minutes:g} min"
        found.append(Line(_("Rate for weight"), sum_, f"{_number(dose.rate_mcg_per_kg_min, 2)} mcg/kg/min"))
    return found


def basis_lines(ask: DoseRequest, dose: Dose, values: ClinicValues) -> list[BasisLine]:
    """The dose on each weight that could be chosen; nothing where the ideal weight is not known."""
    if dose.dosing is None or dose.dosing.ibw_kg is None:
        return []
    found = []
    for basis, words in BASIS_WORDS.items():
        other = dosing.dose(replace(ask, weight_basis=cast("WeightBasis", basis)), values=values)
        kg = None if other.dosing is None else other.dosing.dosing_weight_kg
        if kg is not None and other.dose_mg is not None:
            found.append(BasisLine(words, f"{_number(kg)} kg", f"{other.dose_mg} mg", basis == dose.dosing.basis))
    return found


def asked(judged: Judged) -> str:
    """What was asked of a line, with its unit."""
    return f"{shown(judged.value)} {judged.unit}"


def _stands_by(boundary: Boundary, waiting: frozenset[str], confirmed: Mapping[str, str]) -> str:
    """Who stands behind the bounds of this line, or that nobody does yet."""
    keys = [value.key for value in boundary.limit.values]
    if any(key in waiting for key in keys):
        return _("unconfirmed default")
    names = dict.fromkeys(confirmed[key] for key in keys if key in confirmed)
    return _("confirmed by %(who)s") % {"who": ", ".join(names)} if names else ""


def limit_lines(
    ask: DoseRequest,
    dose: Dose,
    *,
    values: ClinicValues,
    waiting: frozenset[str] = frozenset(),
    confirmed: Mapping[str, str] | None = None,
) -> list[LimitLine]:
    """Where each number falls in the drug library, and what lies beside it."""
    found = []
    for boundary in boundaries(ask, dose, values=values):
        judged, refused = boundary.judged, boundary.refused
        ranges = tuple(
            RangeLine(one.band, BAND_WORDS[one.band], one.words, one.here, one.band == judged.band)
            for one in boundary.ranges
        )
        found.append(
            LimitLine(
                boundary.limit.name,
                asked(judged),
                GRADES[judged.band],
                BAND_WORDS[judged.band],
                ranges,
                refused.words if refused else "",
                refused.here if refused else "",
                _stands_by(boundary, waiting, confirmed or {}),
            )
        )
    return found
