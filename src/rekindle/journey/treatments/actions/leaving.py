"""How a person leaves: home with a named adult when every criterion is met, or another way that is written down."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import discharge as library
from rekindle.clinical.treatment.discharge_limits import FOLLOW_UP_H
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.courses import actions as courses
from rekindle.journey.courses import queries as course_queries
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.treatments import facts, leaving
from rekindle.journey.treatments.actions import watching
from rekindle.journey.treatments.actions.state import keep, locked, move, must_be, refusal, refuse
from rekindle.journey.treatments.models import Discharge, Treatment

FOLLOW_UP_AFTER = timedelta(hours=FOLLOW_UP_H[0])
FOLLOW_UP_LATEST = timedelta(hours=FOLLOW_UP_H[1])


def why_not_escort(*, name: str, phone: str, relation: str, signed_name: str, is_adult: bool) -> tuple[Refusal, ...]:
    """A named adult who can be called, who says how they belong, and who has signed."""
    found = []
    if not (name.strip() and phone.strip() and relation.strip()):
        sentence = _(
            "Write down the name, the telephone number and the relation of the adult who takes the person home."
        )
        found.append(refusal("escort", sentence))
    if not is_adult:
        found.append(refusal("adult", _("Only an adult may take the person home.")))
    if not signed_name.strip():
        found.append(refusal("escort_signature", _("The adult who takes the person home signs with their name.")))
    return tuple(found)


@transaction.atomic
def discharge(
    *,
    treatment: Treatment,
    escort_name: str,
    escort_phone: str,
    escort_relation: str,
    escort_signed_name: str,
    by: Staff,
    at: datetime,
    escort_is_adult: bool = True,
) -> Discharge:
    """Let a person go home with a named adult when every criterion is met; otherwise say everything that is not.

    Source: L-KET-UK, L-SPR-US, P
    """
    require(by, "treatment.discharge")
    row = locked(treatment)
    gone = Discharge.objects.filter(treatment=row).first()
    if gone is not None:
        return gone
    must_be(row, "recovering", to=_("Discharge"))
    refusals = [
        *leaving.why_not_discharge(
            row, at, escort_name=escort_name.strip(), escort_signed=bool(escort_signed_name.strip())
        ),
        *why_not_escort(
            name=escort_name, phone=escort_phone, relation=escort_relation, signed_name=escort_signed_name,
            is_adult=escort_is_adult,
        ),
    ]  # fmt: skip
    if refusals:
        raise Refused(refusals)
    left = _write(row, escort_name, escort_phone, escort_relation, escort_signed_name, by=by, at=at)
    _close(row, "completed", by=by, at=at)
    _ask_for_call(row, by=by, at=at)
    keep("discharged", f"discharged {row.patient} from {{about}}, taken home by {left.escort_name}", row, by=by, at=at)
    return left


def _write(
    row: Treatment, name: str, phone: str, relation: str, signed_name: str, *, by: Staff, at: datetime
) -> Discharge:
    found = leaving.facts_of(row, at, escort_name=name.strip(), escort_signed=True)
    criteria = [asdict(one) for one in library.criteria(found, facts.local(row, at), row.session.course.protocol)]
    try:
        with transaction.atomic():
            return Discharge.objects.create(
                treatment=row,
                criteria=criteria,
                content_version=CONTENT_VERSION,
                escort_name=name.strip(),
                escort_phone=phone.strip(),
                escort_relation=relation.strip(),
                escort_signed_name=signed_name.strip(),
                discharged_at=at,
                discharged_by=by,
            )
    except IntegrityError:
        raise refuse("left", _("A colleague has just discharged this person.")) from None


def _close(row: Treatment, state: str, *, by: Staff, at: datetime) -> None:
    """The session is over: its appointment took place, and a course that has none left is complete."""
    move(row, state)
    row.left_at = at
    row.save(update_fields=["status", "left_at", "ended_reason"])
    watching.end_watch(row, by=by, at=at)
    booked = row.session.appointment
    if booked is not None:
        appointments.fulfil(appointment=booked, by=by, at=at)
    course = row.session.course
    if course.status == "active" and course_queries.next_session(course) is None:
        courses.complete(course=course, by=by, at=at)


def _ask_for_call(row: Treatment, *, by: Staff, at: datetime) -> None:
    tasks.raise_task(
        clinic=row.clinic,
        kind="follow_up_call",
        title=_("Call 24 to 48 hours after the treatment"),
        reason=_("Ask how the night was, about unwanted effects, mood and thoughts of suicide; 988 is for everyone."),
        link=f"/treatments/{row.pk}/",
        patient=row.patient,
        about=row,
        unique_key=f"follow-up-{row.pk}",
        urgency="next_day",
        owner_role="nurse",
        due_at=at + FOLLOW_UP_AFTER,
        escalate_at=at + FOLLOW_UP_LATEST,
        by=by,
        at=at,
    )


@transaction.atomic
def end_otherwise(*, treatment: Treatment, reason: str, by: Staff, at: datetime) -> Treatment:
    """The person left another way than by ordinary discharge, for example by transfer to hospital; the course is held.

    Source: P
    """
    require(by, "treatment.discharge")
    if not reason.strip():
        raise refuse("no_reason", _("Say how the person left and who has taken over."))
    row = locked(treatment)
    must_be(row, "recovering", to=_("Leaving another way"))
    row.ended_reason = reason.strip()[:255]
    course = row.session.course
    if course.status in ("active", "on-hold"):
        words = _("Session %(n)d ended otherwise: %(why)s") % {"n": row.session.number, "why": row.ended_reason}
        courses.hold(course=course, reason=words, by=by, at=at)
        course.refresh_from_db()
    _close(row, "stopped", by=by, at=at)
    tasks.raise_task(
        clinic=row.clinic,
        kind="left_otherwise",
        title=_("Find out how the person is who left by transfer or against advice"),
        reason=row.ended_reason,
        link=f"/treatments/{row.pk}/",
        patient=row.patient,
        about=row,
        unique_key=f"left-otherwise-{row.pk}",
        urgency="same_day",
        owner_role="prescriber",
        by=by,
        at=at,
    )
    keep("ended_otherwise", f"ended {{about}} otherwise than by discharge: {row.ended_reason}", row, by=by, at=at)
    return row
