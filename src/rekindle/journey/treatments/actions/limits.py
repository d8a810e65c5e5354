"""An alarm limit moved or switched off for one treatment: with a reason, an end, and a lead for what is HIGH."""

from datetime import datetime, timedelta

from django.db import transaction

from rekindle.clinical.monitoring.alarms import Event
from rekindle.clinical.monitoring.alarms.refusing import why_not
from rekindle.clinical.values import Amount
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may
from rekindle.journey.treatments import watches
from rekindle.journey.treatments.actions import watching
from rekindle.journey.treatments.actions.alarms import watch_to_act_on
from rekindle.journey.treatments.actions.state import keep, locked
from rekindle.journey.treatments.models import AlarmTransition, Treatment


@transaction.atomic
def change_limit(
    *,
    treatment: Treatment,
    condition: str,
    step: int,
    reason: str,
    by: Staff,
    at: datetime,
    limit: Amount | None = None,
    off: bool = False,
    minutes: int | None = None,
) -> list[AlarmTransition]:
    """Move one limit, or switch its step off, for so many minutes or to the end of this treatment; never for the next.

    Source: P (interop.md 2.2, rule 4)
    """
    require(by, "treatment.run")
    row = locked(treatment)
    watch = watch_to_act_on(row, at)
    policy, at_s = watches.policy_of(watch), watches.second_of(watch, at)
    if condition not in policy.rules:
        raise ValueError(f"{condition!r} is not an alarm condition")
    event = Event(
        at_s=at_s, kind="change_limit", condition=condition, step=step, limit=limit, off=off, reason=reason.strip(),
        until_s=None if minutes is None else at_s + timedelta(minutes=minutes).total_seconds(),
        by=str(by), lead=may(by.role, "treatment.accept"),
    )  # fmt: skip
    refusals = why_not(event, policy)
    if refusals:
        raise Refused(refusals)
    kept = watching.advance(watch, [event], at=at, cause="a limit", by=by)
    said = policy.rules[condition].says.lower()
    what = "switched off" if off else f"moved to {limit:g}"
    until = "to the end of the treatment" if minutes is None else f"for {minutes} minutes"
    sentence = f"{what} step {step} of the alarm of {said} at {{about}} {until}: {reason.strip()}"
    keep("limit_changed", sentence, row, by=by, at=at, details={"condition": condition, "step": step, "limit": limit})
    return kept
