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

from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.doors import NotYours
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import may


class WhoIsActing:
    """Sets `request.actor`, `request.clinic` and `request.now`, and ends sessions that are too old or too idle."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]  # one now a request
        request.actor = self._actor(request)  # type: ignore[attr-defined]  # ours to set
        request.clinic = getattr(request.actor, "clinic", None)  # type: ignore[attr-defined]  # ours to set
        zone = getattr(request.clinic, "time_zone", None)  # type: ignore[attr-defined]  # ours to set
        with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal because of a role is a page with a sentence, not an error."""
        if isinstance(exception, NotYours):
            return render(request, "web/not_yours.html", {"sentence": str(exception)}, status=403)
        return None

    def _actor(self, request: HttpRequest) -> Any:
        now: datetime = request.now  # type: ignore[attr-defined]  # ours to set
        if isinstance(request.user, Staff):
            if self._expired(request, now, settings.STAFF_IDLE_MIN, settings.STAFF_ABSOLUTE_MIN):
                logout(request)
                return Stranger()
            return Staff.objects.select_related("clinic").get(pk=request.user.pk)
        key = request.session.get("patient_key")
        if key:
            found = Patient.objects.select_related("clinic").filter(pk=key, erased_at__isnull=True).first()
            if found and not self._expired(request, now, settings.PATIENT_IDLE_MIN, settings.PATIENT_ABSOLUTE_MIN):
                return found
            request.session.flush()
        return Stranger()

    def _expired(self, request: HttpRequest, now: datetime, idle_min: int, absolute_min: int) -> bool:
        """Whether the session began too long ago or has lain still too long; notes this request if not."""
        began = datetime.fromisoformat(request.session.setdefault("began_at", now.isoformat()))
        seen = datetime.fromisoformat(request.session.get("seen_at", now.isoformat()))
        if now - began > timedelta(minutes=absolute_min) or now - seen > timedelta(minutes=idle_min):
            return True
        if now - seen > timedelta(seconds=30) or "seen_at" not in request.session:
            request.session["seen_at"] = now.isoformat()
        return False
