"""Bringing somebody onto the staff, changing their role, and ending their access."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import links
from rekindle.journey.people.models import Invitation, Staff
from rekindle.journey.people.roles import RoleName
from rekindle.journey.places.models import Clinic
from rekindle.journey.post.actions import send
from rekindle.journey.tasks.actions import end_cover
from rekindle.journey.tasks.queries import cover_of

INVITATION_LASTS = timedelta(days=7)
SAME_PRESS = timedelta(seconds=30)


@transaction.atomic
def join(
    *, clinic: Clinic, email: str, name: str, role: str, by: Actor, at: datetime, password: str | None = None
) -> Staff:
    """Put somebody on the staff; without a password they can come in only by an invitation."""
    person = Staff(clinic=clinic, email=email.strip().lower(), name=name.strip(), role=RoleName(role), joined_at=at)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Refused(_("This address cannot be used for a new member of staff. Use another one.")) from None
    record(
        "staff.joined",
        f"put {{about}} on the staff as {RoleName(role).label}",
        about=person,
        by=by,
        at=at,
        clinic=clinic,
        details={"role": role},
    )
    return person


@transaction.atomic
def invite(*, staff: Staff, by: Actor, at: datetime) -> str:
    """Send somebody a single-use link with which to choose a password; any link before it stops working.

    Returns the token, for whoever stands beside them.
    """
    staff.refresh_from_db()
    if not staff.is_active:
        raise Refused(_("%(name)s no longer has access. Restore it first.") % {"name": staff.name})
    if staff.has_usable_password():
        raise Refused(_("%(name)s has already accepted an invitation.") % {"name": staff.name})
    standing = Invitation.objects.filter(staff=staff, used_at__isnull=True, expires_at__gt=at)
    if standing.filter(invited_at__gt=at - SAME_PRESS).exists():
        raise Refused(_("%(name)s was sent an invitation a moment ago. Give it a minute.") % {"name": staff.name})
    standing.update(expires_at=at)
    token = links.new_token(links.INVITATION)
    row = Invitation.objects.create(
        staff=staff,
        token_hash=links.kept_hash(token, links.INVITATION) or "",
        invited_at=at,
        invited_by=str(by)[:255],
        expires_at=at + INVITATION_LASTS,
    )
    send(
        kind="staff_invitation",
        to=staff.email,
        clinic=staff.clinic,
        unique_key=f"invitation-{row.pk}",
        at=at,
        by=by,
        name=staff.name,
        link=f"/welcome/{token}/",
    )
    record("staff.invited", "invited {about}", about=staff, by=by, at=at, clinic=staff.clinic)
    return token


def standing_invitation(*, token: str, at: datetime) -> Invitation | None:
    """The invitation a link stands for, if it can still be used; looking uses nothing up."""
    kept = links.kept_hash(token, links.INVITATION)
    return (
        Invitation.objects.select_related("staff__clinic")
        .filter(token_hash=kept, used_at__isnull=True, expires_at__gt=at, staff__is_active=True)
        .first()
        if kept
        else None
    )


@transaction.atomic
def accept_invitation(*, token: str, password: str, at: datetime) -> Staff:
    """Use up an invitation by choosing a password; of two at once exactly one wins."""
    row = standing_invitation(token=token, at=at)
    if row is None or not Invitation.objects.filter(pk=row.pk, used_at__isnull=True).update(used_at=at):
        raise Refused(_("This invitation was used before or is too old. Ask the owner of the clinic for a new one."))
    person = row.staff
    person.set_password(password)
    person.save(update_fields=["password"])
    record("staff.accepted", "accepted the invitation", about=person, by=person, at=at, clinic=person.clinic)
    return person


@transaction.atomic
def change_role(*, staff: Staff, role: str, by: Actor, at: datetime) -> Staff:
    """Give somebody another role; a clinic keeps at least one owner."""
    if staff.role == role:
        return staff
    _keep_an_owner(staff)
    before = RoleName(staff.role)
    Staff.objects.filter(pk=staff.pk).update(role=RoleName(role))
    staff.refresh_from_db()
    record(
        "staff.role_changed",
        f"changed the role of {{about}} from {before.label} to {RoleName(role).label}",
        about=staff,
        by=by,
        at=at,
        clinic=staff.clinic,
        details={"from": before, "to": role},
    )
    return staff


@transaction.atomic
def end_access(*, staff: Staff, by: Actor, at: datetime) -> Staff:
    """Let somebody in no more, from the next request on; their cover ends and their past work keeps their name."""
    if isinstance(by, Staff) and by.pk == staff.pk:
        raise Refused(_("You cannot end your own access. Ask another owner to do it."))
    _keep_an_owner(staff)
    if not Staff.objects.filter(pk=staff.pk, is_active=True).update(is_active=False, left_at=at):
        return staff
    staff.refresh_from_db()
    Invitation.objects.filter(staff=staff, used_at__isnull=True, expires_at__gt=at).update(expires_at=at)
    for coverage in cover_of(staff, at):
        end_cover(coverage=coverage, by=by, at=at)
    record("staff.access_ended", "ended the access of {about}", about=staff, by=by, at=at, clinic=staff.clinic)
    return staff


@transaction.atomic
def restore_access(*, staff: Staff, by: Actor, at: datetime) -> Staff:
    """Let somebody in again with the password and second factor they had."""
    if Staff.objects.filter(pk=staff.pk, is_active=False).update(is_active=True, left_at=None):
        staff.refresh_from_db()
        record(
            "staff.access_restored", "restored the access of {about}", about=staff, by=by, at=at, clinic=staff.clinic
        )
    return staff


@transaction.atomic
def reset_sign_in(*, staff: Staff, by: Actor, at: datetime) -> str:
    """Let somebody who lost their password or phone begin again; whoever asks has made sure that it is they."""
    if not staff.is_active:
        raise Refused(_("%(name)s no longer has access. Restore it first.") % {"name": staff.name})
    if isinstance(by, Staff) and by.pk == staff.pk:
        raise Refused(_("You cannot reset your own sign-in. Ask another owner to do it."))
    staff.set_unusable_password()
    staff.save(update_fields=["password"])
    Authenticator.objects.filter(user=staff).delete()
    record("staff.sign_in_reset", "reset the sign-in of {about}", about=staff, by=by, at=at, clinic=staff.clinic)
    return invite(staff=staff, by=by, at=at)


def _keep_an_owner(staff: Staff) -> None:
    """Refuse to leave a clinic without an owner; the clinic's row is locked so that two owners cannot both go."""
    Clinic.objects.select_for_update().get(pk=staff.clinic_id)
    others = Staff.objects.filter(clinic=staff.clinic_id, role=RoleName.OWNER, is_active=True).exclude(pk=staff.pk)
    if staff.role == RoleName.OWNER and not others.exists():
        raise Refused(_("%(name)s is the only owner. Make somebody else an owner first.") % {"name": staff.name})
