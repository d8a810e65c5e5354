"""Answers become a verdict: at once while they come in, and kept with its reasons when a gate is reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.screening.grades import Grade
from rekindle.clinical.screening.judgement import Judgement, judge
from rekindle.clinical.screening.triage import Band, Triage, triage
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.access import Hidden
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import RoleName
from rekindle.journey.places.queries import on_day, values_for
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.facts import profile_of
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings.alarm import is_graver, raise_for_emergency, raise_for_suicide_risk, said_so_far
from rekindle.journey.screenings.facts import grounds_of
from rekindle.journey.screenings.models import Screening
from rekindle.journey.screenings.queries import newest
from rekindle.journey.tasks.actions import raise_task

LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """What a half-filled form says already, and whether the newest answer made it an emergency."""

    judgement: Judgement
    triage: Triage
    newly_emergency: bool


@transaction.atomic
def answer_page(
    *, sheet: Sheet, answers: Mapping[str, Any], by: Actor, at: datetime, withdraw: Iterable[str] = ()
) -> OnTheWay:
    """Keep a page's answers and act on them in the same breath: nothing is kept that was not looked at."""
    take_turn()
    before = emergencies(judge(profile_of(sheet, at=at), values=values_for(sheet.clinic)))
    questionnaires.answer(sheet=sheet, answers=answers, withdraw=withdraw, by=by, at=at)
    return judge_on_the_way(sheet=sheet, by=by, at=at, before=before)


@transaction.atomic
def judge_on_the_way(*, sheet: Sheet, by: Actor, at: datetime, before: frozenset[str] = frozenset()) -> OnTheWay:
    """Judge a form as far as it is filled in, and raise the task at once where somebody may be in danger."""
    judgement = judge(profile_of(sheet, at=at), on_day(sheet.clinic, at), values=values_for(sheet.clinic))
    found = said_so_far(judgement.profile)
    raise_for_suicide_risk(
        sheet=sheet, patient=sheet.patient, found=found, reason=reason_for(judgement, found), by=by, at=at
    )
    raise_for_emergency(sheet=sheet, patient=sheet.patient, judgement=judgement, by=by, at=at)
    return OnTheWay(judgement, found, newly_emergency=bool(emergencies(judgement) - before))


@transaction.atomic
def screen(
    *,
    patient: Patient | None,
    sheet: Sheet,
    gate: str,
    answers: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> Screening:
    """Judge what is known of a person today, and keep the judgement with its reasons and the rules' version."""
    judgement = judge(answers, on_day(sheet.clinic, at), values=values_for(sheet.clinic))
    found = triage(judgement.profile)
    earlier = newest(patient) if patient is not None else None
    if gate == Screening.Gate.QUESTIONNAIRE or is_graver(found.band, than=earlier.suicide_band if earlier else None):
        why = reason_for(judgement, found)
        raise_for_suicide_risk(sheet=sheet, patient=patient, found=found, reason=why, by=by, at=at)
    raise_for_emergency(sheet=sheet, patient=patient, judgement=judgement, by=by, at=at)
    kept = Screening.objects.create(
        clinic=sheet.clinic,
        patient=patient,
        sheet=sheet,
        gate=Screening.Gate(gate),
        disposition=judgement.disposition.value,
        urgency=judgement.urgency.value,
        suicide_band=found.band.value,
        answers=dict(answers),
        result=judgement.as_json(),
        grounds=grounds_of(judgement, sheet.clinic),
        content_version=judgement.content_version,
        decided_at=at,
    )
    record(
        "screening.decided",
        "had {about} judged",
        about=kept,
        by=by,
        at=at,
        clinic=sheet.clinic,
        patient=patient,
        details={"gate": kept.gate, "rules": [fired.rule.id for fired in judgement.rules]},
    )
    return kept


@transaction.atomic
def reply(*, sheet: Sheet, message: str, by: Actor, at: datetime) -> None:
    """Give the clinic a message about a result; the same message twice is one task."""
    text = message.strip()
    if not text:
        raise Refused(_("Write your message first."))
    if len(text) > LONGEST_MESSAGE:
        raise Refused(
            _("This message is longer than %(most)d characters. Shorten it, or call us.") % {"most": LONGEST_MESSAGE}
        )
    raise_task(
        clinic=sheet.clinic,
        kind="reply",
        title=f"A message about the questionnaire: {sheet.patient}",
        reason=text,
        link=f"/patients/{sheet.patient_id}/" if sheet.patient_id else "",
        patient=sheet.patient,
        about=sheet,
        unique_key=f"reply:{sheet.pk}:{sha256(text.encode()).hexdigest()[:40]}",
        urgency="routine",
        owner_role=RoleName.FRONT_DESK,
        by=by,
        at=at,
    )


@transaction.atomic
def open_alert(*, sheet: Sheet, by: Staff, at: datetime) -> None:
    """Write down that somebody looked at what a person in possible danger had answered."""
    if sheet.clinic_id != by.clinic_id:
        raise Hidden
    record(
        "alert.viewed",
        "opened the answers of {about}",
        about=sheet,
        by=by,
        at=at,
        clinic=sheet.clinic,
        patient=sheet.patient,
    )


def emergencies(judgement: Judgement) -> frozenset[str]:
    """Which emergency rules fired."""
    return frozenset(fired.rule.id for fired in judgement.rules if fired.rule.grade is Grade.EMERGENCY)


def reason_for(judgement: Judgement, found: Triage) -> str:
    """The clinician's reasons of the rules that speak of suicide, and what is done about it by when."""
    if found.band is Band.NONE:
        return ""
    reasons = [
        fired.reason for fired in judgement.rules if fired.rule.cause == "suicide" and fired.rule.id != "DQ-SIMISSING"
    ]
    if found.band is Band.UNRESOLVED or not reasons:
        reasons = [found.response.pattern + "."]
    return " ".join([*reasons, found.response.action, found.response.time_limit])
