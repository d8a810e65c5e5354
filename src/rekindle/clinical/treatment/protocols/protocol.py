"""What a protocol is: a way of treating, its numbers, how far a clinic may move them, and from which day it counts.

A number that a clinic confirms or moves is a `Value`; a fact of a label is written down and never moved. A session
keeps the version that it was ordered under.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, Self

from rekindle.clinical.treatment.dose_library.line import Limit
from rekindle.clinical.values import DEFAULTS, ClinicValues, Need, Value

Status = Literal["off-label", "labelled"]
NOTHING: Final[Mapping[str, Value]] = MappingProxyType({})
OWN: Final = "+own"  # behind the version of a protocol in which a clinic has set a number of its own


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One line of a protocol in words, with where it comes from."""

    title: str
    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """One way of giving a course, versioned: a session keeps the version it was ordered under."""

    protocol_id: Need
    version: str
    effective_on: date
    name: str
    route: str
    status: Status
    sessions: int
    per_week: int
    weeks: int
    gap_h: float
    span_d: int
    maintenance_min_gap_d: int
    observation_id: str  # of the plans in clinical.monitoring.schedule
    limits: tuple[Limit, ...]
    statements: tuple[Statement, ...]
    sources: tuple[str, ...]
    settings: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    further: tuple[Value, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Every number of this protocol that a clinic confirms or may move."""
        return (*self.settings.values(), *self.further)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The numbers that rest on memory or policy."""
        return tuple(value.says for value in self.values if value.waits)

    def with_values(self, values: ClinicValues = DEFAULTS) -> Self:
        """The clinic's own protocol: its numbers as its named clinician has set them, each within its band."""
        moved = {name: values.of(value) for name, value in self.settings.items()}
        changed = {name: number for name, number in moved.items() if number != getattr(self, name)}
        if not changed:
            return self
        typed = {name: type(getattr(self, name))(number) for name, number in changed.items()}
        if "sessions" in typed:
            typed["weeks"] = -(-typed["sessions"] // self.per_week)
        return replace(self, **typed, version=f"{self.version}{OWN}")


@dataclass(frozen=True, kw_only=True)
class Infusion(Protocol):
    """A drip: milligrams for each kilogram over minutes."""

    mg_per_kg: float
    minutes: float


@dataclass(frozen=True, kw_only=True)
class PainInfusion(Protocol):
    """A drip for pain: milligrams for each kilogram and hour, over minutes."""

    mg_per_kg_per_h: float
    minutes: float


@dataclass(frozen=True, kw_only=True)
class Injection(Protocol):
    """One injection: milligrams for each kilogram."""

    mg_per_kg: float


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of weeks of a Spravato course: the doses there are, and how often."""

    name: str
    weeks_from: int
    weeks_to: int | None  # None: as long as it goes on
    doses_mg: tuple[int, ...]
    every_d_least: int
    every_d_most: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Spray(Protocol):
    """Spravato: whole devices, fewer times a week as the weeks go on."""

    first_mg: int
    phases: tuple[Phase, ...]

    def phase_of(self, week: int) -> Phase | None:
        """The stretch a week of the course, counted from 1, falls in; none means that it was not studied."""
        return next(
            (one for one in self.phases if one.weeks_from <= week and (one.weeks_to is None or week <= one.weeks_to)),
            None,
        )
