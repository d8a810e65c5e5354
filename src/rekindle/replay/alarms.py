"""The verb `alarms`: a treatment's readings and what people did, and every alarm that follows."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.monitoring.alarms import Event, Policy, Transition, policy, replay
from rekindle.clinical.monitoring.alarms.policy import moved
from rekindle.clinical.monitoring.alarms.refusing import why_not
from rekindle.clinical.monitoring.alarms.rule import is_finite
from rekindle.replay.alarm_keys import INPUT, OUTPUT, TRANSITION

__all__ = ["INPUT", "OUTPUT", "alarms"]

# What an event of a kind cannot do without.
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "reading": ("parameter",),
    "symptom": ("symptom",),
    "fault": ("fault",),
    "expect": ("parameter", "screen", "ends_s"),
    "connect": ("source", "screen"),
    "disconnect": ("source", "screen"),
    "change_limit": ("condition",),
}


def alarms(case: Mapping[str, Any]) -> dict[str, Any]:
    """Every alarm of one treatment, in order; what cannot count is said and passed over."""
    INPUT.refuse(case)
    refusals: list[str] = []
    in_force = _policy(case.get("policy") or {}, refusals)
    baseline = {
        key: value for key, value in (case.get("baseline") or {}).items() if _plausible_own(key, value, refusals)
    }
    events = [
        event
        for index, given in enumerate(case["events"])
        if (event := _event(index, given, in_force, refusals)) is not None
    ]
    _, transitions = replay(events, in_force, baseline)
    return {
        "content_version": CONTENT_VERSION,
        "transitions": [_said(row) for row in transitions],
        "refusals": refusals,
    }


def _event(index: int, given: Mapping[str, Any], in_force: Policy, refusals: list[str]) -> Event | None:
    said = {key: value for key, value in given.items() if value is not None}
    needed = NEEDED.get(said["kind"], ())
    if needed and not any(said.get(key) not in (None, "") for key in needed):
        refusals.append(f"Event {index}, a {said['kind']}, names none of: {', '.join(needed)}.")
        return None
    event = Event(**said)
    found = why_not(event, in_force)
    refusals += [f"Event {index}: {refusal.sentence}" for refusal in found]
    return None if found else event


def _policy(overrides: Mapping[str, Any], refusals: list[str]) -> Policy:
    whole = policy()
    for name, steps in overrides.items():
        for step in steps or ():
            said = {key: value for key, value in step.items() if key != "step" and value is not None}
            found = _why_not_step(whole, name, step["step"], said)
            refusals += found
            whole = whole if found else moved(whole, name, step["step"], **said)
    return whole


def _why_not_step(whole: Policy, name: str, number: int, said: Mapping[str, Any]) -> list[str]:
    steps = whole.rules[name].steps
    if not 1 <= number <= len(steps):
        return [f"The alarm {name} has the steps 1 to {len(steps)}, and no step {number}."]
    if (
        not all(is_finite(value) for value in said.values())
        or min(said.get("delay_s", 0), said.get("clears_for_s", 0)) < 0
    ):
        return [f"A time or a limit of {name} cannot be so."]
    if not steps[number - 1].limits and ("limit" in said or "clears_at" in said):
        return [f"Step {number} of {name} has no limit to move."]
    return []


def _plausible_own(key: str, value: Any, refusals: list[str]) -> bool:
    if value is None:
        return False
    if is_finite(value) and value > 0:
        return True
    refusals.append(f"A baseline of {value} for {key} cannot be, and counts as not known.")
    return False


def _said(row: Transition) -> dict[str, Any]:
    return {name: getattr(row, name) for name in TRANSITION.names}
