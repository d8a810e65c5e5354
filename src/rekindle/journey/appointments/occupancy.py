"""Which five-minute steps an appointment occupies, and taking them so that nobody else can.

Each resource and step is one row under a unique constraint: of two people who book the last chair at once, the
database lets exactly one through, on SQLite and PostgreSQL alike. Steps are counted in UTC, so a day on which the
clocks change has no doubled and no missing hour.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from rekindle.journey.appointments.kinds import STEP_MIN, places_of
from rekindle.journey.appointments.models import Appointment, Occupancy

STEP = timedelta(minutes=STEP_MIN)
ATTEMPTS = 3  # a nurse's second place may be free when the first was lost


class Taken(Exception):
    """Somebody else holds one of the steps."""


def on_grid(at: datetime) -> bool:
    """Whether an instant is a five-minute mark."""
    return at.second == 0 and at.microsecond == 0 and at.minute % STEP_MIN == 0


def steps(starts_at: datetime, ends_at: datetime) -> Iterator[datetime]:
    """Every step between two instants, the end not included."""
    at = starts_at
    while at < ends_at:
        yield at
        at += STEP


def _staff_rows(appointment: Appointment, times: list[datetime]) -> Iterable[tuple[str, int, datetime, int]]:
    """One place of a nurse's two during treatments; for anything else the whole person."""
    practitioner = appointment.practitioner
    if practitioner is None:
        return
    resource = Occupancy.Resource.STAFF
    if places_of(practitioner, appointment.kind) == 1:
        yield from ((resource, practitioner.pk, at, place) for at in times for place in (0, 1))
        return
    held = set(
        Occupancy.objects.filter(
            resource=resource, resource_key=practitioner.pk, step_at__gte=times[0], step_at__lte=times[-1]
        ).values_list("step_at", "place")
    )
    for at in times:
        free = next((place for place in (0, 1) if (at, place) not in held), None)
        if free is None:
            raise Taken
        yield resource, practitioner.pk, at, free


def _rows(appointment: Appointment) -> list[Occupancy]:
    times = list(steps(appointment.starts_at, appointment.ends_at))
    wanted: list[tuple[str, int, datetime, int]] = [
        (Occupancy.Resource.PATIENT, appointment.patient_id, at, 0) for at in times
    ]
    if appointment.chair_id is not None:
        wanted += [(Occupancy.Resource.CHAIR, appointment.chair_id, at, 0) for at in times]
    wanted += _staff_rows(appointment, times)
    return [
        Occupancy(appointment=appointment, resource=resource, resource_key=key, step_at=at, place=place)
        for resource, key, at, place in sorted(wanted)
    ]


def occupy(appointment: Appointment) -> None:
    """Hold the chair, the practitioner and the patient for the whole time, or hold nothing and say so."""
    for attempt in range(ATTEMPTS):
        rows = _rows(appointment)
        try:
            with transaction.atomic():
                Occupancy.objects.bulk_create(rows)
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise Taken from None
        else:
            return


def release(appointment: Appointment) -> None:
    """Let go of everything an appointment held; occupancy is scheduling, the appointment itself stays."""
    Occupancy.objects.filter(appointment=appointment).delete()
