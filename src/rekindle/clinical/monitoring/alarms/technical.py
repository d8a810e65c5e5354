"""The alarms of the equipment and of the watching itself: lost signals, late readings, silence, nobody listening.

None of them latches. Each step waits so many seconds from the beginning of the fault.
Source: P (interop.md 2.3)
"""

from typing import Final

from rekindle.clinical.monitoring.alarms.rule import CONTINUOUS, SIGNALS, Priority, Rule, Step

LOST: Final = "_signal_lost"
OVERDUE: Final = "_overdue"
SIGNAL_SAYS: Final[dict[str, str]] = {
    "spo2": "Oxygen saturation",
    "hr": "Heart or pulse rate",
    "rr": "Breaths",
    "etco2": "End-tidal carbon dioxide",
    "cuff": "Blood pressure",
    "moaas": "Wakefulness",
    "distress": "Distress",
    "nausea": "Nausea",
}
FAULTS: Final[tuple[str, ...]] = ("clock_skew", "unknown_code", "unit_clash", "over_volume", "alarm_system_down")


def _lost(signal: str) -> Rule:
    waits: tuple[tuple[Priority, float], ...] = (("LOW", 15), ("MEDIUM", 30), ("HIGH", 60))
    if signal != "spo2":
        waits = (("LOW", 30),)
    steps = tuple(Step(priority, 0, delay_s=wait_s, clears_for_s=10) for priority, wait_s in waits)
    says = f"{SIGNAL_SAYS[signal]}: signal lost"
    return Rule(signal + LOST, says, "technical", steps, ("P",), signal, clears_in_words="valid values for 10 s")


def _overdue(signal: str) -> Rule:
    steps = (Step("LOW", 0, delay_s=120), Step("MEDIUM", 0, delay_s=300))
    says = f"{SIGNAL_SAYS[signal]}: reading overdue"
    return Rule(signal + OVERDUE, says, "technical", steps, ("P",), signal, clears_in_words="a valid reading")


def _fault(name: str, says: str, step: Step, clears: str) -> Rule:
    return Rule(name, says, "technical", (step,), ("P",), by_hand=True, clears_in_words=clears)


FEED_SILENT: Final = Rule(
    "feed_silent",
    "A monitor is silent",
    "technical",
    (Step("MEDIUM", 0),),
    ("P",),
    clears_in_words="a message from it",
)
NO_SCREEN: Final = Rule(
    "no_screen_listening",
    "No screen is listening",
    "technical",
    (Step("MEDIUM", 0, delay_s=5), Step("HIGH", 0, delay_s=60)),
    ("P",),
    clears_in_words="a screen listens",
)
INFUSION_OVER: Final = Rule(
    "infusion_over_time",
    "The infusion runs past its planned end",
    "technical",
    (Step("MEDIUM", 0, delay_s=120),),
    ("P",),
    clears_in_words="a new planned end, or the end",
)
TECHNICAL: Final[tuple[Rule, ...]] = (
    *(_lost(signal) for signal in CONTINUOUS),
    *(_overdue(signal) for signal in SIGNALS),
    FEED_SILENT,
    NO_SCREEN,
    INFUSION_OVER,
    _fault("clock_skew", "A monitor's clock is wrong", Step("LOW", 0), "put right"),
    _fault("unknown_code", "A reading with an unknown code", Step("LOW", 0), "put right"),
    _fault("unit_clash", "A reading whose unit does not fit its name", Step("LOW", 0), "put right"),
    _fault("over_volume", "The infused volume is over the plan", Step("MEDIUM", 0), "action recorded"),
    _fault("alarm_system_down", "The alarms were not watching for a time", Step("MEDIUM", 0), "a person"),
)
