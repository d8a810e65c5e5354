"""Who somebody is, once an identity document was seen."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.models import Patient

OLDEST_Y = 120


@transaction.atomic
def confirm_born_on(*, patient: Patient, born_on: date, by: Actor, at: datetime) -> Patient:
    """Keep a patient's date of birth as it was read from a document."""
    if patient.born_on == born_on:
        return patient
    if not at.year - OLDEST_Y <= born_on.year or born_on >= at.date():
        raise Refused(_("That date of birth cannot be right. Check the year."))
    Patient.objects.filter(pk=patient.pk).update(born_on=born_on)
    patient.born_on = born_on
    record(
        "patient.born_on_confirmed",
        "confirmed the date of birth of {about}",
        about=patient,
        by=by,
        at=at,
        clinic=patient.clinic,
        patient=patient,
    )
    return patient
