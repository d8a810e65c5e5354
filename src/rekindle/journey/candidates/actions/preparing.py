"""The preparation session, and the patient's own consent."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.consent import CONSENT_VERSION, ConsentRoute, expires_on, items_for, why_not_signed
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.models import Candidate, Consent, Preparation
from rekindle.journey.candidates.turns import IN_CARE, keep, may_become, require_state, step, take
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import RoleName

LONGEST_INITIALS = 8


@transaction.atomic
def record_preparation(
    *,
    candidate: Candidate,
    expectations: str,
    intention: str,
    topics_covered: Sequence[str],
    touch_preference: str,
    music_preference: str,
    escort_plan: str,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> Preparation:
    """Keep what was talked through before the first treatment, and the intention in the patient's own words."""
    mine = take(candidate, version=None, by=by, need="preparation.record")
    booked = coming(mine.patient, Appointment.Kind.PREPARATION).first()
    kept = Preparation.objects.filter(candidate=mine).order_by("-pk").first()
    if booked is None and kept is not None and mine.state not in ("cleared", "preparing"):
        return kept
    mine = take(candidate, version=version, by=by, need="preparation.record")
    require_state(mine, "preparing")
    if booked is None:
        raise Refused(_("No preparation session is booked. Book a time first."))
    appointments.arrive(appointment=booked, by=by, at=at)
    appointments.fulfil(appointment=booked, by=by, at=at)
    preparation = Preparation.objects.create(
        candidate=mine,
        appointment=booked,
        expectations=expectations.strip(),
        intention=intention.strip(),
        topics_covered=list(topics_covered),
        touch_preference=touch_preference.strip(),
        music_preference=music_preference.strip(),
        escort_plan=escort_plan.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    step(mine, "prepared", at)
    title = _("%(name)s has the consent to read and sign") % {"name": mine.patient}
    to_do.ask(mine, to_do.CONSENT, title, role=RoleName.NURSE, key=str(preparation.pk), by=by, at=at)
    keep(mine, "prepared", "held the preparation session with {about}", by=by, at=at)
    return preparation


@transaction.atomic
def sign_consent(
    *,
    candidate: Candidate,
    route: str,
    version: str,
    initials: Mapping[str, str],
    signature_name: str,
    registry_opt_in: bool,
    by: Patient,
    at: datetime,
) -> Consent:
    """Keep a consent that the patient read item by item and signed themselves; the same press again signs once."""
    mine = take(candidate, version=None, by=by, need="self")
    phase = "maintenance" if mine.state in IN_CARE else "induction"
    kept = valid_consent(mine, route, at, phase=phase)
    if kept is not None:
        return kept
    require_state(mine, "prepared", *IN_CARE)
    if version != CONSENT_VERSION:
        raise Refused(_("The consent was renewed while you were reading. Please read the new one."))
    consent_route = cast(ConsentRoute, route)
    given = {key: value.strip()[:LONGEST_INITIALS] for key, value in initials.items() if value.strip()}
    reasons = list(why_not_signed(consent_route, given))
    if len(signature_name.strip()) < 2:
        reasons.append(Refusal("consent.signature", _("Sign with your full name at the end.")))
    if reasons:
        raise Refused(reasons)
    required = [item.item_id for item in items_for(consent_route) if not item.optional]
    consent = Consent.objects.create(
        candidate=mine,
        route=route,
        phase=phase,
        version=version,
        items={key: given[key] for key in required},
        signature_name=signature_name.strip(),
        signed_at=at,
        signed_by=str(by)[:255],
        registry_opt_in=registry_opt_in,
        expires_on=expires_on(at.astimezone(ZoneInfo(mine.clinic.time_zone)).date()),
    )
    if mine.state == "prepared":
        step(mine, "consented", at)
    to_do.done(mine, to_do.CONSENT, outcome=_("Signed."), by=by, at=at)
    keep(
        mine,
        "consented",
        f"signed the consent {version} for {phase}: {{about}}",
        by=by,
        at=at,
        details={"registry": registry_opt_in},
    )
    return consent


@transaction.atomic
def withdraw_consent(*, candidate: Candidate, by: Actor, at: datetime) -> Candidate:
    """The patient takes the consent back, at any time and for any reason; nothing may be given from then on."""
    mine = take(candidate, version=None, by=by, need="self" if isinstance(by, Patient) else "consent.witness")
    ended = Consent.objects.filter(candidate=mine, withdrawn_at__isnull=True).update(
        withdrawn_at=at, withdrawn_by=str(by)[:255]
    )
    if not ended:
        return mine
    if may_become(mine, "prepared") and mine.state == "consented":
        step(mine, "prepared", at)
    title = _("%(name)s has withdrawn consent: talk to them before anything else") % {"name": mine.patient}
    to_do.ask(
        mine, to_do.CONSENT, title, role=RoleName.PRESCRIBER, key=at.isoformat(), urgency="same_day", by=by, at=at
    )
    keep(mine, "consent_withdrawn", "withdrew the consent of {about}", by=by, at=at)
    return mine


def valid_consent(candidate: Candidate, route: str, at: datetime, *, phase: str) -> Consent | None:
    """The consent that counts on this day for a phase: right route and version, not run out, not withdrawn."""
    today = at.astimezone(ZoneInfo(candidate.clinic.time_zone)).date()
    standing = Consent.objects.filter(candidate=candidate, phase=phase, withdrawn_at__isnull=True)
    return standing.filter(route=route, version=CONSENT_VERSION, expires_on__gt=today).order_by("-signed_at").first()
