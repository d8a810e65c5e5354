"""The highest point of a whole curve: a fine grid over every stretch, then narrowed down."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import sqrt
from typing import Final

TAIL_MIN: Final = 24 * 60.0  # after the last change of the input nothing rises for longer
POINTS: Final = 60
GOLDEN_RATIO: Final = (sqrt(5) - 1) / 2

Reader = Callable[[Sequence[float]], list[float]]


def peak(reader: Reader, changes_min: Sequence[float]) -> tuple[float, float]:
    """The highest value of a curve and its minute; each stretch between two changes has its own grid."""
    stretches = list(pairwise(changes_min))
    grid = sorted({start + (end - start) * k / POINTS for start, end in stretches for k in range(POINTS + 1)})
    last_min = changes_min[-1]
    # Finer at first: what is absorbed last still rises for a while, what is given last falls at once.
    grid += [last_min + TAIL_MIN * (k / (4 * POINTS)) ** 2 for k in range(4 * POINTS + 1)]
    values = reader(grid)
    top = max(range(len(grid)), key=values.__getitem__)
    found = [(values[top], grid[top])]
    for low, high in ((max(0, top - 1), top), (top, min(len(grid) - 1, top + 1))):
        found.append(_narrowed(reader, grid[low], grid[high]))

    return max(found, key=lambda one: one[0])


def _narrowed(reader: Reader, low_min: float, high_min: float) -> tuple[float, float]:
    while high_min - low_min > 1e-6:
        left_min = high_min - GOLDEN_RATIO * (high_min - low_min)
        right_min = low_min + GOLDEN_RATIO * (high_min - low_min)
        left, right = reader((left_min, right_min))
        low_min, high_min = (low_min, right_min) if left >= right else (left_min, high_min)
    middle_min = (low_min + high_min) / 2
    return reader((middle_min,))[0], middle_min
