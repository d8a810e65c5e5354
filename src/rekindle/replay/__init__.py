"""Every decision replayed from a file: one JSON object in, one out; a list in, a list out.

Nothing here knows Django, a clock or a network. A case that is not in the documented form is refused with one
sentence on standard error and status 2; standard output carries JSON alone.
"""

import json
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.replay.case import CaseRefused
from rekindle.replay.curve import curve
from rekindle.replay.dose import dose
from rekindle.replay.reading import Verb, answer, read
from rekindle.replay.ready import ready
from rekindle.replay.respond import respond
from rekindle.replay.score import score
from rekindle.replay.screen import screen

__all__ = ["DONE", "REFUSED", "VERBS", "CaseRefused", "Verb", "answer", "main"]

DONE: Final = 0
REFUSED: Final = 2

VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {"curve": curve, "dose": dose, "respond": respond, "ready": ready, "screen": screen, "score": score}
)


def main(verb: str, arguments: list[str]) -> int:
    """Replay one file through one verb and return the exit status."""
    if len(arguments) != 1:
        print(f"Give 'rekindle {verb}' one file, or - for standard input.", file=sys.stderr)
        return REFUSED
    try:
        said = answer(VERBS[verb], read(arguments[0]))
    except CaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    print(json.dumps(said, indent=2))
    return DONE
