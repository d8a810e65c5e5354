"""A file of cases, read strictly: one JSON object or a list of them; one bad case refuses the whole list."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from rekindle.replay.case import CaseRefused

Verb = Callable[[Mapping[str, Any]], dict[str, Any]]
Form = Callable[[Any, Any], str]  # what was given and what was said to it, written otherwise than as JSON


def _not_json(constant: str) -> NoReturn:
    raise CaseRefused(f"The file holds {constant}, which is not JSON.")


def _whole(digits: str) -> int:
    """A whole number; one of thousands of digits is as implausible as its beginning."""
    return int(digits[:400])


def parsed(text: bytes) -> Any:
    """The value a file of JSON holds, read strictly."""
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
    return answer_all(verb, parsed(text))


def answer_all(verb: Verb, given: Any) -> Any:
    """What the verb says to one case or to a list of them."""
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
    return verb(case)


def read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise CaseRefused(f"The file {file} cannot be read: {error.strerror or error}.") from None
