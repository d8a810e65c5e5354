"""The command `rekindle`: decisions replayed from a file without a server, and the server itself."""

import sys
from typing import Final

from rekindle import replay

HELP: Final = """\
usage: rekindle VERB [...]

Replayed from a JSON file (or - for standard input), without a server, a database or a clock:
  screen FILE        judge a screening questionnaire: disposition, urgency and every reason
  score FILE         score an answer sheet of a questionnaire, or say what is missing
  dose FILE          work out a dose: milligrams, volumes, rates, each limit and every reason against it
  curve FILE         estimate what is in the blood after doses, with its range; no recommendation, no discharge rule
    --csv | --svg    the same as a table, or as a drawing of one case
  respond FILE       name the change between a baseline and a score: response, remission, relapse and why
  ready FILE         may this treatment begin now: every check with its verdict, its reason and what to do
  alarms FILE        replay readings and what people did, and say every alarm that follows, in order

The clinic itself:
  demo               open a rehearsal clinic with people at every stage
  serve              serve the clinic
  worker             send what waits in the outbox and watch what is due
  found              found a clinic and print its owner's invitation link
  migrate            bring the database up to date
  check-clinic       list what nobody has confirmed, and what else a clinic lacks
  ledger verify      check the ledger's chain and name the first broken line

Trying a bedside monitor out:
  listen             take HL7 readings into a file, each on the disk before it is acknowledged; never for care
  simulate monitor   play an invented treatment to a listener on this machine, as a monitor would
"""


def main(argv: list[str] | None = None) -> int:
    """Run one verb and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        print(HELP, end="", file=sys.stderr)
        return replay.REFUSED
    verb, *rest = arguments
    if verb in {"-h", "--help", "help"}:
        print(HELP, end="")
        return replay.DONE
    if verb in replay.VERBS:
        return replay.main(verb, rest)
    # Only these verbs need Django; a replayed decision must never wait for it.
    from rekindle.web.commands import main as run_the_clinic

    return run_the_clinic(arguments)


if __name__ == "__main__":
    sys.exit(main())
