"""Reading what a clinic has and when it is open."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rekindle.clinical.confirmable import TREATMENTS, VALUES, needed_by
from rekindle.clinical.pharmacology.route_words import in_order
from rekindle.clinical.pharmacology.strand import Route
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.values import ClinicValues, Value
from rekindle.journey.places.models import (
    Chair,
    Clinic,
    ClosedDay,
    OnCallContact,
    OpeningHours,
    RouteGiven,
    ValueConfirmation,
)

UNLESS_SAID: tuple[Route, ...] = ("iv",)


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


def routes_given(clinic: Clinic) -> tuple[Route, ...]:
    """The ways in which this clinic gives ketamine, in the order of every page; infusions alone until it says more."""
    said = RouteGiven.objects.filter(clinic=clinic).values_list("route", flat=True)
    return in_order(said) or UNLESS_SAID


def closed_days(clinic: Clinic, from_on: date) -> QuerySet[ClosedDay]:
    """The days to come on which the clinic stays shut."""
    return ClosedDay.objects.filter(clinic=clinic, on__gte=from_on).order_by("on")


def on_call(clinic: Clinic) -> QuerySet[OnCallContact]:
    """Everyone named as on call, tested or not."""
    return OnCallContact.objects.filter(clinic=clinic, retired_at__isnull=True).order_by("pk")


def tested_on_call(clinic: Clinic) -> QuerySet[OnCallContact]:
    """Those on call who answered a test message; nobody else is ever said to have been told."""
    return on_call(clinic).filter(tested_at__isnull=False)


def confirmations(clinic: Clinic, at: datetime | None = None) -> QuerySet[ValueConfirmation]:
    """Everything that was confirmed at this clinic until then, oldest first."""
    kept = ValueConfirmation.objects.filter(clinic=clinic).order_by("pk")
    return kept if at is None else kept.filter(confirmed_at__lte=at)


def newest_confirmations(clinic: Clinic, at: datetime | None = None) -> dict[str, ValueConfirmation]:
    """The newest confirmation of each value, whether or not it still counts."""
    return {row.key: row for row in confirmations(clinic, at)}


def counts(row: ValueConfirmation | None, value: Value) -> bool:
    """Whether a confirmation is of the value as today's content offers it."""
    return row is not None and row.offered == value.as_offered() and not value.why_not(row.setting)


def values_for(clinic: Clinic, at: datetime | None = None) -> ClinicValues:
    """The numbers in force at this clinic: what was moved and confirmed there; all else stands at its default."""
    kept = confirmations(clinic, at)
    ever_moved = kept.filter(moved=True).values("key")
    newest = {row.key: row for row in kept.filter(key__in=ever_moved)}
    return ClinicValues(
        MappingProxyType(
            {
                key: row.setting
                for key, row in newest.items()
                if row.moved and key in VALUES and counts(row, VALUES[key])
            }
        )
    )


def unconfirmed(clinic: Clinic, need: str | None = None) -> tuple[Value, ...]:
    """What still waits for a named clinician: everything, or what one protocol needs."""
    waiting = needed_by(need) if need else tuple(value for value in VALUES.values() if value.waits)
    newest = newest_confirmations(clinic)
    return tuple(value for value in waiting if not counts(newest.get(value.key), value))


def who_confirmed(clinic: Clinic, key: str, at: datetime | None = None) -> ValueConfirmation | None:
    """Whose confirmation of a value stood at that time, if anybody's."""
    row = confirmations(clinic, at).filter(key=key).last()
    return row if row is not None and (key not in VALUES or counts(row, VALUES[key])) else None


def who_stands_behind(clinic: Clinic, keys: Collection[str]) -> dict[str, ValueConfirmation]:
    """The confirmation of each of these values that counts today; a value without one is an unconfirmed default."""
    newest = {row.key: row for row in confirmations(clinic).filter(key__in=list(keys))} if keys else {}
    return {key: row for key, row in newest.items() if key in VALUES and counts(row, VALUES[key])}


def history_of(clinic: Clinic, key: str) -> list[ValueConfirmation]:
    """Everything ever confirmed about one value, newest first."""
    return list(confirmations(clinic).filter(key=key).reverse())


def why_not_treat(clinic: Clinic, protocol_id: str) -> tuple[Refusal, ...]:
    """Why nobody may be treated here yet: values this protocol needs that no named clinician has confirmed.

    A demo clinic treats invented people on unconfirmed defaults, and says so.
    """
    if clinic.is_demo:
        return ()
    if protocol_id not in TREATMENTS:
        unknown = _("Which values %(protocol)s needs is not known, so nobody is treated by it.")
        return (Refusal("clinic.protocol", unknown % {"protocol": protocol_id}, ("P",)),)
    waiting = unconfirmed(clinic, protocol_id)
    if not waiting:
        return ()
    sentence = ngettext(
        "%(n)d clinical value that %(protocol)s needs is an unconfirmed default (%(first)s). The medical director or a "
        "prescriber confirms it on the page Values before anybody is treated.",
        "%(n)d clinical values that %(protocol)s needs are unconfirmed defaults (first: %(first)s). The medical "
        "director or a prescriber confirms them on the page Values before anybody is treated.",
        len(waiting),
    )
    words = sentence % {"n": len(waiting), "protocol": TREATMENTS[protocol_id], "first": waiting[0].says}
    return (Refusal("clinic.unconfirmed", words, ("P",)),)
