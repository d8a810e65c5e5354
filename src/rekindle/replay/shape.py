"""What goes into a verb and what comes out, declared once: the check of a case and its JSON schema are both made of it.

Unknown is null or absent, for every key that is not required. A value that is merely implausible passes: the verb
answers it with findings or refusals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from rekindle.replay.case import CaseRefused

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Kind = Literal["number", "integer", "text", "boolean", "code", "object", "list", "any"]
_JSON_TYPES: Final[Mapping[str, str]] = {
    "number": "number",
    "integer": "integer",
    "text": "string",
    "boolean": "boolean",
    "object": "object",
    "list": "array",
}
_IN_WORDS: Final[Mapping[str, str]] = {
    "number": "a number",
    "integer": "a whole number",
    "text": "text",
    "boolean": "true or false",
    "object": "an object",
    "list": "a list",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a case: its kind, its codes, and what it means to a clinician."""

    name: str
    kind: Kind
    says: str
    codes: tuple[str | int, ...] = ()
    required: bool = False
    inside: "Shape | None" = None  # the keys of an object
    each: "Key | None" = None  # the elements of a list

    def refuse(self, value: object, where: str) -> None:
        """Raise where the value is not of the documented type or not one of the codes; null is unknown."""
        if value is None:
            if self.required:
                raise CaseRefused(f"{where!r} is needed and is not given.")
            return
        if self.kind == "code":
            if isinstance(value, bool) or not isinstance(value, str | int) or value not in self.codes:
                raise CaseRefused(f"{where!r} must be one of {', '.join(map(str, self.codes))}, not {value!r}.")
        elif self.kind != "any" and not _is(self.kind, value):
            raise CaseRefused(f"{where!r} must be {_IN_WORDS[self.kind]}, not {value!r}.")
        if self.inside is not None and isinstance(value, Mapping):
            self.inside.refuse(value, where)
        if self.each is not None and isinstance(value, Sequence) and not isinstance(value, str):
            for index, element in enumerate(value):
                self.each.refuse(element, f"{where}[{index}]")

    def schema(self) -> dict[str, Any]:
        """The key as JSON schema; null is allowed where the key may be unknown."""
        said: dict[str, Any] = {"description": self.says} if self.says else {}
        if self.kind == "any":
            return said
        if self.kind == "code":
            return said | {"enum": [*self.codes, *([] if self.required else [None])]}
        kind = _JSON_TYPES[self.kind]
        said["type"] = kind if self.required else [kind, "null"]
        if self.inside is not None:
            said |= {key: value for key, value in self.inside.schema().items() if key != "type"}
        if self.each is not None:
            said["items"] = self.each.schema()
        return said


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with documented keys and no others."""

    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(key.name for key in self.keys)

    def refuse(self, case: Mapping[str, Any], where: str = "") -> None:
        """Raise on an unknown key, a wrong type or an undocumented code, in one sentence."""
        known = {key.name: key for key in self.keys}
        for name in case:
            if name not in known:
                raise CaseRefused(f"The case holds the unknown key {_under(where, str(name))!r}.")
        for name, key in known.items():
            key.refuse(case.get(name), _under(where, name))

    def schema(self) -> dict[str, Any]:
        """The object as JSON schema."""
        needed = [key.name for key in self.keys if key.required]
        return {
            "type": "object",
            "additionalProperties": False,
            **({"required": needed} if needed else {}),
            "properties": {key.name: key.schema() for key in self.keys},
        }


def one_or_many(case: dict[str, Any], title: str) -> dict[str, Any]:
    """One object, or a list of them, as a whole schema."""
    return {
        "$schema": DIALECT,
        "title": title,
        "oneOf": [{"$ref": "#/$defs/case"}, {"type": "array", "items": {"$ref": "#/$defs/case"}}],
        "$defs": {"case": case},
    }


def _under(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _is(kind: str, value: object) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "text":
        return isinstance(value, str)
    if kind == "object":
        return isinstance(value, Mapping)
    if kind == "list":
        return isinstance(value, list)
    if isinstance(value, bool):
        return False
    if kind == "integer":
        return isinstance(value, int)
    return isinstance(value, int | float)
