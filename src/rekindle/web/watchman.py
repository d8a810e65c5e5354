"""The alarms' own round, twice a second: in the worker and again in the server, so that either alone keeps watch.

Both claim what is due by its row, so two watchmen never act twice; when both were away, the first beat says so.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connections
from django.utils import timezone

from rekindle.journey.treatments import actions as treatments

log = logging.getLogger("rekindle.watchman")
TICK_S = 0.5
BEAT_EVERY_S = 4.0


def go_round(*, beats: bool) -> None:
    """Let time act on every alarm that is due; now and then leave a mark, and look whether any screen listens."""
    if beats:
        treatments.beat(at=timezone.now())
        treatments.look_for_screens(at=timezone.now())
    treatments.tick_due(at=timezone.now())


def keep_watch(stop: threading.Event) -> None:
    """Rounds until asked to stop; a round that fails is logged and the next one comes all the same."""
    beaten_s = float("-inf")
    while not stop.wait(TICK_S):
        beats = time.monotonic() - beaten_s >= BEAT_EVERY_S
        try:
            go_round(beats=beats)
            beaten_s = time.monotonic() if beats else beaten_s
        except Exception:
            log.exception("The alarms could not be looked after; the next round tries again.")
        close_old_connections()
    connections.close_all()


@contextmanager
def watching() -> Iterator[None]:
    """Keep watch beside whatever else this process does."""
    stop = threading.Event()
    watchman = threading.Thread(target=keep_watch, args=(stop,), name="watchman", daemon=True)
    watchman.start()
    try:
        yield
    finally:
        stop.set()
        watchman.join(timeout=3)
