"""The curves of many people at once, exactly: the engine's own way over arrays of people and times.

The same compartments and inputs in everybody; rates, volumes, amounts and minutes differ. From one minute of the
grid to the next every exponential fades by a factor and what enters evenly adds a term, both exact; stretches of
equal steps are filled by doubling. Nobody's curve is interpolated. As in `engine`, every curve is continuous from
the right: at the very minute of a bolus the drug is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology.engine import Course
from rekindle.clinical.pharmacology.many_modes import ManyModes, many_modes
from rekindle.clinical.pharmacology.many_steps import ByMatrix, ByModes
from rekindle.clinical.pharmacology.many_walk import walk

Array = NDArray[np.float64]
AT_ONCE = 2**20  # numbers of one block of people: small enough for the processor's cache, large enough for NumPy


@dataclass(frozen=True, slots=True)
class Many:
    """Many people's systems and inputs: people first, then compartments or inputs; durations of nil are boluses."""

    rates_per_min: Array  # people x compartments x compartments, as in engine.System
    into: NDArray[np.int64]  # the compartment of each input
    amounts_mg: Array
    starts_min: Array
    durations_min: Array

    def of(self, who: NDArray[np.int64] | slice) -> "Many":
        """The same for some of the people."""
        inputs = (each[who] for each in (self.amounts_mg, self.starts_min, self.durations_min))
        return Many(self.rates_per_min[who], self.into, *inputs)


def together(courses: Sequence[Course]) -> Many:
    """The courses of many people as arrays; all must have the same compartments and inputs into the same ones."""
    first = courses[0]
    ways = [given.into for given in first.inputs]
    if any(each.system.index != first.system.index or [g.into for g in each.inputs] != ways for each in courses):
        raise ValueError("Many people are followed together only through the same compartments and inputs.")
    figures = np.array(
        [[(given.amount_mg, given.start_min, given.duration_min) for given in each.inputs] for each in courses]
    ).reshape(len(courses), len(ways), 3)
    rates_per_min = np.array([each.system.rates_per_min for each in courses])
    into = np.array([first.system.index[name] for name in ways], dtype=np.int64)
    return Many(rates_per_min, into, figures[..., 0], figures[..., 1], figures[..., 2])


def read(many: Many, weights: Array, times_min: Sequence[float] | Array) -> Array:
    """Weighted sums of everybody's compartments, such as concentrations, at each of these minutes.

    Weights are people x read-outs x compartments; the answer is read-outs x people x times.
    """
    times, order = in_order(times_min)
    people, outs, _ = weights.shape
    found = np.zeros((outs, len(times), people))
    if many.into.size and times.size:
        parts = many_modes(many.rates_per_min)
        _by_modes(many, parts, weights, times, found)
        by_matrix(many, np.flatnonzero(~parts.safe), weights, times, found)
    return np.moveaxis(found if order is None else found[:, order], 1, 2)


def in_order(times_min: Sequence[float] | Array) -> tuple[Array, NDArray[np.int64] | None]:
    """The times from the earliest on, and the way back to the order asked for where it is another."""
    times = np.asarray(times_min, dtype=np.float64)
    if (np.diff(times) >= 0).all():
        return times, None
    first = np.argsort(times, kind="stable")
    return times[first], np.argsort(first, kind="stable")


def _by_modes(many: Many, parts: ManyModes, weights: Array, times: Array, found: Array) -> None:
    safe = np.flatnonzero(parts.safe)
    size = parts.exponents.shape[0]
    block = max(16, AT_ONCE // (len(times) * size))
    for start in range(0, len(safe), block):
        who: NDArray[np.int64] | slice = safe[start : start + block]
        if len(safe) == len(parts.safe):
            who = slice(start, start + block)
        steps = ByModes(parts.exponents[:, who], parts.into[..., who])
        seen = np.einsum("prn,nmp->rmp", weights[who], parts.back[..., who])
        found[..., who] = walk(many.of(who), steps, seen, times)


def by_matrix(many: Many, who: NDArray[np.int64], weights: Array, times: Array, found: Array) -> None:
    """The same by matrix exponentials, for those whose exponents cannot be told apart; times in order."""
    for start in range(0, len(who), 256):
        some = who[start : start + 256]
        steps = ByMatrix(many.rates_per_min[some], many.into)
        found[..., some] = walk(many.of(some), steps, np.moveaxis(weights[some], 0, -1), times)
