"""How a form's answers become a profile: strictly, and with one clear sentence when they cannot.

Refused are an unknown key, a wrong type and a code that is not documented. A value that is merely implausible is
kept as it is; the rules say so.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from math import isinf
from types import MappingProxyType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from rekindle.clinical.profile import Medicine, Profile

Kind = Literal["code", "codes", "integer", "number", "text", "boolean", "medicines"]


# What a number too great for any computer counts as: implausible, which the rules say, and not a wrong type.
BEYOND_ANY_COUNT: Final = 10**400


class AnswersRefused(ValueError):
    """The answers are not in the documented form; the message is one sentence that names the key."""


class Question:
    """One key of the questionnaire: what kind of answer it takes and, where it has them, its codes in order."""

    __slots__ = ("codes", "key", "kind", "read")

    def __init__(self, key: str, kind: Kind, codes: tuple[str, ...] = ()) -> None:
        self.key = key
        self.kind = kind
        self.codes = codes
        self.read: Callable[[Any], Any] = partial(_READERS[kind], key, frozenset(codes))


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _wrong_type(key: str, wanted: str, value: object) -> AnswersRefused:
    return AnswersRefused(f"The answer to '{key}' must be {wanted}, not {_shown(value)}.")


def _code(key: str, codes: frozenset[str], value: object) -> str:
    if not isinstance(value, str):
        raise _wrong_type(key, "one of its codes as text", value)
    if value not in codes:
        raise AnswersRefused(f"{_shown(value)} is not one of the documented codes of '{key}'.")
    return value


def _codes(key: str, codes: frozenset[str], value: object) -> frozenset[str]:
    if not isinstance(value, list | tuple | set | frozenset):
        raise _wrong_type(key, "a list of codes", value)
    return frozenset(_code(key, codes, each) for each in value)


def _integer(key: str, _: frozenset[str], value: object) -> int:
    if isinstance(value, float) and isinf(value):
        return BEYOND_ANY_COUNT if value > 0 else -BEYOND_ANY_COUNT
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_type(key, "a whole number", value)
    return value


def _number(key: str, _: frozenset[str], value: object) -> int | float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong_type(key, "a number", value)
    return value


def _text(key: str, _: frozenset[str], value: object) -> str:
    if not isinstance(value, str):
        raise _wrong_type(key, "text", value)
    return value


def _boolean(key: str, _: frozenset[str], value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong_type(key, "true or false", value)
    return value


def _medicines(key: str, _: frozenset[str], value: object) -> frozenset[Medicine]:
    if not isinstance(value, list | tuple | set | frozenset):
        raise _wrong_type(key, "a list of medicines", value)
    return frozenset(_medicine(key, each) for each in value)


_READERS: Final[dict[Kind, Callable[[str, frozenset[str], object], Any]]] = {
    "code": _code,
    "codes": _codes,
    "integer": _integer,
    "number": _number,
    "text": _text,
    "boolean": _boolean,
    "medicines": _medicines,
}


def _question(key: str, hint: Any) -> Question:
    """The kind of answer a key takes, read from the type of its field; nearly every field may also be unknown."""
    known = next((each for each in get_args(hint) if each is not type(None)), hint)
    if get_origin(known) is Literal:
        return Question(key, "code", get_args(known))
    if get_origin(known) is frozenset:
        (member,) = get_args(known)
        return Question(key, "medicines") if member is Medicine else Question(key, "codes", get_args(member))
    return Question(key, _PLAIN[known])


_PLAIN: Final[dict[Any, Kind]] = {int: "integer", float: "number", str: "text", bool: "boolean"}


def _questions(of: type, within: str = "") -> Mapping[str, Question]:
    hints = get_type_hints(of)
    return MappingProxyType({each.name: _question(within + each.name, hints[each.name]) for each in fields(of)})


MEDICINE_QUESTIONS: Final = _questions(Medicine, within="meds.")
QUESTIONS: Final = _questions(Profile)


def _medicine(key: str, value: object) -> Medicine:
    if isinstance(value, Medicine):
        return value
    if not isinstance(value, Mapping):
        raise _wrong_type(key, "a list of medicines, each with its name", value)
    known: dict[str, Any] = {}
    for name, answer in value.items():
        question = MEDICINE_QUESTIONS.get(name)
        if question is None:
            raise AnswersRefused(f"A medicine in '{key}' has the unknown key {_shown(name)}.")
        if answer is not None or name == "name":
            known[name] = question.read(answer)
    if "name" not in known:
        raise AnswersRefused(f"Each medicine in '{key}' needs a 'name'.")
    return Medicine(**known)


def profile_from(answers: Mapping[str, Any]) -> Profile:
    """The answers as a profile, or one sentence that says which answer is not in the documented form."""
    known: dict[str, Any] = {}
    questions = QUESTIONS
    for key, value in answers.items():
        question = questions.get(key)
        if question is None:
            raise AnswersRefused(f"The answers hold the unknown key {_shown(key)}.")
        if value is not None:
            known[key] = question.read(value)
    return Profile(**known)
