"""Wording that a clinic brings or withdraws, and scales it switches on once their owner has answered."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.brought import read_brought
from rekindle.clinical.instruments.modes import modes_of
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import on_day
from rekindle.journey.questionnaires.asked import LANGUAGE, codes_of
from rekindle.journey.questionnaires.models import ClinicWording, SwitchedOn


@transaction.atomic
def bring_wording(
    *,
    clinic: Clinic,
    instrument: str,
    questionnaire: str,
    owner: str,
    licence_reference: str,
    on_paper: bool,
    electronic: bool,
    patient_facing: bool,
    expires_on: date,
    signer: str,
    by: Actor,
    at: datetime,
) -> ClinicWording:
    """Keep the words of a scale under the clinic's own licence; what was there before is withdrawn, not lost."""
    take_turn()
    if instrument not in ASKABLE or "clinic_wording" not in modes_of(ASKABLE[instrument]):
        raise Refused(_("This scale takes no wording of the clinic's own."))
    read, refusals = read_brought(questionnaire, codes=codes_of(ASKABLE[instrument]))
    if read is None:
        raise Refused(refusals)
    if not (on_paper or electronic):
        raise Refused(_("Say what the licence covers: paper, screens, or both."))
    if expires_on < on_day(clinic, at):
        raise Refused(_("The licence has run out already. Enter the day until which it counts."))
    for name, said in ((_("owner"), owner), (_("licence"), licence_reference), (_("signer"), signer)):
        if not said.strip():
            raise Refused(_("The %(name)s is missing. Wording is kept only with its licence.") % {"name": name})
    there = ClinicWording.objects.filter(clinic=clinic, instrument=instrument, withdrawn_at__isnull=True)
    same = there.filter(sha256=read.sha256, licence_reference=licence_reference, expires_on=expires_on).first()
    if same is not None:
        return same
    there.filter(language=LANGUAGE).update(withdrawn_at=at, withdrawn_by=str(by)[:255])
    kept = ClinicWording.objects.create(
        clinic=clinic,
        instrument=instrument,
        language=LANGUAGE,
        questionnaire=questionnaire,
        sha256=read.sha256,
        owner=owner.strip(),
        licence_reference=licence_reference.strip(),
        on_paper=on_paper,
        electronic=electronic,
        patient_facing=patient_facing,
        expires_on=expires_on,
        signer=signer.strip(),
        brought_at=at,
        brought_by=str(by)[:255],
    )
    record(
        "wording.brought",
        f"brought the {{about}} under a licence until {expires_on:%-d %b %Y}, signed by {signer.strip()}",
        about=kept,
        by=by,
        at=at,
        clinic=clinic,
        details={"instrument": instrument, "sha256": read.sha256, "licence": licence_reference.strip()},
    )
    return kept


@transaction.atomic
def withdraw_wording(*, clinic: Clinic, instrument: str, by: Actor, at: datetime) -> None:
    """Show the clinic's wording no longer; scores taken with it keep its fingerprint."""
    row = ClinicWording.objects.filter(clinic=clinic, instrument=instrument, withdrawn_at__isnull=True).first()
    if row is None:
        return
    row.withdrawn_at, row.withdrawn_by = at, str(by)[:255]
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("wording.withdrawn", "withdrew the {about}", about=row, by=by, at=at, clinic=clinic)


@transaction.atomic
def switch_on(*, clinic: Clinic, instrument: str, owners_answer: str, by: Actor, at: datetime) -> SwitchedOn:
    """Ask a scale that is off by default, because the clinic holds its owner's answer; the answer is named."""
    take_turn()
    if instrument not in ASKABLE or not ASKABLE[instrument].off or not ASKABLE[instrument].worded:
        raise Refused(_("This scale needs no switch."))
    if len(owners_answer.strip()) < 10:
        raise Refused(_("Say who answered, when, and where the answer is kept. Without it the scale stays off."))
    there = SwitchedOn.objects.filter(clinic=clinic, instrument=instrument, off_at__isnull=True).first()
    if there is not None:
        return there
    kept = SwitchedOn.objects.create(
        clinic=clinic, instrument=instrument, owners_answer=owners_answer.strip(), on_at=at, on_by=str(by)[:255]
    )
    record(
        "scale.switched_on",
        f"switched on the {ASKABLE[instrument].name}",
        about=kept,
        by=by,
        at=at,
        clinic=clinic,
        details={"owners_answer": owners_answer.strip()},
    )
    return kept


@transaction.atomic
def switch_off(*, clinic: Clinic, instrument: str, by: Actor, at: datetime) -> None:
    """Ask the scale no longer."""
    row = SwitchedOn.objects.filter(clinic=clinic, instrument=instrument, off_at__isnull=True).first()
    if row is None:
        return
    row.off_at, row.off_by = at, str(by)[:255]
    row.save(update_fields=["off_at", "off_by"])
    record("scale.switched_off", f"switched off the {ASKABLE[instrument].name}", about=row, by=by, at=at, clinic=clinic)
