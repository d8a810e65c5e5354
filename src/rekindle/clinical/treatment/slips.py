"""Slips of the hand: a number that makes no sense as it stands and would make sense as something else.

A slip is said and never mended: only the person who wrote the number knows what was meant. It is looked for only where
the number is already out of the usual, so that it adds a sentence to a refusal and never refuses by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rekindle.clinical.treatment.dose_library.line import Bound, Limit, shown
from rekindle.clinical.treatment.weight import PLAUSIBLE_HEIGHT_CM
from rekindle.clinical.units import CM_PER_INCH, KG_PER_LB
from rekindle.clinical.values import DEFAULTS, ClinicValues

POUND_TOLERANCE_FRACTION: Final = 0.03  # Source: P; a weight that moved by a few per cent since the order
MG_H_OF_MCG_MIN: Final = Decimal("0.06")  # 60 minutes, 1000 micrograms
RATE_TOLERANCE_FRACTION: Final = 0.005  # Source: P; a pump's last digit


@dataclass(frozen=True, slots=True)
class Slip:
    """What a number looks like, and what to check."""

    code: str
    sentence: str
    sources: tuple[str, ...] = ("P",)


def _points(number: Bound, unit: str, limit: Limit, values: ClinicValues) -> list[Slip]:
    """A decimal point that moved, or micrograms written as milligrams."""
    for code, words, factor in (
        ("tenfold", "a decimal point that has moved", Decimal("0.1")),
        ("tenfold", "a decimal point that has moved", Decimal(10)),
        ("hundredfold", "a decimal point that was lost", Decimal("0.01")),
        ("micrograms", "micrograms written as milligrams", Decimal("0.001")),
        ("milligrams", "milligrams written as micrograms", Decimal(1000)),
    ):
        if limit.band(number * factor, values) == "usual":
            sentence = f"{shown(number)} {unit} looks like {words}: {shown(number * factor)} {unit} would be usual."
            return [Slip(f"slip.{code}", f"{sentence} Check the order and write it again.")]
    return []


def of_amount(
    *,
    per_weight_mg: Decimal,
    named_mg: Decimal | None,
    dosing_kg: Decimal,
    limit: Limit,
    values: ClinicValues = DEFAULTS,
) -> list[Slip]:
    """A dose that is out of the usual and would be usual ten times smaller, or in another unit.

    Source: P
    """
    if limit.band(per_weight_mg, values) == "usual":
        return []
    if named_mg is None:
        if limit.band(per_weight_mg / dosing_kg, values) == "usual":
            all_of_it = limit.unit.replace("/kg", "")
            sentence = f"{shown(per_weight_mg)} {limit.unit} looks like {all_of_it} in all written as {limit.unit}."
            return [Slip("slip.total_as_per_kg", f"{sentence} Check the order and write it again.")]
        if limit.unit == "mg/kg/h" and limit.band(per_weight_mg * MG_H_OF_MCG_MIN, values) == "usual":
            sentence = f"{shown(per_weight_mg)} mg/kg/h looks like mcg/kg/min written as mg/kg/h."
            return [Slip("slip.mcg_per_min", f"{sentence} Check the order and write it again.")]
        return _points(per_weight_mg, limit.unit, limit, values)
    if limit.unit == "mg/kg" and limit.band(named_mg, values) == "usual":
        sentence = f"{shown(named_mg)} mg looks like milligrams per kilogram written as milligrams in all."
        return [Slip("slip.per_kg_as_total", f"{sentence} Check the order and write it again.")]
    moved = _points(per_weight_mg, limit.unit, limit, values)
    if not moved:
        return []
    sentence = f"{shown(named_mg)} mg is {per_weight_mg:.3g} {limit.unit} for this person and looks like"
    kind = {
        "slip.tenfold": "a decimal point that has moved",
        "slip.hundredfold": "a decimal point that was lost",
        "slip.micrograms": "micrograms written as milligrams",
        "slip.milligrams": "milligrams written as micrograms",
    }[moved[0].code]
    return [Slip(moved[0].code, f"{sentence} {kind}. Check the order and write it again.")]


def of_disagreement(*, named_mg: Decimal, asked_mg: Decimal) -> list[Slip]:
    """Milligrams in all and for each kilogram that do not say the same: the milligrams count, and it is said."""
    if abs(named_mg - asked_mg) <= max(Decimal("0.1"), asked_mg / 100):
        return []
    sentence = f"{shown(named_mg)} mg was given, and the dose for weight would be {asked_mg:.1f} mg."
    return [Slip("slip.two_doses", f"{sentence} The milligrams count; check which was meant.")]


def of_minutes(minutes: Decimal, limit: Limit, values: ClinicValues = DEFAULTS) -> list[Slip]:
    """Hours or seconds written as minutes."""
    if limit.band(minutes, values) == "usual":
        return []
    for words, factor in (("hours", Decimal(60)), ("seconds", 1 / Decimal(60)), ("a lost nought", Decimal(10))):
        if limit.band(minutes * factor, values) == "usual":
            sentence = f"{shown(minutes)} min looks like {words}: {minutes * factor:.3g} min would be usual."
            return [Slip("slip.minutes", f"{sentence} Check the order and write it again.")]
    return []


def of_bag(bag_mg_per_ml: Decimal, limit: Limit, values: ClinicValues = DEFAULTS) -> list[Slip]:
    """A bag ten times too strong or too weak: a nought too few or too many in its volume."""
    if limit.band(bag_mg_per_ml, values) == "usual":
        return []
    for words, factor in (("too few", Decimal("0.1")), ("too many", Decimal(10))):
        if limit.band(bag_mg_per_ml * factor, values) == "usual":
            sentence = f"A bag of {bag_mg_per_ml:.3g} mg/mL looks like a nought {words} in its volume."
            return [Slip("slip.volume", f"{sentence} Check the bag.")]
    return []


def of_weight(weight_kg: float, ordered_weight_kg: float | None) -> list[Slip]:
    """A weight in pounds written as kilograms, or with its point moved, told from the weight of the order.

    Source: NIST-811, P
    """
    if ordered_weight_kg is None:
        return []
    ratio = weight_kg / ordered_weight_kg
    for code, words, likely in (
        ("pounds", "pounds written as kilograms", 1 / KG_PER_LB),
        ("pounds", "kilograms beside an order in pounds", KG_PER_LB),
        ("tenfold", "a decimal point that has moved", 10.0),
        ("tenfold", "a decimal point that has moved", 0.1),
    ):
        if abs(ratio / likely - 1) <= POUND_TOLERANCE_FRACTION:
            sentence = f"{weight_kg:g} kg against {ordered_weight_kg:g} kg at the order looks like {words}."
            return [Slip(f"slip.weight_{code}", f"{sentence} Weigh the person again.", ("NIST-811", "P"))]
    return []


def _near(rate_ml_per_h: float, likely_ml_per_h: float) -> bool:
    return abs(rate_ml_per_h - likely_ml_per_h) <= RATE_TOLERANCE_FRACTION * likely_ml_per_h


def of_height(height_cm: float | None) -> list[Slip]:
    """A height in metres or inches written as centimetres.

    Source: NIST-811, P
    """
    if height_cm is None or PLAUSIBLE_HEIGHT_CM[0] <= height_cm <= PLAUSIBLE_HEIGHT_CM[1]:
        return []
    for words, times in (("metres", 100), ("inches", CM_PER_INCH)):
        if PLAUSIBLE_HEIGHT_CM[0] <= height_cm * times <= PLAUSIBLE_HEIGHT_CM[1]:
            sentence = f"{height_cm:g} cm looks like {words} written as centimetres: {height_cm * times:.0f} cm."
            return [Slip("slip.height", f"{sentence} Measure the height again.", ("NIST-811", "P"))]
    return []


def of_body(weight_kg: float | None, ordered_weight_kg: float | None, height_cm: float | None) -> list[Slip]:
    """What is odd about the weight and the height."""
    return [*([] if weight_kg is None else of_weight(weight_kg, ordered_weight_kg)), *of_height(height_cm)]


def of_rate(rate_ml_per_h: float, *, ordered_ml_per_h: float, ordered_mg_per_h: float) -> list[Slip]:
    """A pump set to the milligrams an hour, or to a rate ten times off, where millilitres an hour are meant.

    Source: P
    """
    if _near(rate_ml_per_h, ordered_ml_per_h):
        return []
    for code, words, likely in (
        ("mg_per_h", "milligrams an hour typed as millilitres an hour", ordered_mg_per_h),
        ("ml_per_min", "millilitres a minute typed as millilitres an hour", ordered_ml_per_h / 60),
        ("tenfold", "a decimal point that has moved", ordered_ml_per_h * 10),
        ("tenfold", "a decimal point that has moved", ordered_ml_per_h / 10),
    ):
        if _near(rate_ml_per_h, likely):
            sentence = f"{rate_ml_per_h:g} mL/h looks like {words}: the order is {ordered_ml_per_h:.1f} mL/h"
            return [Slip(f"slip.{code}", f"{sentence} ({ordered_mg_per_h:.1f} mg/h). Check the pump.")]
    return []


def of_rates(rates_ml_per_h: Sequence[float], *, ordered_ml_per_h: float, ordered_mg_per_h: float) -> list[Slip]:
    """The first of these rates that looks like another unit."""
    for rate in rates_ml_per_h:
        found = of_rate(rate, ordered_ml_per_h=ordered_ml_per_h, ordered_mg_per_h=ordered_mg_per_h)
        if found:
            return found
    return []
