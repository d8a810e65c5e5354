"""By when a thing must be done: from its urgency and the clinic's own hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import next_open_days, on_day, open_spans
from rekindle.journey.tasks.models import Task

IMMEDIATE_WITHIN = timedelta(minutes=15)
SAME_DAY_WITHOUT_HOURS = timedelta(hours=4)
NOON = time(12)
ROUTINE_BUSINESS_DAYS = 3

# How long the one who was told has, before the next in line is told as well.
NEXT_STEP_AFTER: dict[str, timedelta] = {
    Task.Urgency.IMMEDIATE: timedelta(minutes=15),
    Task.Urgency.SAME_DAY: timedelta(hours=1),
    Task.Urgency.NEXT_DAY: timedelta(hours=4),
    Task.Urgency.ROUTINE: timedelta(hours=24),
}


def due_at(urgency: str, at: datetime, clinic: Clinic) -> datetime:
    """Fifteen minutes; the end of today's hours; noon of the next open day; or three open days."""
    if urgency == Task.Urgency.IMMEDIATE:
        return at + IMMEDIATE_WITHIN
    today = on_day(clinic, at)
    if urgency == Task.Urgency.SAME_DAY:
        later = [closes for _, closes in open_spans(clinic, today) if closes > at]
        return later[-1] if later else at + SAME_DAY_WITHOUT_HOURS
    if urgency == Task.Urgency.NEXT_DAY:
        return _noon(clinic, at, days=1)
    if urgency == Task.Urgency.ROUTINE:
        return _noon(clinic, at, days=ROUTINE_BUSINESS_DAYS)
    raise ValueError(f"{urgency!r} is not an urgency: {', '.join(Task.Urgency.values)}.")


def _noon(clinic: Clinic, at: datetime, *, days: int) -> datetime:
    found = next_open_days(clinic, on_day(clinic, at), days)
    if len(found) < days:
        return at + timedelta(days=days)
    return datetime.combine(found[-1], NOON, ZoneInfo(clinic.time_zone)).astimezone(UTC)
