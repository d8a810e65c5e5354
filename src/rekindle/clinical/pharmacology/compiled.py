"""The curves of many people by a compiled loop, for those who install the extra `fast`; the same answers, sooner.

The first call compiles for some seconds. Without Numba a sentence says so, and NumPy answers.
"""

import importlib.util
import warnings
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology import many
from rekindle.clinical.pharmacology.many import Many
from rekindle.clinical.pharmacology.modes import groups

Array = NDArray[np.float64]
MISSING: Final = (
    "Numba is not installed, so NumPy answers: the same numbers, several times slower."
    " The extra `fast` of Rekindle installs it."
)
CHUNKS: Final = 64  # shares of the people, handed out to the threads


def installed() -> bool:
    """Whether the compiled way is there."""
    return importlib.util.find_spec("numba") is not None


def read(asked: Many, weights: Array, times_min: Sequence[float] | Array) -> Array:
    """What `many.read` answers: read-outs x people x times."""
    if not installed():
        warnings.warn(MISSING, stacklevel=2)
        return many.read(asked, weights, times_min)
    from rekindle.clinical.pharmacology.compiled_walk import curves

    times, order = many.in_order(times_min)
    people, outs, _ = weights.shape
    if not (asked.into.size and times.size and people):
        return np.zeros((outs, people, len(times)))
    found, safe = np.empty((outs, people, len(times))), np.empty(people, dtype=np.bool_)
    doses = np.array((asked.amounts_mg, asked.starts_min, asked.durations_min), dtype=np.float64)
    rates = np.ascontiguousarray(asked.rates_per_min, dtype=np.float64)
    curves(rates, _group(rates), asked.into, doses, weights, times, _runs(times), min(people, CHUNKS), found, safe)
    others = np.flatnonzero(~safe)
    if others.size:
        many.by_matrix(asked, others, weights, times, np.moveaxis(found, 1, 2))
    return found if order is None else found[..., order]


def _group(rates: Array) -> NDArray[np.int64]:
    """For each compartment the first of its group."""
    first = np.zeros(rates.shape[-1], dtype=np.int64)
    for group in groups((rates != 0).any(axis=0).tolist()):
        first[group] = group[0]
    return first


def _runs(times: Array) -> NDArray[np.int64]:
    """For each time, how many steps from it on are as long as the one that leads to it."""
    steps = np.diff(times, prepend=np.nan)
    runs = np.ones(len(times), dtype=np.int64)
    for k in range(len(times) - 2, 0, -1):
        if steps[k + 1] == steps[k]:
            runs[k] = runs[k + 1] + 1
    return runs
