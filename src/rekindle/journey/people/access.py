"""The only door to a patient: forbidden and absent give the same answer, and every opening is recorded."""

from datetime import datetime

from django.db import transaction

from rekindle.journey.doors import Hidden, NotYours
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import may

__all__ = ["Hidden", "NotYours", "Patient", "Staff", "chart", "clinic_key", "patient", "require"]


def patient(pk: int | str, *, by: Actor, need: str = "contact.read") -> Patient:
    """Find a patient whom this person may see: their own clinic's, or themselves."""
    if isinstance(by, Patient):
        if str(by.pk) == str(pk) and by.erased_at is None:
            return by
        raise Hidden
    if not isinstance(by, Staff) or not by.is_active:
        raise Hidden
    found = Patient.objects.filter(pk=pk, clinic=by.clinic_id, erased_at__isnull=True).select_related("clinic").first()
    if found is None:
        raise Hidden
    require(by, need)
    return found


@transaction.atomic
def chart(pk: int | str, *, by: Actor, at: datetime, page: str, need: str = "chart.read") -> Patient:
    """Open a page of a chart and record that it was opened: one line a page view."""
    found = patient(pk, by=by, need=need)
    record(
        "chart.viewed",
        f"opened the {page} page of {{about}}",
        about=found,
        by=by,
        at=at,
        clinic=found.clinic,
        patient=found,
    )
    return found


def require(by: Actor, permission: str) -> None:
    """Let nobody past whose role does not hold the permission."""
    if not isinstance(by, Staff) or not may(by.role, permission):
        raise NotYours


def clinic_key(by: Actor) -> int:
    """The clinic whose rows this person may see."""
    if isinstance(by, Staff | Patient):
        return by.clinic_id
    raise Hidden
