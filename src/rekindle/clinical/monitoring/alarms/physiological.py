"""The alarms of a person's own signs: every row of the merged table, with the numbers of the ladder where they stand.

Source: P (clinical.md 5.2)
"""

from typing import Final

from rekindle.clinical.monitoring.alarms.rule import OPPOSITE, Limit, Own, Rule, Step
from rekindle.clinical.monitoring.vitals import LADDER, Compare
from rekindle.clinical.values import Amount

HEART: Final = ("hr_per_min", "pulse_per_min")
RED_FLAGS: Final[tuple[str, ...]] = (
    "chest_pain", "focal_deficit", "seizure", "anaphylaxis", "dyspnoea", "severe_headache", "visual_loss", "confusion",
    "syncope",
)  # fmt: skip
SYMPTOMS: Final[tuple[str, ...]] = (*RED_FLAGS, "vomiting", "unsafe", "apnoea", "patient_call", "staff_call")
# With these beside them the ladder calls 911 at once; any other red flag moves a vital sign up by one level.
LEVEL_FOUR: Final[dict[str, frozenset[str]]] = {
    "bp_high": frozenset({"chest_pain", "dyspnoea", "severe_headache", "visual_loss", "focal_deficit", "confusion"}),
    "hr_high": frozenset({"syncope", "chest_pain"}),
    "hr_low": frozenset({"syncope", "chest_pain"}),
}


def rung(parameter: str, compare: Compare, level: int, of_own: bool = False) -> int:
    """The number of the ladder, which is its one home.

    Source: P (clinical.md 5.2)
    """
    found = {
        step.value
        for step in LADDER
        if (step.parameter, step.compare, step.level, step.of_baseline) == (parameter, compare, level, of_own)
    }
    (number,) = found
    return number


def _limit(
    parameters: tuple[str, ...],
    compare: Compare,
    value: Amount,
    clears_at: Amount | None = None,
    own: Own = "",
    clears: Compare | None = None,
) -> Limit:
    back: dict[Compare, Compare] = {
        "above": "at_most",
        "at_least": "at_most",
        "below": "at_least",
        "at_most": "at_least",
    }
    if clears_at is None:  # "next reading inside"
        return Limit(parameters, compare, value, OPPOSITE[compare], value, own)
    return Limit(parameters, compare, value, clears or back[compare], clears_at, own)


def _spo2(level: int, clears_at: int) -> tuple[Limit, ...]:
    return (_limit(("spo2_pct",), "below", rung("spo2_pct", "below", level), clears_at),)


def _heart(compare: Compare, level: int, clears_at: int) -> Limit:
    return _limit(HEART, compare, rung("hr_per_min", compare, level), clears_at)


def _breaths(compare: Compare, value: int, clears_at: int) -> tuple[Limit, ...]:
    return (_limit(("rr_per_min",), compare, value, clears_at),)


def _pressure(level: int) -> tuple[Limit, ...]:
    return tuple(
        _limit((sign,), "at_least", rung(sign, "at_least", level)) for sign in ("systolic_mmhg", "diastolic_mmhg")
    )


_SYSTOLIC: Final = ("systolic_mmhg",)
SPO2_LOW: Final = Rule(
    "spo2_low",
    "Oxygen saturation",
    "physiological",
    (
        Step("LOW", 1, _spo2(1, 95), 30, 10),
        Step("MEDIUM", 2, _spo2(2, 94), 30, 10),
        Step("MEDIUM", 3, _spo2(3, 92), 15, 10),
        Step("HIGH", 3, _spo2(3, 92), 60, 10, timed=True),
        Step("HIGH", 4, _spo2(4, 90), 5, 10),
    ),
    ("SPO2-DELAY", "P"),
    "spo2",
    latches=True,
)
HR_HIGH: Final = Rule(
    "hr_high",
    "Heart or pulse rate",
    "physiological",
    (
        Step("LOW", 1, (_heart("above", 1, 105),), 15),
        Step("MEDIUM", 1, (_heart("above", 2, 115), _limit(HEART, "above", 40, 35, "plus")), 15),
        Step("MEDIUM", 2, (_heart("above", 2, 115), _limit(HEART, "above", 40, 35, "plus")), 300, timed=True),
        Step("HIGH", 3, (_heart("above", 3, 130),), 15),
    ),
    ("P",),
    "hr",
    latches=True,
)
HR_LOW: Final = Rule(
    "hr_low",
    "Heart or pulse rate",
    "physiological",
    (
        Step("LOW", 1, (_heart("below", 1, 55),), 15),
        Step("MEDIUM", 2, (_heart("below", 2, 50),), 15),
        Step("HIGH", 3, (_heart("at_most", 3, 45),), 15),
    ),
    ("P",),
    "hr",
    latches=True,
)
RR_LOW: Final = Rule(
    "rr_low",
    "Breaths",
    "physiological",
    (
        Step("MEDIUM", 1, _breaths("below", rung("rr_per_min", "below", 1), 11), 30, 20),
        Step("HIGH", 2, _breaths("at_most", rung("rr_per_min", "at_most", 2), 10), 30, 20),
    ),
    ("P",),
    "rr",
    latches=True,
)
RR_HIGH: Final = Rule(
    "rr_high",
    "Breaths",
    "physiological",
    (
        Step("LOW", 1, _breaths("above", rung("rr_per_min", "above", 1), 22), 30),
        Step("MEDIUM", 1, _breaths("at_least", 30, 22), 30),
    ),
    ("P",),
    "rr",
)
# The twenty seconds without a breath are the delay; a capnograph that says so itself is a symptom told at once.
APNOEA: Final = Rule(
    "apnoea",
    "Breathing (capnograph)",
    "physiological",
    (
        Step(
            "HIGH",
            3,
            (Limit(("rr_per_min",), "at_most", 0, "above", 0),),
            20,
            breaths=3,
            symptoms=("apnoea",),
        ),
    ),
    ("P",),
    "rr",
    latches=True,
    by_hand=True,
)
ETCO2_HIGH: Final = Rule(
    "etco2_high",
    "End-tidal carbon dioxide",
    "physiological",
    (Step("MEDIUM", 2, (_limit(("etco2_mmhg",), "above", 55, 50),), 30),),
    ("P",),
    "etco2",
    needs="rr_per_min",
)
ETCO2_LOW: Final = Rule(
    "etco2_low",
    "End-tidal carbon dioxide",
    "physiological",
    (Step("MEDIUM", 2, (_limit(("etco2_mmhg",), "below", 20, 25),), 30),),
    ("P",),
    "etco2",
    needs="rr_per_min",
)
BP_HIGH: Final = Rule(
    "bp_high",
    "Blood pressure",
    "physiological",
    (
        Step(
            "MEDIUM",
            1,
            (
                *_pressure(1),
                _limit(_SYSTOLIC, "at_least", rung("systolic_mmhg", "at_least", 1, True), None, "pct"),
            ),
        ),
        Step("HIGH", 1, _pressure(2)),
        Step("HIGH", 2, _pressure(2), confirmed=True),
        Step("HIGH", 3, _pressure(3)),
    ),
    ("P",),
    "cuff",
    latches=True,
)
BP_LOW: Final = Rule(
    "bp_low",
    "Blood pressure",
    "physiological",
    (
        Step(
            "LOW",
            1,
            (
                _limit(_SYSTOLIC, "below", rung("systolic_mmhg", "below", 1)),
                _limit(_SYSTOLIC, "at_most", rung("systolic_mmhg", "at_most", 1, True), None, "pct"),
            ),
        ),
        Step("HIGH", 2, (_limit(_SYSTOLIC, "at_most", rung("systolic_mmhg", "at_most", 2), 95, clears="above"),)),
    ),
    ("P",),
    "cuff",
    latches=True,
)


def _rating(parameter: str, compare: Compare, value: int) -> tuple[Limit, ...]:
    return (_limit((parameter,), compare, value),)


SEDATION: Final = Rule(
    "sedation",
    "Wakefulness (MOAA/S)",
    "physiological",
    (
        Step("LOW", 1, _rating("moaas", "at_most", rung("moaas", "at_most", 1))),
        Step("MEDIUM", 2, _rating("moaas", "at_most", rung("moaas", "at_most", 2))),
        Step("HIGH", 3, _rating("moaas", "at_most", rung("moaas", "at_most", 3))),
    ),
    ("MOAAS", "P"),
    "moaas",
    latches=True,
    clears_in_words="a new rating",
)
DISTRESS: Final = Rule(
    "distress",
    "Distress",
    "physiological",
    (
        Step("LOW", 1, _rating("distress_0_10", "at_least", rung("distress_0_10", "at_least", 1))),
        Step("MEDIUM", 2, _rating("distress_0_10", "at_least", rung("distress_0_10", "at_least", 2))),
        Step("HIGH", 3, symptoms=("unsafe",)),
    ),
    ("P",),
    "distress",
    latches=True,
    by_hand=True,
    clears_in_words="a new rating; unsafe: a person",
)
NAUSEA: Final = Rule(
    "nausea",
    "Nausea",
    "physiological",
    (
        Step("LOW", 1, _rating("nausea_0_10", "at_least", rung("nausea_0_10", "at_least", 1))),
        Step("MEDIUM", 2, symptoms=("vomiting",)),
        Step(
            "HIGH",
            3,
            symptoms=("vomiting",),
            also=Limit(("moaas",), "at_most", rung("moaas", "at_most", 2), "above", rung("moaas", "at_most", 2)),
        ),
    ),
    ("P",),
    "nausea",
    latches=True,
    by_hand=True,
    clears_in_words="a new rating; vomiting: a person",
)


def _reported(name: str, says: str, level: int) -> Rule:
    step = Step("HIGH", level, symptoms=(name,))
    return Rule(name, says, "physiological", (step,), ("P",), latches=True, by_hand=True, clears_in_words="a person")


REPORTED: Final[tuple[Rule, ...]] = (
    _reported("chest_pain", "Chest pain", 3),
    _reported("focal_deficit", "Weakness, speech or face on one side", 3),
    _reported("seizure", "Seizure", 3),
    _reported("anaphylaxis", "Anaphylaxis", 3),
    _reported("patient_call", "The patient calls", 0),
    _reported("staff_call", "Staff call for help", 0),
)
PHYSIOLOGICAL: Final[tuple[Rule, ...]] = (
    APNOEA, SPO2_LOW, HR_HIGH, HR_LOW, RR_LOW, RR_HIGH, ETCO2_HIGH, ETCO2_LOW, BP_HIGH, BP_LOW, SEDATION, DISTRESS,
    NAUSEA, *REPORTED,
)  # fmt: skip
