"""One row of a dialect table, and one of the table of units; both are data that a second person reviews."""

from dataclasses import dataclass
from typing import Literal

from rekindle.clinical.sources.source import Flag
from rekindle.interop.devices.dialects.sources import SOURCES
from rekindle.interop.devices.parameters import PARAMETER

Unit = Literal["%", "beats/min", "breaths/min", "/min", "mmHg", "kPa", "Cel", "degF"]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as a dialect writes it: code and name must both be its own."""

    system: str
    code: str
    names: tuple[str, ...]
    means: Unit
    tag: Flag
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        _cited(f"{self.system} {self.code}", self.sources)


@dataclass(frozen=True, slots=True)
class Row:
    """A code with every name and unit under which it is believed, and what it then measures.

    `only_in` names the one dialect in which a row that goes against the standard is believed.
    """

    system: str
    code: str
    names: tuple[str, ...]
    parameter: str
    units: tuple[Unit, ...]
    tag: Flag
    sources: tuple[str, ...]
    method: str = ""
    only_in: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.parameter not in PARAMETER:
            raise ValueError(f"Row {self.code} measures {self.parameter!r}, which is no parameter.")
        if not self.names or not self.units:
            raise ValueError(f"Row {self.code} needs a name and a unit to agree with.")
        _cited(f"{self.system} {self.code}", self.sources)


def _cited(what: str, sources: tuple[str, ...]) -> None:
    missing = [key for key in sources if key not in SOURCES]
    if missing or not sources:
        raise ValueError(f"Row {what} cites {missing or 'nothing'}; every row names where it was read.")
