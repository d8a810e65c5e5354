"""One person's system taken apart into exponentials, compiled: the way of `modes`, on arrays that are used again.

Only `compiled` loads this file, and only where Numba is installed.
"""

from math import copysign, sqrt
from typing import Final

from numba import njit

from rekindle.clinical.pharmacology import modes

compiled = njit(error_model="numpy", fastmath={"contract"})  # a product and a sum in one rounding, and no more licence
SWEEPS: Final = modes.SWEEPS
NO_TRIANGLE: Final = modes.NO_TRIANGLE
LARGEST_CONDITION: Final = modes.LARGEST_CONDITION


@compiled
def taken_apart(rates, group, exponents, into, back, work):
    """Fill exponents, into and back from a matrix of rates; false where the matrix exponential must answer."""
    basis, inverse, forth, mixed = work[0], work[1], work[2], work[3]
    if not _grouped(rates, group, basis, inverse, forth, mixed):
        return False
    _product(inverse, rates, mixed)
    _product(mixed, basis, into)  # the triangle; its place is taken by the way into the exponents below
    if not _joined(into, exponents, forth, mixed):
        return False
    _product(mixed, inverse, into)
    _product(basis, forth, back)
    return True


@compiled
def _grouped(rates, group, basis, inverse, left, turned):
    """The eigenvectors of every group and their inverse; false where a group is not balanced."""
    size = len(group)
    weights = turned[size]  # the row below the square
    weights[:] = 0.0
    for k in range(size):
        if group[k] == k and not _balance(rates, group, k, weights):
            return False
    for i in range(size):
        for j in range(size):
            inside = group[i] == group[j]
            left[i, j] = rates[i, j] * weights[j] / weights[i] if inside else 0.0
            turned[i, j] = 1.0 if i == j else 0.0
    for _ in range(SWEEPS):
        turns = 0
        for i in range(size):
            for j in range(i + 1, size):
                if group[i] == group[j]:
                    turns += _rotate(left, turned, size, i, j)
        if turns == 0:
            break
    for i in range(size):
        for j in range(size):
            basis[i, j] = weights[i] * turned[i, j]
            inverse[j, i] = turned[i, j] / weights[i]
    return True


@compiled
def _balance(rates, group, first, weights):
    """Weights that make a group symmetric, spread from its first compartment; false where a ring contradicts them."""
    size = len(group)
    weights[first] = 1.0
    grown = True
    while grown:
        grown = False
        for i in range(size):
            if group[i] != first or weights[i] == 0.0:
                continue
            for j in range(size):
                if i == j or group[j] != first or (rates[i, j] == 0.0 and rates[j, i] == 0.0):
                    continue
                if rates[i, j] <= 0.0 or rates[j, i] <= 0.0:
                    return False
                weight = weights[i] * sqrt(rates[j, i] / rates[i, j])
                if weights[j] == 0.0:
                    weights[j] = weight
                    grown = True
                elif abs(weights[j] - weight) > 1e-12 * weight:
                    return False
    lacking = 0  # compartments this person has no flow to, where others have one
    for k in range(size):
        lacking += group[k] == first and weights[k] == 0.0
    return lacking == 0


@compiled
def _rotate(left, turned, size, i, j):
    off, apart = left[i, j], left[j, j] - left[i, i]
    if off * off <= 1e-36 * abs(left[i, i] * left[j, j]):
        return 0
    tangent = 2.0 * off / (apart + copysign(sqrt(apart * apart + 4.0 * off * off), apart))
    cosine = 1.0 / sqrt(1.0 + tangent * tangent)
    sine = tangent * cosine
    left[i, i] -= tangent * off
    left[j, j] += tangent * off
    left[i, j] = left[j, i] = 0.0
    for k in range(size):
        a, b = turned[k, i], turned[k, j]
        turned[k, i], turned[k, j] = cosine * a - sine * b, sine * a + cosine * b
        if k != i and k != j:
            a, b = left[k, i], left[k, j]
            left[k, i] = left[i, k] = cosine * a - sine * b
            left[k, j] = left[j, k] = sine * a + cosine * b
    return 1


@compiled
def _joined(triangle, exponents, forth, back):
    """The eigenvectors of the triangle and their inverse; false where differences of exponents are too small."""
    size = len(exponents)
    largest = 0.0
    for k in range(size):
        exponents[k] = triangle[k, k]
        largest = max(largest, abs(exponents[k]))
        for i in range(size):
            forth[i, k] = back[i, k] = 1.0 if i == k else 0.0
    for i in range(size):
        for j in range(i + 1, size):
            if not abs(triangle[i, j]) <= NO_TRIANGLE * largest:
                return False
    forth_most = back_most = 1.0
    for k in range(size):
        for i in range(k + 1, size):
            flow = 0.0
            for j in range(k, i):
                flow += triangle[i, j] * forth[j, k]
            gap = exponents[k] - exponents[i]
            if abs(flow) > 1e-16 * max(abs(exponents[k]), abs(exponents[i])):
                if abs(gap) * LARGEST_CONDITION <= abs(flow):
                    return False
                forth[i, k] = flow / gap
                forth_most = max(forth_most, abs(forth[i, k]))
    for k in range(size):
        for i in range(k + 1, size):
            for j in range(k, i):
                back[i, k] -= forth[i, j] * back[j, k]
            back_most = max(back_most, abs(back[i, k]))
    return forth_most * back_most <= LARGEST_CONDITION


@compiled
def _product(left, right, whole):
    size = right.shape[1]
    for i in range(size):
        for k in range(size):
            whole[i, k] = 0.0
        for j in range(size):
            share = left[i, j]
            if share != 0.0:
                for k in range(size):
                    whole[i, k] += share * right[j, k]
