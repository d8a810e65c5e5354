"""A verdict becomes somebody whom the clinic answers for."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.screening.grades import Disposition
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.facts import fired
from rekindle.journey.candidates.judging import react
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.candidates.turns import keep, may_become, step
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.questionnaires.actions import complete
from rekindle.journey.questionnaires.facts import newest_answers
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings.actions import screen
from rekindle.journey.screenings.models import Screening

FIRST_STATE = {
    Disposition.EMERGENCY: "in_crisis",
    Disposition.NOT_NOW: "not_now_provisional",
    Disposition.CLINICIAN_REVIEW: "waiting_review",
    Disposition.ELIGIBLE: "consult_offered",
}


@transaction.atomic
def finish_questionnaire(*, sheet: Sheet, by: Actor, at: datetime) -> Candidate:
    """Send a questionnaire, judge it and put the person before the clinic; a second press changes nothing."""
    take_turn()
    sent = complete(sheet=sheet, by=by, at=at)
    if sent.patient is None:
        raise Refused(_("Please say how we may reach you before you send the form."))
    there = Candidate.objects.filter(patient=sent.patient, screening__sheet=sent).first()
    if there is not None:
        return there
    answers = newest_answers(sent.patient, at=at)
    gate = Screening.Gate.QUESTIONNAIRE
    screening = screen(patient=sent.patient, sheet=sent, gate=gate, answers=answers, by=by, at=at)
    return enter(screening=screening, by=by, at=at)


@transaction.atomic
def enter(*, screening: Screening, by: Actor, at: datetime) -> Candidate:
    """Take a judged person into the queue, or judge again somebody who is in it already."""
    take_turn()
    patient = screening.patient
    if patient is None:
        raise Refused(_("Only somebody who said how to be reached can enter the review queue."))
    found = (
        Candidate.objects.select_related("clinic", "patient__clinic", "screening", "owner")
        .filter(patient=patient)
        .first()
    )
    if found is not None:
        return _enter_again(found, screening, by=by, at=at)
    candidate = Candidate(
        clinic=screening.clinic,
        patient=patient,
        screening=screening,
        state="screened",
        state_since_at=at,
        version=0,
        last_changed_by=str(by)[:255],
        entered_at=at,
    )
    step(candidate, FIRST_STATE[Disposition(screening.disposition)], at)
    candidate.save()
    to_do.ask_for_review(candidate, by=by, at=at)
    details = {"disposition": screening.disposition, "urgency": screening.urgency}
    keep(candidate, "entered", "entered the review queue: {about}", by=by, at=at, details=details)
    return candidate


def _enter_again(candidate: Candidate, screening: Screening, *, by: Actor, at: datetime) -> Candidate:
    if candidate.screening_id == screening.pk:
        return candidate
    before = {rule.rule_id for rule in fired(candidate.screening)}
    candidate.screening = screening
    if candidate.state in ("not_now", "finished", "withdrawn") and may_become(candidate, "waiting_review"):
        step(candidate, "waiting_review", at)
        to_do.ask_for_review(candidate, by=by, at=at)
    react(candidate, before, by=by, at=at)
    keep(candidate, "entered_again", "sent a newer questionnaire: {about}", by=by, at=at)
    return candidate
