"""The day at a glance: who comes when, and which chair holds whom."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import on_day
from rekindle.journey.courses.models import PlannedSession
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may
from rekindle.journey.places.models import Chair, Clinic
from rekindle.journey.places.queries import chairs
from rekindle.journey.treatments.models import Treatment
from rekindle.journey.treatments.queries import Card, floor


@dataclass(frozen=True, slots=True)
class Slot:
    """One appointment of the day as a row of the board."""

    appointment: Appointment
    url: str
    tone: str

    @property
    def is_late(self) -> bool:
        return self.tone == "late"


@dataclass(frozen=True, slots=True)
class Seat:
    """One chair of the strip: in use, expected, or free."""

    chair: Chair
    card: Card | None
    next_one: Appointment | None


def local_day(clinic: Clinic, at: datetime) -> date:
    """The day it is at the clinic."""
    return at.astimezone(ZoneInfo(clinic.time_zone)).date()


def day(*, for_: Staff, at: datetime) -> list[Slot]:
    """Today's appointments in order; each leads to where the viewer works on it."""
    rows = list(on_day(for_.clinic, local_day(for_.clinic, at)))
    sees_chart = may(for_.role, "chart.read")
    keys = [row.pk for row in rows if row.kind == "treatment"]
    opened = _treatments(keys, may_open=may(for_.role, "treatment.prepare")) if sees_chart else {}
    slots = []
    for row in rows:
        late = row.status == "booked" and row.starts_at < at
        tone = "late" if late else {"fulfilled": "done", "booked": "planned"}.get(row.status, "")
        url = opened.get(row.pk) or reverse("desk:timeline", args=[row.patient_id])
        slots.append(Slot(row, url, tone))
    return slots


def _treatments(appointments: list[int], *, may_open: bool) -> dict[int, str]:
    """Where the treatment of an appointment is worked on: its own page, the page that opens it, or its course."""
    places = {}
    for session in PlannedSession.objects.filter(appointment__in=appointments):
        page, key = ("treatments:open", session.pk) if may_open else ("courses:course", session.course_id)
        places[session.appointment_id or 0] = reverse(page, args=[key])
    rows = Treatment.objects.filter(session__appointment__in=appointments).exclude(status="not-done")
    for row in rows.select_related("session").order_by("pk"):
        page = "treatments:ready" if row.status == "preparation" else "treatments:chair"
        if row.session.appointment_id:
            places[row.session.appointment_id] = reverse(page, args=[row.pk])
    return places


def seats(*, for_: Staff, at: datetime, slots: list[Slot]) -> list[Seat]:
    """Every chair, with who is in it or who comes next."""
    cards = {card.treatment.chair_id: card for card in floor(for_.clinic, at)}
    coming = _coming(slots, at)
    return [Seat(chair, cards.get(chair.pk), coming.get(chair.pk)) for chair in chairs(for_.clinic)]


def empty_seats(clinic: Clinic, slots: list[Slot], *, used: set[int], at: datetime) -> list[Seat]:
    """The chairs nobody sits in, with who comes next."""
    coming = _coming(slots, at)
    return [Seat(chair, None, coming.get(chair.pk)) for chair in chairs(clinic) if chair.pk not in used]


def _coming(slots: list[Slot], at: datetime) -> dict[int, Appointment]:
    """The next appointment in each chair."""
    coming: dict[int, Appointment] = {}
    for slot in reversed(slots):
        row = slot.appointment
        if row.chair_id and row.status in ("booked", "arrived") and row.ends_at > at:
            coming[row.chair_id] = row
    return coming
