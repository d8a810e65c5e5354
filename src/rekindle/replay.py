"""Every decision replayed from a file: one JSON object in, one out; a list in, a list out.

Nothing here knows Django, a clock or a network. A case that is not in the documented form is refused with one
sentence on standard error and status 2; standard output carries JSON alone.
"""

import json
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NoReturn

from rekindle.clinical.answers import AnswersRefused
from rekindle.clinical.screening.judgement import judge

Verb = Callable[[Mapping[str, Any]], dict[str, Any]]

DONE: Final = 0
REFUSED: Final = 2


class CaseRefused(ValueError):
    """A case that is not in the documented form; the message is one sentence."""


def _only(case: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for key in case:
        if key not in keys:
            raise CaseRefused(f"The case holds the unknown key {key!r}.")


def _date(text: object) -> date | None:
    if text is None:
        return None
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise CaseRefused(f"'today' must be a date written YYYY-MM-DD, not {text!r}.")


def screen(case: Mapping[str, Any]) -> dict[str, Any]:
    """The verdict on one form, with its reasons."""
    _only(case, ("answers", "today"))
    answers = case.get("answers")
    if answers is not None and not isinstance(answers, Mapping):
        raise CaseRefused("'answers' must be an object of questionnaire keys and answers.")
    return judge(answers or {}, _date(case.get("today"))).as_json()


VERBS: Final[Mapping[str, Verb]] = MappingProxyType({"screen": screen})


def _not_json(constant: str) -> NoReturn:
    raise CaseRefused(f"The file holds {constant}, which is not JSON.")


def _whole(digits: str) -> int:
    """A whole number; one of thousands of digits is as implausible as its beginning."""
    return int(digits[:400])


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=_not_json, parse_int=_whole)
    except CaseRefused:
        raise
    except UnicodeDecodeError:
        raise CaseRefused("The file is not UTF-8 text.") from None
    except RecursionError:
        raise CaseRefused("The file is nested too deeply to be a case.") from None
    except ValueError as error:
        raise CaseRefused(f"The file is not JSON: {error}.") from None


def answer(verb: Verb, text: bytes) -> Any:
    """What the verb says to a file's text; one bad case refuses the whole list and names its index."""
    given = _parsed(text)
    if isinstance(given, Mapping):
        return _one(verb, given)
    if not isinstance(given, list):
        raise CaseRefused("The file must hold one object or a list of objects.")
    answers = []
    for index, case in enumerate(given):
        try:
            answers.append(_one(verb, case))
        except CaseRefused as refusal:
            raise CaseRefused(f"In the element at index {index}: {refusal}") from None
    return answers


def _one(verb: Verb, case: object) -> dict[str, Any]:
    if not isinstance(case, Mapping):
        raise CaseRefused("A case must be an object.")
    try:
        return verb(case)
    except AnswersRefused as refusal:
        raise CaseRefused(str(refusal)) from None


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise CaseRefused(f"The file {file} cannot be read: {error.strerror or error}.") from None


def main(verb: str, arguments: list[str]) -> int:
    """Replay one file through one verb and return the exit status."""
    if len(arguments) != 1:
        print(f"Give 'rekindle {verb}' one file, or - for standard input.", file=sys.stderr)
        return REFUSED
    try:
        said = answer(VERBS[verb], _read(arguments[0]))
    except CaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    print(json.dumps(said, indent=2))
    return DONE
