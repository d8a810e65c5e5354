"""Answers become a score, and a worrying answer becomes somebody's task before anything else happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.clinical import instruments
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.instruments.askable import ASKABLE, own_id
from rekindle.clinical.instruments.own import OWN_FORMS, what_follows
from rekindle.clinical.instruments.raters import rater_of
from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.grades import Urgency
from rekindle.clinical.screening.triage import triage
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.outcomes import sheets
from rekindle.journey.outcomes.actions.watching import watch
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.outcomes.week import local_day
from rekindle.journey.outcomes.words import instrument_name
from rekindle.journey.people.models import Staff
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.asked import asked_as
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
    worry = sheets.worry(sheet.purpose, answers_of(sheet), on_the_way=True)
    return None if worry is None else _raise_safety_task(sheet, worry, by=by, at=at)


def safety_task(sheet: Sheet) -> Task | None:
    """The task that the safety item of this sheet raised, if it did."""
    return by_key(_safety_key(sheet))


def _safety_key(sheet: Sheet) -> str:
    return f"safety-item:{sheet.pk}"


def _raise_safety_task(sheet: Sheet, worry: sheets.Worry, *, by: Actor, at: datetime) -> Task:
    """The item alone, without the suicide screener, is unresolved: a clinician calls the same day. Source: CSSRS, P"""
    name = instrument_name(sheet.purpose)
    about = {"name": name, "item": worry.item_words}
    said = (
        _("%(name)s %(item)s (thoughts of being better off dead or of hurting oneself) was answered %(value)s.")
        % {**about, "value": worry.answer}
        if worry.answer is not None
        else _("%(name)s %(item)s (thoughts of being better off dead or of hurting oneself) was left unanswered.")
        % about
    )
    title = _("Call %(name)s today about their safety") % {"name": sheet.patient}
    alone = triage(Profile(phq9_item9=None if worry.answer is None else 1)).urgency
    urgency = Urgency.IMMEDIATE if worry.urgent else alone
    return raise_task(
        clinic=sheet.clinic,
        kind="safety_item",
        title=title,
        reason=f"{said} {_beside(sheet)}",
        link=reverse("desk:timeline", args=[sheet.patient_id]),
        patient=sheet.patient,
        about=sheet,
        unique_key=_safety_key(sheet),
        urgency=urgency,
        owner_role="prescriber",
        by=by,
        at=at,
    )


def _beside(sheet: Sheet) -> str:
    """What is known beside the item: nobody is said to have seen the crisis lines who did not."""
    if rater_of(sheet.purpose) == "patient":
        return _("The suicide screener was not asked, so the risk is unresolved. 988 and 911 were shown.")
    return _("A clinician rated it. The suicide screener was not asked, so the risk is unresolved.")


@transaction.atomic
def send_check_in(*, check_in: CheckIn, by: Actor, at: datetime) -> Score:
    """Send a check-in as it stands; unanswered items leave it without a total, and nothing is filled in."""
    take_turn()
    sheet = questionnaires.complete(sheet=open_sheet(check_in), by=by, at=at)
    return score_sheet(sheet=sheet, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a sheet was asked: with which words, and by whom it was rated where it was not the patient."""

    mode: str = "shipped_wording"
    wording_sha256: str = ""
    rated_by: Staff | None = None


@transaction.atomic
def score_sheet(*, sheet: Sheet, by: Actor, at: datetime, instrument: str = "") -> Score:
    """Score a sheet once; a positive or unanswered safety item and a change for the worse each become a task.

    A screening questionnaire is scored for the PHQ-9 items it holds. Source: PHQ9-2001, GAD7-2006
    """
    asked = asked_as(sheet.clinic, instrument or sheet.purpose, on=local_day(sheet.clinic, at), to_patient=True)
    how = Asked(asked.mode, asked.wording_sha256)
    return keep_score(sheet=sheet, instrument=instrument or sheet.purpose, how=how, by=by, at=at)


def keep_score(
    *,
    sheet: Sheet,
    instrument: str,
    how: Asked,
    by: Actor,
    at: datetime,
    found: instruments.Score | None = None,
    rated_at: datetime | None = None,
) -> Score:
    """Keep the score of a sheet that was sent, worked out of its items unless only the result is known."""
    there = Score.objects.filter(sheet=sheet, instrument=instrument).first()
    if there is not None:
        return there
    if sheet.completed_at is None or sheet.patient is None:
        raise Refused(_("A form is scored when it has been sent."))
    found = found or sheets.score(instrument, answers_of(sheet))
    main = ASKABLE[instrument].main
    try:
        with transaction.atomic():
            kept = Score.objects.create(
                clinic=sheet.clinic,
                patient=sheet.patient,
                instrument=instrument,
                sheet=sheet,
                total=found.total,
                answered_count=found.answered,
                safety_item=found.safety_item,
                band=found.band or "",
                results={
                    key: value for key, value in found.values.items() if key != main or value.__class__ is not int
                },
                mode=how.mode,
                wording_sha256=how.wording_sha256,
                rated_by=how.rated_by,
                completed_at=rated_at or sheet.completed_at,
                content_version=CONTENT_VERSION,
            )
    except IntegrityError:
        return Score.objects.get(sheet=sheet, instrument=instrument)
    if instrument == sheet.purpose:
        if how.mode != "total_only":
            _look_at_safety(sheet, by=by, at=at)
            _look_at_own_lines(sheet, by=by, at=at)
        watch(kept, by=by, at=at)
    result = found.values.get(main)
    said = f"{result}" if result is not None else f"not scorable, {found.answered} answered"
    record(
        "outcomes.scored",
        f"{'entered' if how.rated_by else 'sent'} a {instrument_name(instrument)} ({said})",
        about=kept,
        by=by,
        at=at,
        clinic=sheet.clinic,
        patient=sheet.patient,
        details={
            "result": result,
            "missing": list(found.missing),
            "safety_item": found.safety_item,
            "mode": how.mode,
        },
    )
    return kept


def _look_at_safety(sheet: Sheet, *, by: Actor, at: datetime) -> None:
    """A positive safety item is a task whatever the total; one left out is a task too. Source: PHQ9-2001, P"""
    worry = sheets.worry(sheet.purpose, answers_of(sheet))
    if worry is not None:
        _raise_safety_task(sheet, worry, by=by, at=at)


def _look_at_own_lines(sheet: Sheet, *, by: Actor, at: datetime) -> None:
    """What a form in our own words asks of the clinic: a look at the bladder, a call about a rising mood.

    Source: L-JNJ-UR, KIC, P
    """
    form_id = sheet.purpose.removeprefix("own_")
    if own_id(form_id) != sheet.purpose or form_id not in OWN_FORMS:
        return
    answers = answers_of(sheet)
    lines = {key: answers.get(sheets.sheet_key(sheet.purpose, key)) for key in OWN_FORMS[form_id].keys}
    for finding in what_follows(form_id, lines):
        if finding.outcome != "task":
            continue
        raise_task(
            clinic=sheet.clinic,
            kind="own_form",
            title=_("Look at %(name)s: %(form)s") % {"name": sheet.patient, "form": OWN_FORMS[form_id].title},
            reason=finding.sentence,
            link=reverse("outcomes:scale", args=[sheet.patient_id, sheet.purpose]),
            patient=sheet.patient,
            about=sheet,
            unique_key=f"{finding.code}:{sheet.pk}",
            urgency="next_day",
            owner_role="prescriber",
            by=by,
            at=at,
        )
