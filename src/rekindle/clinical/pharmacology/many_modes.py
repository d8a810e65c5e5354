"""The same systems of many people taken apart into independent exponentials at once.

The way is that of `modes`: groups balanced by volumes, Jacobi's rotations inside a group, the groups joined by a
triangle. Whoever's exponents nearly coincide, or whose flows are not balanced, is marked unsafe and goes by matrix.
Arrays hold the people last.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rekindle.clinical.pharmacology.modes import LARGEST_CONDITION, NO_TRIANGLE, SWEEPS, groups

Array = NDArray[np.float64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ManyModes:
    """The exponents of everybody's system, the way to them and back, and for whom it is safe."""

    exponents: Array
    into: Array
    back: Array
    safe: Truth


def many_modes(rates_per_min: Array) -> ManyModes:
    """The independent exponentials of every system of equal structure, given person by person."""
    rates = np.ascontiguousarray(np.moveaxis(rates_per_min, 0, -1))
    with np.errstate(all="ignore"):  # where a division fails the person is marked unsafe
        basis, inverse, safe = _grouped(rates)
        triangle = _product(_product(inverse, rates), basis)
        found = _joined(triangle, basis, inverse)
    whole = (
        np.isfinite(found.exponents).all(0) & np.isfinite(found.into).all((0, 1)) & np.isfinite(found.back).all((0, 1))
    )
    return ManyModes(found.exponents, found.into, found.back, safe & found.safe & whole)


def _grouped(rates: Array) -> tuple[Array, Array, Truth]:
    """The eigenvectors of every group, their inverse, and whose groups are balanced."""
    basis, inverse, safe = np.zeros_like(rates), np.zeros_like(rates), np.ones(rates.shape[-1], bool)
    for group in groups((rates != 0).any(axis=-1).tolist()):
        weights, balanced = _balance(rates, group)
        safe &= balanced
        turned = _rotated(rates[np.ix_(group, group)] * weights[None] / weights[:, None])
        basis[np.ix_(group, group)] = weights[:, None] * turned
        inverse[np.ix_(group, group)] = turned.swapaxes(0, 1) / weights[None]
    return basis, inverse, safe


def _balance(rates: Array, group: list[int]) -> tuple[Array, Truth]:
    known = {group[0]: np.ones(rates.shape[-1])}
    safe, edge = np.ones(rates.shape[-1], bool), [group[0]]
    while edge:
        i = edge.pop()
        for j in group:
            if i == j or not rates[i, j].any():
                continue
            weight_ratios = known[i] * np.sqrt(rates[j, i] / rates[i, j])
            if j not in known:
                known[j] = weight_ratios
                edge.append(j)
            safe &= np.abs(known[j] - weight_ratios) <= 1e-12 * weight_ratios
            safe &= (rates[i, j] > 0) & (rates[j, i] > 0)
    return np.stack([known[j] for j in group]), safe


def _rotated(left: Array) -> Array:
    """The eigenvectors of symmetric blocks, in their columns."""
    size = len(left)
    turned = np.broadcast_to(np.eye(size)[..., None], left.shape).copy()
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    for _ in range(SWEEPS):
        if sum(_rotate(left, turned, i, j) for i, j in pairs) == 0:
            break
    return turned


def _rotate(left: Array, turned: Array, i: int, j: int) -> bool:
    off = left[i, j].copy()
    needed = np.abs(off) > 1e-18 * np.sqrt(np.abs(left[i, i] * left[j, j]))
    if not needed.any():
        return False
    slope_ratio = (left[j, j] - left[i, i]) / (2 * off)
    tangent_ratio = np.copysign(1.0, slope_ratio) / (np.abs(slope_ratio) + np.hypot(1.0, slope_ratio))
    tangent_ratio = np.where(needed, tangent_ratio, 0.0)
    cosine = 1 / np.hypot(1.0, tangent_ratio)
    sine = tangent_ratio * cosine
    for one, other in ((left[i], left[j]), (left[:, i], left[:, j]), (turned[:, i], turned[:, j])):
        kept = one.copy()
        one[...] = cosine * kept - sine * other
        other[...] = sine * kept + cosine * other
    left[i, j] = left[j, i] = np.where(needed, 0.0, off)
    return True


def _joined(triangle: Array, basis: Array, inverse: Array) -> ManyModes:
    """The eigenvectors of the triangle joined with those of its groups, and where differences allow it."""
    size, _, people = triangle.shape
    forth = np.broadcast_to(np.eye(size)[..., None], triangle.shape).copy()
    back, safe = forth.copy(), np.ones(people, bool)
    exponents = np.stack([triangle[k, k] for k in range(size)])
    largest = np.abs(exponents).max(axis=0)
    for i in range(size):
        safe &= (np.abs(triangle[i, i + 1 :]) <= NO_TRIANGLE * largest).all(axis=0)
    for k in range(size):
        for i in range(k + 1, size):
            flow = (triangle[i, k:i] * forth[k:i, k]).sum(axis=0)
            gap = exponents[k] - exponents[i]
            none = np.abs(flow) <= 1e-16 * np.maximum(np.abs(exponents[k]), np.abs(exponents[i]))
            safe &= none | (np.abs(gap) * LARGEST_CONDITION > np.abs(flow))
            forth[i, k] = np.where(none, 0.0, flow / gap)
    for k in range(size):
        for i in range(k + 1, size):
            back[i, k] = -(forth[i, k:i] * back[k:i, k]).sum(axis=0)
    worst_ratio = np.abs(forth).max(axis=(0, 1)) * np.abs(back).max(axis=(0, 1))
    return ManyModes(
        exponents, _product(back, inverse), _product(basis, forth), safe & (worst_ratio <= LARGEST_CONDITION)
    )


def _product(left: Array, right: Array) -> Array:
    whole: Array = np.einsum("ijp,jkp->ikp", left, right)
    return whole
