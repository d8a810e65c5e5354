"""A person's scores beside their treatments: where it began, the best, where it stands now, and what may be said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rekindle.clinical.outcomes.baseline import Baseline, DatedScore, Infused, PassedOver, baseline_of, comes_after
from rekindle.clinical.outcomes.finding import TreatmentResponse
from rekindle.clinical.outcomes.lines import MADRS_RELAPSE_GAP_FROM, MADRS_RELAPSE_GAP_TO, RELAPSE_GAP
from rekindle.clinical.outcomes.response import respond
from rekindle.clinical.outcomes.rules import ChangeRule, rule_of
from rekindle.clinical.values import DEFAULTS, Amount, ClinicValues

__all__ = [
    "Baseline",
    "DatedScore",
    "Infused",
    "PassedOver",
    "Point",
    "Reading",
    "Trajectory",
    "baseline_of",
    "trajectory",
]

LATE_AFTER = 6  # a response first reached after the six of the series, with up to ten infusions, is a late one
LATE_UP_TO = 10


@dataclass(frozen=True)
class Reading:
    """One complete total after treatment began."""

    on: date
    total: Amount
    at: datetime | None = None


@dataclass(frozen=True)
class Point:
    """One reading after treatment began, judged."""

    on: date
    total: Amount
    days_since_first: int
    infusions_before: int
    judged: TreatmentResponse


@dataclass(frozen=True)
class Trajectory:
    """The whole line: baseline, readings, best, lowest, and the present class with its reasons."""

    instrument_id: str
    baseline: DatedScore | None
    first_infusion_on: date | None
    infusions: tuple[date, ...]
    points: tuple[Point, ...]
    lowest: Reading | None
    best_since_response: Amount | None
    now: TreatmentResponse
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def late_responder(self) -> bool:
        """Whether the first response came only after the six infusions of a series."""
        return any(point.judged.late_response for point in self.points)


@dataclass(frozen=True)
class _Course:
    """What every reading of one person is judged against."""

    rule: ChangeRule
    given: tuple[Infused, ...]
    base: Amount | None
    values: ClinicValues

    def responded(self, total: Amount) -> bool:
        return self.base is not None and self.rule.is_response(self.base, total, self.values)

    def better(self, one: Amount, other: Amount) -> Amount:
        return max(one, other) if self.rule.rise_is_better else min(one, other)


def trajectory(
    instrument_id: str,
    scores: Iterable[DatedScore],
    infusions: Iterable[date | Infused],
    *,
    values: ClinicValues = DEFAULTS,
) -> Trajectory:
    """Read the scores in the order of their days against the treatments given, and say where the person stands.

    Source: B02, P
    """
    rule = rule_of(instrument_id)
    found = (one if isinstance(one, Infused) else Infused(one) for one in infusions)
    given = tuple(sorted(found, key=lambda one: (one.on, one.began_at.isoformat() if one.began_at else "")))
    if not given:
        judged = respond(instrument_id, baseline=None, current=None, values=values)
        return Trajectory(instrument_id, None, None, (), (), None, None, judged)
    ordered = sorted(scores, key=lambda score: score.order)
    chosen = baseline_of(ordered, given[0], recall_d=rule.recall_d, values=values)
    course = _Course(rule, given, chosen.score.total if chosen.score else None, values)
    after = [
        Reading(score.on, score.total, score.at)
        for score in ordered
        if score.total is not None and comes_after(score, given[0])
    ]
    points, best = _told(course, after)
    best_reading = None
    for reading in after:
        if best_reading is None or course.better(reading.total, best_reading.total) != best_reading.total:
            best_reading = reading
    now = points[-1].judged if points else respond(instrument_id, baseline=course.base, current=None, values=values)
    return Trajectory(
        instrument_id,
        chosen.score,
        given[0].on,
        tuple(one.on for one in given),
        tuple(points),
        best_reading,
        best,
        now,
        chosen.passed_over,
    )


def _told(course: _Course, after: Sequence[Reading]) -> tuple[list[Point], Amount | None]:
    """Every reading judged in its turn, and the best since the first response."""
    points: list[Point] = []
    best: Amount | None = None
    for index, reading in enumerate(after):
        first = best is None and course.responded(reading.total)
        if first:
            best = reading.total
        elif best is not None:
            best = course.better(best, reading.total)
        judged = _judge(course, after[: index + 1], best)
        dated = DatedScore(reading.on, reading.total, reading.at)
        before = sum(comes_after(dated, one) for one in course.given)
        days = (reading.on - course.given[0].on).days
        judged = _with_circumstances(course.rule, judged, days, before if first else None)
        points.append(Point(reading.on, reading.total, days, before, judged))
    return points, best


def _with_circumstances(
    rule: ChangeRule, judged: TreatmentResponse, days: int, infusions_at_first: int | None
) -> TreatmentResponse:
    """What the course adds to a judgement: a response that came late, and a form that looks back too far.

    Source: B03
    """
    late = infusions_at_first is not None and LATE_AFTER < infusions_at_first <= LATE_UP_TO
    more = [f"The response came late, after {infusions_at_first} infusions."] if late else []
    if rule.recall_d is not None and days < rule.recall_d:
        more.append(
            f"The {rule.name} asks about {rule.recall_d} days, so this reading still looks back before the first"
            " infusion."
        )
    return replace(judged, late_response=late, reasons=(*judged.reasons, *more))


def _judge(course: _Course, readings: Sequence[Reading], best: Amount | None) -> TreatmentResponse:
    """Judge the last of the readings; those since the last response are what relapse is read from."""
    current = readings[-1]
    gap_d = int(course.values.of(RELAPSE_GAP))
    earlier = None
    if course.base is not None and best is not None:
        earlier = _high_before(course, readings) or _earlier_reading(
            _since_response(course, readings[:-1]), current.on, gap_d
        )
    return respond(
        course.rule.instrument_id,
        baseline=course.base,
        current=current.total,
        previous=earlier.total if earlier else None,
        days_between=(current.on - earlier.on).days if earlier else None,
        best_since_response=best,
        values=course.values,
    )


def _earlier_reading(readings: Sequence[Reading], on: date, gap_d: int) -> Reading | None:
    """The reading to set beside today's for relapse: the nearest a week back, else the nearest at all."""
    week = [reading for reading in readings if (on - reading.on).days >= gap_d]
    return (week or list(readings))[-1] if readings else None


def _high_before(course: _Course, readings: Sequence[Reading]) -> Reading | None:
    """The reading that together with today's is high twice, on a scale where that is a relapse even from a response."""
    line = course.rule.relapse_twice_from
    if line is None or readings[-1].total < course.values.of(line):
        return None
    first = next(index for index, reading in enumerate(readings) if course.responded(reading.total))
    low, high = course.values.of(MADRS_RELAPSE_GAP_FROM), course.values.of(MADRS_RELAPSE_GAP_TO)
    fit = [
        reading
        for reading in readings[first:-1]
        if reading.total >= course.values.of(line) and low <= (readings[-1].on - reading.on).days <= high
    ]
    return fit[-1] if fit else None


def _since_response(course: _Course, readings: Sequence[Reading]) -> list[Reading]:
    """The readings after the last one that was still a response."""
    since: list[Reading] = []
    for reading in readings:
        since = [] if course.responded(reading.total) else [*since, reading]
    return since
