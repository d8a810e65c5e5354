"""Telling a patient of an appointment by mail, only where they said yes to mail."""

from datetime import datetime

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.actions import tell_patient


def tell(appointment: Appointment, what: str, *, by: Actor, at: datetime) -> None:
    """Put one message in the post: booked, moved or cancelled, with the time and no word of what it is for."""
    tell_patient(
        patient=appointment.patient,
        kind=f"appointment_{what}",
        unique_key=f"appointment:{appointment.pk}:{what}:{appointment.starts_at:%Y%m%dT%H%MZ}:{at:%Y%m%dT%H%M%S%f}",
        by=by,
        at=at,
        when=appointment.starts_at,
    )
