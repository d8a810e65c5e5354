"""The day of a session before anything is given: who came, what was asked, what was weighed, who signed for a hold."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.protocol import IV_MOOD
from rekindle.clinical.treatment.readiness import Check
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.courses.models import PlannedSession
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair
from rekindle.journey.places.queries import values_for, why_not_treat
from rekindle.journey.treatments import facts, queries, readiness
from rekindle.journey.treatments.actions.state import keep, locked, move, must_be, refuse
from rekindle.journey.treatments.models import Acceptance, DayFact, Treatment


@transaction.atomic
def open_day(*, session: PlannedSession, chair: Chair, nurse: Staff, by: Staff, at: datetime) -> Treatment:
    """The person is here and in the chair; the readiness checks begin."""
    require(by, "treatment.prepare")
    take_turn()
    already = queries.running_for(session)
    if already is not None:
        return already
    course, booked = session.course, session.appointment
    if course.status not in ("active", "on-hold"):
        raise refuse("course", _("This course is %(status)s; no session of it can begin.") % {"status": course.status})
    unconfirmed = why_not_treat(course.clinic, course.protocol)
    if unconfirmed:
        raise Refused(unconfirmed)
    if booked is None or booked.status not in ("booked", "arrived", "noshow"):
        raise refuse("unbooked", _("This session has no appointment today; book one first."))
    if chair.clinic_id != course.clinic_id or nurse.clinic_id != course.clinic_id:
        raise ValueError("a chair and a nurse belong to the clinic of the course")
    appointments.arrive(appointment=booked, by=by, at=at)
    row = _open(session, chair, nurse, by=by, at=at)
    keep("opened", f"opened {{about}} for {row.patient} in {chair} with {nurse}", row, by=by, at=at)
    return row


def _open(session: PlannedSession, chair: Chair, nurse: Staff, *, by: Staff, at: datetime) -> Treatment:
    course = session.course
    try:
        with transaction.atomic():
            return Treatment.objects.create(
                clinic=course.clinic,
                patient=course.patient,
                session=session,
                chair=chair,
                nurse=nurse,
                status="preparation",
                opened_at=at,
                opened_by=str(by),
                dose_mg=course.dose_mg,
                minutes=course.minutes,
                content_version=IV_MOOD.version,
            )
    except IntegrityError:
        raise refuse("opened", _("A colleague has just opened this treatment; look at it before you act.")) from None


def _supersede(row: Treatment, values: Mapping[str, object], *, by: Staff, at: datetime) -> list[str]:
    """Keep the new answers beside the old ones; an answer said again is not a new one."""
    now = facts.day_facts(row)
    changed = [
        key
        for key, value in values.items()
        if facts.value_of(now, key) != value or (key not in now and value is not None)
    ]
    DayFact.objects.filter(treatment=row, key__in=changed, superseded_at__isnull=True).update(superseded_at=at)
    DayFact.objects.bulk_create(
        DayFact(treatment=row, key=key, value=values[key], recorded_at=at, recorded_by=by) for key in changed
    )
    return changed


@transaction.atomic
def record_facts(*, treatment: Treatment, values: Mapping[str, object], by: Staff, at: datetime) -> list[str]:
    """Write down what was asked and seen on the day; the newest answer to each question counts."""
    require(by, "treatment.prepare")
    row = locked(treatment)
    must_be(row, "preparation", "in-progress", "on-hold", "recovering", to=_("Recording facts of the day"))
    unknown = sorted(set(values) - readiness.DAY_KEYS)
    if unknown:
        raise ValueError(f"nobody asks {', '.join(unknown)} on the day")
    changed = _supersede(row, values, by=by, at=at)
    if changed:
        details = {"keys": sorted(changed)}
        keep("facts", f"recorded {len(changed)} facts of the day for {{about}}", row, by=by, at=at, details=details)
    return changed


@transaction.atomic
def record_fact(*, treatment: Treatment, key: str, value: object, by: Staff, at: datetime) -> list[str]:
    """Write down one fact of the day."""
    return record_facts(treatment=treatment, values={key: value}, by=by, at=at)


@transaction.atomic
def weigh(*, treatment: Treatment, weight_kg: Decimal, by: Staff, at: datetime) -> Decimal:
    """Weigh the person on the day; a change of more than 5 % since the order asks for a new order.

    Source: P
    """
    require(by, "treatment.prepare")
    row = locked(treatment)
    must_be(row, "preparation", to=_("Weighing"))
    judged = limits.judge(limits.WEIGHT_KG, weight_kg, values=values_for(row.clinic))
    if judged.band != "usual":
        raise Refused(limits.why_not(judged, frozenset()))
    if not _supersede(row, {"weight_kg": str(weight_kg)}, by=by, at=at):
        return weight_kg
    keep("weighed", f"weighed {{about}}: {weight_kg} kg", row, by=by, at=at)
    return weight_kg


@transaction.atomic
def take_order(*, treatment: Treatment, by: Staff, at: datetime) -> Treatment:
    """Use the order as it has been written anew since this treatment was opened; a bag made for the old one is void."""
    require(by, "treatment.prepare")
    row = locked(treatment)
    must_be(row, "preparation", to=_("Taking a new order"))
    course = row.session.course
    if (row.dose_mg, row.minutes) == (course.dose_mg, course.minutes):
        return row
    if facts.drug_of(row) is not None:
        raise refuse("drawn_already", _("Drug was drawn up for the old order; waste it and open the session again."))
    before = f"{row.dose_mg} mg over {row.minutes} min"
    row.dose_mg, row.minutes = course.dose_mg, course.minutes
    row.save(update_fields=["dose_mg", "minutes"])
    sentence = f"took the new order for {{about}}: {row.dose_mg} mg over {row.minutes} min instead of {before}"
    keep("order_taken", sentence, row, by=by, at=at)
    return row


def _check(row: Treatment, check_id: str, at: datetime) -> Check:
    found = next((check for check in readiness.checks(row, at) if check.id == check_id), None)
    if found is None:
        raise ValueError(f"no readiness check is called {check_id!r}")
    return found


@transaction.atomic
def accept_hold(*, treatment: Treatment, check_id: str, reason: str, by: Staff, at: datetime) -> Acceptance:
    """A prescriber signs to go on although one check says hold; what is unknown or says no cannot be signed for."""
    require(by, "treatment.accept")
    row = locked(treatment)
    must_be(row, "preparation", to=_("Signing for a hold"))
    check = _check(row, check_id, at)
    kept = Acceptance.objects.filter(treatment=row, check_id=check_id, found=check.reason).first()
    if kept is not None:
        return kept
    if not check.acceptable:
        words = _("cannot be signed for; %(action)s") % {"action": check.action or check.reason}
        raise refuse("not_acceptable", f"{check.title}: {words}")
    if len(reason.strip()) < 3:
        raise refuse("no_reason", _("Write down why it is right to go on; the reason stays with the record."))
    kept = Acceptance.objects.create(
        treatment=row,
        check_id=check_id,
        found=check.reason,
        reason=reason.strip(),
        content_version=CONTENT_VERSION,
        accepted_at=at,
        accepted_by=by,
    )
    details: dict[str, object] = {"found": check.reason}
    sentence = f"signed to go on with {{about}} although {check_id} says hold ({check.reason}): {kept.reason}"
    keep("hold_accepted", sentence, row, by=by, at=at, details=details)
    return kept


@transaction.atomic
def not_today(*, treatment: Treatment, reason: str, by: Staff, at: datetime) -> Treatment:
    """Nothing is given today; the session is to be booked again, and the reason stays."""
    require(by, "treatment.prepare")
    if not reason.strip():
        raise refuse("no_reason", _("Say why nothing is given today."))
    row = locked(treatment)
    must_be(row, "preparation", to=_("Sending the person home untreated"))
    move(row, "not-done")
    row.ended_reason, row.left_at = reason.strip()[:255], at
    row.save(update_fields=["status", "ended_reason", "left_at"])
    if row.session.appointment is not None:
        appointments.cancel(appointment=row.session.appointment, reason=row.ended_reason, by=by, at=at)
    keep("not_done", f"gave nothing today in {{about}}: {row.ended_reason}", row, by=by, at=at)
    return row
