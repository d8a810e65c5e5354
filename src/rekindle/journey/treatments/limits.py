"""The alarm limits in force at one chair, in words, and what somebody moved for this treatment."""

from dataclasses import dataclass
from datetime import datetime

from rekindle.clinical.monitoring.alarms import Policy, shown
from rekindle.clinical.monitoring.alarms.state import Change
from rekindle.clinical.monitoring.alarms.waits import step_in_words
from rekindle.journey.treatments import watches
from rekindle.journey.treatments.models import Treatment, Watch


@dataclass(frozen=True, slots=True)
class InForce:
    """One step of one condition that has a limit."""

    key: str
    says: str
    words: str
    delay_s: float
    priority: str

    @property
    def choice(self) -> str:
        return f"{self.says}: {self.words} ({self.priority})"


@dataclass(frozen=True, slots=True)
class Moved:
    """One limit that is not what the policy says, with who and until when."""

    words: str
    until: datetime | None
    by: str
    reason: str


def in_force(row: Treatment) -> list[InForce]:
    """Every limit of the policy this treatment began with; none before it begins and after it is over."""
    watch = Watch.objects.filter(treatment=row, closed_at__isnull=True).first()
    if watch is None:
        return []
    return [
        InForce(f"{rule.name}.{number}", rule.says, step_in_words(step), step.delay_s, step.priority)
        for rule in watches.policy_of(watch).rules.values()
        for number, step in enumerate(rule.steps, 1)
        if step.limits and rule.nature == "physiological"
    ]


def moved(row: Treatment) -> list[Moved]:
    """What stands on the banner of the chair page."""
    watch = Watch.objects.filter(treatment=row, closed_at__isnull=True).first()
    if watch is None or not watches.is_readable(watch):
        return []
    policy = watches.policy_of(watch)
    return [_moved(watch, policy, change) for change in shown.moved_limits(watches.state_of(watch))]


def _moved(watch: Watch, policy: Policy, change: Change) -> Moved:
    rule = policy.rules[change.condition]
    which = step_in_words(rule.steps[max(change.step, 1) - 1])
    now = "switched off" if change.off else f"now {change.limit:g}"
    until = None if change.until_s is None else watches.instant_of(watch, change.until_s)
    return Moved(f"{rule.says}, {which}: {now}.", until, change.by, change.reason)
