"""One step of many people's compartments: as independent exponentials, or by matrix where roots coincide.

A state is an array of compartments (or exponentials) by people. A step fades it and adds what has entered.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology.many_exponential import many_exponentials

Array = NDArray[np.float64]
Who = NDArray[np.int64]
KEPT = 8  # steps whose exponentials are kept: a grid has few different ones


class Steps(Protocol):
    """What a walk along the grid asks of either way."""

    def fade(self, step_min: float) -> Array:
        """What becomes of a state over this step."""

    def entering(self, place: int, step_min: float, rates_mg_per_min: Array) -> Array:
        """What an even rate into one compartment has become at the end of this step."""

    def faded(self, fade: Array, states: Array) -> Array:
        """States, one or several in a row, after a step."""

    def twice(self, fade: Array) -> Array:
        """The fading over two such steps."""

    def held(self, place: int, who: Who, rates_mg_per_min: Array, held_min: Array, since_min: Array) -> Array:
        """What an even rate held for some minutes has become some minutes after it ended, in some of the people."""

    def dropped(self, place: int, who: Who, amounts_mg: Array, since_min: Array) -> Array:
        """What a bolus has become after some minutes, in some of the people."""


class ByModes:
    """Exponentials that know nothing of one another."""

    def __init__(self, exponents: Array, into: Array) -> None:
        self.exponents, self.into = exponents, into

    def fade(self, step_min: float) -> Array:
        return np.exp(self.exponents * step_min)

    def entering(self, place: int, step_min: float, rates_mg_per_min: Array) -> Array:
        return self.into[:, place] * rates_mg_per_min * _grown(self.exponents, step_min)

    def faded(self, fade: Array, states: Array) -> Array:
        return fade * states

    def twice(self, fade: Array) -> Array:
        return fade * fade

    def held(self, place: int, who: Who, rates_mg_per_min: Array, held_min: Array, since_min: Array) -> Array:
        exponents = self.exponents[:, who]
        grown = _grown(exponents, held_min) * np.exp(exponents * since_min)
        return self.into[:, place, who] * rates_mg_per_min * grown

    def dropped(self, place: int, who: Who, amounts_mg: Array, since_min: Array) -> Array:
        return self.into[:, place, who] * amounts_mg * np.exp(self.exponents[:, who] * since_min)


def _grown(exponents: Array, step_min: float | Array) -> Array:
    """The integral of an exponential over a step."""
    flat = np.broadcast_to(step_min, exponents.shape).astype(np.float64)
    return np.divide(np.expm1(exponents * step_min), exponents, out=flat, where=exponents != 0)


class ByMatrix:
    """Compartments as they are, by matrix exponentials with a source beside each compartment that drug enters."""

    def __init__(self, rates_per_min: Array, into: NDArray[np.int64]) -> None:
        people, self.size, _ = rates_per_min.shape
        self.column = {int(place): self.size + k for k, place in enumerate(np.unique(into))}
        whole = self.size + len(self.column)
        self.rates_per_min = np.zeros((people, whole, whole))
        self.rates_per_min[:, : self.size, : self.size] = rates_per_min
        for place, column in self.column.items():
            self.rates_per_min[:, place, column] = 1.0
        self._kept: dict[float, Array] = {}

    def _over(self, step_min: float) -> Array:
        if step_min not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[step_min] = many_exponentials(self.rates_per_min, np.full(len(self.rates_per_min), step_min))
        return self._kept[step_min]

    def fade(self, step_min: float) -> Array:
        return self._over(step_min)[:, : self.size, : self.size]

    def entering(self, place: int, step_min: float, rates_mg_per_min: Array) -> Array:
        return self._over(step_min)[:, : self.size, self.column[place]].T * rates_mg_per_min

    def faded(self, fade: Array, states: Array) -> Array:
        """Matrices by people times states; several states in a row are the columns of one product."""
        if states.ndim == 2:
            return (fade @ states.T[..., None])[..., 0].T
        return (fade @ states.transpose(2, 1, 0)).transpose(2, 1, 0)

    def twice(self, fade: Array) -> Array:
        return fade @ fade

    def held(self, place: int, who: Who, rates_mg_per_min: Array, held_min: Array, since_min: Array) -> Array:
        grown = many_exponentials(self.rates_per_min[who], held_min)[:, : self.size, self.column[place]]
        return self._after(who, since_min, grown) * rates_mg_per_min

    def dropped(self, place: int, who: Who, amounts_mg: Array, since_min: Array) -> Array:
        fresh = np.zeros((len(who), self.size))
        fresh[:, place] = amounts_mg
        return self._after(who, since_min, fresh)

    def _after(self, who: Who, since_min: Array, states: Array) -> Array:
        own = self.rates_per_min[who, : self.size, : self.size]
        return (many_exponentials(own, since_min) @ states[..., None])[..., 0].T
