"""Which input does what in which standing of a condition: every pair is written down, and the machine obeys this table.

Source: IHE-ACM, P (interop.md 2.2)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from rekindle.clinical.monitoring.alarms.event import Phase, Shown

Standing = Literal["normal", "pending", "active", "held", "acknowledged", "latched"]
Input = Literal[
    "crossed", "back", "raised", "raised_high", "again", "eased", "cleared", "silence", "unheard", "reminder",
    "reminder_high", "acknowledge", "reset", "put_right", "pause_audio", "end",
]  # fmt: skip
STANDINGS: Final[tuple[Standing, ...]] = get_args(Standing)
INPUTS: Final[tuple[Input, ...]] = get_args(Input)

MEANS: Final[Mapping[Standing, str]] = MappingProxyType(
    {
        "normal": "nothing asks for anybody",
        "pending": "a limit is passed and its delay is running",
        "active": "the alarm stands and nobody has acknowledged it",
        "held": "the same at priority HIGH of a condition that latches: it cannot end unheard",
        "acknowledged": "the alarm stands and somebody has acknowledged it",
        "latched": "the cause has gone and a HIGH alarm waits to be acknowledged or reset",
    }
)
ASKS: Final[Mapping[Input, str]] = MappingProxyType(
    {
        "crossed": "a limit is passed, and its delay is not over",
        "back": "every limit is kept again before a delay was over",
        "raised": "a delay is over, or a worse step is reached",
        "raised_high": "the same, at priority HIGH of a condition that latches",
        "again": "the cause is back, no worse than before",
        "eased": "a worse step is over and a milder one still stands",
        "cleared": "every step is over, for as long as each must be",
        "silence": "no reading, no valid reading, or time alone",
        "unheard": "nobody acknowledged it in time",
        "reminder": "the acknowledgement has run out",
        "reminder_high": "the same, at priority HIGH of a condition that latches",
        "acknowledge": "somebody says that they have seen it",
        "reset": "somebody resets it while its cause may still be there",
        "put_right": "somebody resets what a person reported",
        "pause_audio": "somebody pauses the sound",
        "end": "the treatment is over",
    }
)
SHOWN: Final[Mapping[Standing, Shown]] = MappingProxyType(
    {
        "normal": "inactive",
        "pending": "inactive",
        "active": "active",
        "held": "active",
        "acknowledged": "active",
        "latched": "latched",
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a condition stands afterwards, and the row it leaves in the log, if any."""

    standing: Standing
    phase: Phase | None = None


def _row(standing: Standing, **changes: Outcome) -> dict[tuple[Standing, Input], Outcome]:
    """One standing: what is not named changes nothing and is written down as that."""
    return {(standing, asked): changes.get(asked, Outcome(standing)) for asked in INPUTS}


TABLE: Final[Mapping[tuple[Standing, Input], Outcome]] = MappingProxyType(
    _row(
        "normal",
        crossed=Outcome("pending"),
        raised=Outcome("active", "start"),
        raised_high=Outcome("held", "start"),
    )
    | _row(
        "pending",
        back=Outcome("normal"),
        cleared=Outcome("normal"),
        raised=Outcome("active", "start"),
        raised_high=Outcome("held", "start"),
        end=Outcome("normal"),
    )
    | _row(
        "active",
        raised=Outcome("active", "escalate"),
        raised_high=Outcome("held", "escalate"),
        eased=Outcome("active", "deescalate"),
        cleared=Outcome("normal", "end"),
        unheard=Outcome("active", "continue"),
        acknowledge=Outcome("acknowledged", "update"),
        put_right=Outcome("normal", "reset"),
        end=Outcome("normal", "end"),
    )
    | _row(
        "held",
        raised_high=Outcome("held", "escalate"),
        cleared=Outcome("latched", "update"),
        unheard=Outcome("held", "continue"),
        acknowledge=Outcome("acknowledged", "update"),
        put_right=Outcome("normal", "reset"),
        end=Outcome("latched", "update"),
    )
    | _row(
        "acknowledged",
        raised=Outcome("active", "escalate"),
        raised_high=Outcome("held", "escalate"),
        eased=Outcome("acknowledged", "deescalate"),
        cleared=Outcome("normal", "end"),
        put_right=Outcome("normal", "reset"),
        reminder=Outcome("active", "continue"),
        reminder_high=Outcome("held", "continue"),
        end=Outcome("normal", "end"),
    )
    | _row(
        "latched",
        raised_high=Outcome("held", "escalate"),
        again=Outcome("held", "continue"),
        unheard=Outcome("latched", "continue"),
        acknowledge=Outcome("normal", "end"),
        reset=Outcome("normal", "reset"),
        put_right=Outcome("normal", "reset"),
    )
)
