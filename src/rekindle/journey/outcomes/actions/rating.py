"""A scale rated by a clinician, or a result from paper: entered by staff, with the time at which it was rated."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.coding import AnswerRefused
from rekindle.clinical.instruments.from_total import from_total
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.outcomes.actions.scoring import Asked, keep_score
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.outcomes.week import local_day
from rekindle.journey.outcomes.words import instrument_name
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.asked import asked_as, why_not_asked
from rekindle.journey.questionnaires.items import sheet_key, total_key
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.tasks.actions import withdraw
from rekindle.journey.tasks.queries import by_key


@transaction.atomic
def enter_rating(
    *,
    patient: Patient,
    instrument: str,
    answers: Mapping[str, Any] | None = None,
    total_score: float | None = None,
    rated_at: datetime,
    by: Staff,
    at: datetime,
) -> Score:
    """Keep a rating by its items, or by its result alone; an answer the scale does not print is refused."""
    take_turn()
    today = local_day(patient.clinic, at)
    reasons = why_not_asked(patient.clinic, instrument, on=today)
    if reasons:
        raise Refused(reasons)
    if rated_at > at:
        raise Refused(_("The time of the rating lies ahead. Enter when it was rated."))
    asked = asked_as(patient.clinic, instrument, on=today)
    if total_score is not None:
        try:
            found = from_total(ASKABLE[instrument], total_score)
        except AnswerRefused as refusal:
            raise Refused(str(refusal)) from None
        kept = {total_key(instrument): total_score}
        how = Asked("total_only", "", by)
    else:
        kept = {sheet_key(instrument, key): value for key, value in (answers or {}).items()}
        if not any(value is not None for value in kept.values()):
            raise Refused(_("Nothing is entered. Enter the items, or the result alone."))
        found = None
        how = Asked(asked.mode, asked.wording_sha256, by)
    sheet = _sheet(patient, instrument, by=by, at=at)
    questionnaires.answer(sheet=sheet, answers=kept, by=by, at=at)
    sheet = questionnaires.complete(sheet=sheet, by=by, at=at)
    score = keep_score(sheet=sheet, instrument=instrument, how=how, found=found, rated_at=rated_at, by=by, at=at)
    check_in = CheckIn.objects.filter(sheet=sheet).first()
    task = by_key(f"scale-due:{check_in.pk}") if check_in is not None else None
    if task is not None:
        withdraw(task=task, reason=_("The %s was entered.") % instrument_name(instrument), by=by, at=at)
    return score


def _sheet(patient: Patient, instrument: str, *, by: Staff, at: datetime) -> Sheet:
    """The sheet that was asked for and waits, or a new one."""
    waiting = (
        CheckIn.objects.filter(
            patient=patient, instrument=instrument, missed_at__isnull=True, sheet__completed_at__isnull=True
        )
        .select_related("sheet")
        .order_by("due_on")
        .first()
    )
    if waiting is not None:
        return waiting.sheet
    return questionnaires.open_by_staff(patient=patient, instrument=instrument, by=by, at=at)
