"""How far a monitor's clock is from ours: measured from what it sends, said aloud, and never repaired in silence.

Source: DEVICES-TIME
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final

from rekindle.interop.devices.reading import Clock

KEPT: Final = 20
APART_S: Final = 60.0
OFF_S: Final = 300.0
# Ours: a difference counts as one clock's only where it stays. A monitor that sends an hour of old readings in a burst
# has differences that run, and its clock is not judged by them.
SPACED_S: Final = 2.0
STEADY_S: Final = 5.0
NEEDED: Final = 5


@dataclass(frozen=True, slots=True)
class Skew:
    """The last differences between our time of arrival and the monitor's own time of sending, in seconds."""

    seen: tuple[tuple[datetime, float], ...] = ()

    def after(self, sent_at: datetime, received_at: datetime) -> "Skew":
        """The same with one more message; messages that come in a rush count once."""
        if self.seen and abs((received_at - self.seen[-1][0]).total_seconds()) < SPACED_S:
            return self
        return Skew((*self.seen, (received_at, (received_at - sent_at).total_seconds()))[-KEPT:])

    @property
    def skew_s(self) -> float | None:
        """How far the monitor's clock runs behind ours; nothing while that is not known."""
        steady = _steady([difference_s for _, difference_s in self.seen])
        return median(steady) if len(steady) >= NEEDED else None

    @property
    def clock(self) -> Clock:
        """The same as one word: near, more than a minute apart, more than five minutes off, or not known."""
        skew_s = self.skew_s
        if skew_s is None:
            return "unknown"
        return "off" if abs(skew_s) > OFF_S else "apart" if abs(skew_s) > APART_S else "near"


def _steady(differences: Sequence[float]) -> list[float]:
    """The latest run of differences that agree with the newest."""
    run: list[float] = []
    for difference_s in reversed(differences):
        if abs(difference_s - differences[-1]) > STEADY_S:
            break
        run.append(difference_s)
    return run
