"""Serving a clinic, and the demo clinic."""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import django

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(given: argparse.Namespace) -> int:
    """Serve pages and live screens, with the worker beside them."""
    os.environ["REKINDLE_BIND"] = given.host
    os.environ.setdefault("REKINDLE_BASE_URL", f"http://127.0.0.1:{given.port}")
    _ready()
    with _beside("worker"):
        return _run(given.host, given.port)


def demo(given: argparse.Namespace) -> int:
    """Open the demo clinic: made from one seed, on its own database, on this machine only."""
    home = Path(os.environ.get("REKINDLE_DEMO_HOME", "var/demo")).resolve()
    os.environ.update(
        REKINDLE_HOME=str(home), REKINDLE_BIND="127.0.0.1", REKINDLE_BASE_URL=f"http://127.0.0.1:{given.port}"
    )
    os.environ.pop("DATABASE_URL", None)
    if _taken(given.port):
        print(f"Port {given.port} is in use. Stop what is using it, or run ./run demo --port 8010.", file=sys.stderr)
        return 1
    _make_demo(home, given.seed, given.fresh)
    address = f"http://127.0.0.1:{given.port}/demo/sign-in/"
    print(f"\nThe demo clinic is open: {address}\nStop it with Ctrl-C. Everyone in it is invented.\n", flush=True)
    if not given.no_browser and (os.environ.get("DISPLAY") or sys.platform in ("darwin", "win32")):
        threading.Timer(2.0, webbrowser.open, [address]).start()
    with _beside("worker"), _beside("-m", "rekindle.rehearsal", "--seed", str(given.seed)):
        return _run("127.0.0.1", given.port)


def _make_demo(home: Path, seed: int, fresh: bool) -> None:
    """Make the demo database unless today's is there already; a half-made one is never used."""
    today = time.strftime("%Y-%m-%d")
    mark = home / f"made-{today}-{seed}"
    if mark.exists() and not fresh:
        _ready()
        return
    for old in [*home.glob("made-*"), *home.glob("rekindle.sqlite3*"), *home.glob("mail/*")]:
        old.unlink()
    began = time.monotonic()
    print("Making the demo clinic: about forty people and three months. This takes a little while.", flush=True)
    _ready()
    from django.utils import timezone

    from rekindle.journey.treatments import actions as treatments
    from rekindle.rehearsal.clinic import make

    make(seed=seed, at=timezone.now())
    treatments.watched_until(at=timezone.now())
    mark.touch()
    print(f"Made in {time.monotonic() - began:.0f} seconds.", flush=True)


def _ready() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _taken(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


@contextlib.contextmanager
def _beside(*words: str) -> Iterator[None]:
    """Keep a second process of ours running for as long as the server does."""
    # uvicorn hands a signal on once it has stopped; ours ends the process in order, so that no child outlives it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    command = [sys.executable, *(words if words[0] == "-m" else ("-m", "rekindle", *words))]
    child = subprocess.Popen(command)  # noqa: S603 - our own module, no outside words
    try:
        yield
    finally:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()


def _run(host: str, port: int) -> int:
    import uvicorn

    from rekindle.web.watchman import watching

    with watching():
        uvicorn.run(
            "rekindle.web.asgi:application",
            host=host,
            port=port,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=3,
            proxy_headers=host not in LOOPBACK,
        )
    return 0
