"""Between the row of a watch and the alarm machine: its clock, its policy, its memory, and what it waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.monitoring.alarms import Event, Policy, State, from_json, policy
from rekindle.clinical.monitoring.alarms.feeds import BY_HAND
from rekindle.clinical.monitoring.alarms.rule import SIGNAL_OF, SIGNALS
from rekindle.clinical.values import Amount, ClinicValues, Setting
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import values_for
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.models import Treatment, VitalSigns, Watch

BY_HAND_AT_A_PACE: Final = ("cuff", "spo2", "hr", "rr", "moaas")
NEVER_S: Final = 10 * 86400.0  # a planned end that no treatment reaches: the pump stands still
KNOWN: Final = tuple(sorted(SIGNAL_OF))  # what the machine judges; anything else is charted and moves no alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One value of one sign as it reaches the watch, from a hand or from a monitor; no valid value is news as well."""

    parameter: str
    value: Amount | None
    measured_at: datetime
    source: str = BY_HAND
    valid: bool = True


def second_of(watch: Watch, at: datetime) -> float:
    """An instant on the machine's own clock, which never runs backwards."""
    return round((at - watch.opened_at).total_seconds() + watch.offset_s, 3)


def instant_of(watch: Watch, at_s: float) -> datetime:
    """A second of the machine as an instant."""
    return watch.opened_at + timedelta(seconds=at_s - watch.offset_s)


def state_of(watch: Watch) -> State:
    """What the machine remembered after its last step; read once from a row that has not changed meanwhile."""
    read: tuple[object, State] | None = watch.__dict__.get("_read")
    if read is None or read[0] is not watch.state:
        read = (watch.state, from_json(watch.state))
        watch.__dict__["_read"] = read
    return read[1]


def alarm_settings(clinic: Clinic, at: datetime) -> dict[str, Setting]:
    """What the clinic's named clinician has moved among the values of alarms; the treatment keeps it to its end."""
    return {key: value for key, value in values_for(clinic, at).settings.items() if key.startswith("alarm_")}


def policy_of(watch: Watch) -> Policy:
    """The policy this treatment began with."""
    return _policy(watch.policy_version, tuple(sorted(watch.settings.items())))


@lru_cache(maxsize=32)
def _policy(version: str, settings: tuple[tuple[str, Setting], ...]) -> Policy:
    return policy(ClinicValues(MappingProxyType(dict(settings))), version=version)


def is_readable(watch: Watch) -> bool:
    """Whether the machine that kept this state knew the same rules as this one."""
    if watch.policy_version != CONTENT_VERSION:
        return False
    try:
        state = state_of(watch)
    except (TypeError, KeyError, ValueError):
        return False
    rules = policy_of(watch).rules
    return all(name in rules and len(one.watches) == len(rules[name].steps) for name, one in state.conditions.items())


def baseline(row: Treatment) -> dict[str, float]:
    """The person's own values before the treatment."""
    own = facts.baseline_of(VitalSigns.objects.filter(treatment=row, in_error_at__isnull=True), row.began_at)
    if own is None:
        return {}
    return {name: value for name in KNOWN if (value := getattr(own, name, None)) is not None}


def by_hand(kept: VitalSigns) -> tuple[Measured, ...]:
    """One charted set, value by value."""
    return tuple(
        Measured(parameter=name, value=value, measured_at=kept.measured_at)
        for name in KNOWN
        if (value := getattr(kept, name, None)) is not None
    )


def reading_events(watch: Watch, readings: Iterable[Measured], at: datetime) -> list[Event]:
    """What was measured, as the machine takes it in: now, and as old as it is."""
    return [
        Event(
            at_s=second_of(watch, at),
            kind="reading",
            parameter=one.parameter,
            value=one.value,
            valid=one.valid and one.value is not None,
            age_s=max(round((at - one.measured_at).total_seconds(), 3), 0.0),
            source=one.source,
        )
        for one in readings
    ]


def pace_s(row: Treatment) -> float:
    """How often a set is owed by hand: closer while the drug runs, and wider after the first set past its end."""
    ended_at = row.infusion_ended_at
    after = ended_at is not None and VitalSigns.objects.filter(
        treatment=row, measured_at__gte=ended_at, in_error_at__isnull=True
    )
    return 60.0 * (facts.PLAN.after.every_min if after and after.exists() else row.observe_every_min)


def last_set(row: Treatment) -> VitalSigns | None:
    """The newest set since the drug began."""
    sets = VitalSigns.objects.filter(treatment=row, in_error_at__isnull=True).exclude(phase="before")
    return sets.order_by("-measured_at").first()


def first_expectations(row: Treatment, at_s: float) -> list[Event]:
    """What the machine waits for from the start: every sign a hand takes, at the pace of the plan."""
    pace = pace_s(row)
    return [Event(at_s=at_s, kind="expect", parameter=SIGNALS[signal][0], every_s=pace) for signal in BY_HAND_AT_A_PACE]


def new_pace(row: Treatment, every_s: Mapping[str, float], at_s: float) -> list[Event]:
    """The signs whose pace is no longer what the plan says; what a monitor watches all the while has none."""
    pace = pace_s(row)
    return [
        Event(at_s=at_s, kind="expect", parameter=SIGNALS[signal][0], every_s=pace)
        for signal, was in every_s.items()
        if was != pace
    ]


def planned_end(row: Treatment, watch: Watch, at: datetime) -> Event:
    """When the bag is empty by what was done to the pump; never, while the pump stands still or is off."""
    given = None if row.infusion_ended_at is not None else facts.delivered(row, at)
    empties_at = None if given is None else given.empties_at or given.ended_at
    at_s = second_of(watch, at)
    ends_s = at_s + NEVER_S if empties_at is None else max(second_of(watch, empties_at), at_s)
    return Event(at_s=at_s, kind="expect", ends_s=ends_s)
