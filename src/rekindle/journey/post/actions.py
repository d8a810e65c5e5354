"""What leaves the house is first a row in the outbox."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.post.models import Message, StoppedAddress
from rekindle.journey.post.wording import worded


@transaction.atomic
def send(
    *, kind: str, to: str, clinic: Any, unique_key: str, at: datetime, by: Actor, **slots: str | datetime
) -> Message:
    """Put one message in the outbox; the same key again returns the first and sends nothing more.

    A datetime is written on the clinic's wall clock, and a link that begins with a slash gets the house's address.
    """
    subject, body = worded(
        kind, clinic=str(clinic), **{name: _said(name, value, clinic) for name, value in slots.items()}
    )
    stopped = StoppedAddress.objects.filter(address=to.lower()).exists()
    message, new = Message.objects.get_or_create(
        unique_key=unique_key,
        defaults={
            "clinic_key": str(clinic.pk),
            "kind": kind,
            "to_address": to,
            "subject": subject,
            "body": body,
            "created_at": at,
            "not_before_at": at,
            "state": Message.State.STOPPED if stopped else Message.State.WAITING,
        },
    )
    if not new:
        return message
    sentence = "kept back {about}, because its address asked us to stop" if stopped else "put {about} in the post"
    record("post.sent", sentence, about=message, by=by, at=at, clinic=clinic)
    return message


@transaction.atomic
def stop_address(*, address: str, reason: str, by: Actor, at: datetime) -> StoppedAddress:
    """Write to this address no more."""
    stopped, _ = StoppedAddress.objects.get_or_create(
        address=address.lower(), defaults={"reason": reason, "stopped_at": at}
    )
    record(
        "post.address_stopped", "stopped writing to {about}", about=stopped, by=by, at=at, details={"reason": reason}
    )
    return stopped


def _said(name: str, value: str | datetime, clinic: Any) -> str:
    if isinstance(value, datetime):
        local = value.astimezone(ZoneInfo(clinic.time_zone))
        return f"{date_format(local, 'l j F Y')}, {local:%H:%M}"
    return f"{settings.BASE_URL}{value}" if name == "link" and value.startswith("/") else value
