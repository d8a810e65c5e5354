"""From a course to the values the library asks for."""

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from rekindle.clinical.treatment import dosing
from rekindle.clinical.treatment.limits import Signature
from rekindle.clinical.treatment.weight import Sex, WeightBasis
from rekindle.journey.candidates.models import Clearance
from rekindle.journey.courses.models import Course


def waits_for(bands: Iterable[str], role: str) -> str:
    """The role that still has to sign for an order of these bands written in this role; empty when nobody has to.

    The soft band always takes a second person; the director band takes the director, who may have written it.
    """
    found = set(bands)
    if "director" in found and role != "medical_director":
        return "medical_director"
    return "prescriber" if "soft" in found else ""


def awaits(course: Course) -> str:
    """The role whose signature this course still waits for; empty when it is signed for."""
    if course.countersigned_by_id is not None:
        return ""
    return waits_for((entry["band"] for entry in course.limit_reasons.values()), course.prescribed_by.role)


def signed_limits(course: Course) -> frozenset[Signature]:
    """Which bands of the drug library somebody has signed for on this course."""
    if awaits(course):
        return frozenset()
    bands = {entry["band"] for entry in course.limit_reasons.values()}
    return frozenset(cast("Signature", band) for band in bands if band in ("soft", "director"))


def sex_of(clearance: Clearance) -> Sex | None:
    """The sex noted for the ideal weight formula, if it was."""
    return cast("Sex | None", clearance.sex_for_dosing or None)


def basis_of(course: Course) -> WeightBasis | None:
    """The weight the order was worked out on."""
    return cast("WeightBasis | None", course.weight_basis or None)


def dose_request(
    clearance: Clearance,
    *,
    weight_kg: Decimal | None,
    mg_per_kg: Decimal,
    minutes: int,
    weight_basis: str = "",
    signed: frozenset[Signature] = frozenset(),
) -> dosing.DoseRequest:
    """What a prescriber asks for, with the height and sex that clearance measured and noted."""
    return dosing.DoseRequest(
        weight_kg=None if weight_kg is None else float(weight_kg),
        height_cm=None if clearance.height_cm is None else float(clearance.height_cm),
        sex=sex_of(clearance),
        mg_per_kg=float(mg_per_kg),
        minutes=float(minutes),
        weight_basis=cast("WeightBasis | None", weight_basis or None),
        signed=signed,
    )


def order(course: Course) -> dosing.Dose:
    """The order of a course worked out again from the numbers it was written on, line by line."""
    asked = dose_request(
        course.clearance,
        weight_kg=course.ordered_weight_kg,
        mg_per_kg=course.mg_per_kg,
        minutes=course.minutes,
        weight_basis=course.weight_basis,
        signed=signed_limits(course),
    )
    return dosing.dose(asked)
