"""From lines to a drawing: paths, bands, ticks and marks in pixels, without a colour.

What has run is solid and what is planned is dashed; no path crosses a gap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import floor, isfinite, log10
from typing import Final

from rekindle.clinical.pharmacology.display import Line

STEPS: Final = (1, 2, 5, 10)
MINUTE_STEPS: Final = (5, 10, 15, 20, 30, 60, 120, 240, 360, 720, 1440)
MOST_LEVELS: Final = 5
TICK_PX: Final = 62
LETTER_PX: Final = 7.4
ROW_PX: Final = 18
MOST_ROWS: Final = 3


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
class Flag:
    """A line through the drawing with its words above it, on the side where there is room."""

    at_px: float
    words_x: float
    words_y: float
    anchor: str
    label: str

    @property
    def line_top_px(self) -> float:
        """Where its line begins, beside its words."""
        return self.words_y - 10


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the axis, such as a pause."""

    left_px: float
    width_px: float


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
    marks: tuple[Flag, ...]
    now: Flag | None
    pauses: tuple[Span, ...]

    @property
    def inner_px(self) -> float:
        """How high the drawing is between its axes."""
        return self.bottom_px - self.top_px

    @property
    def level_words_px(self) -> float:
        """Where the words of the upright axis end."""
        return self.left_px - 8

    @property
    def minute_words_px(self) -> float:
        """Where the words of the axis of minutes stand."""
        return self.bottom_px + 20


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
    pauses: Iterable[tuple[float, float]] = (),
    now_min: float | None = None,
    now_label: str = "Now",
    planned_from_min: float | None = None,
    same_scale_as: Sequence[Line] = (),
    width_px: int = 720,
    height_px: int = 300,
) -> Picture:
    """The drawing of lines that share a unit, from their first to their last minute.

    Curves that stand side by side name one another, so that both have the same scale.
    """
    every = [*lines, *same_scale_as]
    if not lines or len({line.unit for line in every}) > 1:
        raise ValueError("A picture needs at least one line, and one unit for all of them.")
    first_min, last_min = min(line.times_min[0] for line in lines), max(line.times_min[-1] for line in lines)
    if not first_min < last_min:
        raise ValueError("A picture needs lines that last for a while.")
    levels = _levels(max(_highest(line) for line in every))
    within = [mark for mark in marks if first_min <= mark.at_min <= last_min]
    has_now = now_min is not None and first_min <= now_min <= last_min
    frame = _Frame(46.0, width_px - 28.0, 8.0, height_px - 30.0, first_min, last_min, levels[-1])
    flags, rows = _flags(within, frame)
    frame = replace(frame, top_px=8.0 + ROW_PX * (rows + has_now))
    return Picture(
        width_px=width_px,
        height_px=height_px,
        left_px=frame.left_px,
        right_px=frame.right_px,
        top_px=frame.top_px,
        bottom_px=frame.bottom_px,
        unit=lines[0].unit,
        traces=tuple(_trace(line, frame, planned_from_min) for line in lines),
        minutes=tuple(Tick(frame.x_px(at_min), f"{at_min:g}") for at_min in _minutes(frame, width_px)),
        levels=tuple(Tick(frame.y_px(level), f"{level:g}") for level in levels),
        marks=flags,
        now=_flag(Mark(now_min, now_label), frame, rows) if has_now and now_min is not None else None,
        pauses=tuple(_span(begin, end, frame) for begin, end in pauses if begin < last_min and first_min < end),
    )


def _highest(line: Line) -> float:
    return max((value for value in (*line.typical, *(line.upper or ())) if isfinite(value)), default=0.0)


def _levels(highest_y: float) -> list[float]:
    """Round numbers from nothing to just above the highest."""
    if highest_y <= 0:
        return [0.0, 1.0]
    power_y = 10.0 ** floor(log10(highest_y / MOST_LEVELS))
    step_y = next(each * power_y for each in STEPS if highest_y <= each * power_y * MOST_LEVELS * (1 + 1e-9))
    count = next(k for k in range(1, MOST_LEVELS + 1) if highest_y <= step_y * k * (1 + 1e-9))
    return [step_y * k for k in range(count + 1)]


def _minutes(frame: _Frame, width_px: int) -> list[float]:
    span_min = frame.last_min - frame.first_min
    step_min = next((each for each in MINUTE_STEPS if span_min / each <= width_px / TICK_PX), MINUTE_STEPS[-1])
    start = int(-(-frame.first_min // step_min))
    return [float(step_min * k) for k in range(start, int(frame.last_min // step_min) + 1)]


def _flags(marks: Sequence[Mark], frame: _Frame) -> tuple[tuple[Flag, ...], int]:
    """Each mark's words in the first row where they touch no others, and how many rows that takes."""
    ends_px: list[float] = []
    found = []
    for mark in sorted(marks, key=lambda mark: mark.at_min):
        flag = _flag(mark, frame, 0)
        width_px = len(mark.label) * LETTER_PX
        begin_px = flag.words_x - (width_px if flag.anchor == "end" else 0)
        row = next((row for row, end_px in enumerate(ends_px) if end_px <= begin_px), len(ends_px))
        row = min(row, MOST_ROWS - 1)
        ends_px[row : row + 1] = [begin_px + width_px + LETTER_PX]
        found.append(_flag(mark, frame, row))
    return tuple(found), len(ends_px)


def _flag(mark: Mark, frame: _Frame, row: int) -> Flag:
    at_px = frame.x_px(mark.at_min)
    fits = at_px + len(mark.label) * LETTER_PX + 5 <= frame.right_px
    words_x = at_px + 5 if fits else at_px - 5
    return Flag(at_px, round(words_x, 2), 13.0 + ROW_PX * row, "start" if fits else "end", mark.label)


def _span(begin_min: float, end_min: float, frame: _Frame) -> Span:
    left_px, right_px = (frame.x_px(min(max(at, frame.first_min), frame.last_min)) for at in (begin_min, end_min))
    return Span(left_px, round(right_px - left_px, 2))


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
