"""Answers become a score, and a worrying answer becomes somebody's task before anything else happens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.thresholds import SELF_HARM_ITEM
from rekindle.clinical.screening.triage import triage
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.outcomes import sheets
from rekindle.journey.outcomes.actions.watching import watch
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.outcomes.words import instrument_name
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.tasks.actions import raise_task
from rekindle.journey.tasks.models import Task
from rekindle.journey.tasks.queries import by_key


@transaction.atomic
def answer_check_in(*, check_in: CheckIn, answers: Mapping[str, Any], by: Actor, at: datetime) -> Task | None:
    """Keep an answer of a check-in; a worrying safety item raises its task at once, whatever happens to the rest."""
    take_turn()
    sheet = open_sheet(check_in)
    questionnaires.answer(sheet=sheet, answers=answers, by=by, at=at)
    return judge_on_the_way(sheet=sheet, by=by, at=at)


def open_sheet(check_in: CheckIn) -> Sheet:
    """The sheet of a check-in that can still be filled in; a missed one stays missed, because its weeks are over."""
    check_in.refresh_from_db(fields=["missed_at"])
    if check_in.missed_at is not None:
        raise Refused(_("This check-in has closed because its week is over. The next one will come to you."))
    return check_in.sheet


def judge_on_the_way(*, sheet: Sheet, by: Actor, at: datetime) -> Task | None:
    """Look at the safety item of a sheet that may never be finished; left out on purpose counts as unanswered.

    Source: CSSRS, P
    """
    key = sheets.safety_key(sheet.purpose)
    answers = answers_of(sheet)
    if key is None or key not in answers:
        return None
    value = answers[key]
    if value is not None and not SELF_HARM_ITEM.crossed_by(value):
        return None
    return _raise_safety_task(sheet, value, by=by, at=at)


def safety_task(sheet: Sheet) -> Task | None:
    """The task that the safety item of this sheet raised, if it did."""
    return by_key(_safety_key(sheet))


def _safety_key(sheet: Sheet) -> str:
    return f"safety-item:{sheet.pk}"


def _raise_safety_task(sheet: Sheet, value: int | None, *, by: Actor, at: datetime) -> Task:
    """The item alone, without the suicide screener, is unresolved: a clinician calls the same day. Source: CSSRS, P"""
    said = (
        _("PHQ-9 item 9 (thoughts of being better off dead or of hurting oneself) was answered %(value)s of 3.")
        % {"value": value}
        if value is not None
        else _("PHQ-9 item 9 (thoughts of being better off dead or of hurting oneself) was left unanswered.")
    )
    title = _("Call %(name)s today about their safety") % {"name": sheet.patient}
    return raise_task(
        clinic=sheet.clinic,
        kind="safety_item",
        title=title,
        reason=said + " " + _("The suicide screener was not asked, so the risk is unresolved. 988 and 911 were shown."),
        link=reverse("desk:timeline", args=[sheet.patient_id]),
        patient=sheet.patient,
        about=sheet,
        unique_key=_safety_key(sheet),
        urgency=triage(Profile(phq9_item9=value)).urgency,
        owner_role="prescriber",
        by=by,
        at=at,
    )


@transaction.atomic
def send_check_in(*, check_in: CheckIn, by: Actor, at: datetime) -> Score:
    """Send a check-in as it stands; unanswered items leave it without a total, and nothing is filled in."""
    take_turn()
    sheet = questionnaires.complete(sheet=open_sheet(check_in), by=by, at=at)
    return score_sheet(sheet=sheet, by=by, at=at)


@transaction.atomic
def score_sheet(*, sheet: Sheet, by: Actor, at: datetime, instrument: str = "") -> Score:
    """Score a sheet once; a positive or unanswered safety item and a change for the worse each become a task.

    A screening questionnaire is scored for the PHQ-9 items it holds. Source: PHQ9-2001, GAD7-2006
    """
    which = instrument or sheet.purpose
    there = Score.objects.filter(sheet=sheet, instrument=which).first()
    if there is not None:
        return there
    if sheet.completed_at is None or sheet.patient is None:
        raise Refused(_("A form is scored when it has been sent."))
    found = sheets.score(which, answers_of(sheet))
    try:
        with transaction.atomic():
            kept = Score.objects.create(
                clinic=sheet.clinic,
                patient=sheet.patient,
                instrument=which,
                sheet=sheet,
                total=found.total,
                answered_count=found.answered,
                safety_item=found.safety_item,
                band=found.band or "",
                completed_at=sheet.completed_at,
                content_version=CONTENT_VERSION,
            )
    except IntegrityError:
        return Score.objects.get(sheet=sheet, instrument=which)
    if which == sheet.purpose:
        _look_at_safety(sheet, found.safety_item, by=by, at=at)
        watch(kept, by=by, at=at)
    said = f"{found.total}" if found.total is not None else f"not scorable, {found.answered} answered"
    record(
        "outcomes.scored",
        f"sent a {instrument_name(which)} ({said})",
        about=kept,
        by=by,
        at=at,
        clinic=sheet.clinic,
        patient=sheet.patient,
        details={"total": found.total, "missing": list(found.missing), "safety_item": found.safety_item},
    )
    return kept


def _look_at_safety(sheet: Sheet, value: int | None, *, by: Actor, at: datetime) -> None:
    """Item 9 above zero is a task whatever the total; item 9 left out is a task too. Source: PHQ9-2001, P"""
    if sheets.safety_key(sheet.purpose) is None:
        return
    if value is None or SELF_HARM_ITEM.crossed_by(value):
        _raise_safety_task(sheet, value, by=by, at=at)
