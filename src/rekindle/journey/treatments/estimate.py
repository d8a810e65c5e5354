"""The strip of the chart that follows the pump: an estimated concentration, solid until now and dashed after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rekindle.clinical.pharmacology.display import Line

HEIGHT_PX: Final = 124.0
STEPS: Final = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MOST_TICKS: Final = 4
HEADROOM_RATIO: Final = 1.06

Point = tuple[float, float, float, float]  # minutes, lower, typical, upper


@dataclass(frozen=True, slots=True)
class Strip:
    """One estimated curve with its band, placed below the vital signs on their axis of time."""

    top_px: float
    height: float
    ticks: tuple[tuple[float, str], ...]
    gone: str
    coming: str
    band_gone: str
    band_coming: str
    now: tuple[float, float] | None

    @property
    def bottom_px(self) -> float:
        return self.top_px + self.height

    @property
    def middle(self) -> float:
        return self.top_px + 20


def place(
    line: Line,
    *,
    zero_at: datetime,
    until: datetime,
    now: datetime | None,
    x: Callable[[datetime], float],
    top_px: float,
) -> Strip:
    """Place a curve until the end of the axis; what lies after now is only how it would go on."""

    def minute(at: datetime) -> float:
        return (at - zero_at).total_seconds() / 60

    end_min = minute(until)
    points = _cut(_points(line), end_min)[0]
    gone, coming = (points, []) if now is None else _cut(points, minute(now))
    step, top = _scale(points)

    def y(level_ng_per_ml: float) -> float:
        return round(top_px + HEIGHT_PX * (1 - level_ng_per_ml / top), 1)

    def at(minutes: float) -> float:
        return x(zero_at + timedelta(minutes=minutes))

    return Strip(
        top_px=top_px,
        height=HEIGHT_PX,
        ticks=tuple((y(tick), f"{tick:g}") for tick in range(step, int(top) + 1, step)),
        gone=_path(gone, at, y),
        coming=_path(coming, at, y),
        band_gone=_band(gone, at, y),
        band_coming=_band(coming, at, y),
        now=None if now is None or not gone else (at(gone[-1][0]), y(gone[-1][2])),
    )


def _points(line: Line) -> list[Point]:
    lower, upper = line.lower or line.typical, line.upper or line.typical
    return list(zip(line.times_min, lower, line.typical, upper, strict=True))


def _cut(points: Sequence[Point], at_min: float) -> tuple[list[Point], list[Point]]:
    """The points until a minute and those from it on; both hold the minute itself, read between its neighbours."""
    before = [point for point in points if point[0] <= at_min]
    after = [point for point in points if point[0] > at_min]
    if before and after and before[-1][0] < at_min:
        left, right = before[-1], after[0]
        share = (at_min - left[0]) / (right[0] - left[0])
        low, typical, high = (a + share * (b - a) for a, b in zip(left[1:], right[1:], strict=True))
        before.append((at_min, low, typical, high))
    return before, [before[-1], *after] if before and after else after


def _scale(points: Sequence[Point]) -> tuple[int, float]:
    highest = max((point[3] for point in points), default=0.0) * HEADROOM_RATIO
    top = max(highest, STEPS[0])
    return next((step for step in STEPS if top / step <= MOST_TICKS), STEPS[-1]), top


def _path(points: Sequence[Point], x: Callable[[float], float], y: Callable[[float], float]) -> str:
    if len(points) < 2:
        return ""
    return "M" + "L".join(f"{x(minute)} {y(typical)}" for minute, _, typical, _ in points)


def _band(points: Sequence[Point], x: Callable[[float], float], y: Callable[[float], float]) -> str:
    if len(points) < 2:
        return ""
    there = [f"{x(point[0])} {y(point[3])}" for point in points]
    back = [f"{x(point[0])} {y(point[1])}" for point in reversed(points)]
    return "M" + "L".join([*there, *back]) + "Z"
