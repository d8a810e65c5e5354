"""What every side measures alike: the best of several runs, the error against the matrix exponential, the tolerance."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

LARGEST_ERROR = 1e-6  # of the peak: what a peer's tolerance is chosen for
# Relative tolerances from loose to tight; the absolute one is the same number of milligrams.
TOLERANCES = [m * 10.0**-e for e in range(3, 12) for m in (1.0, 0.3)]


@dataclass(frozen=True)
class Result:
    """One side's time for the whole task."""

    side: str
    threads: int
    seconds: float
    people: int  # how many were really run; the time is scaled to all
    error: float  # largest, as a share of each curve's peak
    compile_seconds: float | None = None
    tolerance: float | None = None
    note: str = ""


def best_of(runs: int, work: Callable[[], object]) -> float:
    """The shortest of several runs in seconds: what the machine can do when nobody disturbs it."""
    found = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found)


def error(found: Any, wanted: Any) -> float:
    """The largest difference as a share of each curve's own peak; both read-outs x people x times."""
    return float((np.abs(found - wanted).max(axis=-1) / wanted.max(axis=-1)).max())


def loosest(attempt: Callable[[float], Any], wanted: Any) -> tuple[float, float]:
    """The loosest tolerance that keeps the error small enough, and that error."""
    for tolerance in TOLERANCES:
        seen = error(attempt(tolerance), wanted)
        if seen < LARGEST_ERROR:
            return tolerance, seen
    raise RuntimeError("No tolerance was tight enough.")


def hand_over(results: list[Result]) -> None:
    """Print results for the process that asked for them."""
    json.dump([asdict(each) for each in results], sys.stdout)
