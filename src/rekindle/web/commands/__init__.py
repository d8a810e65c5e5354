"""What the house does at the command line beside replaying decisions: serve, demo, worker, found, ledger."""

import argparse
import os
from collections.abc import Callable

from rekindle.clinical.confirmable import TREATMENTS

DESCRIPTIONS = {
    "demo": "open a demo clinic with invented people at every stage and treatments running",
    "serve": "serve your clinic: pages, live screens and the worker, in one place",
    "worker": "carry messages, escalate tasks, ask for check-ins and erase abandoned forms",
    "found": "found a clinic and print the owner's invitation link",
    "check-clinic": "list what a clinic still needs before anybody is treated; exit 1 while something is missing",
    "listen": "take HL7 readings from bedside monitors into a file; for trying a monitor out, never for care",
    "simulate": "`simulate monitor` plays an invented treatment to a listener on this machine, as a monitor would",
    "ledger": "`ledger verify` walks the hash chain and names the first broken line",
    "migrate": "bring the database up to date",
}
PROTOCOLS = tuple(TREATMENTS)


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(prog="rekindle", description="Runs a ketamine-therapy programme.")
    verbs = top.add_subparsers(dest="verb", required=True)
    for verb in ("demo", "serve"):
        one = verbs.add_parser(verb, help=DESCRIPTIONS[verb])
        one.add_argument("--port", type=int, default=8000)
        if verb == "serve":
            one.add_argument("--host", default="127.0.0.1")
        else:
            one.add_argument("--seed", type=int, default=1)
            one.add_argument("--fresh", action="store_true", help="make the demo clinic anew")
            one.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    worker = verbs.add_parser("worker", help=DESCRIPTIONS["worker"])
    worker.add_argument("--once", action="store_true", help="one round, then stop")
    found = verbs.add_parser("found", help=DESCRIPTIONS["found"])
    for name, text in (
        ("name", "the clinic's name"),
        ("slug", "its short name in addresses"),
        ("phone", "the number people may call"),
        ("address", "street and town"),
        ("owner-name", "who owns it"),
        ("owner-email", "where the owner's invitation is sent"),
    ):
        found.add_argument(f"--{name}", required=True, help=text)
    found.add_argument("--time-zone", default="America/New_York")
    ledger = verbs.add_parser("ledger", help=DESCRIPTIONS["ledger"])
    ledger.add_argument("act", choices=["verify"])
    ledger.add_argument("--expect", metavar="LINE:HASH", help="a line noted earlier that must still be there")
    check = verbs.add_parser("check-clinic", help=DESCRIPTIONS["check-clinic"])
    check.add_argument("--clinic", metavar="SLUG", help="one clinic only; otherwise every clinic of this house")
    check.add_argument(
        "--protocol", choices=PROTOCOLS, action="append", help="only what this protocol needs; may be repeated"
    )
    verbs.add_parser("migrate", help=DESCRIPTIONS["migrate"])
    _device_verbs(verbs)
    return top


def _device_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from rekindle.interop.devices.dialects import DIALECTS
    from rekindle.interop.devices.voices import VOICES

    listen = verbs.add_parser(
        "listen",
        help=DESCRIPTIONS["listen"],
        description="Take HL7 v2 readings from monitors (MLLP). Each message is on the disk before it is acknowledged. "
        "What is kept here belongs to nobody's chart; no alarm listens to it.",
    )
    listen.add_argument("--port", type=int, required=True, help="where to listen; 0 takes any that is free")
    listen.add_argument("--into", required=True, metavar="FILE.jsonl", help="the file that each message is added to")
    listen.add_argument(
        "--host", default="127.0.0.1", help="another address than this machine's own needs certificates"
    )
    listen.add_argument("--dialect", choices=tuple(DIALECTS), default="auto", help="how the monitors speak")
    listen.add_argument("--zone", default="UTC", help="the zone of times that come without one, as America/New_York")
    listen.add_argument("--ack", choices=("auto", "original", "enhanced"), default="auto", help="how to answer")
    listen.add_argument("--certificate", metavar="FILE", help="our certificate; with it, monitors must show theirs")
    listen.add_argument("--key", metavar="FILE", help="its key")
    listen.add_argument("--authority", metavar="FILE", help="the authority whose certificates the monitors show")
    simulate = verbs.add_parser(
        "simulate",
        help=DESCRIPTIONS["simulate"],
        description="Play an invented treatment to a listener on this machine. The sender, the patient and the bed are "
        "named SIMULATED; nobody is measured.",
    )
    simulate.add_argument("what", choices=["monitor"])
    simulate.add_argument("--port", type=int, required=True, help="where the listener is, on this machine")
    simulate.add_argument("--dialect", choices=tuple(VOICES), default="mindray", help="how the monitor speaks")
    simulate.add_argument("--minutes", type=float, default=90.0, help="how much of the treatment")
    simulate.add_argument("--speed", type=float, default=1.0, help="how many times faster than life")
    simulate.add_argument("--every", type=float, default=10.0, metavar="SECONDS", help="between two messages")
    simulate.add_argument("--seed", type=int, default=1, help="which invented person")


def main(argv: list[str]) -> int:
    """Run one command; settings are read only after the command has chosen its home."""
    given = parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")
    return _command(given.verb)(given)


def _command(verb: str) -> Callable[[argparse.Namespace], int]:
    if verb in ("serve", "demo"):
        from rekindle.web.commands import serving

        return serving.demo if verb == "demo" else serving.serve
    if verb in ("listen", "simulate"):
        from rekindle.web.commands import devices

        return devices.listen if verb == "listen" else devices.simulate
    from rekindle.web.commands import checking, keeping

    return {
        "worker": keeping.worker,
        "found": keeping.found,
        "ledger": keeping.ledger,
        "check-clinic": checking.check_clinic,
        "migrate": keeping.migrate,
    }[verb]
