"""From lines to a drawing: paths, bands, ticks and marks in pixels, without a colour.

Measured is solid and planned is dashed; no path crosses a gap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor, isfinite, log10
from typing import Final

from rekindle.clinical.pharmacology.display import Line

STEPS: Final = (1, 2, 5, 10)
MINUTE_STEPS: Final = (5, 10, 15, 20, 30, 60, 120, 240, 360, 720, 1440)
MOST_X_TICKS: Final = 9
MOST_Y_TICKS: Final = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, or is meant to, at a minute."""

    at_min: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what stands there."""

    at_px: float
    label: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One line as paths: what is solid, what is dashed and the band around both."""

    solid: str
    dashed: str
    band: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that a page or a file needs to draw lines over minutes; the colours are theirs."""

    width_px: int
    height_px: int
    left_px: float
    right_px: float
    top_px: float
    bottom_px: float
    unit: str
    traces: tuple[Trace, ...]
    minutes: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    now_px: float | None


@dataclass(frozen=True, slots=True)
class _Frame:
    left_px: float
    right_px: float
    top_px: float
    bottom_px: float
    first_min: float
    last_min: float
    highest_y: float

    def x_px(self, at_min: float) -> float:
        share = (at_min - self.first_min) / (self.last_min - self.first_min)
        return round(self.left_px + share * (self.right_px - self.left_px), 2)

    def y_px(self, level_y: float) -> float:
        return round(self.bottom_px - level_y / self.highest_y * (self.bottom_px - self.top_px), 2)


def picture(
    lines: Sequence[Line],
    *,
    marks: Iterable[Mark] = (),
    now_min: float | None = None,
    planned_from_min: float | None = None,
    width_px: int = 720,
    height_px: int = 300,
) -> Picture:
    """The drawing of lines that share a unit, from their first to their last minute."""
    if not lines or len({line.unit for line in lines}) > 1:
        raise ValueError("A picture needs at least one line, and one unit for all of them.")
    first_min, last_min = min(line.times_min[0] for line in lines), max(line.times_min[-1] for line in lines)
    if not first_min < last_min:
        raise ValueError("A picture needs lines that last for a while.")
    levels = _levels(max(_highest(line) for line in lines))
    frame = _Frame(48.0, width_px - 16.0, 28.0, height_px - 36.0, first_min, last_min, levels[-1])
    within = [mark for mark in marks if first_min <= mark.at_min <= last_min]
    return Picture(
        width_px=width_px,
        height_px=height_px,
        left_px=frame.left_px,
        right_px=frame.right_px,
        top_px=frame.top_px,
        bottom_px=frame.bottom_px,
        unit=lines[0].unit,
        traces=tuple(_trace(line, frame, planned_from_min) for line in lines),
        minutes=tuple(Tick(frame.x_px(at_min), f"{at_min:g}") for at_min in _minutes(first_min, last_min)),
        levels=tuple(Tick(frame.y_px(level), f"{level:g}") for level in levels),
        marks=tuple(Tick(frame.x_px(mark.at_min), mark.label) for mark in within),
        now_px=frame.x_px(now_min) if now_min is not None and first_min <= now_min <= last_min else None,
    )


def _highest(line: Line) -> float:
    return max((value for value in (*line.typical, *(line.upper or ())) if isfinite(value)), default=0.0)


def _levels(highest_y: float) -> list[float]:
    """Round numbers from nothing to just above the highest."""
    if highest_y <= 0:
        return [0.0, 1.0]
    power_y = 10.0 ** floor(log10(highest_y / MOST_Y_TICKS))
    step_y = next(each * power_y for each in STEPS if highest_y <= each * power_y * MOST_Y_TICKS)
    count = next(k for k in range(1, MOST_Y_TICKS + 1) if highest_y <= step_y * k * (1 + 1e-9))
    return [step_y * k for k in range(count + 1)]


def _minutes(first_min: float, last_min: float) -> list[float]:
    span_min = last_min - first_min
    step_min = next((each for each in MINUTE_STEPS if span_min / each <= MOST_X_TICKS - 1), MINUTE_STEPS[-1])
    start = int(-(-first_min // step_min))
    return [float(step_min * k) for k in range(start, int(last_min // step_min) + 1)]


def _trace(line: Line, frame: _Frame, planned_from_min: float | None) -> Trace:
    points = list(zip(line.times_min, line.typical, strict=True))
    solid, dashed = points, []
    if planned_from_min is not None:
        solid = [point for point in points if point[0] <= planned_from_min]
        dashed = [*solid[-1:], *points[len(solid) :]]
    return Trace(_path(solid, frame), _path(dashed, frame), _band(line, frame))


def _runs(points: Sequence[tuple[float, ...]]) -> list[list[tuple[float, ...]]]:
    """The stretches without a gap."""
    known = groupby(points, key=lambda point: all(map(isfinite, point)))
    return [list(run) for whole, run in known if whole]


def _path(points: Sequence[tuple[float, ...]], frame: _Frame) -> str:
    return " ".join(_along(run, frame, "M") for run in _runs(points) if len(run) > 1)


def _along(run: Iterable[tuple[float, ...]], frame: _Frame, first: str) -> str:
    return first + " L".join(f"{frame.x_px(at_min):g},{frame.y_px(level):g}" for at_min, level in run)


def _band(line: Line, frame: _Frame) -> str:
    if line.lower is None or line.upper is None:
        return ""
    found = []
    for run in _runs(list(zip(line.times_min, line.lower, line.upper, strict=True))):
        if len(run) > 1:
            there = _along(((at_min, upper) for at_min, _, upper in run), frame, "M")
            back = _along(((at_min, lower) for at_min, lower, _ in reversed(run)), frame, " L")
            found.append(f"{there}{back} Z")
    return " ".join(found)
