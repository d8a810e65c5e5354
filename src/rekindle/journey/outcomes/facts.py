"""From rows to the values the library judges: scores on their days, infusions on theirs, check-ins asked and missed."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.coding import Points
from rekindle.clinical.outcomes.trajectory import DatedScore, Infused, Trajectory, trajectory
from rekindle.clinical.values import ClinicValues
from rekindle.journey.courses.models import PlannedSession
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import values_for
from rekindle.journey.treatments.models import Treatment

NOT_GIVEN = ("planned", "preparation", "not-done", "entered-in-error")


@dataclass(frozen=True, slots=True)
class Given:
    """One infusion that took place, on its day."""

    on: date
    began_at: datetime
    number: int
    mg_per_kg: Decimal
    dose_mg: Decimal
    phase: str
    treatment_pk: int


@dataclass(frozen=True, slots=True)
class Planned:
    """One session still to come."""

    on: date
    mg_per_kg: Decimal
    phase: str
    booked: bool


@dataclass(frozen=True)
class History:
    """All that a trajectory is read from, and what the library says of it."""

    instrument: str
    scores: tuple[Score, ...]
    check_ins: tuple[CheckIn, ...]
    given: tuple[Given, ...]
    planned: tuple[Planned, ...]
    read: Trajectory
    values: ClinicValues
    zone: ZoneInfo = field(repr=False)

    def day(self, at: datetime) -> date:
        """The clinic's day of an instant."""
        return at.astimezone(self.zone).date()

    @property
    def newest(self) -> Score | None:
        """The newest sheet of this instrument, whether or not it could be scored."""
        return self.scores[-1] if self.scores else None


def zone_of(clinic: Clinic) -> ZoneInfo:
    """The clinic's own clock."""
    return ZoneInfo(clinic.time_zone)


def given_infusions(patient: Patient) -> tuple[Given, ...]:
    """Every infusion that began, oldest first, numbered through all courses."""
    zone = zone_of(patient.clinic)
    rows = (
        Treatment.objects.filter(patient=patient, began_at__isnull=False)
        .exclude(status__in=NOT_GIVEN)
        .select_related("session__course")
        .order_by("began_at")
    )
    return tuple(
        Given(
            on=row.began_at.astimezone(zone).date(),
            began_at=row.began_at,
            number=number,
            mg_per_kg=row.session.course.mg_per_kg,
            dose_mg=row.dose_mg,
            phase=row.session.course.phase,
            treatment_pk=row.pk,
        )
        for number, row in enumerate(rows, start=1)
        if row.began_at is not None
    )


def planned_sessions(patient: Patient, today: date) -> tuple[Planned, ...]:
    """The sessions of an open course that have not been given, on their booked day or the day aimed at."""
    zone = zone_of(patient.clinic)
    done = Treatment.objects.filter(patient=patient).exclude(status__in=NOT_GIVEN).values("session")
    rows = (
        PlannedSession.objects.filter(course__patient=patient, course__status__in=["draft", "active", "on-hold"])
        .exclude(pk__in=done)
        .select_related("course", "appointment")
    )
    found = []
    for row in rows:
        booked = row.appointment is not None and row.appointment.status in ("booked", "arrived")
        on = row.appointment.starts_at.astimezone(zone).date() if booked and row.appointment else row.target_on
        if on >= today:
            found.append(Planned(on, row.course.mg_per_kg, row.course.phase, booked))
    return tuple(sorted(found, key=lambda one: one.on))


def result_of(score: Score) -> Any:
    """The main result of a score: its total, or what the scale gives instead of one."""
    return score.total if score.total is not None else score.results.get(ASKABLE[score.instrument].main)


def points_of(score: Score) -> Points | None:
    """The main result where it is a number."""
    result = result_of(score)
    return result if isinstance(result, int | float) and not isinstance(result, bool) else None


def dated(scores: tuple[Score, ...], zone: ZoneInfo) -> list[DatedScore]:
    """Scores as the library reads them, each on the clinic's day and at the hour it was sent."""
    return [
        DatedScore(on=row.completed_at.astimezone(zone).date(), total=points_of(row), at=row.completed_at)
        for row in scores
    ]


def infused(given: tuple[Given, ...]) -> list[Infused]:
    """Infusions as the library reads them: a form of the same day lies before or after by its hour."""
    return [Infused(one.on, one.began_at) for one in given]


def history(patient: Patient, instrument: str, *, at: datetime) -> History:
    """A person's scores on one instrument beside their infusions, read as of an instant."""
    zone = zone_of(patient.clinic)
    scores = tuple(
        Score.objects.filter(patient=patient, instrument=instrument, completed_at__lte=at).order_by(
            "completed_at", "pk"
        )
    )
    check_ins = tuple(
        CheckIn.objects.filter(patient=patient, instrument=instrument).select_related("sheet").order_by("due_on")
    )
    given = given_infusions(patient)
    values = values_for(patient.clinic, at)
    read = trajectory(instrument, dated(scores, zone), infused(given), values=values)
    planned = planned_sessions(patient, at.astimezone(zone).date())
    return History(instrument, scores, check_ins, given, planned, read, values, zone)


def class_without(patient: Patient, kept: Score) -> str:
    """The class as it stood before this score was sent."""
    zone = zone_of(patient.clinic)
    before = tuple(
        Score.objects.filter(patient=patient, instrument=kept.instrument, completed_at__lte=kept.completed_at)
        .exclude(pk=kept.pk)
        .order_by("completed_at", "pk")
    )
    infusions = infused(given_infusions(patient))
    values = values_for(patient.clinic, kept.completed_at)
    return trajectory(kept.instrument, dated(before, zone), infusions, values=values).now.response_class
