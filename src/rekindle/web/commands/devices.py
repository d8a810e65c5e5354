"""Trying a bedside monitor out: a listener that keeps what it hears in a file, and an invented monitor."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rekindle.interop.devices.journal import Journal
from rekindle.interop.devices.listener import Listener
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.sender import NotTaken, play
from rekindle.interop.devices.tls import Certificates, for_listener

LOOPBACK = ("127.0.0.1", "localhost", "::1")
REFUSED = 2


def listen(given: argparse.Namespace) -> int:
    """Keep what monitors send until told to stop."""
    files = [given.certificate, given.key, given.authority]
    if any(files) and not all(files):
        return _refuse("Give --certificate, --key and --authority together.")
    if given.host not in LOOPBACK and not all(files):
        return _refuse("Off this machine readings travel encrypted: give --certificate, --key and --authority.")
    try:
        zone = ZoneInfo(given.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return _refuse(f"No time zone is called {given.zone!r}.")
    certificates = Certificates(*(Path(file) for file in files)) if all(files) else None
    origin = Origin("listen", dialect=given.dialect, zone=zone, ack_mode=given.ack)
    try:
        asyncio.run(_listen(given.host, given.port, Path(given.into), origin, certificates))
    except OSError as error:
        return _refuse(f"It could not begin: {error}.")
    return 0


async def _listen(host: str, port: int, into: Path, origin: Origin, certificates: Certificates | None) -> None:
    context = for_listener(certificates) if certificates else None
    journal = Journal(into)
    listener = Listener(store=journal.keep, origins=lambda _: origin)
    stop = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    try:
        number = await listener.start(host, port, context)
        print(f"Listening on {host} port {number}, into {into}. Stop it with Ctrl-C.", flush=True)
        await stop.wait()
    finally:
        await listener.stop()
        await journal.close()
    print(", ".join(f"{what}: {count}" for what, count in sorted(listener.seen.items())) or "Nothing came.", flush=True)


def simulate(given: argparse.Namespace) -> int:
    """Play an invented treatment to a listener on this machine."""
    if given.speed <= 0 or given.every <= 0 or given.minutes < 0:
        return _refuse("--speed and --every are above 0, and --minutes is not below it.")
    print("Everything sent is invented; nobody is measured.", flush=True)
    playing = play(
        given.port,
        dialect=given.dialect,
        minutes=given.minutes,
        speed_ratio=given.speed,
        every_s=given.every,
        seed=given.seed,
    )
    try:
        taken = asyncio.run(playing)
    except NotTaken as error:
        return _refuse(str(error))
    except (OSError, TimeoutError):
        return _refuse(f"Nobody listens on port {given.port} of this machine, or it fell silent.")
    except KeyboardInterrupt:
        return 0
    print(f"{taken} messages were acknowledged.", flush=True)
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
