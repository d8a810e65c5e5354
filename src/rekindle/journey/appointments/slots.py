"""Finding times that are free, on the clinic's own wall clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rekindle.journey.appointments.kinds import GRID_MIN
from rekindle.journey.appointments.occupancy import steps
from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair

MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at which somebody, and a chair where one is needed, is free."""

    starts_at: datetime
    ends_at: datetime
    practitioner: Staff
    chair: Chair | None = None

    @property
    def key(self) -> str:
        """How a form names this slot."""
        chair = self.chair.pk if self.chair else ""
        return f"{self.starts_at.astimezone(UTC):%Y%m%dT%H%MZ}.{self.practitioner.pk}.{chair}"


@dataclass(frozen=True, slots=True)
class Held:
    """What is already taken: (resource, key) → steps with the places held in each."""

    places: dict[tuple[str, int], dict[datetime, int]]

    def free(self, resource: str, key: int, times: Iterable[datetime], capacity: int = 1) -> bool:
        """Whether one more fits into every step; a whole person needs every place."""
        taken = self.places.get((resource, key))
        if not taken:
            return True
        return all(taken.get(at, 0) < capacity for at in times)

    def load(self, resource: str, key: int) -> int:
        """How many steps are taken: the less busy person is offered first."""
        return len(self.places.get((resource, key), {}))


def local_day(on: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants between which a calendar day lasts in the clinic: 23, 24 or 25 hours."""
    begin = datetime.combine(on, MIDNIGHT, tzinfo=zone).astimezone(UTC)
    end = datetime.combine(on + timedelta(days=1), MIDNIGHT, tzinfo=zone).astimezone(UTC)
    return begin, end


def starts_within(opens_at: datetime, closes_at: datetime, minutes: int) -> Iterator[tuple[datetime, list[datetime]]]:
    """Every start on the half-hour grid from opening, as long as the appointment ends before closing."""
    at, length = opens_at, timedelta(minutes=minutes)
    while at + length <= closes_at:
        yield at, list(steps(at, at + length))
        at += timedelta(minutes=GRID_MIN)
