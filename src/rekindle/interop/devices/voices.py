"""How a monitor of each dialect writes a set of vital signs: for the simulated monitor, never for a real one.

Codes, names and units come from the same table that readings are judged by; the manners round them are each dialect's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from rekindle.interop.devices.dialects import ROWS, UNITS, Row
from rekindle.interop.devices.dialects.row import Unit
from rekindle.interop.devices.moments import written


@dataclass(frozen=True, slots=True)
class Cuff:
    """One cuff reading, with its own time."""

    systolic_mmhg: int
    diastolic_mmhg: int
    at: datetime

    @property
    def mean_mmhg(self) -> int:
        """The mean as a cuff estimates it: a third of the way up from the diastolic."""
        return round(self.diastolic_mmhg + (self.systolic_mmhg - self.diastolic_mmhg) / 3)


@dataclass(frozen=True, slots=True)
class Voice:
    """One dialect's manner: the header, the coding systems, and which code stands for what."""

    version: str
    codes: Mapping[str, str]
    units: str
    acknowledgement: tuple[str, str]
    charset: str = "UNICODE UTF-8"
    status: str = "R"
    no_value: tuple[str, str] = ("", "X")  # OBX-5 and OBX-11 where there is no value
    named: bool = True  # a sender in MSH-3
    zoned: bool = True
    same_control_id: bool = False


def _codes(rates: str, spo2: str, breaths: str, *cuff: str) -> Mapping[str, str]:
    hr, pulse = rates.split()
    names = ("hr_per_min", "pulse_per_min", "spo2_pct", "rr_per_min", "systolic_mmhg", "diastolic_mmhg", "mean_mmhg")
    pairs = zip(names, (hr, pulse, spo2, breaths, *cuff), strict=False)
    return MappingProxyType({name: code for name, code in pairs if code != "-"})


_BLOOD: Final = ("150021", "150022", "150023")
_CUFF: Final = ("150301", "150302", "150303")
_MDIL_CUFF: Final = ("0002-4a05", "0002-4a06", "0002-4a07")
_MDIL: Final = _codes("0002-4182 0002-480a", "0002-4bb8", "0002-5000", *_MDIL_CUFF)
VOICES: Final[Mapping[str, Voice]] = MappingProxyType(
    {
        "ge": Voice(
            "2.6", _codes("147842 149530", "150456", "151562", *_BLOOD), "MDC", ("NE", "AL"), same_control_id=True
        ),
        "mindray": Voice("2.6", _codes("147842 149530", "150456", "151578", *_CUFF), "MDC", ("AL", "NE")),
        "acme": Voice("2.6", _codes("147842 149530", "150456", "151562", *_BLOOD), "UCUM", ("AL", "NE"), status="F"),
        "nihon_kohden": Voice(
            "2.4",
            _codes("001000 007001", "007000", "-", "009000", "009001", "009002"),
            "",
            ("NE", "AL"),
            "ASCII",
            "F",
            zoned=False,
        ),
        "philips": Voice("2.3", _MDIL, "MDIL", ("", ""), "8859/1", "F", ('""', "F"), named=False, zoned=False),
        "efficia": Voice("2.4", _MDIL, "MDIL", ("AL", "NE"), "UNICODE UTF-8", "F", zoned=False),
        "comen": Voice(
            "2.6", _codes("147842 149530", "150456", "151562", "150017", "150018", "-"), "MDC", ("", ""), "", "F",
            ("8388607", "X"),
        ),
        "aquaris": Voice(
            "2.6", _codes("147842 149530", "150456", "151562", "150031", "150302", "150303"), "MDC", ("", ""), "", "F",
            ("-100", "F"),
        ),
    }
)  # fmt: skip
_ROWS: Final = MappingProxyType({row.code: row for row in ROWS if row.system in ("MDC", "MDIL", "")})
DEVICE: Final = "5157A7ED00000001"
NAME: Final = "SIMULATED"


def spoken(
    voice: Voice, values: Mapping[str, float | None], cuff: Cuff | None, *, at: datetime, control_id: str
) -> bytes:
    """One message: the continuous values now, and the last cuff reading with its own time."""
    rows = [(name, value, at) for name, value in values.items() if name in voice.codes]
    if cuff is not None:
        pressures = {"systolic_mmhg": cuff.systolic_mmhg, "diastolic_mmhg": cuff.diastolic_mmhg}
        pressures["mean_mmhg"] = cuff.mean_mmhg
        rows += [(name, value, cuff.at) for name, value in pressures.items() if name in voice.codes]
    lines = [
        _header(voice, at, DEVICE if voice.same_control_id else control_id),
        "PID|||NOBODY^^^^PI||^SIMULATED^^^^^L",
        "PV1||I|^^SIMULATED",
        f"OBR|1||||||{_time(voice, at)}",
        *(_row(voice, number, *row) for number, row in enumerate(rows, 1)),
    ]
    return ("\r".join(lines) + "\r").encode("latin-1" if voice.charset == "8859/1" else "utf-8")


def _header(voice: Voice, at: datetime, control_id: str) -> str:
    sender = f"{NAME}^{DEVICE}^EUI-64" if voice.named else ""
    accept, application = voice.acknowledgement
    middle = f"{_time(voice, at)}||ORU^R01|{control_id}|P|{voice.version}"
    return f"MSH|^~\\&|{sender}||||{middle}|||{accept}|{application}||{voice.charset}".rstrip("|")


def _row(voice: Voice, number: int, parameter: str, value: float | None, at: datetime) -> str:
    row = _ROWS[voice.codes[parameter]]
    said, status = (f"{value:g}", voice.status) if value is not None else voice.no_value
    code = "^".join(part for part in (row.code, row.names[0], row.system) if part)
    place = f"1.1.1.{row.code}" if row.system == "MDC" and not row.only_in else "1"
    return f"OBX|{number}|NM|{code}|{place}|{said}|{_unit(voice, row)}|||||{status}|||{_time(voice, at)}"


def _unit(voice: Voice, row: Row) -> str:
    wanted: tuple[Unit, ...] = row.units
    found = next(unit for means in wanted for unit in UNITS if unit.system == voice.units and unit.means == means)
    parts = (found.code, *found.names[:1], found.system) if found.names else (found.code, found.code, found.system)
    return "^".join(parts) if found.system else found.code


def _time(voice: Voice, at: datetime) -> str:
    whole = written(at)
    return whole if voice.zoned else whole[:14]
