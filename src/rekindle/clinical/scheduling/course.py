"""On which days the six sessions of a course may fall: twice a week for three weeks, two days apart at least."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.protocol import IV_MOOD, Protocol

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})
_IDEAL_GAP_D = 3.5
_LEAST_GAP_D = 2


@dataclass(frozen=True)
class CourseDays:
    """The days proposed, or why none could be."""

    days: tuple[date, ...]
    refusals: tuple[Refusal, ...] = ()


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(f"course.{code}", sentence, ("P",))


def _spread(days: Sequence[date]) -> float:
    """How unevenly the days lie: less is better."""
    return sum(abs((after - before).days - _IDEAL_GAP_D) for before, after in pairwise(days))


def _best(weeks: Sequence[Sequence[date]], per_week: int, fits: Callable[[Sequence[date]], bool]) -> tuple[date, ...]:
    """The evenest choice of days, so many in each week."""
    chosen: list[tuple[date, ...]] = [()]
    for week in weeks:
        grown = [(*before, *pick) for before in chosen for pick in combinations(week, per_week)]
        chosen = sorted((days for days in grown if fits(days)), key=lambda days: (_spread(days), days))
    return chosen[0] if chosen else ()


def propose_days(
    first_on: date,
    *,
    weekdays: Collection[int] = MONDAY_TO_FRIDAY,
    closed: Collection[date] = frozenset(),
    protocol: Protocol = IV_MOOD,
) -> CourseDays:
    """The evenest days for a course from this day on: so many a week, far enough apart, within the longest span.

    The first session is on the first open day from `first_on`.
    Source: P
    """
    day = first_on
    for _ in range(7 * protocol.weeks):
        if day.weekday() in weekdays and day not in closed:
            break
        day += timedelta(days=1)
    else:
        return CourseDays((), (_refuse("no_open_day", f"The clinic has no open day in the weeks from {first_on}."),))
    weeks = [
        [
            opened
            for opened in (day + timedelta(days=7 * week + offset) for offset in range(7))
            if opened.weekday() in weekdays and opened not in closed
        ]
        for week in range(protocol.weeks)
    ]

    def fits(days: Sequence[date]) -> bool:
        apart = all((after - before).days >= _LEAST_GAP_D for before, after in pairwise(days))
        return days[0] == day and apart and (days[-1] - days[0]).days <= protocol.span_d

    found = _best(weeks, protocol.per_week, fits)
    if not found:
        sentence = (
            f"{protocol.sessions} sessions, {protocol.per_week} a week and 48 hours apart, do not fit into the open"
            f" days from {day}; choose another start or other days."
        )
        return CourseDays((), (_refuse("does_not_fit", sentence),))
    return CourseDays(found)


def why_not_schedule(starts: Iterable[datetime], *, protocol: Protocol = IV_MOOD) -> tuple[Refusal, ...]:
    """Sessions of one course keep the hours between them and stay within the span; the order they come in is no matter.

    Times are aware instants, so a night when the clocks change counts its true hours.
    Source: P
    """
    ordered = sorted(starts, key=lambda start: start.astimezone(UTC))
    refusals = []
    if len(ordered) > protocol.sessions:
        refusals.append(
            _refuse("too_many", f"{len(ordered)} sessions are more than the {protocol.sessions} of this course.")
        )
    for before, after in pairwise(ordered):
        hours = elapsed(before, after).total_seconds() / 3600
        if hours < protocol.gap_h:
            sentence = (
                f"{before:%Y-%m-%d %H:%M} and {after:%Y-%m-%d %H:%M} are {hours:g} hours apart; at least"
                f" {protocol.gap_h:g} are needed."
            )
            refusals.append(_refuse("too_close", sentence))
    if ordered and elapsed(ordered[0], ordered[-1]) > timedelta(days=protocol.span_d):
        refusals.append(_refuse("too_long", f"The course would last longer than {protocol.span_d} days."))
    return tuple(refusals)
