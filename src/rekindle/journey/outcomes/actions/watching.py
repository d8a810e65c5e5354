"""A change for the worse is told to the prescriber once, when it is first seen."""

from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical.outcomes.rules import RULES
from rekindle.clinical.screening.grades import Urgency
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.outcomes.facts import class_without, history
from rekindle.journey.outcomes.models import Score
from rekindle.journey.outcomes.words import instrument_name
from rekindle.journey.tasks.actions import raise_task
from rekindle.journey.tasks.models import Task

WATCHED: Final = ("relapse", "worse")


def watch(kept: Score, *, by: Actor, at: datetime) -> Task | None:
    """Raise one task when a new score turns the class into relapse or worse; not again while it lasts.

    Source: B02, P
    """
    if kept.instrument not in RULES:
        return None
    patient = kept.patient
    now = history(patient, kept.instrument, at=kept.completed_at).read.now
    kind = f"outcome_{now.response_class}"
    if now.response_class not in WATCHED or class_without(patient, kept) == now.response_class:
        return None
    open_one = Task.objects.filter(
        clinic_key=str(kept.clinic_id), patient_key=str(patient.pk), kind=kind, done_at__isnull=True
    ).first()
    if open_one is not None:
        return open_one
    said = _("possible relapse") if now.response_class == "relapse" else _("worse than before treatment")
    return raise_task(
        clinic=kept.clinic,
        kind=kind,
        title=_("Look at %(name)s: %(instrument)s says %(said)s")
        % {"name": patient, "instrument": instrument_name(kept.instrument), "said": said},
        reason=" ".join(now.reasons),
        link=reverse("outcomes:trajectory", args=[patient.pk]),
        patient=patient,
        about=kept,
        unique_key=f"outcome:{now.response_class}:{kept.pk}",
        urgency=Urgency.SAME_DAY if kept.safety_item else Urgency.NEXT_DAY,
        owner_role="prescriber",
        by=by,
        at=at,
    )
