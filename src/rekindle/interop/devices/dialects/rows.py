"""The table: every code that is believed, under which name and unit, and what it measures.

A code that stands here twice is a mistake found at import. A row of tag M is in no message we have seen; it is believed
for a source only after a second person has confirmed it there.

Source: RECORDED, PUBLIC-CODE, 11073-10101, MEMORY
"""

from typing import Final

from rekindle.clinical.sources.source import Flag
from rekindle.interop.devices.dialects.row import Row, Unit

_BEATS: Final[tuple[Unit, ...]] = ("beats/min", "/min")
_BREATHS: Final[tuple[Unit, ...]] = ("breaths/min", "/min")
_PRESSURE: Final[tuple[Unit, ...]] = ("mmHg", "kPa")
_HEAT: Final[tuple[Unit, ...]] = ("Cel", "degF")
_PERCENT: Final[tuple[Unit, ...]] = ("%",)


def _units(parameter: str) -> tuple[Unit, ...]:
    if parameter == "rr_per_min":
        return _BREATHS
    unit = parameter.rpartition("_")[2]
    return {"min": _BEATS, "mmhg": _PRESSURE, "c": _HEAT, "pct": _PERCENT}[unit]


def _row(system: str, code: str, name: str, parameter: str, tag: Flag, method: str = "", note: str = "") -> Row:
    source = {"V": ("RECORDED",), "V2": ("PUBLIC-CODE",), "M": ("MEMORY",)}[tag]
    extra = ("11073-10101",) if system in ("MDC", "MDIL") else ()
    return Row(
        system, code, tuple(name.split("|")), parameter, _units(parameter), tag, (*source, *extra), method, "", note
    )


_ANY: Final = "any way of measuring: the gas module and the ECG leads send the same code, told apart by OBX-4 only"
MDC: Final = (
    _row("MDC", "147842", "MDC_ECG_HEART_RATE", "hr_per_min", "V", "ECG"),
    _row("MDC", "149530", "MDC_PULS_OXIM_PULS_RATE", "pulse_per_min", "V", "oximeter"),
    _row("MDC", "149546", "MDC_PULS_RATE_NON_INV", "cuff_pulse_per_min", "V", "cuff"),
    _row("MDC", "150456", "MDC_PULS_OXIM_SAT_O2", "spo2_pct", "V", "oximeter"),
    _row("MDC", "150021", "MDC_PRESS_BLD_NONINV_SYS", "systolic_mmhg", "V", "cuff"),
    _row("MDC", "150022", "MDC_PRESS_BLD_NONINV_DIA", "diastolic_mmhg", "V", "cuff"),
    _row("MDC", "150023", "MDC_PRESS_BLD_NONINV_MEAN", "mean_mmhg", "V", "cuff"),
    _row("MDC", "150301", "MDC_PRESS_CUFF_SYS", "systolic_mmhg", "V", "cuff"),
    _row("MDC", "150302", "MDC_PRESS_CUFF_DIA", "diastolic_mmhg", "V", "cuff"),
    _row("MDC", "150303", "MDC_PRESS_CUFF_MEAN", "mean_mmhg", "V", "cuff"),
    _row("MDC", "150033", "MDC_PRESS_BLD_ART_SYS", "arterial_systolic_mmhg", "V", "arterial line"),
    _row("MDC", "150034", "MDC_PRESS_BLD_ART_DIA", "arterial_diastolic_mmhg", "V", "arterial line"),
    _row("MDC", "150035", "MDC_PRESS_BLD_ART_MEAN", "arterial_mean_mmhg", "V", "arterial line"),
    _row("MDC", "151562", "MDC_RESP_RATE", "rr_per_min", "V", note=_ANY),
    _row("MDC", "151578", "MDC_TTHOR_RESP_RATE", "rr_per_min", "V", "chest impedance"),
    _row("MDC", "151658", "MDC_PULS_OXIM_PLETH_RESP_RATE", "rr_per_min", "V", "oximeter"),
    _row("MDC", "151594", "MDC_CO2_RESP_RATE", "rr_per_min", "V2", "capnograph"),
    _row("MDC", "151712", "MDC_CONC_AWAY_CO2_EXP", "etco2_mmhg", "V", "capnograph"),
    _row("MDC", "151716", "MDC_CONC_AWAY_CO2_INSP", "inspired_co2_mmhg", "V", "capnograph"),
    _row("MDC", "151708", "MDC_CONC_AWAY_CO2_ET", "etco2_mmhg", "M", "capnograph"),
    _row("MDC", "150344", "MDC_TEMP", "temp_c", "V"),
    _row("MDC", "188496", "MDC_TEMP_AXIL", "temp_c", "V", "axilla"),
    _row("MDC", "150488", "MDC_BLD_PERF_INDEX", "perfusion_pct", "V", "oximeter"),
)

MDIL: Final = (
    _row("MDIL", "0002-4182", "HR", "hr_per_min", "V", "ECG"),
    _row("MDIL", "0002-480a", "Pulse", "pulse_per_min", "V", "oximeter"),
    _row("MDIL", "0002-4bb8", "SpO2", "spo2_pct", "V", "oximeter"),
    _row("MDIL", "0002-f09c", "SpO2|SpO2T", "spo2_pct", "M", "oximeter", "the code was recorded, its name was not"),
    _row("MDIL", "0002-4a05", "NBPs", "systolic_mmhg", "V", "cuff"),
    _row("MDIL", "0002-4a06", "NBPd", "diastolic_mmhg", "V", "cuff"),
    _row("MDIL", "0002-4a07", "NBPm", "mean_mmhg", "V", "cuff"),
    _row("MDIL", "0002-4a15", "ABPs", "arterial_systolic_mmhg", "V", "arterial line"),
    _row("MDIL", "0002-4a16", "ABPd", "arterial_diastolic_mmhg", "V", "arterial line"),
    _row("MDIL", "0002-4a17", "ABPm", "arterial_mean_mmhg", "V", "arterial line"),
    _row("MDIL", "0002-5000", "Resp", "rr_per_min", "V"),
    _row("MDIL", "0002-500a", "RR", "rr_per_min", "V"),
    _row("MDIL", "0002-4b60", "Tcore|Temp", "temp_c", "V"),
    _row("MDIL", "0002-f0c7", "Temp1", "temp_c", "V"),
)

# Nihon Kohden's own codes come with no coding system at all, so the name carries all the more.
NIHON_KOHDEN: Final = (
    _row("", "001000", "VITAL HR", "hr_per_min", "V2", "ECG"),
    _row("", "007000", "VITAL SpO2", "spo2_pct", "V", "oximeter"),
    _row("", "007001", "VITAL PR(spo2)", "pulse_per_min", "V", "oximeter"),
    _row("", "009000", "NIBP SYS", "systolic_mmhg", "V", "cuff"),
    _row("", "009001", "NIBP DIAS", "diastolic_mmhg", "V", "cuff"),
    _row("", "009002", "NIBP MEAN", "mean_mmhg", "V", "cuff"),
)

EDAN: Final = (
    _row("EHC", "131072", "ECG_HR", "hr_per_min", "V2", "ECG"),
    _row("EHC", "327680", "SPO2_SPO2", "spo2_pct", "V2", "oximeter"),
    _row("EHC", "393216", "NIBP_SYS", "systolic_mmhg", "V2", "cuff"),
    _row("EHC", "393217", "NIBP_DIA", "diastolic_mmhg", "V2", "cuff"),
    _row("EHC", "393219", "NIBP_PR", "cuff_pulse_per_min", "V2", "cuff"),
    _row("EHC", "458752", "TEMP_T1", "temp_c", "V2"),
)


def _against(code: str, name: str, parameter: str, dialect: str, note: str) -> Row:
    sources = ("RECORDED", "PUBLIC-CODE")
    return Row("MDC", code, (name,), parameter, _units(parameter), "V", sources, "cuff", dialect, note)


# Rows that go against the standard: believed only from a source that a person has set to that dialect.
_INVASIVE: Final = "by the standard this number is a pressure of any kind, and cannot be told from an arterial line"
AGAINST_THE_STANDARD: Final = (
    _against("150017", "MDC_PRESS_BLD_NONINV_SYS", "systolic_mmhg", "comen", _INVASIVE),
    _against("150018", "MDC_PRESS_BLD_NONINV_DIA", "diastolic_mmhg", "comen", _INVASIVE),
    _against("150031", "MDC_PRESS_CUFF_SYS", "systolic_mmhg", "aquaris", "two digits stand the wrong way round"),
)
