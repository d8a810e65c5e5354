"""What becomes of a form whose owner walked away: first noted, later emptied, unless somebody may be in danger."""

from datetime import datetime, timedelta

from django.db import transaction

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor, Machine
from rekindle.journey.questionnaires.models import Answer, Sheet
from rekindle.journey.tasks.queries import about

CLOCK = Machine("questionnaire clock")


def mark_abandoned(*, at: datetime, after_h: float, by: Actor = CLOCK) -> int:
    """Note which questionnaires nobody has touched for so many hours; returns how many."""
    limit = at - timedelta(hours=after_h)
    idle = Sheet.objects.filter(
        purpose=Sheet.Purpose.SCREENING, completed_at__isnull=True, abandoned_at__isnull=True, started_at__lte=limit
    ).exclude(last_answer_at__gt=limit)
    return sum(_abandon(sheet, limit=limit, by=by, at=at) for sheet in idle.select_related("clinic").order_by("id"))


def erase_old(*, at: datetime, after_d: float, by: Actor = CLOCK) -> int:
    """Empty the questionnaires abandoned so many days ago; returns how many.

    One that belongs to a patient is their record and stays; so does one about which a task is still open.
    """
    old = Sheet.objects.filter(
        purpose=Sheet.Purpose.SCREENING,
        patient__isnull=True,
        abandoned_at__lte=at - timedelta(days=after_d),
        erased_at__isnull=True,
    )
    return sum(_erase(sheet, by=by, at=at) for sheet in old.select_related("clinic").order_by("id"))


@transaction.atomic
def _abandon(sheet: Sheet, *, limit: datetime, by: Actor, at: datetime) -> bool:
    """Claimed by condition, so that an answer arriving in the same moment wins."""
    still = Sheet.objects.filter(pk=sheet.pk, completed_at__isnull=True, abandoned_at__isnull=True)
    if not still.exclude(last_answer_at__gt=limit).update(abandoned_at=at):
        return False
    record("sheet.abandoned", "noted that nobody finished {about}", about=sheet, by=by, at=at, clinic=sheet.clinic)
    return True


@transaction.atomic
def _erase(sheet: Sheet, *, by: Actor, at: datetime) -> bool:
    if about("sheet", sheet.pk).filter(done_at__isnull=True).exists():
        return False
    unclaimed = Sheet.objects.filter(
        pk=sheet.pk, abandoned_at__isnull=False, patient__isnull=True, erased_at__isnull=True
    )
    if not unclaimed.update(erased_at=at, resume_hash="", resume_expires_at=None):
        return False
    Answer.objects.filter(sheet=sheet).update(value=None)
    record("sheet.erased", "emptied {about}, which nobody finished", about=sheet, by=by, at=at, clinic=sheet.clinic)
    return True
