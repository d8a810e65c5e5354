"""Where each mark of a trajectory stands on paper: scores above, infusions below, one time axis for both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rekindle.clinical.instruments.coding import Points

LEFT, RIGHT, TOP, BOTTOM = 66.0, 784.0, 18.0, 412.0
STRIP_TOP, STRIP_BOTTOM = 470.0, 520.0
WIDTH, HEIGHT = 920.0, 552.0
FEWEST_DAYS = 42
DENSE = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """One check-in on the axis: a score, or nothing filled in, or filled in and not scorable."""

    on: date
    total: Points | None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Infusion:
    """One infusion below the axis, given or only planned."""

    on: date
    mg_per_kg: float
    planned: bool
    phase: str
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the paper with the words beside it."""

    x: float
    y: float
    label: str = ""
    label_y: float = 0.0
    anchor: str = "middle"
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the paper with its words."""

    x: float
    y: float
    width: float
    height: float
    label: str = ""
    step: int = 0

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def label_y(self) -> float:
        return round(self.y + self.height / 2 + 4.5, 1)

    @property
    def note_x(self) -> float:
        return round(self.middle - 65, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One infusion: how tall for its dose, dashed when only planned."""

    x: float
    y: float
    height: float
    planned: bool
    title: str


@dataclass(frozen=True)
class Drawing:
    """Everything the template draws, already placed."""

    bands: list[Box]
    ticks: list[Mark]
    dates: list[Mark]
    lines: list[str]
    dots: list[Mark]
    missed: list[Mark]
    unscorable: list[Mark]
    gaps: list[Box]
    response: Mark | None
    remission: Mark | None
    bars: list[Bar]
    doses: list[Mark]
    phases: list[Box]
    left_x: float = LEFT
    right_x: float = RIGHT
    top_y: float = TOP
    bottom_y: float = BOTTOM
    strip_bottom_y: float = STRIP_BOTTOM
    width: float = WIDTH
    height: float = HEIGHT
    labels_x: float = RIGHT + 10
    dates_y: float = BOTTOM + 24
    strip_label_y: float = STRIP_TOP + 14
    strip_unit_y: float = STRIP_TOP + 32
    phases_y: float = STRIP_BOTTOM + 26


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right, points from bottom to top."""

    first: date
    last: date
    highest: Points

    def x(self, on: date) -> float:
        whole = max((self.last - self.first).days, 1)
        return round(LEFT + 10 + (RIGHT - LEFT - 20) * (on - self.first).days / whole, 1)

    def y(self, score: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * score / self.highest, 1)


def draw(
    readings: Sequence[Reading],
    infusions: Sequence[Infusion],
    *,
    bands: Sequence[tuple[int, int, str]],
    highest: Points,
    response_score: float | None,
    remission_below_score: float | None,
    today: date,
) -> Drawing:
    """Place a trajectory on paper; nothing is smoothed, foretold or joined across a gap."""
    axis = _axis(readings, infusions, today, highest)
    scored = [r for r in readings if r.total is not None]
    return Drawing(
        bands=_bands(axis, bands),
        ticks=[Mark(LEFT - 10, axis.y(at) + 4.5, f"{at:g}") for at in _ticks(bands, highest)],
        dates=_dates(axis),
        lines=_lines(axis, readings),
        dots=_dots(axis, scored),
        missed=[Mark(axis.x(r.on), axis.y(0) - 9, on=r.on) for r in readings if r.missed],
        unscorable=[Mark(axis.x(r.on), axis.y(0) - 9, on=r.on) for r in readings if r.total is None and not r.missed],
        gaps=_gaps(axis, readings),
        response=None
        if response_score is None
        else Mark(RIGHT - 8, axis.y(response_score), label_y=axis.y(response_score) - 8),
        remission=None
        if remission_below_score is None
        else Mark(RIGHT - 8, axis.y(remission_below_score - 0.5), label_y=axis.y(remission_below_score - 0.5) + 18),
        bars=_bars(axis, infusions),
        doses=_doses(infusions),
        phases=_phases(axis, infusions),
    )


def _ticks(bands: Sequence[tuple[int, int, str]], highest: Points) -> list[Points]:
    """Where the bands begin, else nothing and the half; and the highest."""
    low: list[Points] = [low for low, _high, _name in bands] or [0, highest / 2]
    return [*low, highest]


def _axis(readings: Sequence[Reading], infusions: Sequence[Infusion], today: date, highest: Points) -> Axis:
    days = [r.on for r in readings] + [i.on for i in infusions] + [today]
    first, last = min(days), max(days)
    return Axis(first, max(last, first + timedelta(days=FEWEST_DAYS)), highest)


def _bands(axis: Axis, bands: Sequence[tuple[int, int, str]]) -> list[Box]:
    boxes = []
    for step, (low, high, name) in enumerate(bands, start=1):
        top = axis.y(min(high + 1, axis.highest))
        boxes.append(Box(LEFT, top, RIGHT - LEFT, round(axis.y(low) - top, 1), name, step))
    return boxes


def _dates(axis: Axis) -> list[Mark]:
    """Month names when the axis is long, weeks when it is short."""
    if (axis.last - axis.first).days <= 70:
        days = range(0, (axis.last - axis.first).days + 1, 7)
        return [Mark(axis.x(d), BOTTOM, on=d, label="d") for d in (axis.first + timedelta(days=n) for n in days)]
    marks, month = [], date(axis.first.year, axis.first.month, 1)
    while month <= axis.last:
        if month >= axis.first:
            marks.append(Mark(axis.x(month), BOTTOM, on=month, label="m"))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    every = len(marks) // 13 + 1
    return marks[::every]


def _lines(axis: Axis, readings: Sequence[Reading]) -> list[str]:
    """One path for each unbroken run of scores; a run of one draws no line."""
    runs: list[list[Reading]] = [[]]
    for reading in sorted(readings, key=lambda r: r.on):
        if reading.total is None:
            runs.append([])
        else:
            runs[-1].append(reading)
    return ["M" + " L".join(f"{axis.x(r.on)} {axis.y(r.total or 0)}" for r in run) for run in runs if len(run) > 1]


def _dots(axis: Axis, scored: Sequence[Reading]) -> list[Mark]:
    totals = [r.total or 0 for r in scored]
    spoken = set(range(len(scored)))
    if len(scored) > DENSE:  # too many to name: first, last, best, worst
        spoken = {0, len(scored) - 1, totals.index(min(totals)), totals.index(max(totals))}
    marks = []
    for index, (reading, total) in enumerate(zip(scored, totals, strict=True)):
        falling = index > 0 and totals[index - 1] > total
        y = axis.y(total)
        below = falling and y < BOTTOM - 24
        label = f"{total:g}" if index in spoken else ""
        marks.append(Mark(axis.x(reading.on), y, label, y + 22 if below else y - 12, on=reading.on))
    return marks


def _gaps(axis: Axis, readings: Sequence[Reading]) -> list[Box]:
    """Hatched where check-ins were missed, from half a week before the first to half a week after the last."""
    boxes, run = [], list[date]()
    ordered = sorted(readings, key=lambda r: r.on)
    for reading, after in pairwise([*ordered, None]):
        if reading is not None and reading.missed:
            run.append(reading.on)
        if run and (after is None or not after.missed):
            left = max(axis.x(run[0] - timedelta(days=3)), LEFT)
            right = min(axis.x(run[-1] + timedelta(days=3)), RIGHT)
            boxes.append(Box(left, TOP, round(right - left, 1), BOTTOM - TOP, step=len(run)))
            run = []
    return boxes


def _tallest(infusions: Sequence[Infusion]) -> float:
    return max([i.mg_per_kg for i in infusions] or [0.5])


def _bars(axis: Axis, infusions: Sequence[Infusion]) -> list[Bar]:
    tallest, bars = _tallest(infusions), []
    for infusion in infusions:
        height = round((STRIP_BOTTOM - STRIP_TOP) * infusion.mg_per_kg / tallest, 1)
        title = f"{infusion.on.isoformat()}: {infusion.mg_per_kg:g} mg/kg"
        bars.append(Bar(axis.x(infusion.on) - 2.5, STRIP_BOTTOM - height, height, infusion.planned, title))
    return bars


def _doses(infusions: Sequence[Infusion]) -> list[Mark]:
    tallest = _tallest(infusions)
    return [
        Mark(RIGHT + 10, 0.0, f"{dose:g}", round(STRIP_BOTTOM - (STRIP_BOTTOM - STRIP_TOP) * dose / tallest + 6, 1))
        for dose in sorted({i.mg_per_kg for i in infusions})
    ]


def _phases(axis: Axis, infusions: Sequence[Infusion]) -> list[Box]:
    """A rule under each stretch of one phase, with how many infusions it holds."""
    boxes, run = [], list[Infusion]()
    for infusion, after in pairwise([*infusions, None]):
        if infusion is None:
            continue
        run.append(infusion)
        if after is None or after.phase != infusion.phase:
            left = axis.x(run[0].on) - 2.5
            boxes.append(
                Box(left, STRIP_BOTTOM + 8, round(axis.x(run[-1].on) + 2.5 - left, 1), 0, infusion.phase, len(run))
            )
            run = []
    return boxes
