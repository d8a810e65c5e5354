"""The picture of one way of giving: its typical line, where it is usually highest, and the same in words."""

from dataclasses import dataclass
from typing import Final

from rekindle.clinical.pharmacology.route_shapes import DRIP_MIN, TOLD_MIN, UNTIL_MIN, RouteShape

MINUTES_IN_HOUR: Final = 60
LEFT, RIGHT, TOP, BOTTOM = 58, 346, 34, 134  # the plot inside its picture, in the picture's own units


@dataclass(frozen=True, slots=True)
class Told:
    """The line in words at one time after the start."""

    minutes: int
    hours: int
    level: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One shape ready to draw: a path, the hours below it, and where it is usually highest."""

    path: str
    hours: tuple[tuple[str, int], ...]
    span_from: str
    span_width: str
    drip_width: str
    told: tuple[Told, ...]


def drawn(one: RouteShape) -> Drawn:
    """The picture of one shape, in the coordinates of its own box."""
    points = zip(one.times_min, one.pct_of_own_peak, strict=True)
    words = one.words
    return Drawn(
        path="M" + " L".join(f"{_across(at)} {_up(share)}" for at, share in points),
        hours=tuple(
            (_across(at), at // MINUTES_IN_HOUR) for at in range(0, UNTIL_MIN + MINUTES_IN_HOUR, MINUTES_IN_HOUR)
        ),
        span_from=_across(words.highest_from_min),
        span_width=_wide(words.highest_to_min - words.highest_from_min),
        drip_width=_wide(DRIP_MIN) if words.route == "iv" else "",
        told=tuple(
            Told(at, at // MINUTES_IN_HOUR if at % MINUTES_IN_HOUR == 0 else 0, one.level(at)) for at in TOLD_MIN
        ),
    )


def _wide(minutes: float) -> str:
    return f"{(RIGHT - LEFT) * minutes / UNTIL_MIN:.1f}"


def _across(at_min: float) -> str:
    return f"{LEFT + (RIGHT - LEFT) * at_min / UNTIL_MIN:.1f}"


def _up(share_pct: float) -> str:
    return f"{BOTTOM - (BOTTOM - TOP) * share_pct / 100:.1f}"
