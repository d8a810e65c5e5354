"""One step of the alarm machine in the making: a copy of the state that may be written to, and the rows it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from rekindle.clinical.monitoring.alarms.event import Transition
from rekindle.clinical.monitoring.alarms.policy import Policy, moved
from rekindle.clinical.monitoring.alarms.rule import CONTINUOUS, SIGNALS, Rule
from rekindle.clinical.monitoring.alarms.state import Change, Condition, Feed, Known, State, Watch
from rekindle.clinical.values import Amount

_KEPT = tuple(found.name for found in fields(State))


@dataclass(slots=True)
class Work:
    """The state of one treatment while one event is taken in; what was handed in is never changed."""

    policy: Policy
    at_s: float
    baseline: Mapping[str, Amount]
    conditions: dict[str, Condition]
    known: dict[str, Mapping[str, Known]]
    touched: frozenset[str]
    every_s: dict[str, float]
    feeds: dict[str, Feed]
    screens: tuple[str, ...]
    symptoms: tuple[str, ...]
    faults: tuple[str, ...]
    changes: tuple[Change, ...]
    severe_s: tuple[float, ...]
    breath_s: float | None
    capnograph: bool
    audio_until_s: float | None
    ended: bool
    log: list[Transition] = field(default_factory=list)

    def kept(self) -> State:
        """The state to keep."""
        return State(**{name: getattr(self, name) for name in _KEPT})

    def rule(self, name: str) -> Rule:
        """The rule in force for this treatment, with the limits that somebody moved for it."""
        whole = self.policy
        for change in self.changes:
            if change.condition == name and not change.off:
                whole = moved(whole, name, change.step, limit=change.limit)
        return whole.rules[name]

    def is_off(self, name: str, number: int) -> bool:
        """Whether somebody switched this step off for this treatment."""
        return any(change.off and change.condition == name and change.step in (0, number) for change in self.changes)

    def condition(self, name: str) -> Condition:
        """Where a condition stands; one that never stirred is normal."""
        found = self.conditions.get(name)
        return found or Condition(watches=(Watch(),) * len(self.policy.rules[name].steps))

    def put(self, name: str, condition: Condition) -> None:
        """Keep a condition, and forget one that is quite at rest."""
        idle = condition.standing == "normal" and all(
            watch.since_s is None and not watch.on for watch in condition.watches
        )
        if idle:
            self.conditions.pop(name, None)
        else:
            self.conditions[name] = condition

    def watch(self, name: str, since_s: float | None) -> None:
        """Let the clock of a technical condition run from a moment, or stop it."""
        watches = tuple(
            watch if watch.on and since_s is not None else Watch(since_s, since_s is not None)
            for watch in self.condition(name).watches
        )
        self.put(name, replace(self.condition(name), watches=watches))

    def newest_s(self, signal: str) -> float | None:
        """When this signal last had a valid value, from whichever source."""
        times = [one.valid_s for name in SIGNALS[signal] for one in self.known.get(name, {}).values()]
        return max((time_s for time_s in times if time_s is not None), default=None)

    def silent(self, signal: str) -> bool:
        """Whether every source of this signal last said that it has no valid value."""
        found = [one for name in SIGNALS[signal] for one in self.known.get(name, {}).values()]
        return bool(found) and all(one.silent for one in found)

    def lost_after_s(self, signal: str) -> float:
        """After how long without a valid value this signal counts as lost."""
        return self.policy.rules[f"{signal}_signal_lost"].steps[0].delay_s

    def is_continuous(self, signal: str) -> bool:
        """Whether a monitor is expected to measure it all the while; a scheduled sign is not."""
        return signal in CONTINUOUS and signal not in self.every_s


def opened(state: State, policy: Policy) -> Work:
    """A copy of the state that may be written to."""
    work = Work(policy=policy, **{name: getattr(state, name) for name in _KEPT})
    work.conditions, work.known = dict(state.conditions), dict(state.known)
    work.every_s, work.feeds = dict(state.every_s), dict(state.feeds)
    return work
