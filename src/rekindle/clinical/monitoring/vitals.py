"""One set of vital signs, what can be true of it, and what each value asks of the staff (information, not an alarm)."""

from dataclasses import dataclass, fields
from typing import Literal

from rekindle.clinical.refusal import Refusal

Compare = Literal["at_least", "above", "at_most", "below"]


@dataclass(frozen=True, kw_only=True)
class VitalSet:
    """A timed set taken by hand; what was not measured is None."""

    systolic_mmhg: int | None = None
    diastolic_mmhg: int | None = None
    hr_per_min: int | None = None
    spo2_pct: int | None = None
    rr_per_min: int | None = None
    moaas: int | None = None
    distress_0_10: int | None = None
    nausea_0_10: int | None = None
    pain_0_10: int | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is None)


@dataclass(frozen=True)
class Parameter:
    """A vital sign: its words, its unit, and the range outside which it must be a slip of the hand."""

    name: str
    words: str
    unit: str
    low: int
    high: int


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("systolic_mmhg", "systolic pressure", "mmHg", 40, 300),
    Parameter("diastolic_mmhg", "diastolic pressure", "mmHg", 20, 200),
    Parameter("hr_per_min", "heart rate", "/min", 15, 300),
    Parameter("spo2_pct", "oxygen saturation", "%", 30, 100),
    Parameter("rr_per_min", "breaths", "/min", 0, 80),
    Parameter("moaas", "wakefulness (MOAA/S)", "", 0, 5),
    Parameter("distress_0_10", "distress", "of 10", 0, 10),
    Parameter("nausea_0_10", "nausea", "of 10", 0, 10),
    Parameter("pain_0_10", "pain", "of 10", 0, 10),
)
PARAMETER: dict[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}

LEVEL_WORDS: dict[int, str] = {
    1: "tell the nurse in charge",
    2: "pause the infusion; prescriber to the chair",
    3: "stop; rescue",
    4: "call 911",
}


@dataclass(frozen=True)
class Rung:
    """One step of the ladder for one sign: beyond this value, this level, and what is done."""

    parameter: str
    level: int
    compare: Compare
    value: int
    action: str
    of_baseline: bool = False
    sources: tuple[str, ...] = ("P",)


def _rungs(parameter: str, compare: Compare, *steps: tuple[int, int, str]) -> tuple[Rung, ...]:
    return tuple(Rung(parameter, level, compare, value, action) for level, value, action in steps)


_TWICE = "repeat at once; if confirmed within 5 minutes pause, prescriber to the chair"
LADDER: tuple[Rung, ...] = (
    *_rungs(
        "systolic_mmhg",
        "at_least",
        (1, 160, "repeat in 2 minutes; tell the nurse in charge"),
        (2, 180, _TWICE),
        (3, 200, "stop; rescue medicine as ordered; with chest pain, weakness or confusion call 911"),
    ),
    *_rungs(
        "diastolic_mmhg",
        "at_least",
        (1, 100, "repeat in 2 minutes; tell the nurse in charge"),
        (2, 110, _TWICE),
        (3, 120, "stop; rescue medicine as ordered; with chest pain, weakness or confusion call 911"),
    ),
    Rung("systolic_mmhg", 1, "at_least", 125, "a quarter above the person's own: repeat in 2 minutes", True),
    Rung("diastolic_mmhg", 1, "at_least", 130, "nearly a third above the person's own: repeat in 2 minutes", True),
    *_rungs(
        "systolic_mmhg",
        "below",
        (1, 100, "repeat in 2 minutes; tell the nurse in charge"),
    ),
    *_rungs("systolic_mmhg", "at_most", (2, 90, "pause, lie flat, legs up; prescriber to the chair")),
    Rung("systolic_mmhg", 1, "at_most", 80, "a fifth below the person's own: repeat in 2 minutes", True),
    *_rungs(
        "hr_per_min",
        "above",
        (1, 110, "tell the nurse in charge"),
        (2, 120, "if it lasts 5 minutes pause, prescriber to the chair"),
        (3, 140, "stop; ECG"),
    ),
    *_rungs("hr_per_min", "below", (1, 50, "tell the nurse in charge"), (2, 45, "pause; prescriber to the chair")),
    *_rungs("hr_per_min", "at_most", (3, 40, "stop; ECG")),
    *_rungs(
        "spo2_pct",
        "below",
        (1, 94, "check the probe, speak to the person; tell the nurse in charge"),
        (2, 92, "pause, lift the chin, oxygen; prescriber to the chair"),
        (3, 90, "stop; open the airway, oxygen by mask"),
        (4, 85, "call 911; breathe for the person"),
    ),
    *_rungs("rr_per_min", "below", (1, 10, "speak to the person; tell the nurse in charge")),
    *_rungs("rr_per_min", "at_most", (2, 8, "pause, wake the person; prescriber to the chair")),
    *_rungs("rr_per_min", "at_most", (3, 0, "stop; open the airway, breathe for the person, call 911")),
    *_rungs("rr_per_min", "above", (1, 24, "ask about fear and pain; tell the nurse in charge")),
    *_rungs(
        "moaas",
        "at_most",
        (1, 4, "tell the nurse in charge"),
        (2, 3, "pause; prescriber to the chair"),
        (3, 2, "stop; airway, oxygen"),
        (4, 1, "call 911; airway, oxygen"),
    ),
    *_rungs(
        "distress_0_10",
        "at_least",
        (1, 5, "sit with the person; tell the nurse in charge"),
        (2, 7, "pause; prescriber to the chair"),
    ),
    *_rungs("nausea_0_10", "at_least", (1, 4, "offer the ordered medicine; tell the nurse in charge")),
)


@dataclass(frozen=True)
class LadderFinding:
    """A value that asks for something: how high it stands on the ladder, and what is done."""

    parameter: str
    value: int
    level: int
    limit: str
    action: str
    sources: tuple[str, ...]


_SAID: dict[Compare, str] = {"at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}


def _meets(compare: Compare, value: int, limit: int) -> bool:
    return {
        "at_least": value >= limit,
        "above": value > limit,
        "at_most": value <= limit,
        "below": value < limit,
    }[compare]


def _reached(rung: Rung, vitals: VitalSet, baseline: VitalSet | None) -> LadderFinding | None:
    value: int | None = getattr(vitals, rung.parameter)
    own: int | None = getattr(baseline, rung.parameter) if baseline is not None else None
    if value is None or (rung.of_baseline and own is None):
        return None
    whole = (
        own if rung.of_baseline and own is not None else 100
    )  # hundredths, so that 125 % of 121 stays a whole number
    if not _meets(rung.compare, value * 100, rung.value * whole):
        return None
    shown = f"{_SAID[rung.compare]} {rung.value}" + (f" % of {own}" if rung.of_baseline else "")
    unit = PARAMETER[rung.parameter].unit
    return LadderFinding(rung.parameter, value, rung.level, f"{shown} {unit}".strip(), rung.action, rung.sources)


def findings(vitals: VitalSet, baseline: VitalSet | None = None) -> tuple[LadderFinding, ...]:
    """The highest rung each value reaches, worst first; a value not measured reaches none and is not called normal.

    Source: P (clinical.md 5.2)
    """
    worst: dict[str, LadderFinding] = {}
    for rung in LADDER:
        found = _reached(rung, vitals, baseline)
        if found and (found.parameter not in worst or found.level > worst[found.parameter].level):
            worst[found.parameter] = found
    return tuple(sorted(worst.values(), key=lambda found: (-found.level, found.parameter)))


def level(vitals: VitalSet, baseline: VitalSet | None = None) -> int:
    """The highest level any value reaches; 0 when none does."""
    return max((found.level for found in findings(vitals, baseline)), default=0)


def why_not_plausible(vitals: VitalSet) -> tuple[Refusal, ...]:
    """A value nobody alive has, or a diastolic not below its systolic, is a slip of the hand.

    Source: P
    """
    refusals = []
    for parameter in PARAMETERS:
        value = getattr(vitals, parameter.name)
        if value is not None and not parameter.low <= value <= parameter.high:
            sentence = (
                f"{parameter.words.capitalize()} {value} {parameter.unit} is not plausible"
                f" ({parameter.low} to {parameter.high}); measure again."
            )
            refusals.append(Refusal(f"vitals.{parameter.name}", sentence.replace("  ", " "), ("P",)))
    high, low = vitals.systolic_mmhg, vitals.diastolic_mmhg
    if high is not None and low is not None and low >= high:
        sentence = f"A pressure of {high}/{low} cannot be: the second number is the lower; measure again."
        refusals.append(Refusal("vitals.pressure_order", sentence, ("P",)))
    if (high is None) != (low is None):
        refusals.append(Refusal("vitals.half_a_pressure", "A blood pressure needs both of its numbers.", ("P",)))
    return tuple(refusals)
