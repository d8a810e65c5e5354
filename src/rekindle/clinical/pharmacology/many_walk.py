"""The walk of many people along one grid of times: stretches of equal steps, and the steps where an input changes."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology.many_steps import Steps

Array = NDArray[np.float64]
Truth = NDArray[np.bool_]


class Inputs(Protocol):
    """What enters whom, where and when: people x inputs."""

    @property
    def into(self) -> NDArray[np.int64]:
        """The compartment of each input."""

    @property
    def amounts_mg(self) -> Array:
        """Milligrams."""

    @property
    def starts_min(self) -> Array:
        """When it begins."""

    @property
    def durations_min(self) -> Array:
        """For how long, or nil for a bolus."""


def walk(inputs: Inputs, steps: Steps, seen: Array, times: Array) -> Array:
    """What is seen of everybody's state at each time, in order: read-outs x times x people."""
    grid = np.concatenate(([min(inputs.starts_min.min(), times[0])], times))
    even, odd = _when(inputs, grid)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where(inputs.durations_min > 0, inputs.amounts_mg / inputs.durations_min, 0.0)
    states = np.zeros((len(grid), *seen.shape[1:]))
    for start, end in _stretches(np.diff(grid), even, odd):
        step_min = float(grid[start + 1] - grid[start])
        entering = np.zeros(states.shape[1:])
        for each in np.flatnonzero(even[start]):
            entering += steps.entering(int(inputs.into[each]), step_min, rates[:, each])
        for each in np.flatnonzero(odd[start]):
            _add(entering, inputs, int(each), steps, (float(grid[start]), float(grid[start + 1]), start == 0))
        _fill(states[start : end + 1], steps, steps.fade(step_min), entering)
    found: Array = np.einsum("rnp,tnp->rtp", seen, states[1:])
    return found


def _when(inputs: Inputs, grid: Array) -> tuple[Truth, Truth]:
    """The intervals in which an input runs evenly in everybody, and those in which it changes in somebody."""
    opens, closes = grid[:-1, None], grid[1:, None]
    ends = inputs.starts_min + inputs.durations_min
    even = (inputs.starts_min.max(0) <= opens) & (ends.min(0) >= closes) & (inputs.durations_min.min(0) > 0)
    past = ends.max(0) <= opens
    past[0] = ends.max(0) < opens[0]  # a bolus at the very first minute is not past
    return even, ~(even | past | (inputs.starts_min.min(0) > closes))


def _stretches(steps_min: Array, even: Truth, odd: Truth) -> Iterator[tuple[int, int]]:
    """Runs of intervals of one length with the same inputs throughout; an interval with a change stands alone."""
    same = (steps_min[1:] == steps_min[:-1]) & (even[1:] == even[:-1]).all(1) & ~odd[1:].any(1) & ~odd[:-1].any(1)
    marks = [0, *(np.flatnonzero(~same) + 1).tolist(), len(steps_min)]
    yield from pairwise(marks)


def _fill(states: Array, steps: Steps, fade: Array, entering: Array) -> None:
    """A stretch of equal steps from its first state on, twice as many at a time."""
    states[1] = steps.faded(fade, states[0]) + entering
    known, last = 1, len(states) - 1
    while known < last:
        more = min(known, last - known)
        states[known + 1 : known + more + 1] = steps.faded(fade, states[1 : more + 1]) + entering
        if known + more < last:
            entering = steps.faded(fade, entering) + entering
            fade = steps.twice(fade)
        known += more


def _add(entering: Array, inputs: Inputs, each: int, steps: Steps, span: tuple[float, float, bool]) -> None:
    """What one input gives within one interval to those in whom it changes there."""
    opens, closes, first = span
    starts, durations, amounts = (x[:, each] for x in (inputs.starts_min, inputs.durations_min, inputs.amounts_mg))
    begun, ended = np.maximum(starts, opens), np.minimum(starts + durations, closes)
    place = int(inputs.into[each])
    who = np.flatnonzero((durations > 0) & (ended > begun))
    if who.size:
        rates = amounts[who] / durations[who]
        entering[:, who] += steps.held(place, who, rates, (ended - begun)[who], (closes - ended)[who])
    who = np.flatnonzero((durations == 0) & (starts <= closes) & ((starts > opens) | (first & (starts == opens))))
    if who.size:
        entering[:, who] += steps.dropped(place, who, amounts[who], closes - starts[who])
