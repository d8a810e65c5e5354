"""Booking, moving and ending appointments; what each occupies is taken and let go in the same act."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rekindle.clinical.treatment.states import APPOINTMENT, why_not_move
from rekindle.journey.appointments import queries
from rekindle.journey.appointments.kinds import WALK_IN_MIN, need_of
from rekindle.journey.appointments.letters import tell
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.occupancy import Taken, occupy, on_grid, release
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.access import Hidden, NotYours
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import may
from rekindle.journey.places.models import Chair, Clinic

Status = Appointment.Status


@transaction.atomic
def book(
    *,
    clinic: Clinic,
    patient: Patient,
    kind: str,
    starts_at: datetime,
    minutes: int | None = None,
    practitioner: Staff | None = None,
    chair: Chair | None = None,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Book a person, a time and what they need; of two who want the last place, the database lets one through."""
    take_turn()
    _may_arrange(patient, by)
    already = _same(patient, kind, starts_at, practitioner, chair)
    if already is not None:
        return already
    ends_at = starts_at + timedelta(minutes=minutes or need_of(kind).minutes)
    _fits(clinic, patient, kind, starts_at, ends_at, practitioner, chair, by=by, at=at)
    booked = Appointment(
        clinic=clinic,
        patient=patient,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        practitioner=practitioner,
        chair=chair,
        booked_at=at,
        booked_by=str(by),
    )
    _hold(booked, at)
    tell(booked, "booked", by=by, at=at)
    record(
        "appointment.booked",
        f"booked {{about}} for {patient} on {said(booked)}",
        about=booked,
        by=by,
        at=at,
        clinic=clinic,
        patient=patient,
    )
    return booked


@transaction.atomic
def move(
    *,
    appointment: Appointment,
    starts_at: datetime,
    practitioner: Staff | None = None,
    chair: Chair | None = None,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Give an appointment a new time; nothing is let go unless the new time is held."""
    take_turn()
    moved = _current(appointment)
    _may_arrange(moved.patient, by)
    practitioner, chair = practitioner or moved.practitioner, chair or moved.chair
    if (moved.starts_at, moved.practitioner, moved.chair) == (starts_at, practitioner, chair):
        return moved
    if moved.status != Status.BOOKED:
        raise Refused(_("This appointment is %(status)s and can no longer be moved.") % {"status": status_word(moved)})
    before = said(moved)
    ends_at = starts_at + (moved.ends_at - moved.starts_at)
    _fits(moved.clinic, moved.patient, moved.kind, starts_at, ends_at, practitioner, chair, by=by, at=at)
    moved.starts_at, moved.ends_at, moved.practitioner, moved.chair = starts_at, ends_at, practitioner, chair
    release(moved)
    _hold(moved, at)
    tell(moved, "moved", by=by, at=at)
    _record(moved, "moved", f"moved {{about}} of {moved.patient} from {before} to {said(moved)}", by, at)
    return moved


@transaction.atomic
def cancel(*, appointment: Appointment, reason: str, by: Actor, at: datetime) -> Appointment:
    """Say that an appointment will not take place, and let its time go."""
    take_turn()
    ended = _current(appointment)
    _may_arrange(ended.patient, by)
    if not reason.strip():
        raise Refused(_("Say in a few words why the appointment is cancelled."))
    if _step(ended, Status.CANCELLED, reason=reason):
        release(ended)
        tell(ended, "cancelled", by=by, at=at)
        _record(ended, "cancelled", f"cancelled {{about}} of {ended.patient} on {said(ended)}", by, at, reason)
    return ended


@transaction.atomic
def arrive(*, appointment: Appointment, by: Actor, at: datetime) -> Appointment:
    """Note that the person is here; someone counted as absent who comes late takes their time back if it is free."""
    take_turn()
    here = _current(appointment)
    _may_arrange(here.patient, by)
    late = here.status == Status.NOSHOW
    if _local_day(here, at) != _local_day(here, here.starts_at):
        raise Refused(_("This appointment is on %(when)s, not today.") % {"when": said(here)})
    if _step(here, Status.ARRIVED):
        if late:
            _hold(here, at)
        _record(here, "arrived", f"noted that {here.patient} arrived for {{about}}", by, at)
    return here


@transaction.atomic
def no_show(*, appointment: Appointment, by: Actor, at: datetime) -> Appointment:
    """Note that the person did not come and nobody heard beforehand; the time is let go."""
    take_turn()
    missed = _current(appointment)
    _may_arrange(missed.patient, by)
    if at < missed.starts_at:
        raise Refused(_("It is not yet time: the appointment begins on %(when)s.") % {"when": said(missed)})
    if _step(missed, Status.NOSHOW):
        release(missed)
        _record(missed, "missed", f"noted that {missed.patient} did not come to {{about}}", by, at)
    return missed


@transaction.atomic
def fulfil(*, appointment: Appointment, by: Actor, at: datetime) -> Appointment:
    """Note that the appointment took place."""
    take_turn()
    done = _current(appointment)
    if _step(done, Status.FULFILLED):
        _record(done, "fulfilled", f"closed {{about}} of {done.patient} as held", by, at)
    return done


def said(appointment: Appointment) -> str:
    """When it is, on the clinic's wall clock."""
    return said_time(appointment.clinic, appointment.starts_at)


def said_time(clinic: Clinic, at: datetime) -> str:
    """A day and time as one would say it at the clinic."""
    local = at.astimezone(ZoneInfo(clinic.time_zone))
    return f"{date_format(local, 'D j M Y')}, {local:%H:%M}"


def status_word(appointment: Appointment) -> str:
    """The status in the words of the page."""
    words = {
        Status.BOOKED: _("booked"),
        Status.ARRIVED: _("arrived"),
        Status.FULFILLED: _("held"),
        Status.CANCELLED: _("cancelled"),
        Status.NOSHOW: _("missed"),
    }
    return words[Status(appointment.status)]


def _current(appointment: Appointment) -> Appointment:
    """The row as it stands now, not as the page remembered it."""
    return (
        Appointment.objects.select_related("clinic", "patient", "practitioner", "chair")
        .select_for_update(of=("self",))
        .get(pk=appointment.pk)
    )


def _step(appointment: Appointment, after: str, reason: str = "") -> bool:
    """Take one drawn arrow; standing there already is not an error and writes nothing."""
    if appointment.status == after:
        return False
    if refusals := why_not_move(APPOINTMENT, appointment.status, after):
        raise Refused(refusals)
    appointment.status, appointment.ended_reason = after, reason[:255]
    appointment.save(update_fields=["status", "ended_reason"])
    return True


def _hold(appointment: Appointment, at: datetime) -> None:
    """Save the appointment and occupy its steps, or save nothing and offer the next free times."""
    try:
        with transaction.atomic():
            appointment.save()
            occupy(appointment)
    except Taken:
        raise Refused(_taken(appointment, at)) from None


def _taken(appointment: Appointment, at: datetime) -> str:
    """What to tell whoever came second: the free times from an hour before the one they wanted."""
    clinic = appointment.clinic
    when = said(appointment)
    own = queries.coming(appointment.patient).filter(
        starts_at__lt=appointment.ends_at, ends_at__gt=appointment.starts_at
    )
    if own.exclude(pk=appointment.pk).exists():
        return _("%(name)s already has an appointment at that time. Move that one, or choose another time.") % {
            "name": appointment.patient
        }
    soon = queries.next_free(clinic, appointment.kind, max(at, appointment.starts_at - timedelta(hours=2)))
    times = "; ".join(said_time(clinic, slot.starts_at) for slot in soon)
    if not times:
        return _("Somebody has just taken %(when)s, and nothing else is free soon. Look further ahead.") % {
            "when": when
        }
    return _("Somebody has just taken %(when)s. The next free times are %(times)s.") % {"when": when, "times": times}


def _same(
    patient: Patient, kind: str, starts_at: datetime, practitioner: Staff | None, chair: Chair | None
) -> Appointment | None:
    """The very same booking, made by an earlier press of the same button."""
    return queries.coming(patient, kind).filter(starts_at=starts_at, practitioner=practitioner, chair=chair).first()


def _may_arrange(patient: Patient, by: Actor) -> None:
    """Staff of the same clinic whose role books, the person themselves, or the house's own clockwork."""
    if isinstance(by, Patient):
        if by.pk != patient.pk:
            raise Hidden
    elif isinstance(by, Staff):
        if by.clinic_id != patient.clinic_id or not by.is_active:
            raise Hidden
        if not (may(by.role, "appointments.book") or may(by.role, "course.schedule")):
            raise NotYours(_("Your role does not book appointments. Ask the front desk."))


def _fits(
    clinic: Clinic,
    patient: Patient,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    practitioner: Staff | None,
    chair: Chair | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """The time is to come, on the grid and within hours, and whoever and whatever is needed belongs to this clinic."""
    if patient.clinic_id != clinic.pk or patient.erased_at is not None:
        raise Hidden
    if not on_grid(starts_at):
        raise Refused(_("Appointments begin on a five-minute mark. Choose such a time."))
    grace = timedelta() if isinstance(by, Patient) else timedelta(minutes=WALK_IN_MIN)
    if starts_at < at - grace:
        raise Refused(_("%(when)s has passed. Choose a time to come.") % {"when": said_time(clinic, starts_at)})
    if practitioner and (practitioner.clinic_id != clinic.pk or not practitioner.is_active):
        raise Refused(_("%(name)s does not work here. Choose somebody else.") % {"name": practitioner})
    if chair and (chair.clinic_id != clinic.pk or not chair.active):
        raise Refused(_("%(name)s is not in use. Choose another chair.") % {"name": chair})
    if need_of(kind).needs_chair and chair is None:
        raise Refused(_("A treatment needs a chair. Choose one."))
    day = starts_at.astimezone(ZoneInfo(clinic.time_zone)).date()
    span = queries.spans(clinic, day, 1).get(day)
    if span is None or starts_at < span[0] or ends_at > span[1]:
        raise Refused(
            _("The clinic is not open for the whole of that time on %(when)s. Choose a time within opening hours.")
            % {"when": said_time(clinic, starts_at)}
        )


def _local_day(appointment: Appointment, at: datetime) -> object:
    return at.astimezone(ZoneInfo(appointment.clinic.time_zone)).date()


def _record(appointment: Appointment, verb: str, sentence: str, by: Actor, at: datetime, reason: str = "") -> None:
    record(
        f"appointment.{verb}",
        sentence,
        about=appointment,
        by=by,
        at=at,
        clinic=appointment.clinic,
        patient=appointment.patient,
        details={"reason": reason} if reason else None,
    )
