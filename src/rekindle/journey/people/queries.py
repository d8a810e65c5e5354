"""Reading who works here, who comes here, and how they may be reached."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rekindle.journey.people.access import clinic_key
from rekindle.journey.people.models import ContactConsent, Patient, SignInLink, Staff


def staff_of(clinic: Any) -> QuerySet[Staff]:
    """Those who work at a clinic today, by name."""
    return Staff.objects.filter(clinic=clinic, is_active=True).order_by("name", "pk")


def former_staff_of(clinic: Any) -> QuerySet[Staff]:
    """Those whose access ended, by name."""
    return Staff.objects.filter(clinic=clinic, is_active=False).order_by("name", "pk")


def colleague(pk: int | str, *, for_: Staff) -> Staff | None:
    """A member of the same clinic's staff, or nobody."""
    return Staff.objects.select_related("clinic").filter(pk=pk, clinic=for_.clinic_id).first()


def holders(clinic: Any, *roles: str) -> QuerySet[Staff]:
    """Those who hold one of these roles today."""
    return staff_of(clinic).filter(role__in=roles)


def patients(*, for_: Staff, words: str = "") -> QuerySet[Patient]:
    """The clinic's patients by name, those whose name, preferred name, phone or e-mail holds the words."""
    found = Patient.objects.filter(clinic=clinic_key(for_), erased_at__isnull=True).order_by("name", "pk")
    for word in words.split():
        anywhere = Q()
        for field in ("name", "preferred_name", "phone", "email"):
            anywhere |= Q(**{f"{field}__icontains": word})
        found = found.filter(anywhere)
    return found


def consents(patient: Patient) -> dict[str, bool]:
    """The newest answer for each channel; a channel never asked about is left out."""
    said = ContactConsent.objects.filter(patient=patient).order_by("said_at", "pk")
    return {one.channel: one.granted for one in said}


def agreed_to(patient: Patient, channel: str) -> bool:
    """Whether a patient's newest answer lets us use a channel; never asked means no."""
    return consents(patient).get(channel, False)


def owners_of_address(email: str) -> QuerySet[Patient]:
    """The patients who gave this address."""
    return Patient.objects.select_related("clinic").filter(email__iexact=email.strip(), erased_at__isnull=True)


def link_sent_since(patient: Patient, since: datetime) -> bool:
    """Whether a sign-in link was sent to a patient lately."""
    return SignInLink.objects.filter(patient=patient, created_at__gt=since).exists()
