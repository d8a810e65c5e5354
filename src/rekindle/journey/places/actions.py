"""Founding a clinic, furnishing it, and opening its form to the public."""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rekindle.clinical.pharmacology.route_words import ROUTES, in_order
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places.models import Chair, Clinic, ClosedDay, OnCallContact, OpeningHours, RouteGiven
from rekindle.journey.places.queries import routes_given, tested_on_call
from rekindle.journey.post.actions import send


@transaction.atomic
def found(
    *,
    name: str,
    slug: str = "",
    time_zone: str,
    phone: str,
    address: str,
    by: Actor,
    at: datetime,
    is_demo: bool = False,
    after_hours_phone: str = "",
) -> Clinic:
    """Found a clinic; whether it is a demo is decided now and never changes."""
    if time_zone not in available_timezones():
        raise Refused(
            _("There is no time zone called %(zone)s. Use one such as America/New_York.") % {"zone": time_zone}
        )
    slug = slug or slugify(name)
    if not slug or Clinic.objects.filter(slug=slug).exists():
        raise Refused(_("The short name %(slug)s is empty or taken. Choose another.") % {"slug": slug or "–"})
    clinic = Clinic.objects.create(
        name=name,
        slug=slug,
        time_zone=time_zone,
        phone=phone,
        after_hours_phone=after_hours_phone,
        address=address,
        is_demo=is_demo,
        founded_at=at,
    )
    record("clinic.founded", "founded {about}", about=clinic, by=by, at=at, clinic=clinic, details={"demo": is_demo})
    return clinic


@transaction.atomic
def describe(
    *,
    clinic: Clinic,
    name: str,
    phone: str,
    after_hours_phone: str,
    address: str,
    time_zone: str,
    by: Actor,
    at: datetime,
) -> Clinic:
    """Correct what the clinic says about itself."""
    ZoneInfo(time_zone)
    clinic.refresh_from_db()
    before = (clinic.name, clinic.phone, clinic.after_hours_phone, clinic.address, clinic.time_zone)
    if before == (name, phone, after_hours_phone, address, time_zone):
        return clinic
    clinic.name, clinic.phone, clinic.after_hours_phone = name, phone, after_hours_phone
    clinic.address, clinic.time_zone = address, time_zone
    clinic.save(update_fields=["name", "phone", "after_hours_phone", "address", "time_zone"])
    record("clinic.described", "corrected the details of {about}", about=clinic, by=by, at=at, clinic=clinic)
    return clinic


@transaction.atomic
def set_hours(*, clinic: Clinic, hours: Mapping[int, tuple[time, time]], by: Actor, at: datetime) -> None:
    """Set the week's opening hours; a weekday that is left out is closed. Monday is 0."""
    for opens, closes in hours.values():
        if closes <= opens:
            raise Refused(_("A day closes before it opens. Choose a later closing time."))
    week = OpeningHours.objects.filter(clinic=clinic)
    if {row.weekday: (row.opens, row.closes) for row in week} == dict(hours):
        return
    week.exclude(weekday__in=hours).delete()
    for weekday, (opens, closes) in hours.items():
        OpeningHours.objects.update_or_create(
            clinic=clinic, weekday=weekday, defaults={"opens": opens, "closes": closes}
        )
    details = {str(day): f"{opens:%H:%M}–{closes:%H:%M}" for day, (opens, closes) in hours.items()}
    record("clinic.hours_set", "set the hours of {about}", about=clinic, by=by, at=at, clinic=clinic, details=details)


@transaction.atomic
def say_routes(*, clinic: Clinic, routes: Iterable[str], by: Actor, at: datetime) -> None:
    """Say in which ways ketamine is given here; the same again changes nothing."""
    wanted = tuple(routes)
    if not wanted or not set(wanted) <= set(ROUTES):
        raise Refused(_("Tick at least one way of the list, and none that is not on it."))
    clinic = Clinic.objects.select_for_update().get(pk=clinic.pk)
    said = in_order(wanted)
    if routes_given(clinic) == said:
        return
    RouteGiven.objects.filter(clinic=clinic).exclude(route__in=said).delete()
    for route in said:
        RouteGiven.objects.get_or_create(clinic=clinic, route=route)
    sentence, details = "said in which ways {about} gives ketamine", {"routes": list(said)}
    record("clinic.routes_said", sentence, about=clinic, by=by, at=at, clinic=clinic, details=details)


@transaction.atomic
def close_day(*, clinic: Clinic, on: date, reason: str, by: Actor, at: datetime) -> ClosedDay:
    """Keep the clinic shut on one day; closing it again changes nothing."""
    day, new = ClosedDay.objects.get_or_create(clinic=clinic, on=on, defaults={"reason": reason})
    if new:
        record("clinic.day_closed", "closed the clinic on {about}", about=day, by=by, at=at, clinic=clinic)
    return day


@transaction.atomic
def open_day_again(*, clinic: Clinic, on: date, by: Actor, at: datetime) -> None:
    """Take a closed day back."""
    removed, _rows = ClosedDay.objects.filter(clinic=clinic, on=on).delete()
    if removed:
        record("clinic.day_opened", f"opened {{about}} again on {on}", about=clinic, by=by, at=at, clinic=clinic)


@transaction.atomic
def add_chair(*, clinic: Clinic, name: str, by: Actor, at: datetime) -> Chair:
    """Put a chair into use; one that was retired under this name comes back."""
    chair, new = Chair.objects.get_or_create(clinic=clinic, name=name.strip())
    if not new and chair.active:
        return chair
    Chair.objects.filter(pk=chair.pk).update(active=True)
    chair.refresh_from_db()
    record("chair.added", "put chair {about} into use", about=chair, by=by, at=at, clinic=clinic)
    return chair


@transaction.atomic
def retire_chair(*, chair: Chair, by: Actor, at: datetime) -> Chair:
    """Take a chair out of use; its past treatments keep it."""
    if Chair.objects.filter(pk=chair.pk, active=True).update(active=False):
        chair.refresh_from_db()
        record("chair.retired", "took chair {about} out of use", about=chair, by=by, at=at, clinic=chair.clinic)
    return chair


@transaction.atomic
def name_on_call(
    *, clinic: Clinic, name: str, phone: str, email: str, answers_when: str, by: Actor, at: datetime
) -> OnCallContact:
    """Name somebody who is told when a person may be in danger; they count once they answered a test."""
    contact, new = OnCallContact.objects.get_or_create(
        clinic=clinic,
        email=email.strip().lower(),
        retired_at=None,
        defaults={"name": name, "phone": phone, "answers_when": answers_when},
    )
    if new:
        record("on_call.named", "named {about} as on call", about=contact, by=by, at=at, clinic=clinic)
    return contact


@transaction.atomic
def send_on_call_test(*, contact: OnCallContact, by: Actor, at: datetime) -> OnCallContact:
    """Send a code to somebody on call, to be read back by them."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    OnCallContact.objects.filter(pk=contact.pk).update(test_code_hash=_code_hash(contact, code), test_sent_at=at)
    contact.refresh_from_db()
    send(
        kind="on_call_test",
        to=contact.email,
        clinic=contact.clinic,
        unique_key=f"on-call-test-{contact.pk}-{at:%Y%m%d%H%M%S%f}",
        at=at,
        by=by,
        name=contact.name,
        code=code,
    )
    record("on_call.test_sent", "sent a test to {about}", about=contact, by=by, at=at, clinic=contact.clinic)
    return contact


@transaction.atomic
def confirm_on_call_test(*, contact: OnCallContact, code: str, by: Actor, at: datetime) -> OnCallContact:
    """Write down that the code was read back: from now on this contact counts."""
    given = "".join(code.split())
    if not contact.test_code_hash:
        raise Refused(_("No test is waiting for an answer. Send a test first."))
    if not hmac.compare_digest(contact.test_code_hash, _code_hash(contact, given)):
        raise Refused(_("That is not the code that was sent last. Ask for it again, or send a new test."))
    OnCallContact.objects.filter(pk=contact.pk).update(tested_at=at, tested_by=str(by)[:255], test_code_hash="")
    contact.refresh_from_db()
    record(
        "on_call.tested", "heard the test code back from {about}", about=contact, by=by, at=at, clinic=contact.clinic
    )
    return contact


@transaction.atomic
def retire_on_call(*, contact: OnCallContact, by: Actor, at: datetime) -> OnCallContact:
    """Take somebody off call; the last tested contact stays while the form is open."""
    clinic = Clinic.objects.select_for_update().get(pk=contact.clinic_id)
    others = tested_on_call(clinic).exclude(pk=contact.pk).exists()
    if clinic.form_opened_at and not clinic.is_demo and not others:
        raise Refused(
            _("%(name)s is the only tested contact while the form is open. Name and test another first.")
            % {"name": contact.name}
        )
    if OnCallContact.objects.filter(pk=contact.pk, retired_at__isnull=True).update(retired_at=at):
        contact.refresh_from_db()
        record("on_call.retired", "took {about} off call", about=contact, by=by, at=at, clinic=clinic)
    return contact


@transaction.atomic
def open_form(*, clinic: Clinic, by: Actor, at: datetime) -> Clinic:
    """Open the form to the public, which needs somebody who will be told when a person may be in danger."""
    clinic = Clinic.objects.select_for_update().get(pk=clinic.pk)
    if not clinic.is_demo and not tested_on_call(clinic).exists():
        raise Refused(
            _(
                "The form stays closed until an on-call contact has answered a test message, because somebody must be "
                "told when a person may be in danger. Name one, send the test and enter the code."
            )
        )
    if Clinic.objects.filter(pk=clinic.pk, form_opened_at__isnull=True).update(
        form_opened_at=at, form_opened_by=str(by)[:255]
    ):
        clinic.refresh_from_db()
        record("clinic.form_opened", "opened the form of {about}", about=clinic, by=by, at=at, clinic=clinic)
    return clinic


@transaction.atomic
def close_form(*, clinic: Clinic, by: Actor, at: datetime) -> Clinic:
    """Close the form to the public."""
    if Clinic.objects.filter(pk=clinic.pk, form_opened_at__isnull=False).update(
        form_opened_at=None, form_opened_by=None
    ):
        record("clinic.form_closed", "closed the form of {about}", about=clinic, by=by, at=at, clinic=clinic)
    clinic.refresh_from_db()
    return clinic


def _code_hash(contact: OnCallContact, code: str) -> str:
    return salted_hmac("rekindle.on-call-test", f"{contact.pk}:{code}").hexdigest()
