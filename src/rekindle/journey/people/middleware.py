"""Who is acting, at what time, in which clinic: decided once a request."""

import zoneinfo
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rekindle.journey.doors import HouseRequest, NotYours
from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import may
from rekindle.journey.people.second_factor import gate

PATIENT_KEY = "patient_key"
BEGAN, SEEN = "began_at", "seen_at"
SEEN_NOTED_EVERY = timedelta(seconds=30)


class WhoIsActing:
    """Sets `request.actor`, `.clinic`, `.now` and `.may`, and ends sessions that are too old or too idle."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HouseRequest) -> HttpResponse:
        request.now = timezone.now()  # one now a request
        actor = self._actor(request, request.now)
        request.actor = actor
        request.may = lambda permission: isinstance(actor, Staff) and may(actor.role, permission)
        request.clinic = getattr(actor, "clinic", None)
        zone = getattr(request.clinic, "time_zone", None)
        with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
            return self.get_response(request)

    def process_view(self, request: HouseRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Somebody on the staff sets up a second factor before anything else."""
        return gate(request, request.actor)

    def process_exception(self, request: HouseRequest, exception: Exception) -> HttpResponse | None:
        """A refusal because of a role is a page with a sentence, not an error."""
        if isinstance(exception, NotYours):
            return render(request, "web/not_yours.html", {"sentence": str(exception)}, status=403)
        return None

    def _actor(self, request: HouseRequest, now: datetime) -> Any:
        if isinstance(request.user, Staff):
            if PATIENT_KEY in request.session:
                _forget(request, PATIENT_KEY, BEGAN, SEEN)
            if _expired(request, now, settings.STAFF_IDLE_MIN, settings.STAFF_ABSOLUTE_MIN):
                logout(request)
                return Stranger()
            return Staff.objects.select_related("clinic").get(pk=request.user.pk)
        key = request.session.get(PATIENT_KEY)
        if key:
            found = Patient.objects.select_related("clinic").filter(pk=key, erased_at__isnull=True).first()
            if found and not _expired(request, now, settings.PATIENT_IDLE_MIN, settings.PATIENT_ABSOLUTE_MIN):
                return found
            request.session.flush()
        return Stranger()


def let_in(request: HttpRequest, patient: Patient) -> None:
    """Begin a patient's session under a fresh key, leaving nothing of a colleague who sat here before."""
    if isinstance(request.user, Staff):
        logout(request)
    _forget(request, BEGAN, SEEN)
    request.session[PATIENT_KEY] = patient.pk
    request.session.cycle_key()


def _forget(request: HttpRequest, *names: str) -> None:
    for name in names:
        request.session.pop(name, None)


def _expired(request: HttpRequest, now: datetime, idle_min: int, absolute_min: int) -> bool:
    """Whether the session began too long ago or has lain still too long; notes this request if not."""
    began = datetime.fromisoformat(request.session.setdefault(BEGAN, now.isoformat()))
    seen = datetime.fromisoformat(request.session.get(SEEN, now.isoformat()))
    if now - began > timedelta(minutes=absolute_min) or now - seen > timedelta(minutes=idle_min):
        return True
    if now - seen > SEEN_NOTED_EVERY or SEEN not in request.session:
        request.session[SEEN] = now.isoformat()
    return False
