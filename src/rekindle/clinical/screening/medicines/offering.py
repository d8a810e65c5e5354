"""What a person may have meant by a name nobody knows: offered to them, and never taken for granted.

Where a medicine that is not ours lies nearest, nothing is offered: 'hydroxizine' must not be led to hydralazine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rekindle.clinical.screening.medicines.names import NAMES, Name

MOST_OFFERS: Final = 3
SHORTEST: Final = 4
NEAR_ENOUGH_SCORE: Final = 0.7
_BY_SPELLING: Final = {" ".join(parts): name for parts, name in NAMES.items()}
_SPELLINGS: Final = tuple(_BY_SPELLING)


@dataclass(frozen=True, slots=True)
class Offer:
    """One name that may have been meant, with the ingredients it stands for."""

    called: str
    ingredients: frozenset[str]


def offers_for(unread: Sequence[str], names: Sequence[Name]) -> tuple[Offer, ...]:
    """The names a person is asked about, nearest first; none where the line already names something else."""
    found = [Offer(name.called, name.ingredients) for name in names if name.ingredients]
    if not found and not names:
        found = list(_nearest(unread))
    return tuple({each.ingredients: each for each in reversed(found)}.values())[::-1][:MOST_OFFERS]


def _nearest(unread: Sequence[str]) -> Iterator[Offer]:
    tried = [*unread, *(" ".join(two) for two in pairwise(unread)), *("".join(two) for two in pairwise(unread))]
    near: list[tuple[float, Name]] = []
    for word in tried:
        if len(word) < SHORTEST:
            continue
        hits = process.extract(
            word, _SPELLINGS, scorer=OSA.normalized_similarity, score_cutoff=NEAR_ENOUGH_SCORE, limit=8
        )
        if hits and _BY_SPELLING[hits[0][0]].how == "other":
            continue
        near += [(score, _BY_SPELLING[spelling]) for spelling, score, _ in hits]
    near.sort(key=lambda each: -each[0])
    for _, name in near:
        if name.ingredients:
            yield Offer(name.called, name.ingredients)
