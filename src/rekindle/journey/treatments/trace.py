"""The vital signs of one treatment over time, as paths a page can draw: measured solid, no line over a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from rekindle.journey.treatments.estimate import Strip, place
from rekindle.journey.treatments.exposure import Exposure
from rekindle.journey.treatments.models import MedicineGiven, PumpEvent, SideEffect, Treatment, VitalSigns

WIDTH_PX, LEFT_PX, RIGHT_PX = 800.0, 62.0, 752.0
GAP = timedelta(minutes=22)  # two and a half times the usual pace: nothing is drawn across a longer silence
LEAST_SPAN_MIN = 100.0  # an ordinary infusion, and most of what follows it
ABOVE_STRIP_PX = 64.0  # where the estimate says what it is


@dataclass(frozen=True, slots=True)
class Axis:
    """One sign: its name, its range, the limits worth seeing."""

    name: str
    label: str
    unit: str
    series: str
    low: int
    high: int
    ticks: tuple[int, ...]
    above: int | None = None
    below: int | None = None


AXES = (
    Axis("spo2_pct", "SpO₂", "%", "spo2", 84, 100, (85, 90, 95, 100), below=90),
    Axis("hr_per_min", "Pulse", "/min", "pulse", 40, 150, (50, 80, 110, 140), above=140, below=40),
    Axis("bp", "Cuff BP", "mmHg", "bp", 40, 210, (60, 90, 120, 160, 200), above=160),
    Axis("rr_per_min", "Resp", "/min", "resp", 4, 32, (8, 16, 24), above=24, below=8),
)


@dataclass(slots=True)
class Panel:
    """One strip of the chart, with everything placed on it."""

    axis: Axis
    top_px: float
    height: float
    paths: list[str] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    bars: list[tuple[float, float, float, str]] = field(default_factory=list)
    ticks: list[tuple[float, str]] = field(default_factory=list)
    limits: list[tuple[float, float, float]] = field(default_factory=list)

    @property
    def bottom_px(self) -> float:
        return self.top_px + self.height

    @property
    def middle(self) -> float:
        return self.top_px + 20

    @property
    def due_top(self) -> float:
        """Where the outline of the next pressure stands."""
        return self.top_px + self.height / 2 - 17


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at an instant: a press on the pump, a medicine, an unwanted effect."""

    x: float
    y: float
    words: str
    anchor: str
    planned: bool = False

    @property
    def words_x(self) -> float:
        return self.x - 5 if self.anchor == "end" else self.x + 5


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole chart, ready to draw."""

    panels: list[Panel]
    marks: list[Mark]
    pauses: list[tuple[float, float]]
    minutes: list[tuple[float, str]]
    now_x: float | None
    due_x: float | None
    top_px: float
    bottom_px: float
    height: float
    sentence: str
    strip: Strip | None = None

    @property
    def inner_height(self) -> float:
        return self.bottom_px - self.top_px

    @property
    def future_width(self) -> float:
        return 0.0 if self.now_x is None else max(RIGHT_PX - self.now_x, 0.0)

    @property
    def opens_left(self) -> bool:
        """Whether a narrow screen opens at the left, because now, or nothing newer, stands there."""
        return self.now_x is None or self.now_x < (LEFT_PX + RIGHT_PX) / 2

    @property
    def plots(self) -> list[tuple[float, float]]:
        """Where shading and marks run, from the top and how far: the vital signs, and the estimate below its words."""
        found = [(self.top_px, self.inner_height)]
        return found if self.strip is None else [*found, (self.strip.top_px, self.strip.height)]


def _y(axis: Axis, top_px: float, height: float, value: int) -> float:
    inside = min(max(value, axis.low), axis.high)
    return round(top_px + height - (inside - axis.low) / (axis.high - axis.low) * height, 1)


class _Scale:
    """Instants along the chart, in minutes from the start of the infusion or of the day."""

    def __init__(self, row: Treatment, sets: Sequence[VitalSigns], at: datetime) -> None:
        self.zero_at = row.began_at or row.opened_at
        times = [one.measured_at for one in sets] + [row.left_at or at]
        self.first_at = min([*times, self.zero_at])
        last_at = max([*times, self.zero_at + timedelta(minutes=LEAST_SPAN_MIN)])
        self.span = (last_at + timedelta(minutes=5)) - self.first_at

    def x(self, at: datetime) -> float:
        return round(LEFT_PX + (at - self.first_at) / self.span * (RIGHT_PX - LEFT_PX), 1)

    def minutes(self) -> list[tuple[float, str]]:
        whole_min = self.span.total_seconds() / 60
        step = next((pace for pace in (10, 20, 30, 60, 120) if whole_min / pace <= 13), 240)
        found = []
        start_min = (self.first_at - self.zero_at).total_seconds() / 60
        minute = -(-int(start_min) // step) * step
        while minute <= start_min + whole_min:
            found.append((self.x(self.zero_at + timedelta(minutes=minute)), str(minute)))
            minute += step
        return found


def _line(axis: Axis, panel: Panel, sets: Sequence[VitalSigns], scale: _Scale) -> None:
    """Join neighbours; begin a new path after a gap or a missing value."""
    path: list[str] = []
    before: datetime | None = None
    for one in sets:
        value = getattr(one, axis.name)
        if value is None:
            continue
        x, y = scale.x(one.measured_at), _y(axis, panel.top_px, panel.height, value)
        panel.dots.append((x, y))
        if before is not None and one.measured_at - before > GAP and path:
            panel.paths.append(" ".join(path))
            path = []
        path.append(f"{'L' if path else 'M'}{x} {y}")
        before = one.measured_at
    if len(path) > 1:
        panel.paths.append(" ".join(path))
    panel.paths = [drawn for drawn in panel.paths if "L" in drawn]


def _cuff(axis: Axis, panel: Panel, sets: Sequence[VitalSigns], scale: _Scale) -> None:
    for one in sets:
        if one.systolic_mmhg is None or one.diastolic_mmhg is None:
            continue
        high = _y(axis, panel.top_px, panel.height, one.systolic_mmhg)
        low = _y(axis, panel.top_px, panel.height, one.diastolic_mmhg)
        panel.bars.append((scale.x(one.measured_at), high, low, f"{one.systolic_mmhg}/{one.diastolic_mmhg}"))


def _panels(sets: Sequence[VitalSigns], scale: _Scale, top_px: float) -> list[Panel]:
    panels = []
    for axis in AXES:
        height = 96.0 if axis.name == "bp" else 74.0
        panel = Panel(axis, top_px, height)
        panel.ticks = [(_y(axis, top_px, height, tick), str(tick)) for tick in axis.ticks]
        if axis.above is not None:
            y = _y(axis, top_px, height, axis.above)
            panel.limits.append((y, top_px, round(y - top_px, 1)))
        if axis.below is not None:
            y = _y(axis, top_px, height, axis.below)
            panel.limits.append((y, y, round(panel.bottom_px - y, 1)))
        if axis.name == "bp":
            _cuff(axis, panel, sets, scale)
        else:
            _line(axis, panel, sets, scale)
        panels.append(panel)
        top_px = panel.bottom_px + 16
    return panels


def pump_words(kind: str) -> str:
    """A press on the pump in a word, for a mark on a chart."""
    words = {
        "start": _("Start"),
        "pause": _("Pause"),
        "resume": _("Resume"),
        "rate_change": _("Rate"),
        "stop": _("End"),
    }
    return words[kind]


def _marks(
    events: Sequence[PumpEvent],
    medicines: Sequence[MedicineGiven],
    effects: Sequence[SideEffect],
    ends_at: datetime | None,
    scale: _Scale,
) -> list[Mark]:
    happened = [(one.happened_at, pump_words(one.kind)) for one in events]
    happened += [(one.given_at, one.order.drug.capitalize()) for one in medicines]
    happened += [
        (one.began_at, _("%(what)s %(grade)d") % {"what": one.term.replace("_", " ").capitalize(), "grade": one.grade})
        for one in effects
    ]
    if ends_at is not None:
        happened.append((ends_at, _("End, planned")))
    marks: list[Mark] = []
    ends = [0.0, 0.0, 0.0]  # where the last word of each line ends, so that no two words overlap
    for at, said in sorted(happened):
        x = scale.x(at)
        width = len(said) * 7.4 + 10
        anchor = "end" if x + width > WIDTH_PX else "start"
        left = x - width if anchor == "end" else x
        line = next((place for place, end in enumerate(ends) if left > end), ends.index(min(ends)))
        ends[line] = left + width
        marks.append(Mark(x, 14.0 + 17.0 * line, said, anchor, at == ends_at))
    return marks


def _pauses(events: Sequence[PumpEvent], until: datetime, scale: _Scale) -> list[tuple[float, float]]:
    found, since = [], None
    for one in events:
        if one.kind == "pause":
            since = one.happened_at
        elif since is not None:
            found.append((scale.x(since), round(scale.x(one.happened_at) - scale.x(since), 1)))
            since = None
    if since is not None:
        found.append((scale.x(since), round(scale.x(until) - scale.x(since), 1)))
    return found


def _sentence(sets: Sequence[VitalSigns]) -> str:
    if not sets:
        return _("No vital signs have been measured yet.")
    pressures = [(one.systolic_mmhg, one.diastolic_mmhg) for one in sets if one.systolic_mmhg and one.diastolic_mmhg]
    spo2 = [one.spo2_pct for one in sets if one.spo2_pct is not None]
    said = _("%(n)d sets of vital signs.") % {"n": len(sets)}
    if pressures:
        high, low = max(pressures), min(pressures)
        words = _("Blood pressure between %(low)s and %(high)s mmHg.")
        said += " " + words % {"low": f"{low[0]}/{low[1]}", "high": f"{high[0]}/{high[1]}"}
    if spo2:
        said += " " + _("Oxygen saturation between %(low)d and %(high)d percent.") % {
            "low": min(spo2),
            "high": max(spo2),
        }
    return said + " " + _("The table below says the same.")


def _strip(
    exposure: Exposure | None, scale: _Scale, until: datetime, now: datetime | None, top_px: float
) -> Strip | None:
    """The estimated concentration on the axis of the vital signs, where there is one."""
    if exposure is None or exposure.basis is None or exposure.plasma is None:
        return None
    return place(exposure.plasma, zero_at=exposure.basis.zero_at, until=until, now=now, x=scale.x, top_px=top_px)


def draw(
    row: Treatment,
    sets: Sequence[VitalSigns],
    events: Sequence[PumpEvent],
    medicines: Sequence[MedicineGiven],
    effects: Sequence[SideEffect],
    due_at: datetime | None,
    at: datetime,
    exposure: Exposure | None = None,
) -> Trace:
    """Place everything that was measured, done and estimated along one axis of time."""
    scale = _Scale(row, sets, at)
    top_px = 66.0
    panels = _panels(sets, scale, top_px)
    bottom_px = panels[-1].bottom_px
    over = row.left_at is not None
    end_at = scale.first_at + scale.span
    ends_at = exposure.ends_at if exposure is not None and exposure.goes_on == "running" else None
    strip = _strip(exposure, scale, end_at, None if over else at, bottom_px + ABOVE_STRIP_PX)
    return Trace(
        panels=panels,
        marks=_marks(events, medicines, effects, ends_at if ends_at is not None and ends_at <= end_at else None, scale),
        pauses=_pauses(events, at, scale),
        minutes=scale.minutes(),
        now_x=None if over else scale.x(at),
        due_x=scale.x(due_at) if due_at is not None and not over and scale.first_at <= due_at <= end_at else None,
        top_px=top_px,
        bottom_px=bottom_px,
        height=(bottom_px if strip is None else strip.bottom_px) + 26,
        sentence=_sentence(sets) + ("" if strip is None else " " + _("Under them an estimated concentration.")),
        strip=strip,
    )
