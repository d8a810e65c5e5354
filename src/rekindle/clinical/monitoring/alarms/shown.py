"""What a screen shows and sounds of one treatment: every alarm that stands, and the sound of the loudest alone.

Source: P (interop.md 2.2, rules 3, 4, 7 and 9)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rekindle.clinical.monitoring.alarms.following import VITAL
from rekindle.clinical.monitoring.alarms.policy import REACHES, Policy
from rekindle.clinical.monitoring.alarms.rule import CONTINUOUS, RANK, Nature, Priority
from rekindle.clinical.monitoring.alarms.state import Change, State
from rekindle.clinical.monitoring.alarms.table import SHOWN
from rekindle.clinical.monitoring.alarms.technical import LOST, OVERDUE


@dataclass(frozen=True, slots=True)
class Standing:
    """One alarm as a screen shows it; `unknown` while its sign has no valid value, so that it is held as it was."""

    condition: str
    says: str
    kind: Nature
    priority: Priority
    level: int
    latched: bool
    acknowledged_by: str | None
    since_s: float
    reach: int
    reaches: str
    unknown: bool


def standing(state: State, policy: Policy) -> tuple[Standing, ...]:
    """Every alarm that is active or latched, the most urgent first.

    Source: P (interop.md 2.2)
    """
    return tuple(sorted(_all(state, policy), key=_urgency))


def _urgency(one: Standing) -> tuple[int, bool, int, float, str]:
    return -RANK[one.priority], one.acknowledged_by is not None, -one.level, one.since_s, one.condition


def _all(state: State, policy: Policy) -> Iterator[Standing]:
    for name, condition in state.conditions.items():
        if SHOWN[condition.standing] == "inactive":
            continue
        rule = policy.rules[name]
        yield Standing(
            condition=name,
            says=rule.says,
            kind=rule.nature,
            priority=condition.priority,
            level=condition.level,
            latched=condition.standing == "latched",
            acknowledged_by=condition.acknowledged_by if condition.standing == "acknowledged" else None,
            since_s=condition.started_s,
            reach=condition.reach,
            reaches=REACHES[condition.reach],
            unknown=rule.nature == "physiological" and is_unknown(state, rule.signal),
        )


def is_unknown(state: State, signal: str) -> bool:
    """Whether a sign has no value to go by now: its signal is lost, or its reading is overdue."""
    names = [signal + OVERDUE, *([signal + LOST] if signal in CONTINUOUS else [])] if signal in VITAL else []
    return any(name in state.conditions and SHOWN[state.conditions[name].standing] == "active" for name in names)


def sound(state: State, policy: Policy) -> Priority | None:
    """The priority whose sound is due now: the highest that nobody acknowledged; none while the sound is paused.

    Source: P (interop.md 2.2)
    """
    if state.audio_until_s is not None:
        return None
    unheard = [one.priority for one in standing(state, policy) if one.acknowledged_by is None]
    return max(unheard, key=RANK.__getitem__, default=None)


def moved_limits(state: State) -> tuple[Change, ...]:
    """Every limit that somebody moved or switched off for this treatment, for the banner."""
    return state.changes
