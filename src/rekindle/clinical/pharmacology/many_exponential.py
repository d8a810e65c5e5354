"""The exponentials of many people's matrices of transfer rates, by scaling and squaring.

They hold where roots coincide. The way is that of `exponential`: shifted until nothing is negative, so that no term
cancels another.
"""

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology.exponential import TERMS

Array = NDArray[np.float64]


def many_exponentials(rates_per_min: Array, steps_min: Array) -> Array:
    """What becomes of every compartment of everybody over a step of their own."""
    size = rates_per_min.shape[-1]
    one = np.eye(size)
    shifts_per_min = np.maximum(0.0, -np.diagonal(rates_per_min, axis1=-2, axis2=-1).min(axis=-1))
    positive = (rates_per_min + shifts_per_min[:, None, None] * one) * steps_min[:, None, None]
    norm_ratio = float(positive.sum(axis=-2).max(initial=0.0))
    halvings = max(0, int(np.ceil(np.log2(norm_ratio * 2)))) if norm_ratio > 0 else 0
    small = positive / 2.0**halvings
    whole: Array = np.broadcast_to(one, small.shape)
    term = whole
    for power in range(1, TERMS):
        term = term @ small / power
        whole = whole + term
    whole = whole * np.exp(-shifts_per_min * steps_min / 2.0**halvings)[:, None, None]
    for _ in range(halvings):
        whole = whole @ whole
    return whole
