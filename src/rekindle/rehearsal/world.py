"""What the lives share: the clinic, the people registered so far, and small ways of telling time."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rekindle.journey.candidates.models import Candidate
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.people.models import Patient, Staff
from rekindle.rehearsal.founding import House
from rekindle.rehearsal.person import Person


@dataclass(slots=True)
class World:
    """One rehearsal: its house, its seed, the moment it leads up to, and who is known by now."""

    house: House
    seed: int
    now: datetime
    patients: dict[str, Patient] = field(default_factory=dict)

    def who(self, key: str) -> Staff:
        """A member of staff by short name."""
        return self.house.staff[key]

    def patient(self, person: Person) -> Patient:
        """The patient this person has become."""
        return self.patients[person.name]

    def candidate(self, person: Person) -> Candidate:
        """The candidate as the database has them now."""
        found = candidate_of(self.patient(person))
        if found is None:
            raise LookupError(f"{person.name} has not entered the queue.")
        return found

    def day(self, at: datetime) -> date:
        """The clinic's calendar day."""
        return at.astimezone(self.house.zone).date()

    def clock(self, on: date, hour: int, minute: int = 0) -> datetime:
        """An hour of a day in the clinic's zone."""
        return datetime.combine(on, time(hour, minute), self.house.zone)

    def later(self, at: datetime, days_d: float, hour: int = 11) -> datetime:
        """Some days on, at an hour of the working day."""
        wanted = self.clock(self.day(at) + timedelta(days=max(0, round(days_d))), hour)
        return max(wanted, at + timedelta(minutes=20))
