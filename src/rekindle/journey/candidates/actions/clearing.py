"""Medical clearance: a draft while it is gathered, judged again on what was measured, signed by a prescriber."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment.clearance import expires_on
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.judging import learn
from rekindle.journey.candidates.measured import measured_facts
from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.candidates.turns import IN_CARE, keep, require_state, step, take
from rekindle.journey.candidates.why_not import why_ecg_of, why_not_sign
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.identity import confirm_born_on
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import RoleName

KEPT_FIELDS = frozenset(
    {
        "history", "medicines_reconciled", "allergies", "examination", "pressures", "hr_per_min", "spo2_pct",
        "height_cm", "weight_kg", "sex_for_dosing", "asa_class", "airway", "ecg_result", "qtc_ms",
        "laboratory", "urinalysis", "urine_hcg", "urine_drug_screen", "urine_note", "pdmp_checked_on", "pdmp_note",
        "indication", "icd10_code", "treatment_history", "options_discussed", "off_label_explained",
    }
)  # fmt: skip


@transaction.atomic
def record_clearance(
    *, candidate: Candidate, values: Mapping[str, Any], by: Staff, at: datetime, version: int | None = None
) -> Clearance:
    """Keep the draft as far as it goes; what was measured becomes a fact at once, and the rules judge again."""
    mine = take(candidate, version=version, by=by, need="clearance.record")
    require_state(mine, "clearance_booked", *IN_CARE)
    if unknown := set(values) - KEPT_FIELDS - {"born_on"}:
        raise ValueError(f"{sorted(unknown)} are not fields of a clearance.")
    draft = draft_of(mine)
    if draft is None:
        draft = Clearance(candidate=mine, appointment=_appointment(mine, by=by, at=at))
    for name in KEPT_FIELDS & set(values):
        setattr(draft, name, values[name])
    draft.recorded_at, draft.recorded_by = at, by
    born_on = values.get("born_on")
    if born_on is not None:
        confirm_born_on(patient=mine.patient, born_on=born_on, by=by, at=at)
    facts = measured_facts(draft, mine.patient, mine.screening.answers, at)
    if facts:
        draft.screening = learn(mine, facts, gate="clearance", source="measured at clearance", by=by, at=at)
    elif draft.screening is None:
        draft.screening = mine.screening
    draft.ecg_needed = "yes" if why_ecg_of(mine) else "no"
    draft.save()
    keep(mine, "clearance_recorded", "wrote in the clearance of {about}", by=by, at=at, details={"keys": sorted(facts)})
    return draft


@transaction.atomic
def sign_clearance(*, candidate: Candidate, by: Staff, at: datetime, version: int | None = None) -> Clearance:
    """A prescriber answers for this person being fit for treatment for ninety days, or hears all that is missing."""
    mine = take(candidate, version=None, by=by, need="clearance.sign")
    newest = Clearance.objects.filter(candidate=mine).order_by("-pk").first()
    if newest is not None and newest.signed_at is not None and newest.reopened_at is None and newest.signed_by == by:
        return newest  # the same press again
    mine = take(candidate, version=version, by=by, need="clearance.sign")
    require_state(mine, "clearance_booked", *IN_CARE)
    draft = draft_of(mine)
    if draft is None:
        raise Refused(_("Nothing is written in this clearance yet. Begin with the history."))
    if reasons := why_not_sign(mine, draft, at):
        raise Refused(reasons)
    draft.signed_at, draft.signed_by = at, by
    draft.expires_on = expires_on(at.astimezone(ZoneInfo(mine.clinic.time_zone)).date())
    draft.screening = mine.screening
    draft.content_version = CONTENT_VERSION
    draft.save()
    if draft.appointment.status == Appointment.Status.ARRIVED:
        appointments.fulfil(appointment=draft.appointment, by=by, at=at)
    to_do.done(mine, to_do.CLEAR, to_do.CLEAR_AGAIN, outcome=_("Clearance signed."), by=by, at=at)
    if mine.state == "clearance_booked":
        step(mine, "cleared", at)
        title = _("Book the preparation session of %(name)s") % {"name": mine.patient}
        to_do.ask(mine, to_do.PREPARE, title, role=RoleName.FRONT_DESK, key=str(draft.pk), by=by, at=at)
    keep(mine, "cleared", f"signed the clearance of {{about}} until {draft.expires_on}", by=by, at=at)
    return draft


def draft_of(candidate: Candidate) -> Clearance | None:
    """The clearance being written, if one is."""
    return (
        Clearance.objects.select_related("appointment__clinic", "appointment__patient")
        .filter(candidate=candidate, signed_at__isnull=True)
        .order_by("-pk")
        .first()
    )


def _appointment(candidate: Candidate, *, by: Staff, at: datetime) -> Appointment:
    booked = coming(candidate.patient, Appointment.Kind.CLEARANCE).first()
    if booked is None:
        raise Refused(_("No clearance appointment is booked. Book a time first."))
    return appointments.arrive(appointment=booked, by=by, at=at)
