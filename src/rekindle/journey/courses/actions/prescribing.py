"""Writing a course: its dose, its sessions and its standing orders, in one signature."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.protocol import IV_MOOD
from rekindle.clinical.treatment.standing_orders import STANDING_ORDER, STANDING_ORDERS
from rekindle.journey.candidates import queries as candidates
from rekindle.journey.candidates.models import Clearance, Consent
from rekindle.journey.courses import facts, queries
from rekindle.journey.courses.actions.ordering import Asked, ask_for_second_signature, work_out
from rekindle.journey.courses.actions.state import refuse_code
from rekindle.journey.courses.models import Course, PlannedSession, StandingOrder
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.queries import values_for, why_not_treat


def why_not_prescribe(*, patient: Patient, at: datetime, phase: str = "induction") -> tuple[Refusal, ...]:
    """Every reason why a course may not be written for this person now; empty means it may."""
    candidate = candidates.candidate_of(patient)
    if candidate is None:
        return (refuse_code("nobody", _("This person has not been through screening, clearance and consent.")),)
    found = [*why_not_treat(patient.clinic, IV_MOOD.protocol_id), *candidates.why_not_prescribe(candidate, at)]
    consent = queries.consent_of(patient, phase)
    if consent is not None and consent.phase not in (phase, "maintenance"):
        sentence = _("Maintenance needs a consent of its own; ask the person to read and sign it on their page.")
        found.append(Refusal("course.consent_phase", sentence, ("ASKP3",)))
    if queries.open_course(patient) is not None:
        found.append(
            refuse_code("already_open", _("A course is already open for this person; complete it or end it first."))
        )
    return tuple(found)


@transaction.atomic
def prescribe(
    *,
    patient: Patient,
    phase: str,
    mg_per_kg: Decimal,
    minutes: int,
    sessions: int,
    weight_kg: Decimal,
    order_ids: Sequence[str],
    by: Staff,
    at: datetime,
    weight_basis: str = "",
    reason: str = "",
    first_on: date | None = None,
) -> Course:
    """Order a course and sign its standing orders; outside the usual range it waits for a second signature.

    Source: ASKP3, APA-2017, P
    """
    require(by, "course.prescribe")
    take_turn()
    refusals = why_not_prescribe(patient=patient, at=at, phase=phase)
    if refusals:
        raise Refused(refusals)
    clearance, consent = queries.clearance_of(patient), queries.consent_of(patient, phase)
    if clearance is None or consent is None:
        raise Refused(_("A course rests on a signed clearance and a signed consent; one of them is missing."))
    asked = Asked(mg_per_kg, minutes, sessions, weight_kg, weight_basis, reason)
    course = _write(patient, phase, clearance, consent, asked, by=by, at=at)
    _sign_standing_orders(course, order_ids, by=by, at=at)
    today = at.astimezone(ZoneInfo(patient.clinic.time_zone)).date()
    _plan_sessions(course, first_on or today + timedelta(days=1))
    ask_for_second_signature(course, by=by, at=at)
    sentence = (
        f"prescribed {sessions} {'session' if sessions == 1 else 'sessions'}"
        f" of {course.mg_per_kg.normalize():f} mg/kg, {course.dose_mg} mg,"
        f" over {minutes} min for {patient} ({{about}})"
    )
    details = {"standing_orders": sorted(order_ids), "limits": course.limit_reasons, "status": course.status}
    record(
        "course.prescribed",
        sentence,
        about=course,
        by=by,
        at=at,
        clinic=course.clinic,
        patient=patient,
        details=details,
    )
    return course


def _write(
    patient: Patient, phase: str, clearance: Clearance, consent: Consent, asked: Asked, *, by: Staff, at: datetime
) -> Course:
    worked = work_out(clearance, asked, values_for(patient.clinic))
    protocol = queries.protocol_here(patient.clinic, at.date())
    waiting = facts.waits_for((row["band"] for row in worked.bands.values()), by.role)
    try:
        with transaction.atomic():
            return Course.objects.create(
                clinic=patient.clinic,
                patient=patient,
                phase=phase,
                protocol=protocol.protocol_id,
                protocol_version=protocol.version,
                clearance=clearance,
                consent=consent,
                status="draft" if waiting else "active",
                mg_per_kg=asked.mg_per_kg,
                minutes=asked.minutes,
                sessions_planned=asked.sessions,
                weight_basis=worked.weight_basis,
                ordered_weight_kg=asked.weight_kg,
                dosing_weight_kg=worked.dosing_weight_kg,
                dose_mg=worked.dose_mg,
                limit_reasons=worked.bands,
                indication=clearance.indication,
                prescribed_at=at,
                prescribed_by=by,
                content_version=CONTENT_VERSION,
            )
    except IntegrityError:
        raise Refused(_("A colleague has just written a course for this person; look at it before you act.")) from None


def _sign_standing_orders(course: Course, order_ids: Sequence[str], *, by: Staff, at: datetime) -> None:
    unknown = sorted(set(order_ids) - set(STANDING_ORDER))
    if unknown:
        raise ValueError(f"no standing order is called {', '.join(unknown)}; known: {', '.join(STANDING_ORDER)}")
    StandingOrder.objects.bulk_create(
        StandingOrder(
            course=course,
            order_id=order.order_id,
            drug=order.drug,
            dose=order.dose,
            route=order.route,
            use=order.use,
            limits=order.limits,
            signed_at=at,
            signed_by=by,
        )
        for order in STANDING_ORDERS
        if order.order_id in order_ids
    )


def _plan_sessions(course: Course, first_on: date) -> None:
    """The days proposed for the sessions; each becomes an appointment once chairs and nurses are found."""
    days = queries.proposed_days(course.clinic, first_on, course.sessions_planned)
    PlannedSession.objects.bulk_create(
        PlannedSession(course=course, number=number, target_on=day) for number, day in enumerate(days, start=1)
    )
