"""Registering those who come for help, keeping their contact details, and letting them in."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor, Stranger
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import links
from rekindle.journey.people.models import ContactConsent, Patient, SignInLink
from rekindle.journey.people.queries import agreed_to
from rekindle.journey.people.staff_actions import (
    accept_invitation,
    change_role,
    end_access,
    invite,
    join,
    reset_sign_in,
    restore_access,
)
from rekindle.journey.places.models import Clinic
from rekindle.journey.post.actions import send
from rekindle.journey.post.models import Message

__all__ = [
    "accept_invitation",
    "change_role",
    "consume_sign_in_link",
    "correct_contact",
    "end_access",
    "invite",
    "join",
    "register_patient",
    "reset_sign_in",
    "restore_access",
    "say_consent",
    "send_sign_in_link",
    "tell_patient",
]

LINK_LASTS = timedelta(hours=24)
SAME_PRESS = timedelta(seconds=30)


@transaction.atomic
def register_patient(
    *,
    clinic: Clinic,
    name: str,
    phone: str,
    email: str,
    by: Actor,
    at: datetime,
    preferred_name: str = "",
    consent: Mapping[str, bool] | None = None,
) -> Patient:
    """Write down who somebody is and how they want to be reached."""
    patient = Patient.objects.create(
        clinic=clinic,
        name=name.strip(),
        preferred_name=preferred_name.strip(),
        phone=phone.strip(),
        email=email.strip(),
        registered_at=at,
    )
    _keep_consent(patient, consent or {}, by=by, at=at)
    details = {f"consent_{channel}": granted for channel, granted in (consent or {}).items()}
    record(
        "patient.registered",
        "registered {about}",
        about=patient,
        by=by,
        at=at,
        clinic=clinic,
        patient=patient,
        details=details,
    )
    return patient


@transaction.atomic
def correct_contact(
    *,
    patient: Patient,
    by: Actor,
    at: datetime,
    name: str,
    phone: str,
    email: str,
    preferred_name: str = "",
    emergency_name: str = "",
    emergency_phone: str = "",
) -> Patient:
    """Correct a name or the ways to reach somebody."""
    new = {
        "name": name.strip(),
        "preferred_name": preferred_name.strip(),
        "phone": phone.strip(),
        "email": email.strip(),
        "emergency_name": emergency_name.strip(),
        "emergency_phone": emergency_phone.strip(),
    }
    changed = [field for field, value in new.items() if getattr(patient, field) != value]
    if not changed:
        return patient
    Patient.objects.filter(pk=patient.pk).update(**{field: new[field] for field in changed})
    if "email" in changed:
        SignInLink.objects.filter(patient=patient, used_at__isnull=True).update(expires_at=at)
    patient.refresh_from_db()
    record(
        "patient.contact_corrected",
        "corrected the contact details of {about}",
        about=patient,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
        details={"changed": changed},
    )
    return patient


@transaction.atomic
def say_consent(*, patient: Patient, consent: Mapping[str, bool], by: Actor, at: datetime) -> None:
    """Keep what a patient says about being reached by each channel; the newest answer counts."""
    _keep_consent(patient, consent, by=by, at=at)
    record(
        "patient.consent_said",
        "wrote down how {about} may be reached",
        about=patient,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
        details=dict(consent),
    )


@transaction.atomic
def send_sign_in_link(*, patient: Patient, by: Actor, at: datetime, next_path: str = "") -> Message:
    """Send a patient a link to their own page; staff may do so only where the patient agreed to e-mail."""
    if not patient.email:
        raise Refused(_("There is no e-mail address for %(name)s. Add one first.") % {"name": patient.name})
    if not isinstance(by, Patient | Stranger) and not agreed_to(patient, ContactConsent.Channel.EMAIL):
        raise Refused(
            _("%(name)s has not agreed to be reached by e-mail. Call instead, or ask and write down the answer.")
            % {"name": patient.name}
        )
    before = _sent_just_now(patient, at)
    if before is not None:
        return before
    link = _new_link(patient, next_path=next_path, at=at)
    message = send(
        kind="sign_in_link",
        to=patient.email,
        clinic=patient.clinic,
        unique_key=f"sign-in-link-{link[0].pk}",
        at=at,
        by=by,
        name=patient.preferred_name or patient.name,
        link=link[1],
    )
    record(
        "patient.link_sent",
        "sent {about} a sign-in link",
        about=patient,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
    )
    return message


def _sent_just_now(patient: Patient, at: datetime) -> Message | None:
    """The link that a moment ago was sent already: pressing twice sends one."""
    newest = SignInLink.objects.filter(patient=patient, created_at__gt=at - SAME_PRESS).order_by("-pk").first()
    return Message.objects.filter(unique_key=f"sign-in-link-{newest.pk}").first() if newest else None


@transaction.atomic
def tell_patient(
    *,
    patient: Patient,
    kind: str,
    unique_key: str,
    by: Actor,
    at: datetime,
    next_path: str = "/me/",
    **slots: str | datetime,
) -> Message | None:
    """Write to a patient by e-mail if they agreed to it, with a link to the page that matters; else nothing."""
    if not patient.email or not agreed_to(patient, ContactConsent.Channel.EMAIL):
        return None
    found = Message.objects.filter(unique_key=unique_key).first()
    if found is not None:
        return found
    _row, path = _new_link(patient, next_path=next_path, at=at)
    return send(
        kind=kind,
        to=patient.email,
        clinic=patient.clinic,
        unique_key=unique_key,
        at=at,
        by=by,
        name=patient.preferred_name or patient.name,
        link=path,
        **slots,
    )


@transaction.atomic
def consume_sign_in_link(*, token: str, at: datetime) -> tuple[Patient, str]:
    """Use up a link by a press; of two presses at once exactly one wins. Returns who, and where they wanted to go."""
    kept = links.kept_hash(token, links.SIGN_IN)
    row = SignInLink.objects.select_related("patient__clinic").filter(token_hash=kept).first() if kept else None
    # The condition names this one table only: a join would let two presses through on PostgreSQL.
    usable = SignInLink.objects.filter(pk=row.pk, used_at__isnull=True, expires_at__gt=at) if row else None
    used = usable.update(used_at=at) if usable is not None and row and row.patient.erased_at is None else 0
    if row is None or not used:
        raise Refused(_("This link was used before or is too old. You can ask for a new one."))
    patient = row.patient
    record(
        "patient.signed_in",
        "signed in by a link",
        about=patient,
        by=patient,
        at=at,
        clinic=patient.clinic,
        patient=patient,
    )
    return patient, row.next_path


def _new_link(patient: Patient, *, next_path: str, at: datetime) -> tuple[SignInLink, str]:
    token = links.new_token(links.SIGN_IN)
    row = SignInLink.objects.create(
        patient=patient,
        token_hash=links.kept_hash(token, links.SIGN_IN) or "",
        next_path=next_path[:200],
        created_at=at,
        expires_at=at + LINK_LASTS,
    )
    return row, f"/link/{token}/"


def _keep_consent(patient: Patient, consent: Mapping[str, bool], *, by: Actor, at: datetime) -> None:
    ContactConsent.objects.bulk_create(
        ContactConsent(
            patient=patient, channel=ContactConsent.Channel(channel), granted=granted, said_at=at, said_by=str(by)[:255]
        )
        for channel, granted in consent.items()
    )
