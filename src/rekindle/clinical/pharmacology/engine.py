"""The exact engine: linear compartments under any sequence of infusions, rate changes, pauses, boluses and depots.

No step is approximated: between two changes of the input every compartment is a sum of exponentials, and where
exponents coincide the matrix exponential is taken instead.

Decided once: every curve is continuous from the right. At the very minute of a bolus the drug is in; at the minute
of a rate change the new rate rules.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, expm1

from rekindle.clinical.pharmacology.exponential import Matrix, exponential
from rekindle.clinical.pharmacology.modes import Modes, modes


@dataclass(frozen=True, slots=True)
class Flow:
    """Drug that leaves one compartment for another, or for good where no target is named."""

    source: str
    target: str | None
    rate_per_min: float


@dataclass(frozen=True, slots=True)
class Input:
    """An amount into one compartment: at once where the duration is nil, else at an even rate."""

    into: str
    amount_mg: float
    start_min: float
    duration_min: float = 0.0


class System:
    """Compartments, named upstream first, and the flows between them."""

    def __init__(self, names: Sequence[str], flows: Iterable[Flow]) -> None:
        self.index = {name: place for place, name in enumerate(names)}
        self.rates_per_min: Matrix = [[0.0] * len(names) for _ in names]
        for flow in flows:
            source = self.index[flow.source]
            if flow.target != flow.source:
                self.rates_per_min[source][source] -= flow.rate_per_min
            if flow.target is not None:
                self.rates_per_min[self.index[flow.target]][source] += flow.rate_per_min

    @cached_property
    def modes(self) -> Modes | None:
        return modes(self.rates_per_min)


class Course:
    """What becomes of every compartment of a system under its inputs; worked out when it is first asked for."""

    def __init__(self, system: System, inputs: Sequence[Input], by_matrix: bool = False) -> None:
        self.system = system
        self.inputs = [given for given in inputs if given.amount_mg]
        self.by_matrix = by_matrix
        self._steps: dict[tuple[float, tuple[float, ...]], Matrix] = {}

    @cached_property
    def changes_min(self) -> list[float]:
        """Every minute at which an input begins or ends, in order."""
        ends = {given.start_min for given in self.inputs}
        ends |= {given.start_min + given.duration_min for given in self.inputs if given.duration_min}
        return sorted(ends)

    @cached_property
    def _modes(self) -> Modes | None:
        return None if self.by_matrix else self.system.modes

    @cached_property
    def _stretches(self) -> list[tuple[list[float], list[float]]]:
        """The state at each change and the rates from there on."""
        found: list[tuple[list[float], list[float]]] = []
        state = [0.0] * len(self.system.index)
        for place, at_min in enumerate(self.changes_min):
            if place:
                state = self._moved(*found[-1], at_min - self.changes_min[place - 1])
            arrived, rate = self._entered(at_min)
            state = [a + b for a, b in zip(state, arrived, strict=True)]
            found.append((state, rate))
        return found

    def _entered(self, at_min: float) -> tuple[list[float], list[float]]:
        """What enters at once at this minute, and the rates from this minute on."""
        arrived, rate = [0.0] * len(self.system.index), [0.0] * len(self.system.index)
        for given in self.inputs:
            place = self.system.index[given.into]
            if given.duration_min:
                if given.start_min <= at_min < given.start_min + given.duration_min:
                    rate[place] += given.amount_mg / given.duration_min
            elif given.start_min == at_min:
                arrived[place] += given.amount_mg
        if self._modes is None:
            return arrived, rate
        return _times(self._modes.into, arrived), _times(self._modes.into, rate)

    def _moved(self, state: list[float], rate: list[float], step_min: float) -> list[float]:
        if self._modes is not None:
            return [
                z * exp(k * step_min) + (b * expm1(k * step_min) / k if k else b * step_min)
                for z, b, k in zip(state, rate, self._modes.exponents, strict=True)
            ]
        key = (step_min, tuple(rate))
        if key not in self._steps:
            held = [[*row, entering] for row, entering in zip(self.system.rates_per_min, rate, strict=True)]
            self._steps[key] = exponential([*held, [0.0] * (len(rate) + 1)], step_min)
        return _times(self._steps[key], [*state, 1.0])[:-1]

    def amounts_mg(self, at_min: float) -> list[float]:
        """The amount in every compartment at this minute."""
        place = bisect_right(self.changes_min, at_min) - 1
        if place < 0:
            return [0.0] * len(self.system.index)
        state = self._moved(*self._stretches[place], at_min - self.changes_min[place])
        return state if self._modes is None else _times(self._modes.back, state)

    def read(self, weights: Sequence[float], times_min: Sequence[float]) -> list[float]:
        """A weighted sum of the compartments at each of these minutes, such as a concentration."""
        if self._modes is None:
            return self._by_matrix(weights, times_min)
        seen = [_dot(weights, column) for column in zip(*self._modes.back, strict=True)]
        exponents, found, last, terms = self._modes.exponents, [], -1, [(0.0, 0.0, 0.0)]
        for at_min in times_min:
            place = bisect_right(self.changes_min, at_min) - 1
            if place < 0:
                found.append(0.0)
                continue
            if place != last:
                rows = zip(exponents, seen, *self._stretches[place], strict=True)
                terms, last = [(k, w * z, w * b) for k, w, z, b in rows], place
            step_min, whole_mg = at_min - self.changes_min[place], 0.0
            for k, there, entering in terms:
                whole_mg += there * exp(k * step_min)
                if entering:
                    whole_mg += entering * expm1(k * step_min) / k if k else entering * step_min
            found.append(whole_mg)
        return found

    def _by_matrix(self, weights: Sequence[float], times_min: Sequence[float]) -> list[float]:
        """The same where roots coincide: many matrices for one person, so NumPy is asked, and only here."""
        import numpy as np

        from rekindle.clinical.pharmacology.many import by_matrix, in_order, together

        if not self.inputs:
            return [0.0] * len(times_min)
        times, order = in_order(times_min)
        found = np.zeros((1, len(times), 1))
        by_matrix(together([self]), np.arange(1), np.array([[weights]]), times, found)
        curve: list[float] = (found[0, :, 0] if order is None else found[0, order, 0]).tolist()
        return curve

    def entered_mg(self, until_min: float) -> list[float]:
        """What has entered every compartment from outside until this minute."""
        whole = [0.0] * len(self.system.index)
        for given in self.inputs:
            gone_min = until_min - given.start_min
            if gone_min >= 0:
                part_fraction = min(1.0, gone_min / given.duration_min) if given.duration_min else 1.0
                whole[self.system.index[given.into]] += given.amount_mg * part_fraction
        return whole

    def area(self, weights: Sequence[float], until_min: float | None = None) -> float:
        """The area under a weighted sum of the compartments, to this minute or to infinity, exactly.

        What entered less what is there has passed through: the areas follow from one solution of the rates.
        """
        left = [0.0] * len(self.system.index) if until_min is None else self.amounts_mg(until_min)
        last_min = self.changes_min[-1] if until_min is None and self.changes_min else until_min or 0.0
        passed = [there - came for there, came in zip(left, self.entered_mg(last_min), strict=True)]
        return _dot(weights, _solved(self.system.rates_per_min, passed))


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [_dot(row, vector) for row in matrix]


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))


def _solved(matrix: Matrix, wanted: Sequence[float]) -> list[float]:
    """The vector that this matrix turns into the one wanted, by elimination with pivots."""
    size = len(wanted)
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, size):
            share = rows[i][k] / rows[k][k]
            rows[i] = [a - share * b for a, b in zip(rows[i], rows[k], strict=True)]
    found = [0.0] * size
    for k in reversed(range(size)):
        found[k] = (rows[k][size] - _dot(rows[k][k + 1 : size], found[k + 1 :])) / rows[k][k]
    return found
