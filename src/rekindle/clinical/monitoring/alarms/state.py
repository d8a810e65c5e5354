"""What the alarm machine remembers: every due time is in it, so that a crash forgets nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rekindle.clinical.monitoring.alarms.rule import Priority
from rekindle.clinical.monitoring.alarms.table import Standing
from rekindle.clinical.values import Amount


@dataclass(frozen=True, slots=True)
class Watch:
    """One step of one condition: since when its limit is passed, whether it counts, since when it is inside again."""

    since_s: float | None = None
    beyond: bool = False
    on: bool = False
    inside_s: float | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of one treatment: where it stands, how loud it was shown, and who has heard it."""

    standing: Standing = "normal"
    watches: tuple[Watch, ...] = ()
    priority: Priority = "LOW"
    level: int = 0
    started_s: float = 0.0
    raised_s: float = 0.0
    unheard_s: float | None = None
    reach: int = 0
    acknowledged_s: float | None = None
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The last valid value of one sign from one source; `silent` once a later reading of it had no valid value."""

    value: Amount | None
    valid_s: float | None
    measured_s: float | None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """When a source was last heard, and the pauses between its last messages; `joined` by a person's act."""

    heard_s: float
    gaps_s: tuple[float, ...] = ()
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A limit moved or switched off for this treatment, with its reason, who did it and when it ends."""

    condition: str
    step: int
    limit: Amount | None
    off: bool
    reason: str
    by: str
    until_s: float | None


@dataclass(frozen=True, slots=True)
class State:
    """Everything the machine knows of one treatment at one second; plain values throughout."""

    at_s: float
    baseline: Mapping[str, Amount] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, Known]] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()
    every_s: Mapping[str, float] = field(default_factory=dict)
    feeds: Mapping[str, Feed] = field(default_factory=dict)
    screens: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    severe_s: tuple[float, ...] = ()
    breath_s: float | None = None
    capnograph: bool = False
    audio_until_s: float | None = None
    ended: bool = False
