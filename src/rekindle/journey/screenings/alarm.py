"""When somebody may be in danger: which answers say so already, and the task that names who acts and by when."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.grades import Grade, Urgency
from rekindle.clinical.screening.judgement import Judgement
from rekindle.clinical.screening.triage import RESPONSES, Band, Triage, triage
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.models import Patient
from rekindle.journey.people.roles import RoleName
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.tasks.actions import raise_task, withdraw
from rekindle.journey.tasks.models import Task
from rekindle.journey.tasks.queries import about

SUICIDE: Final = "suicide_risk"
EMERGENCY: Final = "emergency"
GRAVITY: Final = {band: place for place, band in enumerate(RESPONSES)}  # gravest first
_NOT_ASKED: Final[dict[str, Any]] = {
    "phq9_item9": 0,
    "unsafe_now": "no",
    "cssrs_q1": "no",
    "cssrs_q2": "no",
    "cssrs_q3": "no",
    "cssrs_q4": "no",
    "cssrs_q5": "no",
    "cssrs_q6_ever": "no",
    "cssrs_q6_3mo": "no",
}


def said_so_far(profile: Profile) -> Triage:
    """The risk that the answers given already speak of; what was not asked yet is no reason to alarm anyone."""
    assumed = {key: calm for key, calm in _NOT_ASKED.items() if getattr(profile, key) is None}
    return triage(replace(profile, **assumed))


def is_graver(band: str, than: str | None) -> bool:
    """Whether one band asks for more than another; nothing known before is the mildest."""
    before = Band(than) if than else Band.NONE
    return GRAVITY[Band(band)] < GRAVITY[before]


def raise_for_suicide_risk(
    *, sheet: Sheet, patient: Patient | None, found: Triage, reason: str, by: Actor, at: datetime
) -> Task | None:
    """Name who acts on this band and by when, at once; a graver band later raises anew and closes the milder task."""
    if found.band is Band.NONE:
        return None
    milder = about("sheet", sheet.pk).filter(kind=SUICIDE, done_at__isnull=True, acknowledged_at__isnull=True)
    task = raise_task(
        clinic=sheet.clinic,
        kind=SUICIDE,
        title=f"Suicide risk: {_who(patient)}",
        reason=reason or f"{found.response.pattern}. {found.response.action}",
        link=reverse("screenings:alert", args=[sheet.pk]),
        patient=patient,
        about=sheet,
        unique_key=f"{SUICIDE}:{sheet.pk}:{found.band.value}",
        urgency=found.urgency.value,
        owner_role=RoleName.PRESCRIBER,
        by=by,
        at=at,
    )
    for other in milder.exclude(pk=task.pk):
        if is_graver(found.band, than=_band_of(other)):
            withdraw(task=other, reason="A later answer was graver; the newer task stands for both.", by=by, at=at)
    return task


def raise_for_emergency(
    *, sheet: Sheet, patient: Patient | None, judgement: Judgement, by: Actor, at: datetime
) -> None:
    """Tell the on-call clinician of an emergency that is not about suicide; one task for each kind of danger."""
    for fired in judgement.rules:
        if fired.rule.grade is not Grade.EMERGENCY or fired.rule.id in SUICIDE_RULES:
            continue
        raise_task(
            clinic=sheet.clinic,
            kind=EMERGENCY,
            title=f"Emergency: {_who(patient)}",
            reason=f"{fired.reason} {fired.rule.follow_up}",
            link=reverse("screenings:alert", args=[sheet.pk]),
            patient=patient,
            about=sheet,
            unique_key=f"{EMERGENCY}:{sheet.pk}:{fired.rule.id}",
            urgency=Urgency.IMMEDIATE.value,
            owner_role=RoleName.PRESCRIBER,
            by=by,
            at=at,
        )


SUICIDE_RULES: Final = frozenset({"EM-01", "EM-02", "EM-03"})


def _band_of(task: Task) -> str:
    return task.unique_key.rsplit(":", 1)[-1]


def _who(patient: Patient | None) -> str:
    """A patient's name; a stranger's stays on their form, where it can be erased."""
    return str(patient) if patient is not None else "someone on the questionnaire"
