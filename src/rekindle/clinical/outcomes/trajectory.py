"""A person's scores beside their treatments: where it began, the best, where it stands now, and what may be said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rekindle.clinical.outcomes.response import TreatmentResponse, respond
from rekindle.clinical.outcomes.rules import BASELINE_WINDOW_D, RELAPSE_GAP_D, RESPONSE_FRACTION, rule_of


@dataclass(frozen=True)
class DatedScore:
    """One answer sheet's total on its day; an incomplete one has none."""

    on: date
    total: int | None


@dataclass(frozen=True)
class Reading:
    """One complete total after treatment began."""

    on: date
    total: int


@dataclass(frozen=True)
class Point:
    """One reading after treatment began, judged."""

    on: date
    total: int
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
    best_since_response: int | None
    now: TreatmentResponse


def baseline_of(scores: Iterable[DatedScore], first_infusion_on: date) -> DatedScore | None:
    """The last complete score in the fourteen days up to and on the day of the first infusion.

    Source: P (instruments.md 3.5)
    """
    eligible = [
        score
        for score in scores
        if score.total is not None and 0 <= (first_infusion_on - score.on).days <= BASELINE_WINDOW_D
    ]
    return max(eligible, key=lambda score: score.on, default=None)


def _responded(baseline: int, entry_score: int, total: int) -> bool:
    return baseline >= entry_score and baseline - total >= RESPONSE_FRACTION * baseline


def _earlier_reading(readings: Sequence[Reading], on: date) -> Reading | None:
    """The reading to set beside today's for relapse: the nearest a week back, else the nearest at all."""
    week = [reading for reading in readings if (on - reading.on).days >= RELAPSE_GAP_D]
    return (week or list(readings))[-1] if readings else None


def _since_response(readings: Sequence[Reading], baseline: int, entry_score: int) -> list[Reading]:
    """The readings after the last one that was still a response."""
    since: list[Reading] = []
    for reading in readings:
        since = [] if _responded(baseline, entry_score, reading.total) else [*since, reading]
    return since


def _judge(
    instrument_id: str, baseline: int | None, readings: Sequence[Reading], best: int | None
) -> TreatmentResponse:
    """Judge the last of the readings; those since the last response are what relapse is read from."""
    current = readings[-1]
    earlier = None
    if baseline is not None and best is not None:
        since = _since_response(readings[:-1], baseline, rule_of(instrument_id).entry_score)
        earlier = _earlier_reading(since, current.on)
    return respond(
        instrument_id,
        baseline=baseline,
        current=current.total,
        previous=earlier.total if earlier else None,
        days_between=(current.on - earlier.on).days if earlier else None,
        best_since_response=best,
    )


def _best_after(best: int | None, baseline: int | None, entry_score: int, total: int) -> int | None:
    if best is not None:
        return min(best, total)
    return total if baseline is not None and _responded(baseline, entry_score, total) else None


def trajectory(instrument_id: str, scores: Iterable[DatedScore], infusions: Iterable[date]) -> Trajectory:
    """Read the scores in the order of their days against the treatments given, and say where the person stands.

    Source: B02, P
    """
    given = tuple(sorted(infusions))
    if not given:
        judged = respond(instrument_id, baseline=None, current=None)
        return Trajectory(instrument_id, None, None, (), (), None, None, judged)
    ordered = sorted(scores, key=lambda score: score.on)
    baseline = baseline_of(ordered, given[0])
    base = baseline.total if baseline else None
    after = [Reading(score.on, score.total) for score in ordered if score.on > given[0] and score.total is not None]
    points: list[Point] = []
    best: int | None = None
    for index, reading in enumerate(after):
        best = _best_after(best, base, rule_of(instrument_id).entry_score, reading.total)
        judged = _judge(instrument_id, base, after[: index + 1], best)
        before = sum(day < reading.on for day in given)
        points.append(Point(reading.on, reading.total, (reading.on - given[0]).days, before, judged))
    lowest = min(after, key=lambda reading: (reading.total, reading.on), default=None)
    now = points[-1].judged if points else respond(instrument_id, baseline=base, current=None)
    return Trajectory(instrument_id, baseline, given[0], given, tuple(points), lowest, best, now)
