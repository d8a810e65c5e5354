"""Many lives told together in the order of time: each says when it wants to act next, and waits."""

import heapq
from collections.abc import Generator, Iterable
from datetime import datetime
from itertools import count
from typing import Any

Life = Generator[datetime, datetime, Any]  # yields when it wants to act next; is woken at that time


def unfold(lives: Iterable[Life], *, until: datetime) -> int:
    """Live every life in step up to a moment, and leave each where time has carried it."""
    order, steps = count(), 0
    waiting: list[tuple[datetime, int, Life]] = []
    for life in lives:
        heapq.heappush(waiting, (next(life), next(order), life))
    while waiting and waiting[0][0] <= until:
        at, _, life = heapq.heappop(waiting)
        steps += 1
        try:
            after = life.send(at)
        except StopIteration:
            continue
        if after < at:
            raise ValueError(f"A life wants to go back in time, from {at} to {after}.")
        heapq.heappush(waiting, (after, next(order), life))
    for _, _, life in waiting:
        life.close()
    return steps
