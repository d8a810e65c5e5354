"""Looking is an act too: opening a page that shows many people's values leaves a line."""

from datetime import datetime

from django.db import transaction

from rekindle.journey.ledger.actions import record
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff


@transaction.atomic
def look_at_floor(*, by: Staff, at: datetime) -> None:
    """Open the floor, which shows the newest values of everyone in a chair."""
    require(by, "treatment.run")
    record("floor.viewed", "opened the floor of {about}", about=by.clinic, by=by, at=at, clinic=by.clinic)
