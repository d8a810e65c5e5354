"""The worker's round: what falls due by the clock is a row, and each round claims what is due."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from rekindle.journey.outcomes import actions as outcomes
from rekindle.journey.post.carry import carry_due
from rekindle.journey.post.transports import transport_named
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.tasks import actions as tasks
from rekindle.web.watchman import watching

log = logging.getLogger("rekindle.worker")
ROUND_S = 2.0


def go_round(at: datetime | None = None) -> None:
    """One round of everything that falls due; one duty that fails does not starve the others."""
    now = at or timezone.now()
    transport = transport_named(settings.MAIL_TRANSPORT, folder=settings.MAIL_FOLDER)
    duties: dict[str, Callable[[], object]] = {
        "escalate tasks": lambda: tasks.escalate_due(at=now),
        "ask for check-ins": lambda: outcomes.ask_due(at=now),
        "ask for planned scales": lambda: outcomes.ask_planned(at=now),
        "note missed check-ins": lambda: outcomes.mark_missed(at=now),
        "note abandoned forms": lambda: questionnaires.mark_abandoned(at=now, after_h=settings.ABANDONED_AFTER_H),
        "erase old forms": lambda: questionnaires.erase_old(at=now, after_d=settings.ERASED_AFTER_D),
        "carry messages": lambda: carry_due(at=now, worker="worker", transport=transport),
    }
    for name, duty in duties.items():
        try:
            duty()
        except Exception:
            log.exception("The worker could not %s; it tries again in the next round.", name)


def keep_going() -> None:
    """Rounds until the process is asked to stop; the round under way is finished first."""
    stop, parent = threading.Event(), os.getppid()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with watching():  # a slow round of the post delays no alarm
        while not stop.is_set() and os.getppid() == parent:  # a worker whose server was killed does not stay behind
            go_round()
            close_old_connections()
            stop.wait(ROUND_S)
