"""Chance that can be replayed: the same seed and the same question give the same answer, in any order."""

import hashlib
import math


def probability(seed: int, *about: object) -> float:
    """A number in [0, 1) that depends only on the seed and on what is asked about."""
    text = "|".join(str(part) for part in (seed, *about))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") / 2**64


def standard_score(seed: int, *about: object) -> float:
    """A draw from the standard normal distribution, by the Box–Muller transform."""
    first = max(probability(seed, *about, "radius"), 1e-12)
    return math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * probability(seed, *about, "angle"))
