"""Reading the diary: what is booked, and when somebody and a chair are free."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from rekindle.journey.appointments.kinds import NOTICE_MIN, need_of, places_of, roles_for
from rekindle.journey.appointments.models import Appointment, Occupancy
from rekindle.journey.appointments.occupancy import STEP
from rekindle.journey.appointments.slots import Held, Slot, local_day, starts_within
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people import access
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import RoleName
from rekindle.journey.places.models import Chair, Clinic
from rekindle.journey.places.queries import chairs, closed_days, hours

OPEN = (Appointment.Status.BOOKED, Appointment.Status.ARRIVED)


def _all() -> QuerySet[Appointment]:
    return Appointment.objects.select_related("clinic", "patient", "practitioner", "chair")


def appointment(pk: int, *, by: Actor) -> Appointment:
    """One appointment of this person's clinic, or of themselves; absent and forbidden look the same."""
    found = _all().filter(pk=pk, clinic=access.clinic_key(by)).first()
    if found is None or (isinstance(by, Patient) and found.patient_id != by.pk):
        raise access.Hidden
    return found


def on_day(clinic: Clinic, on: date) -> QuerySet[Appointment]:
    """Everything in the diary of one day at the clinic, in order."""
    begin, end = local_day(on, ZoneInfo(clinic.time_zone))
    return _all().filter(clinic=clinic, starts_at__gte=begin, starts_at__lt=end).order_by("starts_at", "pk")


def of_patient(patient: Patient) -> QuerySet[Appointment]:
    """One person's appointments, the latest first."""
    return _all().filter(patient=patient).order_by("-starts_at", "-pk")


def coming(patient: Patient, kind: str = "") -> QuerySet[Appointment]:
    """What one person still has before them, the nearest first."""
    found = _all().filter(patient=patient, status__in=OPEN).order_by("starts_at")
    return found.filter(kind=kind) if kind else found


def practitioners(clinic: Clinic, kind: str) -> QuerySet[Staff]:
    """Who at the clinic can hold this kind of appointment, by name."""
    return Staff.objects.filter(clinic=clinic, is_active=True, role__in=roles_for(kind)).order_by("name", "pk")


def spans(clinic: Clinic, from_on: date, days: int) -> dict[date, tuple[datetime, datetime]]:
    """When the clinic is open on each of some days, as instants; a closed day is not in it."""
    zone = ZoneInfo(clinic.time_zone)
    week = {row.weekday: row for row in hours(clinic)}
    shut = set(closed_days(clinic, from_on).values_list("on", flat=True))
    found = {}
    for day in (from_on + timedelta(days=offset) for offset in range(days)):
        row = week.get(day.weekday())
        if row is not None and day not in shut:
            found[day] = (
                datetime.combine(day, row.opens, zone).astimezone(UTC),
                datetime.combine(day, row.closes, zone).astimezone(UTC),
            )
    return found


def held(clinic: Clinic, begin: datetime, end: datetime) -> Held:
    """Every step taken at the clinic between two instants."""
    places: dict[tuple[str, int], dict[datetime, int]] = {}
    rows = Occupancy.objects.filter(appointment__clinic=clinic, step_at__gte=begin, step_at__lt=end)
    for resource, key, at in rows.values_list("resource", "resource_key", "step_at"):
        steps_held = places.setdefault((resource, key), {})
        steps_held[at] = steps_held.get(at, 0) + 1
    return Held(places)


def free_slots(
    clinic: Clinic,
    kind: str,
    from_on: date,
    days: int,
    *,
    at: datetime,
    practitioner: Staff | None = None,
    chair: Chair | None = None,
    patient: Patient | None = None,
    minutes: int | None = None,
) -> list[Slot]:
    """The free times from a day on, one for each start, none in the past nor within the next hour."""
    return list(
        iter_free(
            clinic, kind, from_on, days, at=at, practitioner=practitioner, chair=chair, patient=patient, minutes=minutes
        )
    )


def next_free(clinic: Clinic, kind: str, at: datetime, count: int = 3, patient: Patient | None = None) -> list[Slot]:
    """The nearest few free times, for somebody who has just lost one."""
    today = at.astimezone(ZoneInfo(clinic.time_zone)).date()
    return list(islice(iter_free(clinic, kind, today, 14, at=at, patient=patient), count))


def iter_free(
    clinic: Clinic,
    kind: str,
    from_on: date,
    days: int,
    *,
    at: datetime,
    practitioner: Staff | None = None,
    chair: Chair | None = None,
    patient: Patient | None = None,
    minutes: int | None = None,
) -> Iterator[Slot]:
    """The free times in order, found as they are asked for."""
    need = need_of(kind)
    open_days = spans(clinic, from_on, days)
    if not open_days:
        return
    taken = held(clinic, min(span[0] for span in open_days.values()), max(span[1] for span in open_days.values()))
    people = [practitioner] if practitioner else list(practitioners(clinic, kind))
    people.sort(key=lambda one: (taken.load(Occupancy.Resource.STAFF, one.pk), one.name))
    rooms: list[Chair | None] = [chair] if chair else list(chairs(clinic)) if need.needs_chair else [None]
    soonest = at + timedelta(minutes=NOTICE_MIN)
    for opens_at, closes_at in open_days.values():
        for starts_at, times in starts_within(opens_at, closes_at, minutes or need.minutes):
            if starts_at < soonest:
                continue
            if patient and not taken.free(Occupancy.Resource.PATIENT, patient.pk, times):
                continue
            who = next((one for one in people if _is_free(one, kind, times, taken)), None)
            where = [room for room in rooms if room is None or taken.free(Occupancy.Resource.CHAIR, room.pk, times)]
            if who is not None and where:
                yield Slot(starts_at, times[-1] + STEP, who, where[0])


def _is_free(one: Staff, kind: str, times: Iterable[datetime], taken: Held) -> bool:
    """A nurse with one treatment has room for a second; for anything else nobody else may be there."""
    return taken.free(Occupancy.Resource.STAFF, one.pk, times, capacity=places_of(one, kind))


def nurses(clinic: Clinic) -> QuerySet[Staff]:
    """The nurses who sit with treatments, by name."""
    return Staff.objects.filter(clinic=clinic, is_active=True, role=RoleName.NURSE).order_by("name", "pk")
