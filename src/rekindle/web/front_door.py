"""The front door, the privacy notice, and the pages that say why a page cannot be shown."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from rekindle.journey.doors import HouseRequest, anyone
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.queries import clinics


@anyone
def front_door(request: HouseRequest) -> HttpResponse:
    """Lead each person to their own pages, and a stranger to the clinic."""
    if isinstance(request.actor, Staff):
        return redirect("desk:today")
    if isinstance(request.actor, Patient):
        return redirect("desk:me")
    found = list(clinics()[:200])
    if len(found) == 1:
        return redirect("questionnaires:clinic", slug=found[0].slug)
    return render(request, "web/front_door.html", {"clinics": found})


@anyone
def privacy(request: HouseRequest) -> HttpResponse:
    """What is kept, for how long, and who sees it."""
    context = {"erased_after_d": settings.ERASED_AFTER_D, "patient_idle_min": settings.PATIENT_IDLE_MIN}
    return render(request, "web/privacy.html", context)
