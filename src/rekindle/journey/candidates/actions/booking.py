"""Booking the three appointments on the way, and following what becomes of them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.journey.appointments import actions as appointments
from rekindle.journey.appointments.kinds import need_of, roles_for
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.candidates.turns import IN_CARE, keep, require_state, step, take
from rekindle.journey.ledger.actor import Actor, Machine
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import RoleName

Kind = Appointment.Kind
BEFORE = {Kind.CONSULTATION: "consult_offered", Kind.CLEARANCE: "consulted", Kind.PREPARATION: "cleared"}
BOOKED = {Kind.CONSULTATION: "consult_booked", Kind.CLEARANCE: "clearance_booked", Kind.PREPARATION: "preparing"}
WATCH = Machine("appointment watch")


@transaction.atomic
def book_consultation(
    *,
    candidate: Candidate,
    starts_at: datetime,
    practitioner: Staff,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Appointment:
    """Book the free consultation, by the person themselves or by the office on the phone."""
    need = "self" if isinstance(by, Patient) else "appointments.book"
    return _book(candidate, Kind.CONSULTATION, starts_at, practitioner, need, by=by, at=at, version=version)


@transaction.atomic
def book_clearance(
    *,
    candidate: Candidate,
    starts_at: datetime,
    practitioner: Staff,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> Appointment:
    """Book the medical-clearance appointment, also for somebody in treatment whose clearance must be renewed."""
    return _book(candidate, Kind.CLEARANCE, starts_at, practitioner, "appointments.book", by=by, at=at, version=version)


@transaction.atomic
def book_preparation(
    *,
    candidate: Candidate,
    starts_at: datetime,
    practitioner: Staff,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> Appointment:
    """Book the preparation session."""
    return _book(
        candidate, Kind.PREPARATION, starts_at, practitioner, "appointments.book", by=by, at=at, version=version
    )


def _book(
    candidate: Candidate,
    kind: Appointment.Kind,
    starts_at: datetime,
    practitioner: Staff,
    need: str,
    *,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Appointment:
    mine = take(candidate, version=None, by=by, need=need)
    already = coming(mine.patient, kind).first()
    if already is not None and (already.starts_at, already.practitioner_id) == (starts_at, practitioner.pk):
        return already
    mine = take(candidate, version=version, by=by, need=need)
    renewing = kind == Kind.CLEARANCE and mine.state in IN_CARE
    if already is not None:
        raise Refused(
            _("There is an appointment already, on %(when)s. Move that one instead.")
            % {"when": appointments.said(already)}
        )
    if not renewing:
        require_state(mine, BEFORE[kind])
    if practitioner.role not in roles_for(kind):
        raise Refused(
            _("%(name)s does not hold this kind of appointment. Choose somebody who does.") % {"name": practitioner}
        )
    booked = appointments.book(
        clinic=mine.clinic,
        patient=mine.patient,
        kind=kind,
        starts_at=starts_at,
        practitioner=practitioner,
        by=by,
        at=at,
    )
    if not renewing:
        step(mine, BOOKED[kind], at)
    finished = {Kind.CONSULTATION: (to_do.CALL, to_do.RESCHEDULE), Kind.CLEARANCE: (to_do.CLEAR, to_do.CLEAR_AGAIN)}
    kinds = (*finished.get(kind, (to_do.PREPARE,)), to_do.FOLLOW_UP, to_do.RESCHEDULE)
    to_do.done(mine, *kinds, outcome=_("Booked for %(when)s.") % {"when": appointments.said(booked)}, by=by, at=at)
    label = str(need_of(kind).label).lower()
    keep(mine, f"{kind}_booked", f"booked the {label} of {{about}}", by=by, at=at)
    return booked


@transaction.atomic
def appointment_missed(*, appointment: Appointment, by: Actor, at: datetime) -> Appointment:
    """The person did not come: they may book again, and the office calls them."""
    missed = appointments.no_show(appointment=appointment, by=by, at=at)
    follow(appointment=missed, by=by, at=at)
    return missed


@transaction.atomic
def appointment_cancelled(*, appointment: Appointment, reason: str, by: Actor, at: datetime) -> Appointment:
    """An appointment is called off: the person goes back to where it can be booked again."""
    ended = appointments.cancel(appointment=appointment, reason=reason, by=by, at=at)
    follow(appointment=ended, by=by, at=at)
    return ended


@transaction.atomic
def follow(*, appointment: Appointment, by: Actor, at: datetime) -> Candidate | None:
    """Bring a candidate back to the step before an appointment that did not take place."""
    if appointment.kind not in BOOKED or appointment.status not in ("noshow", "cancelled"):
        return None
    kind = Kind(appointment.kind)
    found = Candidate.objects.filter(patient=appointment.patient_id, state=BOOKED[kind]).first()
    if found is None or coming(appointment.patient, kind).exists():
        return None
    back = take(found, version=None, by=WATCH, need="self")
    step(back, BEFORE[kind], at)
    missed = appointment.status == Appointment.Status.NOSHOW
    title = _("%(name)s did not come: call and book again") if missed else _("Book a new time for %(name)s")
    to_do.ask(
        back,
        to_do.RESCHEDULE,
        title % {"name": back.patient},
        role=RoleName.FRONT_DESK,
        key=f"{appointment.pk}:{appointment.status}",
        urgency="next_day",
        by=by,
        at=at,
    )
    what = "did not come to" if missed else "has no longer"
    label = str(need_of(kind).label).lower()
    keep(back, f"{kind}_lost", f"noted that {{about}} {what} the {label}", by=by, at=at)
    return back


def follow_appointments(*, at: datetime, by: Actor = WATCH) -> int:
    """Catch up with appointments that ended elsewhere; for the worker. Returns how many people were brought back."""
    moved = 0
    for kind, state in BOOKED.items():
        for candidate in Candidate.objects.filter(state=state).select_related("patient"):
            last = (
                Appointment.objects.select_related("clinic", "patient")
                .filter(patient=candidate.patient_id, kind=kind)
                .order_by("-booked_at", "-pk")
                .first()
            )
            if last is not None and follow(appointment=last, by=by, at=at) is not None:
                moved += 1
    return moved
