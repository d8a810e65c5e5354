"""A few plain functions that put people and places into the database for a test."""

from datetime import datetime, time
from typing import Any


def a_clinic(name: str, slug: str, *, at: datetime, is_demo: bool = False, confirmed: bool = True) -> Any:
    """A clinic open Monday to Friday from eight to six, with three chairs, whose director confirmed every value."""
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
    if confirmed:
        confirm_everything(clinic, at=at)
    return clinic


def confirm_everything(clinic: Any, *, at: datetime) -> None:
    """Every clinical value confirmed as it stands, without the line in the ledger that the press would leave."""
    from rekindle.clinical.confirmable import VALUES
    from rekindle.journey.places.models import ValueConfirmation

    ValueConfirmation.objects.bulk_create(
        ValueConfirmation(
            clinic=clinic,
            key=value.key,
            setting=value.default,
            moved=False,
            offered=value.as_offered(),
            content_version="v",
            confirmed_at=at,
            confirmed_by="Mel Ortiz, medical director",
            confirmed_key="0",
        )
        for value in VALUES.values()
    )


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
