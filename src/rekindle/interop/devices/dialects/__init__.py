"""The vendors' dialects: which code, name and unit together mean what, and nothing on any one of them alone."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from rekindle.clinical.units import DegreesFahrenheit, Kilopascals, celsius_from_fahrenheit, mmhg_from_kpa
from rekindle.interop.devices.dialects.row import Row, Unit, UnitRow
from rekindle.interop.devices.dialects.rows import AGAINST_THE_STANDARD, EDAN, MDC, MDIL, NIHON_KOHDEN
from rekindle.interop.devices.dialects.units import UNITS

__all__ = ["DIALECTS", "ROWS", "TABLE_VERSION", "UNITS", "Dialect", "Row", "UnitRow", "converted", "row_of", "unit_of"]

ROWS: Final = (*MDC, *MDIL, *NIHON_KOHDEN, *EDAN, *AGAINST_THE_STANDARD)
How = Literal["auto", "original", "enhanced"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one family of monitors speaks, and what is known to trip a receiver."""

    name: str
    words: str
    traps: str


DIALECTS: Final[Mapping[str, Dialect]] = MappingProxyType(
    {
        one.name: one
        for one in (
            Dialect(
                "auto", "any sender that keeps to its own coding system", "rows against the standard are not believed"
            ),
            Dialect("ge", "GE B40, B105, B125, B1x5", "one control id for every message; silent without a valid value"),
            Dialect("mindray", "Mindray by eGateway", "demonstration values marked DEMO in OBX-8; cuff as 150301"),
            Dialect("acme", "NIST and IHE examples", "MDC codes with UCUM units"),
            Dialect(
                "nihon_kohden", "Nihon Kohden PVM, BSM", "codes without a system; several groups, each with its time"
            ),
            Dialect("philips", "Philips Information Center", "MDIL codes; alarms as text; limits in OBX-7"),
            Dialect(
                "efficia", "Philips Efficia CM, SureSigns VS", "no value is an empty OBX-5 with status X; old clocks"
            ),
            Dialect("comen", "Comen NC", "8388607 for no value; 150017 for the cuff; no MSH-15 and MSH-16"),
            Dialect("aquaris", "Northern Aquaris", "-100 with status F for no probe; 150031 for 150301"),
            Dialect("edan", "Edan", "asked, not sending; its own codes, EHC"),
        )
    }
)


def _by_code(rows: Iterable[Row]) -> Mapping[tuple[str, str], Row]:
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        if (row.system, row.code) in found:
            raise ValueError(f"Code {row.system} {row.code} stands in the table twice.")
        if row.only_in and row.only_in not in DIALECTS:
            raise ValueError(f"Row {row.code} is believed in {row.only_in!r} only, which is no dialect.")
        found[row.system, row.code] = row
    return MappingProxyType(found)


_ROWS: Final = _by_code(ROWS)
_CODED: Final = MappingProxyType({(row.system, row.code.lower()): row for row in UNITS})
TABLE_VERSION: Final = hashlib.sha256(repr((ROWS, UNITS)).encode()).hexdigest()[:12]

# Nothing else stands under these names: a coding system that is not here is not guessed at.
_SYSTEMS: Final = MappingProxyType({"MDC": "MDC", "MDIL": "MDIL", "EHC": "EHC", "": "", "UCUM": "UCUM"})


def row_of(system: str, code: str) -> Row | None:
    """The row of a code in its own coding system; a code of another system is another code."""
    known = _SYSTEMS.get(system.upper())
    return None if known is None else _ROWS.get((known, code.lower() if known == "MDIL" else code))


def unit_of(parts: tuple[str, ...]) -> Unit | None:
    """What a unit field means, where its code, its name and its coding system agree."""
    code, name, system = (*parts, "", "", "")[:3]
    known = _SYSTEMS.get(system.upper())
    if not code or known is None:
        return None
    if known == "" and name:  # a coded unit whose system was left out is known by code and name together
        found = [row for row in UNITS if row.names and row.code == code.lower() and _named(row, name)]
        return found[0].means if len(found) == 1 else None
    row = _CODED.get((known, code.lower()))
    if row is None or (row.names and not _named(row, name)):
        return None
    # UCUM tells capitals from small letters; a bare word of a monitor does not
    return row.means if row.names or known == "" or row.code == code else None


def _named(row: UnitRow, name: str) -> bool:
    return name.casefold() in {one.casefold() for one in row.names}


def converted(value: float, unit: Unit) -> float:
    """A value in the one unit its parameter is kept in."""
    if unit == "kPa":
        return mmhg_from_kpa(Kilopascals(value))
    if unit == "degF":
        return celsius_from_fahrenheit(DegreesFahrenheit(value))
    return value
