"""The range that holds a share of many people's curves, with or without what a single sample would add."""

from collections.abc import Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology import many
from rekindle.clinical.pharmacology.sampling import SampleError
from rekindle.clinical.pharmacology.strand import Strand

Array = NDArray[np.float64]


def range_of(
    people: Sequence[Sequence[Strand]],
    times_min: Sequence[float],
    share: float,
    error: SampleError | None,
    chance: Random,
) -> tuple[list[float], list[float]]:
    """The lower and the upper bound at each minute, between which this share of the people lies."""
    drawn = curves(people, times_min)
    if error:
        drawn = _sampled(drawn, error, chance)
    tail = (1 - share) / 2
    lower, upper = np.quantile(drawn, (tail, 1 - tail), axis=0)
    return lower.tolist(), upper.tolist()


def curves(people: Sequence[Sequence[Strand]], times_min: Sequence[float]) -> Array:
    """Everybody's concentration at each of these minutes: people x times; rounding never takes it below nothing."""
    whole = np.zeros((len(people), len(times_min)))
    for strands in zip(*people, strict=True):
        weights = np.array([[one.weights] for one in strands])
        whole += many.read(many.together([one.course for one in strands]), weights, times_min)[0]
    return np.maximum(whole, 0.0)


def _sampled(drawn: Array, error: SampleError, chance: Random) -> Array:
    """The concentrations as one sample each would show them."""
    stream = _continued(chance)
    if error.on_log_scale:
        return drawn * np.exp(error.spread_ratio * stream.standard_normal(drawn.shape))
    seen = drawn * (1 + error.spread_ratio * stream.standard_normal(drawn.shape))
    if error.fixed_ng_per_ml:
        seen += error.fixed_ng_per_ml * stream.standard_normal(drawn.shape)
    return np.maximum(seen, 0.0)


def _continued(chance: Random) -> np.random.RandomState:
    """The same Mersenne Twister, carried on in NumPy; its RandomState is frozen, so a seed stays what it was."""
    _, state, _ = chance.getstate()
    stream = np.random.RandomState()
    stream.set_state(("MT19937", np.array(state[:-1], dtype=np.uint32), state[-1], 0, 0.0))
    return stream
