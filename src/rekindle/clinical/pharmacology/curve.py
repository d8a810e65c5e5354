"""One curve as a page asks for it: the line, what happened along it, and what has to stand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rekindle.clinical.pharmacology.display import Line
from rekindle.clinical.pharmacology.picture import MINUTE_STEPS, Mark, Picture, picture

MOST_ROWS: Final = 25
WIDE_PX: Final = (720, 300)
LEAST_SAID: Final = 0.01
NARROW_PX: Final = (360, 270)


@dataclass(frozen=True, slots=True)
class Curve:
    """One estimated line on a page; curves side by side name each other to share one scale."""

    key: str  # its name on the page, unlike any other there
    heading: str
    line: Line
    marks: tuple[Mark, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()  # from and until which minute nothing ran
    now_min: float | None = None
    planned_from_min: float | None = None
    warnings: tuple[str, ...] = ()  # besides those of the line itself, which always stand
    about: str = ""  # one more sentence, such as whose weight it is
    same_scale_as: tuple[Line, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Everything that must stand beside this curve, each once."""
        return tuple(dict.fromkeys((*self.line.warnings, *self.warnings)))

    def drawn(self, now_label: str = "Now", wide: bool = True) -> Picture:
        """The drawing for a wide place or for a phone."""
        width_px, height_px = WIDE_PX if wide else NARROW_PX
        return picture(
            (self.line,),
            marks=self.marks,
            pauses=self.pauses,
            now_min=self.now_min,
            now_label=now_label,
            planned_from_min=self.planned_from_min,
            same_scale_as=self.same_scale_as,
            width_px=width_px,
            height_px=height_px,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the minute, the typical value and the two ends of the band."""

    at_min: float
    typical: float
    lower: float | None
    upper: float | None
    unit: str

    def __str__(self) -> str:
        band = "" if self.lower is None or self.upper is None else f" ({said(self.lower)} to {said(self.upper)})"
        return f"{said(self.typical)} {self.unit}{band} at {self.at_min:.0f} min"


def top(line: Line) -> Row:
    """The highest point of a line among the minutes at which it was read."""
    return _row(line, max(range(len(line.times_min)), key=line.typical.__getitem__))


def rows(line: Line) -> tuple[Row, ...]:
    """The line at round minutes, and at its highest point."""
    span_min = line.times_min[-1]
    step_min = next((each for each in MINUTE_STEPS[1:] if span_min / each < MOST_ROWS), MINUTE_STEPS[-1])
    places = [k for k, at_min in enumerate(line.times_min) if at_min % step_min == 0]
    return tuple(_row(line, k) for k in sorted({*places, line.times_min.index(top(line).at_min)}))


def _row(line: Line, k: int) -> Row:
    return Row(line.times_min[k], line.typical[k], _at(line.lower, k), _at(line.upper, k), line.unit)


def _at(values: Sequence[float] | None, k: int) -> float | None:
    return None if values is None else values[k]


def said(level_y: float) -> str:
    """A level as it is written: no finer than an estimate can be."""
    if level_y == 0 or level_y >= 9.95:
        return f"{level_y:.0f}"
    if level_y < LEAST_SAID:
        return f"under {LEAST_SAID:g}"
    return f"{level_y:.1f}" if level_y >= 1 else f"{level_y:.2g}"
