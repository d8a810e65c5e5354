"""Anyone who can act: a person with a row, a machine of ours, or somebody we cannot name yet."""

from dataclasses import dataclass
from typing import Any, Protocol


class Actor(Protocol):
    """What the ledger needs of whoever acts: an identity and a name to show."""

    @property
    def pk(self) -> Any: ...

    def __str__(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Machine:
    """A part of the software that acts by the clock, such as the worker that escalates tasks."""

    pk: str

    def __str__(self) -> str:
        return f"The {self.pk}"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A visitor who has not said who they are."""

    pk: str = ""

    def __str__(self) -> str:
        return "A visitor"


@dataclass(frozen=True, slots=True)
class Key:
    """The number of a row in a room downstream, which rooms upstream keep as text."""

    pk: str


def kind(thing: object) -> str:
    """The noun under which a thing stands in the ledger."""
    return type(thing).__name__.lower()
