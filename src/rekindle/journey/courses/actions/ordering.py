"""The dose of a course: judged line by line, signed by whom it needs, and changed only by a new order."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import dosing
from rekindle.clinical.treatment.limits import Signature
from rekindle.clinical.treatment.protocol import PROTOCOLS
from rekindle.clinical.values import ClinicValues
from rekindle.journey.candidates.models import Clearance
from rekindle.journey.courses import facts
from rekindle.journey.courses.actions.state import locked, move, refuse_code
from rekindle.journey.courses.models import Course
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.places.queries import values_for, why_not_treat
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.tasks.queries import about

SOMEBODY_MAY_SIGN: frozenset[Signature] = frozenset({"soft", "director"})
COUNTERSIGN = "course_to_countersign"


@dataclass(frozen=True, slots=True)
class Asked:
    """The dose a prescriber put on the page, before it is judged."""

    mg_per_kg: Decimal
    minutes: int
    sessions: int
    weight_kg: Decimal
    weight_basis: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A dose that may be written down, with the bands somebody has to sign for."""

    dose_mg: Decimal
    dosing_weight_kg: Decimal
    weight_basis: str
    bands: dict[str, dict[str, str]]


def unusual(dose: dosing.Dose, reason: str = "") -> dict[str, dict[str, str]]:
    """The lines of the drug library that are not usual, each with the reason given for them."""
    return {
        line.entry: {"band": line.band, "reason": reason} for line in dose.limits if line.band in ("soft", "director")
    }


def judge(clearance: Clearance, asked: Asked, values: ClinicValues) -> dosing.Dose:
    """The arithmetic of an order as if everybody who could sign had signed, within the limits of this clinic."""
    return dosing.dose(
        facts.dose_request(
            clearance,
            weight_kg=asked.weight_kg,
            mg_per_kg=asked.mg_per_kg,
            minutes=asked.minutes,
            weight_basis=asked.weight_basis,
            signed=SOMEBODY_MAY_SIGN,
        ),
        values=values,
    )


def why_not_dose(clearance: Clearance, asked: Asked, values: ClinicValues) -> tuple[Refusal, ...]:
    """What no signature cures: a hard limit, a weight that cannot be used, a reason that is missing."""
    dose = judge(clearance, asked, values)
    found = list(dose.refusals)
    if unusual(dose) and not asked.reason.strip():
        found.append(refuse_code("reason", _("This dose is outside the usual range; write down why it is right here.")))
    most = PROTOCOLS["iv_mood"].with_values(values).sessions
    if not 1 <= asked.sessions <= most:
        found.append(refuse_code("sessions", _("A course here has one to %(most)d sessions.") % {"most": most}))
    return tuple(found)


def work_out(clearance: Clearance, asked: Asked, values: ClinicValues) -> WorkedOut:
    """The order worked out, or refused with every reason."""
    refusals = why_not_dose(clearance, asked, values)
    if refusals:
        raise Refused(refusals)
    dose = judge(clearance, asked, values)
    if dose.dosing is None or dose.dosing.dosing_weight_kg is None or dose.dose_mg is None:
        raise AssertionError("a dose without a weight was refused above")
    return WorkedOut(
        dose_mg=dose.dose_mg,
        dosing_weight_kg=Decimal(repr(dose.dosing.dosing_weight_kg)).quantize(Decimal("0.1")),
        weight_basis=str(dose.dosing.basis),
        bands=unusual(dose, asked.reason.strip()),
    )


def ask_for_second_signature(course: Course, *, by: Staff, at: datetime) -> None:
    """Somebody has to look at a dose outside the usual range today."""
    role = facts.awaits(course)
    if not role:
        return
    tasks.raise_task(
        clinic=course.clinic,
        kind=COUNTERSIGN,
        title=_("Sign for a dose outside the usual range, or talk to the prescriber"),
        reason=_("%(name)s ordered %(dose)s mg over %(minutes)d min.")
        % {"name": by, "dose": course.dose_mg, "minutes": course.minutes},
        link=f"/courses/{course.pk}/",
        patient=course.patient,
        about=course,
        unique_key=f"course-countersign-{course.pk}-{at:%Y%m%dT%H%M%S}",
        urgency="same_day",
        owner_role=role,
        by=by,
        at=at,
    )


def _no_longer_asked(course: Course, outcome: str, *, by: Staff, at: datetime) -> None:
    """Whoever was asked to sign need not look any more."""
    for task in about("course", course.pk).filter(kind=COUNTERSIGN, done_at__isnull=True):
        tasks.withdraw(task=task, reason=outcome, by=by, at=at)


def why_not_countersign(course: Course, by: Staff) -> tuple[Refusal, ...]:
    """A second person signs; beyond the soft band that is the medical director."""
    found = []
    needed = facts.awaits(course)
    if not needed:
        found.append(refuse_code("signed", _("Nothing on this order waits for a signature.")))
    if by.pk == course.prescribed_by_id:
        found.append(
            refuse_code("second_person", _("Whoever wrote the order cannot be the second person; ask a colleague."))
        )
    if needed == "medical_director" and by.role != "medical_director":
        found.append(refuse_code("director", _("This dose needs the medical director's signature.")))
    return tuple(found)


@transaction.atomic
def countersign(*, course: Course, by: Staff, at: datetime) -> Course:
    """A second person has looked at a dose outside the usual range and signs for it with their own name."""
    require(by, "treatment.witness")
    row = locked(course)
    refusals = why_not_countersign(row, by)
    if refusals:
        raise Refused(refusals)
    if row.status == "draft":
        move(row, "active")
    row.countersigned_at, row.countersigned_by = at, by
    row.save(update_fields=["status", "countersigned_at", "countersigned_by"])
    _no_longer_asked(row, _("Signed by %(who)s.") % {"who": by}, by=by, at=at)
    sentence = f"signed as the second person for {row.dose_mg} mg on {{about}}"
    record("course.countersigned", sentence, about=row, by=by, at=at, clinic=row.clinic, patient=row.patient)
    return row


@transaction.atomic
def change_order(
    *,
    course: Course,
    mg_per_kg: Decimal,
    minutes: int,
    weight_kg: Decimal,
    by: Staff,
    at: datetime,
    weight_basis: str = "",
    reason: str = "",
) -> Course:
    """Write a new order for the sessions to come; what was given keeps the order it was given under."""
    require(by, "course.prescribe")
    row = locked(course)
    if row.status not in ("draft", "active", "on-hold"):
        raise Refused(_("This course has ended; a new order needs a new course."))
    unconfirmed = why_not_treat(row.clinic, row.protocol)
    if unconfirmed:
        raise Refused(unconfirmed)
    asked = Asked(mg_per_kg, minutes, row.sessions_planned, weight_kg, weight_basis, reason)
    worked = work_out(row.clearance, asked, values_for(row.clinic))
    before = {
        "dose_mg": row.dose_mg,
        "minutes": row.minutes,
        "mg_per_kg": row.mg_per_kg,
        "weight": row.ordered_weight_kg,
    }
    row.mg_per_kg, row.minutes, row.ordered_weight_kg = mg_per_kg, minutes, weight_kg
    row.weight_basis, row.dosing_weight_kg, row.dose_mg = worked.weight_basis, worked.dosing_weight_kg, worked.dose_mg
    row.limit_reasons = worked.bands
    row.prescribed_by, row.prescribed_at, row.countersigned_at, row.countersigned_by = by, at, None, None
    if row.status == "draft" and not facts.awaits(row):
        move(row, "active")
    row.save()
    _no_longer_asked(row, _("A newer order was written."), by=by, at=at)
    ask_for_second_signature(row, by=by, at=at)
    sentence = f"wrote a new order on {{about}}: {row.dose_mg} mg over {minutes} min"
    details = {"before": before, "limits": row.limit_reasons, "reason": reason.strip()}
    record(
        "course.reordered", sentence, about=row, by=by, at=at, clinic=row.clinic, patient=row.patient, details=details
    )
    return row
