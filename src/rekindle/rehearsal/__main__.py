"""While the demo is up, its treatments run in real time: whoever is due is charted, brought in, and sent home."""

import argparse
import logging
import os
import signal
import threading
from datetime import timedelta

log = logging.getLogger("rekindle.rehearsal")
EVERY_S = 3.0


def main() -> None:
    """Look after the demo clinic until asked to stop."""
    given = argparse.ArgumentParser(description="Keeps the demo clinic alive; only for a demo database.")
    given.add_argument("--seed", type=int, default=1)
    seed = given.parse_args().seed
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")
    import django

    django.setup()
    from django.db import close_old_connections
    from django.utils import timezone

    from rekindle.rehearsal.living import go_on, reopen

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    world = reopen(seed=seed, at=timezone.now())
    quiet_until = timezone.now()
    parent = os.getppid()
    while not stop.wait(EVERY_S) and os.getppid() == parent:
        now = timezone.now()
        if now < quiet_until:
            continue
        try:
            go_on(world, now)
        except Exception:
            log.exception("The rehearsal could not go on; it tries again in a minute.")
            quiet_until = now + timedelta(minutes=1)
        close_old_connections()


if __name__ == "__main__":
    main()
