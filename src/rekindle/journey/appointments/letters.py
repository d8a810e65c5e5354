"""Telling a patient of an appointment by mail, only where they said yes to mail."""

from datetime import datetime

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.models import ContactConsent, Patient
from rekindle.journey.post.actions import send

OWN_PAGE = "/me/"


def may_write_to(patient: Patient) -> bool:
    """Whether this person gave an address and their newest word on mail is yes."""
    newest = (
        ContactConsent.objects.filter(patient=patient, channel=ContactConsent.Channel.EMAIL)
        .order_by("-said_at", "-pk")
        .first()
    )
    return bool(patient.email and newest and newest.granted)


def tell(appointment: Appointment, what: str, *, by: Actor, at: datetime) -> None:
    """Put one message in the post: booked, moved or cancelled, with the time and no word of what it is for."""
    patient = appointment.patient
    if not may_write_to(patient):
        return
    send(
        kind=f"appointment_{what}",
        to=patient.email,
        clinic=appointment.clinic,
        unique_key=f"appointment:{appointment.pk}:{what}:{appointment.starts_at.isoformat()}:{at.isoformat()}",
        at=at,
        by=by,
        name=patient.preferred_name or patient.name,
        when=appointment.starts_at,
        link=OWN_PAGE,
    )
