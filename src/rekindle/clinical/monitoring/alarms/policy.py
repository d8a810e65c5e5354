"""The alarm policy in force: every condition with a clinic's own delays, under a version and from a date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.monitoring.alarms import waits
from rekindle.clinical.monitoring.alarms.rule import Limit, Rule, Step
from rekindle.clinical.sources import COMPILED_ON
from rekindle.clinical.values import DEFAULTS, Amount, ClinicValues, Value, by_key

_VALUE: Final[Mapping[str, Value]] = by_key(waits.VALUES)
# How far a call that nobody acknowledges has reached.
REACHES: Final[tuple[str, ...]] = (
    "the screen at this chair",
    "every screen of the clinic",
    "the named second person",
    "everyone on duty",
)


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the alarm policy; a treatment keeps the version it began with."""

    version: str
    from_on: date
    rules: Mapping[str, Rule]
    audio_pause_s: float
    reminder_s: float
    reach_s: Mapping[str, tuple[float, ...]]
    repeat_s: float
    confirmed_s: float
    live_s: float
    live_cuff_s: float
    feed_floor_s: float


def policy(values: ClinicValues = DEFAULTS, *, version: str = CONTENT_VERSION, from_on: date = COMPILED_ON) -> Policy:
    """The policy with what a clinic's named clinician has set.

    Source: P (clinical.md 5.2, interop.md 2.2 and 2.3)
    """
    return Policy(
        version=version,
        from_on=from_on,
        rules=MappingProxyType({rule.name: _with_delays(rule, values) for rule in waits.RULES}),
        audio_pause_s=values.of(waits.AUDIO_PAUSE),
        reminder_s=values.of(waits.REMINDER),
        reach_s=MappingProxyType(
            {
                "HIGH": tuple(values.of(value) for value in waits.HIGH_REACH),
                "MEDIUM": tuple(values.of(value) for value in waits.MEDIUM_REACH),
                "LOW": (),
            }
        ),
        repeat_s=values.of(waits.REPEAT),
        confirmed_s=values.of(waits.CONFIRMED),
        live_s=values.of(waits.LIVE_AGE),
        live_cuff_s=values.of(waits.LIVE_CUFF_AGE),
        feed_floor_s=values.of(waits.FEED_FLOOR),
    )


def in_force(policies: Iterable[Policy], on: date) -> Policy | None:
    """The newest policy that had begun by this day; none is a reason not to begin a treatment."""
    begun = [found for found in policies if found.from_on <= on]
    return max(begun, key=lambda found: found.from_on, default=None)


def moved(
    whole: Policy,
    condition: str,
    number: int,
    *,
    limit: Amount | None = None,
    clears_at: Amount | None = None,
    delay_s: float | None = None,
    clears_for_s: float | None = None,
) -> Policy:
    """The policy with one step of one condition set otherwise; the way back inside moves with the limit.

    The first limit of a step moves: for a pressure its systolic one.
    """
    rule = whole.rules[condition]
    step = rule.steps[number - 1]
    steps = list(rule.steps)
    limits = step.limits
    if limits and (limit is not None or clears_at is not None):
        limits = (_limit_moved(limits[0], limit, clears_at), *limits[1:])
    steps[number - 1] = replace(
        step,
        limits=limits,
        delay_s=step.delay_s if delay_s is None else delay_s,
        clears_for_s=step.clears_for_s if clears_for_s is None else clears_for_s,
    )
    rules = MappingProxyType({**whole.rules, condition: replace(rule, steps=tuple(steps))})
    return replace(whole, rules=rules)


def _limit_moved(limit: Limit, value: Amount | None, clears_at: Amount | None) -> Limit:
    at = limit.value if value is None else value
    return replace(limit, value=at, clears_at=limit.clears_at + at - limit.value if clears_at is None else clears_at)


def _with_delays(rule: Rule, values: ClinicValues) -> Rule:
    steps: list[Step] = []
    for number, step in enumerate(rule.steps, 1):
        value = _VALUE.get(waits.delay_key(rule, number))
        steps.append(step if value is None else replace(step, delay_s=values.of(value)))
    return replace(rule, steps=tuple(steps))
