"""From a course to the values the library asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast

from rekindle.clinical.treatment import dosing
from rekindle.clinical.treatment.limits import Signature
from rekindle.clinical.treatment.titration import TitrationFacts
from rekindle.clinical.treatment.weight import Sex, WeightBasis
from rekindle.journey.candidates.models import Clearance
from rekindle.journey.courses.models import Course


@dataclass(frozen=True, slots=True)
class Preparation:
    """The vial and the bag a sum is shown with; what was used is written down when the drug is drawn up."""

    vial_mg_per_ml: Decimal | None = None
    vial_mg: Decimal | None = None
    bag_ml: Decimal | None = None


USUAL_PREPARATION = Preparation(Decimal(50), Decimal(500), Decimal(100))  # that of V1 and V7 in clinical.md 4.6


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
    preparation: Preparation | None = None,
) -> dosing.DoseRequest:
    """What a prescriber asks for, with the height and sex that clearance measured and noted."""
    made = preparation or Preparation()
    return dosing.DoseRequest(
        weight_kg=None if weight_kg is None else float(weight_kg),
        height_cm=None if clearance.height_cm is None else float(clearance.height_cm),
        sex=sex_of(clearance),
        mg_per_kg=float(mg_per_kg),
        minutes=float(minutes),
        weight_basis=cast("WeightBasis | None", weight_basis or None),
        signed=signed,
        vial_mg_per_ml=_float(made.vial_mg_per_ml),
        vial_mg=_float(made.vial_mg),
        total_volume_ml=_float(made.bag_ml),
    )


def _float(x: Decimal | None) -> float | None:
    return None if x is None else float(x)


def order(course: Course) -> dosing.DoseRequest:
    """The order of a course as it was asked for, with the vial and bag that are usual, to be worked out again."""
    return dose_request(
        course.clearance,
        weight_kg=course.ordered_weight_kg,
        mg_per_kg=course.mg_per_kg,
        minutes=course.minutes,
        weight_basis=course.weight_basis,
        signed=signed_limits(course),
        preparation=USUAL_PREPARATION,
    )


def before_the_first(
    clearance: Clearance, *, weight_kg: Decimal | None, on: date, anxious: bool | None, on_cyp_inhibitor: bool | None
) -> TitrationFacts:
    """What is known of a person before the first dose."""
    born_on = clearance.candidate.patient.born_on
    tall = clearance.height_cm
    known = tall is not None and tall > 0 and weight_kg is not None
    return TitrationFacts(
        given=0,
        age_y=None if born_on is None else (on - born_on).days / 365.25,
        bmi_kg_per_m2=float(weight_kg * 10_000 / (tall * tall)) if known and tall and weight_kg else None,
        anxious=anxious,
        on_cyp_inhibitor=on_cyp_inhibitor,
    )


def before_the_next(
    course: Course,
    *,
    given: int,
    improvement_pct: Decimal | None,
    tolerated: bool | None,
    worst_grade: int | None,
    on_cyp_inhibitor: bool | None,
    last_given_on: date | None,
    on: date,
) -> TitrationFacts:
    """What is known within a course before its next dose; nothing is known of fear before a first one."""
    first = before_the_first(
        course.clearance,
        weight_kg=course.ordered_weight_kg,
        on=on,
        anxious=None,
        on_cyp_inhibitor=on_cyp_inhibitor,
    )
    return replace(
        first,
        given=given,
        last_mg_per_kg=float(course.mg_per_kg),
        improvement_pct=_float(improvement_pct),
        tolerated=tolerated,
        worst_grade=worst_grade,
        last_session_today=last_given_on == on,
    )
