"""A system of compartments taken apart into independent exponentials, where that is safe.

Compartments that exchange drug both ways form a group. Inside a group the exchange is balanced by volumes, so the
group's matrix can be made symmetric; its exponents are then real and found exactly by Jacobi's rotations, even
where two are equal. Groups feed one another one way only, which leaves a triangular matrix. Where exponents of two
groups nearly coincide the division by their difference is not safe: the answer is None and the engine falls back
on the matrix exponential.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign, hypot, sqrt

from rekindle.clinical.pharmacology.exponential import Matrix, identity, product

LARGEST_CONDITION = 1e5  # beyond it more than five digits of sixteen are at stake
NO_TRIANGLE = 1e-12  # as a share of the fastest exponent: beyond it groups feed one another both ways
SWEEPS = 30


@dataclass(frozen=True, slots=True)
class Modes:
    """The exponents of a system, and the way from compartments to them and back."""

    exponents: list[float]
    into: Matrix
    back: Matrix


def modes(rates_per_min: Matrix) -> Modes | None:
    """The independent exponentials of a system, or None where they cannot be told apart safely."""
    size = len(rates_per_min)
    basis, inverse = identity(size), identity(size)
    for group in groups(rates_per_min):
        weights = _balance(rates_per_min, group)
        if weights is None:
            return None
        block = [[rates_per_min[i][j] * weights[j] / weights[i] for j in group] for i in group]
        turned = _rotated(block)
        for a, i in enumerate(group):
            for b, j in enumerate(group):
                basis[i][j] = weights[i] * turned[a][b]
                inverse[j][i] = turned[a][b] / weights[i]
    triangle = product(product(inverse, rates_per_min), basis)
    return _joined(triangle, basis, inverse)


def groups(rates_per_min: Sequence[Sequence[float]]) -> list[list[int]]:
    """Compartments that exchange drug both ways, directly or through others, in the order of their names."""
    size = len(rates_per_min)
    left, found = set(range(size)), []
    while left:
        group, edge = set(), {min(left)}
        while edge:
            group |= edge
            edge = {j for i in edge for j in left if rates_per_min[i][j] and rates_per_min[j][i]} - group
        left -= group
        found.append(sorted(group))
    return found


def _balance(rates_per_min: Matrix, group: list[int]) -> dict[int, float] | None:
    weights, edge = {group[0]: 1.0}, [group[0]]
    while edge:
        i = edge.pop()
        for j in group:
            if i == j or not rates_per_min[i][j]:
                continue
            weight_ratio = weights[i] * sqrt(rates_per_min[j][i] / rates_per_min[i][j])
            if j not in weights:
                weights[j] = weight_ratio
                edge.append(j)
            elif abs(weights[j] - weight_ratio) > 1e-12 * weight_ratio:
                return None  # a ring that runs one way round: not balanced
    return weights


def _rotated(block: Matrix) -> Matrix:
    """The eigenvectors of a symmetric block, in its columns."""
    size = len(block)
    left, turned = [row[:] for row in block], identity(size)
    for _ in range(SWEEPS):
        if sum(_rotate(left, turned, i, j) for i in range(size) for j in range(i + 1, size)) == 0:
            break
    return turned


def _rotate(left: Matrix, turned: Matrix, i: int, j: int) -> bool:
    if abs(left[i][j]) <= 1e-18 * sqrt(abs(left[i][i] * left[j][j])):
        return False
    slope_ratio = (left[j][j] - left[i][i]) / (2 * left[i][j])
    tangent_ratio = copysign(1.0, slope_ratio) / (abs(slope_ratio) + hypot(1.0, slope_ratio))
    cosine = 1 / hypot(1.0, tangent_ratio)
    sine = tangent_ratio * cosine
    for matrix, rows in ((left, True), (left, False), (turned, False)):
        for k in range(len(left)):
            if rows:
                a, b = matrix[i][k], matrix[j][k]
                matrix[i][k], matrix[j][k] = cosine * a - sine * b, sine * a + cosine * b
            else:
                a, b = matrix[k][i], matrix[k][j]
                matrix[k][i], matrix[k][j] = cosine * a - sine * b, sine * a + cosine * b
    left[i][j] = left[j][i] = 0.0  # what the turn was for; what rounding leaves there would be turned again
    return True


def _joined(triangle: Matrix, basis: Matrix, inverse: Matrix) -> Modes | None:
    """The eigenvectors of the triangle joined with those of its groups, where differences allow it."""
    size = len(triangle)
    forth, back = identity(size), identity(size)
    exponents = [triangle[k][k] for k in range(size)]
    largest = max(abs(e) for e in exponents)
    if any(abs(triangle[i][j]) > NO_TRIANGLE * largest for i in range(size) for j in range(i + 1, size)):
        return None  # drug flows back upstream past another group
    for k in range(size):
        for i in range(k + 1, size):
            flow = sum(triangle[i][j] * forth[j][k] for j in range(k, i))
            gap = exponents[k] - exponents[i]
            if abs(flow) <= 1e-16 * max(abs(exponents[k]), abs(exponents[i])):
                continue
            if abs(gap) * LARGEST_CONDITION <= abs(flow):
                return None
            forth[i][k] = flow / gap
    for k in range(size):
        for i in range(k + 1, size):
            back[i][k] = -sum(forth[i][j] * back[j][k] for j in range(k, i))
    worst_ratio = max(abs(e) for row in forth for e in row) * max(abs(e) for row in back for e in row)
    if worst_ratio > LARGEST_CONDITION:
        return None
    return Modes(exponents, product(back, inverse), product(basis, forth))
