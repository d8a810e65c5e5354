"""Tasks and those who answer for them, for a test."""

import re
from datetime import datetime, timedelta
from typing import Any

from rekindle.journey.places.actions import name_on_call
from rekindle.journey.places.models import OnCallContact
from rekindle.journey.tasks import actions
from rekindle.journey.tasks.models import Coverage, Task


def a_task(clinic: Any, *, by: Any, at: datetime, about: Any = None, **given: Any) -> Task:
    """A task for a nurse, due today."""
    fields: dict[str, Any] = {
        "kind": "call", "title": "Call Ruth back", "unique_key": "call-1", "urgency": "same_day", "owner_role": "nurse"
    }  # fmt: skip
    return actions.raise_task(clinic=clinic, about=about or clinic, by=by, at=at, **(fields | given))


def a_tested_contact(clinic: Any, *, by: Any, at: datetime, name: str = "Dana Call") -> OnCallContact:
    """Somebody on call who answered a test."""
    email = f"{name.split()[0].lower()}@oncall.example"
    contact = name_on_call(
        clinic=clinic, name=name, phone="+1 555 0177", email=email, answers_when="always", by=by, at=at
    )
    OnCallContact.objects.filter(pk=contact.pk).update(tested_at=at, tested_by=str(by))
    return contact


def cover_for(clinic: Any, role: str, person: Any, *, by: Any, at: datetime, hours: int = 10) -> Coverage:
    """Cover that runs now."""
    return actions.cover(
        clinic=clinic, role=role, person=person, address=person.email,
        starts_at=at - timedelta(hours=1), ends_at=at + timedelta(hours=hours), by=by, at=at,
    )  # fmt: skip


def plain(response: Any) -> str:
    """A page without what differs at every visit: its time and its form keys."""
    return re.sub(r'data-now="[^"]*"|value="\w{64}"', "", response.content.decode())
