"""Units as monitors write them, each with the one thing it means."""

from typing import Final

from rekindle.interop.devices.dialects.row import Unit, UnitRow

_SEEN: Final = ("RECORDED",)
_READ: Final = ("PUBLIC-CODE",)


def _mdc(code: int, name: str, means: Unit, *sources: str) -> UnitRow:
    return UnitRow("MDC", str(code), (name,), means, "V" if "RECORDED" in sources else "V2", sources)


def _mdil(code: str, names: tuple[str, ...], means: Unit, *sources: str) -> UnitRow:
    return UnitRow("MDIL", code, names, means, "V" if "RECORDED" in sources else "V2", sources)


def _bare(system: str, means: Unit, *spellings: str) -> tuple[UnitRow, ...]:
    return tuple(UnitRow(system, spelling, (), means, "V2", _READ) for spelling in spellings)


UNITS: Final = (
    _mdc(262688, "MDC_DIM_PERCENT", "%", "RECORDED", "11073-10101"),
    _mdc(264864, "MDC_DIM_BEAT_PER_MIN", "beats/min", "RECORDED", "11073-10101"),
    _mdc(264928, "MDC_DIM_RESP_PER_MIN", "breaths/min", "RECORDED", "11073-10101"),
    _mdc(266016, "MDC_DIM_MMHG", "mmHg", "RECORDED", "11073-10101"),
    _mdc(265987, "MDC_DIM_KILO_PASCAL", "kPa", "PUBLIC-CODE", "11073-10101"),
    _mdc(268192, "MDC_DIM_DEGC", "Cel", "RECORDED", "11073-10101"),
    _mdc(266560, "MDC_DIM_FAHR", "degF", "PUBLIC-CODE", "11073-10101"),
    _mdil("0004-0220", ("%",), "%", "RECORDED", "11073-10101"),
    _mdil("0004-0aa0", ("bpm",), "beats/min", "RECORDED", "11073-10101"),
    _mdil("0004-0ae0", ("rpm",), "breaths/min", "RECORDED", "11073-10101"),
    _mdil("0004-0f20", ("mmHg", "mm(hg)"), "mmHg", "RECORDED", "11073-10101"),
    _mdil("0004-0f03", ("kPa",), "kPa", "PUBLIC-CODE", "11073-10101"),
    _mdil("0004-17a0", ("°C",), "Cel", "PUBLIC-CODE", "11073-10101"),
    _mdil("0004-1140", ("°F",), "degF", "PUBLIC-CODE", "11073-10101"),
    *_bare("UCUM", "%", "%"),
    *_bare("UCUM", "/min", "/min"),
    *_bare("UCUM", "beats/min", "{beats}/min", "{beat}/min"),
    *_bare("UCUM", "breaths/min", "{breaths}/min", "{breath}/min"),
    *_bare("UCUM", "mmHg", "mm[Hg]"),
    *_bare("UCUM", "kPa", "kPa"),
    *_bare("UCUM", "Cel", "Cel"),
    *_bare("UCUM", "degF", "[degF]"),
    *_bare("", "%", "%"),
    *_bare("", "/min", "/min"),
    *_bare("", "beats/min", "bpm"),
    *_bare("", "breaths/min", "rpm"),
    *_bare("", "mmHg", "mmHg", "mm[Hg]"),
    *_bare("", "kPa", "kPa"),
    *_bare("", "Cel", "Cel", "°C"),
    *_bare("", "degF", "[degF]", "°F"),
)
