"""Every decision replayed from a file: one JSON object in, one out; a list in, a list out.

Nothing here knows Django, a clock or a network. A case that is not in the documented form is refused with one
sentence on standard error and status 2; standard output carries JSON alone, save where `curve` is asked
for a table or a drawing.
"""

import json
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.replay.alarms import alarms
from rekindle.replay.case import CaseRefused
from rekindle.replay.curve import curve
from rekindle.replay.curve_csv import as_csv
from rekindle.replay.curve_svg import as_svg
from rekindle.replay.dose import dose
from rekindle.replay.reading import Form, Verb, answer, answer_all, parsed, read
from rekindle.replay.ready import ready
from rekindle.replay.respond import respond
from rekindle.replay.score import score
from rekindle.replay.screen import screen

__all__ = ["DONE", "REFUSED", "VERBS", "CaseRefused", "Verb", "answer", "main"]

DONE: Final = 0
REFUSED: Final = 2

VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {
        "alarms": alarms,
        "curve": curve,
        "dose": dose,
        "respond": respond,
        "ready": ready,
        "screen": screen,
        "score": score,
    }
)


# Besides JSON: an option, and how the cases and their answers are written with it.
FORMS: Final[Mapping[str, Mapping[str, Form]]] = MappingProxyType({"curve": {"--csv": as_csv, "--svg": as_svg}})


def main(verb: str, arguments: list[str]) -> int:
    """Replay one file through one verb and return the exit status."""
    options = [each for each in arguments if each.startswith("--")]
    files = [each for each in arguments if each not in options]
    forms = FORMS.get(verb, {})
    if len(files) != 1 or len(options) > 1 or not set(options) <= set(forms):
        print(f"Give 'rekindle {verb}' one file, or - for standard input{_either(forms)}.", file=sys.stderr)
        return REFUSED
    try:
        given = parsed(read(files[0]))
        said = answer_all(VERBS[verb], given)
        written = forms[options[0]](given, said) if options else json.dumps(said, indent=2)
    except CaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    print(written)
    return DONE


def _either(forms: Mapping[str, Form]) -> str:
    return f", and at most one of {' and '.join(forms)}" if forms else ""
