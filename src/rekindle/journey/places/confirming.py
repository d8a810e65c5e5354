"""A named clinician confirms what rests on memory or policy, or moves it within its band with a reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.confirmable import VALUES
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.values import Setting, Value
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places.models import Clinic, ValueConfirmation
from rekindle.journey.places.queries import counts, newest_confirmations

# Rooms upstream do not know the staff; the roles stand in people/roles.py and a test holds the two together.
CONFIRMERS: Final = frozenset({"prescriber", "medical_director"})
SHORTEST_REASON: Final = 3  # characters


def _named(clinic: Clinic, by: Actor) -> str:
    """Who confirms, by name and role; a machine, a stranger and another clinic's staff cannot."""
    role = getattr(by, "role", "")
    if role not in CONFIRMERS or getattr(by, "clinic_id", None) != clinic.pk or not getattr(by, "is_active", False):
        raise Refused(
            _("A clinical value is confirmed by name: by the medical director or a prescriber of the clinic.")
        )
    return f"{by}, {role.replace('_', ' ')}"[:255]


def _row(
    clinic: Clinic, value: Value, setting: Setting, reason: str, who: str, by: Actor, at: datetime
) -> ValueConfirmation:
    return ValueConfirmation(
        clinic=clinic,
        key=value.key,
        setting=setting,
        moved=setting != value.default,
        offered=value.as_offered(),
        content_version=CONTENT_VERSION,
        reason=reason,
        confirmed_at=at,
        confirmed_by=who,
        confirmed_key=str(by.pk),
    )


def _why_not(value: Value, setting: Setting, before: ValueConfirmation | None, reason: str) -> None:
    refusals = value.why_not(setting)
    if refusals:
        raise Refused(refusals)
    stood = before.setting if before is not None and counts(before, value) else value.default
    if setting != stood and len(reason) < SHORTEST_REASON:
        raise Refused(_("Changing a clinical value needs a reason, which stays with the change. Write down why."))
    if setting != value.default and not reason:
        raise Refused(_("A value other than the default needs a reason. Write down why."))


@transaction.atomic
def confirm_value(
    *, clinic: Clinic, key: str, setting: Setting, reason: str = "", seen: int | None = None, by: Actor, at: datetime
) -> ValueConfirmation:
    """Confirm one value as it stands, or set it within its band; `seen` is the newest line the page had shown."""
    who = _named(clinic, by)
    value, reason = VALUES[key], reason.strip()
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    before = newest_confirmations(clinic).get(key)
    if before is not None and before.setting == setting and counts(before, value) and before.confirmed_by == who:
        return before
    if seen is not None and seen != (before.pk if before else 0):
        line = _("%(who)s has just settled this value; look at it again before you act.")
        raise Refused(line % {"who": before.confirmed_by if before else ""})
    _why_not(value, setting, before, reason)
    row = _row(clinic, value, setting, reason, who, by, at)
    row.save()
    did = "changed" if row.moved else "confirmed"
    sentence = f"{did} the clinical value {value.says}: {value.in_words(setting)}"
    details = {"key": key, "setting": setting, "default": value.default, "reason": reason, "version": CONTENT_VERSION}
    record("value.confirmed", sentence, about=row, by=by, at=at, clinic=clinic, details=details)
    return row


@transaction.atomic
def confirm_as_they_stand(
    *, clinic: Clinic, keys: Iterable[str], content_version: str = CONTENT_VERSION, by: Actor, at: datetime
) -> int:
    """Confirm several values at their defaults in one press; what counts already is left alone."""
    who = _named(clinic, by)
    if content_version != CONTENT_VERSION:
        raise Refused(_("The clinical content has changed since you opened this page. Look at the values again."))
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    newest = newest_confirmations(clinic)
    asked = [VALUES[key] for key in dict.fromkeys(keys) if key in VALUES]
    new = [value for value in asked if not counts(newest.get(value.key), value)]
    if not new:
        return 0
    rows = [_row(clinic, value, value.default, "", who, by, at) for value in new]
    ValueConfirmation.objects.bulk_create(rows)
    details = {"keys": [value.key for value in new], "version": CONTENT_VERSION}
    sentence = f"confirmed {len(new)} clinical values of {{about}} as they stand"
    record("value.confirmed_together", sentence, about=clinic, by=by, at=at, clinic=clinic, details=details)
    return len(new)
