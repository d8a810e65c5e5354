"""The exponential of a matrix of transfer rates, by scaling and squaring; it holds where roots coincide.

What flows between compartments is never negative, so the matrix is shifted until no entry is negative. Every term
of the series is then positive and nothing cancels: small amounts are as accurate as large ones.
"""

from math import ceil, exp, log2

Matrix = list[list[float]]
TERMS = 16  # with a norm of at most one half the term after these is under 1e-18 of the whole


def product(left: Matrix, right: Matrix) -> Matrix:
    """One matrix times another."""
    columns = list(zip(*right, strict=True))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in left]


def identity(size: int) -> Matrix:
    """Ones on the diagonal."""
    return [[float(row == column) for column in range(size)] for row in range(size)]


def exponential(rates_per_min: Matrix, step_min: float) -> Matrix:
    """What becomes of every compartment over one step."""
    size = len(rates_per_min)
    shift_per_min = max(0.0, *(-rates_per_min[i][i] for i in range(size)))
    positive = [[rates_per_min[i][j] + shift_per_min * (i == j) for j in range(size)] for i in range(size)]
    norm_ratio = step_min * max(sum(column) for column in zip(*positive, strict=True))
    halvings = max(0, ceil(log2(norm_ratio * 2))) if norm_ratio > 0 else 0
    part_min = step_min / 2**halvings
    small = [[entry * part_min for entry in row] for row in positive]
    whole = term = identity(size)
    for power in range(1, TERMS):
        term = [[entry / power for entry in row] for row in product(term, small)]
        whole = [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(whole, term, strict=True)]
    fade_ratio = exp(-shift_per_min * part_min)
    whole = [[entry * fade_ratio for entry in row] for row in whole]
    for _ in range(halvings):
        whole = product(whole, whole)
    return whole
