"""Judging again on the newest facts, and what a new judgement changes for somebody already on the path."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rekindle.clinical.screening.grades import Disposition, Grade
from rekindle.clinical.treatment.clearance import CLEARANCE_TRIGGERS
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.facts import fired
from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.candidates.open_rules import open_findings
from rekindle.journey.candidates.turns import ON_THE_PATH, may_become, step
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.roles import RoleName
from rekindle.journey.questionnaires.actions import update_facts
from rekindle.journey.questionnaires.facts import newest_answers
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings.actions import screen
from rekindle.journey.screenings.models import Screening

SIGNED_STATES = frozenset({"cleared", "preparing", "prepared", "consented"})


def learn(
    candidate: Candidate, answers: Mapping[str, Any], *, gate: str, source: str, by: Actor, at: datetime
) -> Screening:
    """Keep newer facts, judge again at this gate, and move the candidate if the judgement demands it."""
    sheet = update_facts(patient=candidate.patient, answers=answers, source=source, by=by, at=at)
    return judge_again(candidate, sheet, gate=gate, by=by, at=at)


def judge_again(candidate: Candidate, sheet: Sheet, *, gate: str, by: Actor, at: datetime) -> Screening:
    """Judge the newest facts of one person at a gate and keep the judgement with the candidate."""
    before = {rule.rule_id for rule in fired(candidate.screening)}
    candidate.screening = screen(
        patient=candidate.patient,
        sheet=sheet,
        gate=gate,
        answers=newest_answers(candidate.patient, at=at),
        by=by,
        at=at,
    )
    react(candidate, before, by=by, at=at)
    return candidate.screening


def react(candidate: Candidate, before: set[str], *, by: Actor, at: datetime) -> None:
    """An emergency leaves the path, 'not now' waits for a clinician, and a new finding opens a clearance again."""
    disposition = candidate.screening.disposition
    if disposition == Disposition.EMERGENCY:
        if may_become(candidate, "in_crisis"):
            step(candidate, "in_crisis", at)
        to_do.ask_to_reach(candidate, by=by, at=at)
        return
    still_open = open_findings(candidate)
    if any(finding.rule.grade == Grade.ABSOLUTE for finding in still_open):
        _to_not_now(candidate, by=by, at=at)
    newly = [
        finding.rule.rule_id
        for finding in still_open
        if finding.rule.rule_id not in before and finding.rule.grade in (Grade.ABSOLUTE, Grade.RELATIVE)
    ]
    if newly:
        open_clearance_again(candidate, "rule_newly_true", ", ".join(newly), by=by, at=at)


def _to_not_now(candidate: Candidate, *, by: Actor, at: datetime) -> None:
    if candidate.state in ("not_now", "not_now_provisional", "in_crisis"):
        return
    if candidate.state in ON_THE_PATH:
        return  # the clearance decides: the finding stands open there and stops the signature
    if may_become(candidate, "not_now_provisional"):
        step(candidate, "not_now_provisional", at)
        to_do.ask_for_review(candidate, by=by, at=at)


def open_clearance_again(candidate: Candidate, trigger_id: str, note: str, *, by: Actor, at: datetime) -> bool:
    """A signed clearance no longer counts; somebody not yet in treatment goes back to be cleared again."""
    words = {trigger.trigger_id: trigger.words for trigger in CLEARANCE_TRIGGERS}[trigger_id]
    reason = f"{trigger_id}: {words}" + (f" ({note})" if note else "")
    reopened = Clearance.objects.filter(candidate=candidate, signed_at__isnull=False, reopened_at__isnull=True).update(
        reopened_at=at, reopened_reason=reason[:255]
    )
    if not reopened:
        return False
    if candidate.state in SIGNED_STATES:
        step(candidate, "consulted", at)
    to_do.ask(
        candidate,
        to_do.CLEAR_AGAIN,
        _("Clear %(name)s again") % {"name": candidate.patient},
        role=RoleName.PRESCRIBER,
        key=f"{at.isoformat()}",
        reason=words,
        urgency="next_day",
        by=by,
        at=at,
    )
    return True
