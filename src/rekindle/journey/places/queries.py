"""Reading what a clinic has and when it is open."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from rekindle.journey.places.models import Chair, Clinic, ClosedDay, OnCallContact, OpeningHours


def clinics() -> QuerySet[Clinic]:
    """All clinics of this house, by name."""
    return Clinic.objects.order_by("name", "pk")


def only_demo() -> bool:
    """Whether this database holds invented people only: at least one clinic, and every one a demo."""
    return Clinic.objects.exists() and not Clinic.objects.filter(is_demo=False).exists()


def on_day(clinic: Clinic, at: datetime) -> date:
    """The calendar day at the clinic."""
    return at.astimezone(ZoneInfo(clinic.time_zone)).date()


def open_spans(clinic: Clinic, on: date) -> list[tuple[datetime, datetime]]:
    """When the clinic is open on one of its days, as instants; empty on a closed day."""
    if ClosedDay.objects.filter(clinic=clinic, on=on).exists():
        return []
    zone = ZoneInfo(clinic.time_zone)
    return [
        (
            datetime.combine(on, hours.opens, zone).astimezone(UTC),
            datetime.combine(on, hours.closes, zone).astimezone(UTC),
        )
        for hours in OpeningHours.objects.filter(clinic=clinic, weekday=on.weekday())
    ]


def next_open_days(clinic: Clinic, after: date, count: int) -> list[date]:
    """The next days on which the clinic is open; every weekday counts while no hours are set."""
    weekdays = set(OpeningHours.objects.filter(clinic=clinic).values_list("weekday", flat=True)) or set(range(5))
    last = after + timedelta(days=60 + 7 * count)
    closed = set(ClosedDay.objects.filter(clinic=clinic, on__gt=after, on__lte=last).values_list("on", flat=True))
    days: list[date] = []
    day = after
    while len(days) < count and day < last:
        day += timedelta(days=1)
        if day.weekday() in weekdays and day not in closed:
            days.append(day)
    return days


def chairs(clinic: Clinic) -> QuerySet[Chair]:
    """The chairs in use, by name."""
    return Chair.objects.filter(clinic=clinic, active=True)


def hours(clinic: Clinic) -> QuerySet[OpeningHours]:
    """The week's opening hours."""
    return OpeningHours.objects.filter(clinic=clinic)


def closed_days(clinic: Clinic, from_on: date) -> QuerySet[ClosedDay]:
    """The days to come on which the clinic stays shut."""
    return ClosedDay.objects.filter(clinic=clinic, on__gte=from_on).order_by("on")


def on_call(clinic: Clinic) -> QuerySet[OnCallContact]:
    """Everyone named as on call, tested or not."""
    return OnCallContact.objects.filter(clinic=clinic, retired_at__isnull=True).order_by("pk")


def tested_on_call(clinic: Clinic) -> QuerySet[OnCallContact]:
    """Those on call who answered a test message; nobody else is ever said to have been told."""
    return on_call(clinic).filter(tested_at__isnull=False)
