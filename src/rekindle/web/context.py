"""What every page may know of the house."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.navigation import staff_nav


def house(request: HttpRequest) -> dict[str, Any]:
    """The clinic, whoever is acting, and the rooms they may enter."""
    actor = getattr(request, "actor", None)
    clinic = getattr(request, "clinic", None)
    return {
        "actor": actor,
        "clinic": clinic,
        "demo_clinic": bool(clinic and clinic.is_demo),
        "is_staff_page": isinstance(actor, Staff),
        "is_patient_page": isinstance(actor, Patient),
        "staff_nav": staff_nav(actor, request.path) if isinstance(actor, Staff) else [],
        "staff_sign_in_url": "" if isinstance(actor, Staff | Patient) else reverse("account_login"),
        "sign_out_url": reverse("account_logout"),
        "privacy_url": reverse("privacy"),
        "now": getattr(request, "now", None),
    }
