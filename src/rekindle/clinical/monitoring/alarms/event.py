"""What the alarm machine is told, and what it answers: one event in, rows for the log out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from rekindle.clinical.monitoring.alarms.rule import Nature, Priority
from rekindle.clinical.values import Amount

Kind = Literal[
    "expect", "connect", "change_limit", "reading", "symptom", "fault", "disconnect", "acknowledge", "pause_audio",
    "reset", "end", "tick",
]  # fmt: skip
Phase = Literal["start", "continue", "update", "escalate", "deescalate", "end", "reset"]
Shown = Literal["inactive", "active", "latched"]

# At one instant first what is expected, then what was measured, then what people did, then the passing of time.
ORDER: Final[Mapping[Kind, int]] = MappingProxyType(
    {
        "expect": 0,
        "connect": 1,
        "change_limit": 2,
        "reading": 3,
        "symptom": 4,
        "fault": 5,
        "disconnect": 6,
        "acknowledge": 7,
        "reset": 8,
        "pause_audio": 9,
        "end": 10,
        "tick": 11,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened at one second of the treatment; what does not belong to its kind stays empty."""

    at_s: float
    kind: Kind
    parameter: str = ""
    value: Amount | None = None
    valid: bool = True
    age_s: float = 0.0
    source: str = ""
    screen: str = ""
    symptom: str = ""
    fault: str = ""
    present: bool = True
    every_s: float | None = None
    ends_s: float | None = None
    condition: str = ""
    step: int = 0
    limit: Amount | None = None
    off: bool = False
    until_s: float | None = None
    pause_s: float | None = None
    by: str = ""
    lead: bool = False
    reason: str = ""

    def place(self) -> tuple[float, int, str]:
        """Where it stands among all events, however they were shuffled on their way."""
        return self.at_s, ORDER[self.kind], repr(self)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row for the log: what changed, why, and how far the call has reached (0 this chair, then further)."""

    at_s: float
    condition: str
    phase: Phase
    state: Shown
    priority: Priority
    kind: Nature
    level: int
    acknowledged: bool
    reason: str
    reach: int = 0
    by: str = ""
