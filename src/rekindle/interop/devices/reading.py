"""A reading: the one form in which anything measured enters the house, from whichever door it came."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, get_args

from rekindle.interop.devices.parameters import PARAMETER

Validity = Literal["valid", "questionable", "invalid", "absent"]
TimeFrom = Literal["reading", "group", "message", "received"]
Clock = Literal["near", "apart", "off", "unknown"]

VALIDITY_WORDS: Final[dict[Validity, str]] = {
    "valid": "measured",
    "questionable": "measured, and the monitor itself doubts it",
    "invalid": "the monitor says it is not a measurement",
    "absent": "the monitor has no measurement",
}
CLOCK_WORDS: Final[dict[Clock, str]] = {
    "near": "the monitor's clock is within a minute of ours",
    "apart": "the monitor's clock is more than a minute from ours",
    "off": "the monitor's clock is more than five minutes from ours, so the reading stands where its own age puts it",
    "unknown": "not enough messages yet to know the monitor's clock",
}


class ReadingRefused(ValueError):
    """A reading that cannot be; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Device:
    """The monitor as it names itself; who it belongs to is decided by a person's act, never by a message."""

    identity: str
    bed: str = ""

    def __post_init__(self) -> None:
        if not self.identity.strip():
            raise ReadingRefused("A reading needs the device it came from.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One value of one parameter from one device, or the fact that the device has none.

    An invalid or absent value is an event of its own: it starts the clock of a lost signal. `measured_at` is the
    device's own time and is never rewritten; `skew_s` is how far its clock runs behind ours, where that is known.
    `operation` names this row of this message and is the same each time the message is sent again.
    Source: DEVICES-CONTRACT
    """

    parameter: str
    value: float | None
    unit: str
    validity: Validity
    measured_at: datetime
    received_at: datetime
    device: Device
    source: str
    operation: str
    time_from: TimeFrom = "reading"
    clock: Clock = "unknown"
    skew_s: float = 0.0
    sub_id: str = ""
    method: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        known = PARAMETER.get(self.parameter)
        if known is None:
            raise ReadingRefused(f"Nothing that can be measured is called {self.parameter!r}.")
        if self.unit != known.unit:
            raise ReadingRefused(f"{known.words.capitalize()} is kept in {known.unit}, not in {self.unit!r}.")
        if self.validity not in get_args(Validity):
            raise ReadingRefused(f"A reading cannot be {self.validity!r}.")
        if (self.value is None) != (self.validity in ("invalid", "absent")):
            raise ReadingRefused("A reading has a value exactly when it was measured.")
        if self.value is not None and not known.lowest <= self.value <= known.highest:
            raise ReadingRefused(f"{known.words.capitalize()} {self.value} {known.unit} cannot be.")
        if self.measured_at.tzinfo is None or self.received_at.tzinfo is None:
            raise ReadingRefused("A reading's times say their zone.")
        if not self.operation or not self.source:
            raise ReadingRefused("A reading names its source and the operation that brought it.")

    @property
    def placed_at(self) -> datetime:
        """Where the reading stands in the record: the device's time, moved only where its clock is far off."""
        return self.measured_at + timedelta(seconds=self.skew_s) if self.clock == "off" else self.measured_at

    @property
    def age_s(self) -> float:
        """How old the value was when it came, with the difference of the clocks taken out where it is known."""
        age = (self.received_at - self.measured_at).total_seconds()
        return max(0.0, age - (self.skew_s if self.clock != "unknown" else 0.0))

    @property
    def is_live(self) -> bool:
        """Whether an alarm may listen to it; what comes late is charted and stays silent."""
        return self.age_s <= PARAMETER[self.parameter].live_s

    @property
    def same_as(self) -> str:
        """The key under which a gateway's replay of the same value is recognised, whatever message carried it."""
        moment = self.measured_at.astimezone(UTC).isoformat()
        return digest(
            self.source, self.device.identity, self.device.bed, self.sub_id, self.parameter, moment, repr(self.value)
        )


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A row that was kept and not believed, with the reason in one sentence and a code for it."""

    code: str
    reason: str
    row: str
    device: Device | None = None
    parameter: str = ""
    operation: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a monitor says in words: its own alarm or a technical note, kept as it was said."""

    kind: str
    said: str
    device: Device
    operation: str = ""


def digest(*parts: object) -> str:
    """A short fingerprint of some words, the same on every machine."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]
