"""A few plain functions that put people and places into the database for a test."""

from datetime import datetime, time
from typing import Any


def a_clinic(name: str, slug: str, *, at: datetime, is_demo: bool = False) -> Any:
    """A clinic open Monday to Friday from eight to six, with three chairs."""
    from rekindle.journey.places.models import Chair, Clinic, OpeningHours

    clinic = Clinic.objects.create(
        name=name,
        slug=slug,
        phone="+1 555 0100",
        after_hours_phone="+1 555 0199",
        address="1 Quay Street",
        founded_at=at,
        is_demo=is_demo,
        form_opened_at=at,
        form_opened_by="Olive Reed",
    )
    for weekday in range(5):
        OpeningHours.objects.create(clinic=clinic, weekday=weekday, opens=time(8), closes=time(18))
    for number in (1, 2, 3):
        Chair.objects.create(clinic=clinic, name=f"Chair {number}")
    return clinic


def a_member(clinic: Any, name: str, role: str, *, at: datetime) -> Any:
    """A member of staff."""
    from rekindle.journey.people.models import Staff

    email = f"{name.split()[0].lower()}@{clinic.slug}.example"
    return Staff.objects.create(clinic=clinic, email=email, name=name, role=role, joined_at=at)


def a_patient(clinic: Any, name: str = "Ruth Abara", *, at: datetime, **given: Any) -> Any:
    """A registered patient."""
    from rekindle.journey.people.models import Patient

    fields = {"phone": "+1 555 0123", "email": "ruth@patients.example", "registered_at": at} | given
    return Patient.objects.create(clinic=clinic, name=name, **fields)
