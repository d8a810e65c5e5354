"""The verb `score`: one answer sheet of one instrument, scored, or told what is missing.

Items are the numbers printed on the form. A number the form does not print is implausible: the item counts as
unanswered and is named under `impossible` as well. An unknown item, another type or an undocumented code is refused.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from rekindle.clinical import instruments
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.instruments import BY_NAME, Instrument, Score
from rekindle.clinical.instruments.coding import NOT_APPLICABLE, Coding, WrongKind
from rekindle.clinical.instruments.scoring import plan_of, why_impossible
from rekindle.replay.case import CaseRefused
from rekindle.replay.shape import Key, Kind, Shape

_KINDS: Final[Mapping[str, Kind]] = {
    "steps": "number",
    "codes": "code",
    "truth": "boolean",
    "amount": "number",
    "clock": "text",
}

INPUT: Final = Shape(
    (
        Key("instrument", "code", "the instrument", codes=tuple(BY_NAME), required=True),
        Key("items", "object", "the answers by item, as printed on the form", required=True),
    )
)


def _element(coding: Coding, name: str = "") -> Key:
    codes = tuple(code for code in coding.answers if isinstance(code, int | str)) if coding.kind == "codes" else ()
    says = coding.in_words()
    if coding.unanswered:
        says += f"; {', '.join(map(str, sorted(coding.unanswered)))}: not assessed"
    return Key(name, _KINDS[coding.kind], says, codes=codes)


@cache
def items_shape(name: str) -> Shape:
    """What the `items` of one instrument may hold."""
    instrument = BY_NAME[name]
    inner = {key for keys in instrument.lists.values() for key in keys}
    inner |= {key for keys in instrument.objects.values() for key in keys.values()}
    keys = [_element(item.coding, item.key) for item in instrument.items if item.key not in inner]
    for outer, listed in instrument.lists.items():
        each = _element(instrument.by_key[listed[0]].coding)
        says = f"{len(listed)} answers in order: {each.says}"
        if NOT_APPLICABLE in instrument.by_key[listed[0]].coding.answers:
            says += "; null: not applicable"
        keys.append(Key(outer, "list", says, each=each))
    for outer, named in instrument.objects.items():
        shape = Shape(tuple(_element(instrument.by_key[key].coding, said) for said, key in named.items()))
        keys.append(Key(outer, "object", "the answers by name", inside=shape))
    return Shape(tuple(keys))


def flattened(instrument: Instrument, given: Mapping[str, Any]) -> dict[str, Any]:
    """The items by the library's keys, taken out of the lists and objects of the published form of a case."""
    flat: dict[str, Any] = {}
    for outer, value in given.items():
        if outer in instrument.lists:
            keys = instrument.lists[outer]
            if len(value or ()) > len(keys):
                raise CaseRefused(f"'items.{outer}' holds {len(value)} answers; {instrument.name} has {len(keys)}.")
            for key, answer in zip(keys, value or (), strict=False):
                skipped = answer is None and NOT_APPLICABLE in instrument.by_key[key].coding.answers
                flat[key] = NOT_APPLICABLE if skipped else answer
        elif outer in instrument.objects:
            flat |= {instrument.objects[outer][said]: answer for said, answer in (value or {}).items()}
        else:
            flat[outer] = value
    return flat


@cache
def _published(name: str) -> Mapping[str, str]:
    """Where each item of the library stands in a case: q4 in items[3]."""
    instrument = BY_NAME[name]
    where = {item.key: item.key for item in instrument.items}
    for outer, keys in instrument.lists.items():
        where |= {key: f"{outer}[{index}]" for index, key in enumerate(keys)}
    for outer, named in instrument.objects.items():
        where |= {key: f"{outer}.{said}" for said, key in named.items()}
    return where


def _named(instrument: Instrument, keys: tuple[str, ...]) -> list[str]:
    """Items as a case names them; a list or object that is missing altogether by its own name."""
    left = dict.fromkeys(keys)
    wholes = {**instrument.lists, **{outer: tuple(named.values()) for outer, named in instrument.objects.items()}}
    for outer, inner in wholes.items():
        if set(inner) <= set(left):
            left = {key: said for key, said in left.items() if key not in inner} | {outer: outer}
    return [said or _published(instrument.name)[key] for key, said in left.items()]


def _possible(instrument: Instrument, flat: dict[str, Any]) -> tuple[str, ...]:
    """Take out what the form does not print, and name it."""
    impossible = []
    for key, value in flat.items():
        try:
            if why_impossible(instrument, key, value):
                impossible.append(key)
        except WrongKind as refusal:
            raise CaseRefused(f"The item {_published(instrument.name)[key]!r}: {refusal}") from None
    for key in impossible:
        del flat[key]
    return tuple(impossible)


def scored(instrument: Instrument, given: Mapping[str, Any]) -> tuple[Score, tuple[str, ...]]:
    """The score of one sheet in its published form, and the items whose answers are impossible."""
    items_shape(instrument.name).refuse(given, "items")
    flat = flattened(instrument, given)
    impossible = _possible(instrument, flat)
    return instruments.score(instrument.instrument_id, flat), impossible


def _missing(
    instrument: Instrument, found: Score, impossible: tuple[str, ...], given: Mapping[str, Any]
) -> tuple[str, ...]:
    """What is open: also in a scale of its own where nothing but an impossible answer was given."""
    if not impossible or not instrument.separate:
        return found.missing
    begun = [scale for scale in instrument.separate if set(scale) & set(impossible)]
    answered = {key for key, answer in flattened(instrument, given).items() if answer is not None} - set(impossible)
    more = [key for scale in begun for key in scale if key not in answered]
    return tuple(dict.fromkeys((*found.missing, *more)))


def score(case: Mapping[str, Any]) -> dict[str, Any]:
    """The published results of one sheet; null results come with the items that are missing."""
    INPUT.refuse(case)
    instrument = BY_NAME[case["instrument"]]
    found, impossible = scored(instrument, case["items"])
    said = {key: value for key, value in found.values.items() if key not in instrument.outputs_beside}
    missing = _missing(instrument, found, impossible, case["items"])
    if missing:
        said["missing"] = _named(instrument, missing)
    if impossible:
        said["impossible"] = [_published(instrument.name)[key] for key in impossible]
    return said | {"content_version": CONTENT_VERSION}


def input_schema() -> dict[str, Any]:
    """The case as JSON schema: one form for each instrument."""
    return {
        "type": "object",
        "oneOf": [
            {
                "type": "object",
                "title": name,
                "additionalProperties": False,
                "required": ["instrument", "items"],
                "properties": {"instrument": {"const": name}, "items": items_shape(name).schema()},
            }
            for name in BY_NAME
        ],
    }


_TEXTS: Final = ("band", "triage", "result")


def _result(instrument: Instrument, key: str) -> dict[str, Any]:
    """One result as JSON schema; null where too little is answered."""
    if key in _TEXTS:
        return {"type": ["string", "null"]}
    if key in plan_of(instrument).flag_keys or key == "safety_item_positive":
        return {"type": ["boolean", "null"]}
    number: dict[str, Any] = {"type": ["number", "null"]}
    if key == "components":
        return {"type": "array", "items": number}
    if key in instrument.nested or key == "n_symptomatic":
        return {"type": "object", "additionalProperties": number}
    return number


_NAMES_OF_ITEMS: Final = {"type": "array", "items": {"type": "string"}}
_BESIDE: Final = {
    "missing": {"description": "items that are not answered"} | _NAMES_OF_ITEMS,
    "impossible": {"description": "items with a number the form does not print"} | _NAMES_OF_ITEMS,
    "content_version": {"type": "string"},
}


def output_schema() -> dict[str, Any]:
    """The results as JSON schema: the keys of one of the instruments."""
    return {
        "type": "object",
        "anyOf": [
            {
                "title": each.name,
                "additionalProperties": False,
                "required": [*each.outputs, "content_version"],
                "properties": {key: _result(each, key) for key in (*each.outputs, *each.outputs_if_given)} | _BESIDE,
            }
            for each in BY_NAME.values()
        ],
    }
