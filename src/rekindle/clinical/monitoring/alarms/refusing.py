"""Why a change of limits or expectations is refused: every loosening has a reason, an end and somebody who answers.

Source: P (interop.md 2.2, rule 4)
"""

from rekindle.clinical.monitoring.alarms.event import Event
from rekindle.clinical.monitoring.alarms.policy import Policy
from rekindle.clinical.monitoring.alarms.rule import is_finite
from rekindle.clinical.refusal import Refusal


def why_not(event: Event, policy: Policy) -> tuple[Refusal, ...]:
    """Every reason against an event; empty means that it counts.

    Source: P
    """
    if not is_finite(event.at_s) or not is_finite(event.age_s):
        return (_no("time", "An event happens at a second of the treatment, and a reading has an age in seconds."),)
    if event.kind == "change_limit":
        return _why_not_change(event, policy)
    if event.kind == "expect" and event.off and not event.reason:
        return (_no("reason", "To stop expecting a sign needs a reason."),)
    if event.kind == "expect" and event.every_s is not None and not 0 < event.every_s < float("inf"):
        return (_no("pace", "A sign is expected every so many seconds, more than none."),)
    return ()


def _why_not_change(event: Event, policy: Policy) -> tuple[Refusal, ...]:
    rule = policy.rules[event.condition]
    if not 0 <= event.step <= len(rule.steps) or (event.step == 0 and not event.off):
        return (_no("step", f"{rule.says} has the steps 1 to {len(rule.steps)}."),)
    steps = [rule.steps[event.step - 1]] if event.step else list(rule.steps)
    refusals = []
    if not event.reason:
        refusals.append(_no("reason", "A limit is changed with a reason."))
    if any(step.priority == "HIGH" for step in steps) and not event.lead:
        refusals.append(_no("lead", "A limit of priority HIGH is changed by the nurse in charge or the prescriber."))
    if not event.off and (event.limit is None or not is_finite(event.limit)):
        refusals.append(_no("limit", "A change names the new limit, or switches the step off."))
    if not event.off and not all(step.limits for step in steps):
        refusals.append(_no("limit", f"{rule.says} has no limit to move here."))
    if event.until_s is not None and event.until_s <= event.at_s:
        refusals.append(_no("until", "A change ends later than it begins."))
    return tuple(refusals)


def _no(code: str, sentence: str) -> Refusal:
    return Refusal(f"alarms.{code}", sentence, ("P",))
