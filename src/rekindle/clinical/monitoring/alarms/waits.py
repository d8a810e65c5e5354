"""How long things wait, for a named clinician to confirm: a clinic may make them shorter, and few of them longer.

Source: DRAEGER-ALARMS, PHILIPS-ALARMS, SPO2-DELAY, P (interop.md 2.2)
"""

from typing import Final

from rekindle.clinical.monitoring.alarms.physiological import PHYSIOLOGICAL
from rekindle.clinical.monitoring.alarms.rule import IN_WORDS, Limit, Rule, Step
from rekindle.clinical.monitoring.alarms.technical import TECHNICAL
from rekindle.clinical.monitoring.ladder_values import LIVE
from rekindle.clinical.monitoring.vitals import PARAMETER
from rekindle.clinical.values import Amount, Value

RULES: Final[tuple[Rule, ...]] = PHYSIOLOGICAL + TECHNICAL
LONGEST_DELAY_S: Final = 30  # PHILIPS-ALARMS
SHORTER_ONLY_FROM: Final = 3  # from this level of the ladder on, as for every HIGH alarm
WHOLE_ROW: Final = "The steps of a condition hang together, so the row is confirmed as it stands."
UNITS: Final[dict[str, str]] = {
    **{name: sign.unit for name, sign in PARAMETER.items()},
    "pulse_per_min": "/min",
    "etco2_mmhg": "mmHg",
}


def limit_in_words(limit: Limit) -> str:
    """A limit as a clinician says it."""
    if limit.own == "pct":
        return f"{IN_WORDS[limit.compare]} {limit.value:g} % of the person's own"
    unit = f" {UNITS[limit.parameters[0]]}".rstrip()
    if limit.own == "plus":
        return f"more than {limit.value:g}{unit} over the person's own"
    sign = {"systolic_mmhg": "systolic ", "diastolic_mmhg": "diastolic ", "moaas": "MOAA/S "}
    return f"{sign.get(limit.parameters[0], '')}{IN_WORDS[limit.compare]} {limit.value:g}{unit}"


def step_in_words(step: Step) -> str:
    """What brings a step about, without its delay."""
    said = [limit_in_words(limit) for limit in step.limits]
    said += [symptom.replace("_", " ") for symptom in step.symptoms]
    whole = " or ".join(said)
    if step.also is not None:
        whole += f" with {limit_in_words(step.also)}"
    return whole + (" in two readings" if step.confirmed else "")


def over_in_words(rule: Rule, step: Step) -> str:
    """When a step is over."""
    if step.breaths:
        return f"{step.breaths} breaths"
    if rule.clears_in_words:
        return rule.clears_in_words
    said = " and ".join(dict.fromkeys(_clears(limit) for limit in step.limits))
    return f"{said} for {step.clears_for_s:g} s" if step.clears_for_s else said


def _clears(limit: Limit) -> str:
    if limit.own == "plus":
        return f"{IN_WORDS[limit.clears]} {limit.clears_at:g} over the person's own"
    if limit.clears_at == limit.value:
        return "next reading inside"
    return f"{IN_WORDS[limit.clears]} {limit.clears_at:g} {UNITS[limit.parameters[0]]}".rstrip()


def row_in_words(rule: Rule) -> str:
    """All the steps of a condition in one line, as a clinician confirms it."""
    steps = []
    for step in rule.steps:
        wait = f" for {step.delay_s:g} s" if step.delay_s and not _is_movable(rule, step) else ""
        level = f", level {step.level}" if step.level else ""
        latches = ", latches" if rule.latches and step.priority == "HIGH" else ""
        began = f"{step_in_words(step)}{wait}".strip()
        loud = f"{step.priority}{level}{latches}"
        steps.append(f"{began}: {loud} (over: {over_in_words(rule, step)})" if began else loud)
    return "; ".join(steps)


def _row(rule: Rule) -> Value:
    says = f"Alarm of {rule.name.replace('_', ' ')}"
    return Value(f"alarm_rule.{rule.name}", says, row_in_words(rule), "", "P", rule.sources, LIVE, why_fixed=WHOLE_ROW)


def delay_key(rule: Rule, number: int) -> str:
    """The key of the delay of one step, counted from the mildest."""
    return f"alarm_delay.{rule.name}.{number}"


def _is_movable(rule: Rule, step: Step) -> bool:
    """Whether the delay of a step is a value of its own; the others stand in the row."""
    return rule.nature == "physiological" and step.delay_s > 0 and not step.timed and not step.breaths


def _delays(rule: Rule) -> list[Value]:
    found = []
    for number, step in enumerate(rule.steps, 1):
        if not _is_movable(rule, step):
            continue
        longest = step.delay_s if step.priority == "HIGH" or step.level >= SHORTER_ONLY_FROM else LONGEST_DELAY_S
        says = f"Delay of {rule.name.replace('_', ' ')}, {step_in_words(step)}"
        sources = tuple(dict.fromkeys((*rule.sources, "PHILIPS-ALARMS")))
        key = delay_key(rule, number)
        found.append(Value(key, says, step.delay_s, "s", "P", sources, LIVE, lowest=0, highest=longest))
    return found


def _time(
    key: str, says: str, default: Amount, sources: tuple[str, ...], band: tuple[Amount, Amount] | None = None
) -> Value:
    """A time with the band it may move in, if it may move."""
    lowest, highest = band or (None, None)
    return Value(f"alarm_time.{key}", says, default, "s", "P", sources, LIVE, lowest=lowest, highest=highest)


AUDIO_PAUSE: Final = _time(
    "audio_pause", "The sound may be paused for at most", 120, ("DRAEGER-ALARMS", "P"), (30, 120)
)
REMINDER: Final = _time("reminder", "An acknowledgement runs out after", 120, ("PHILIPS-ALARMS", "P"), (60, 180))
HIGH_REACH: Final = (
    _time("high_screens", "A HIGH alarm nobody acknowledges reaches every screen after", 30, ("P",), (5, 30)),
    _time("high_second", "A HIGH alarm nobody acknowledges reaches the second person after", 60, ("P",), (30, 60)),
    _time("high_everyone", "A HIGH alarm nobody acknowledges reaches everyone on duty after", 120, ("P",), (60, 120)),
)
MEDIUM_REACH: Final = (
    _time("medium_screens", "A MEDIUM alarm nobody acknowledges reaches every screen after", 60, ("P",), (15, 60)),
    _time(
        "medium_second", "A MEDIUM alarm nobody acknowledges reaches the second person after", 180, ("P",), (60, 180)
    ),
)
REPEAT: Final = _time("cuff_repeat", "A pressure outside its limits is measured again after", 120, ("P",), (60, 120))
CONFIRMED: Final = _time("cuff_confirmed", "A severe pressure is confirmed by a second one within", 300, ("P",))
LIVE_AGE: Final = _time("live_age", "A value of a monitor moves an alarm up to an age of", 60, ("P",))
LIVE_CUFF_AGE: Final = _time("live_cuff_age", "A pressure or a rating moves an alarm up to an age of", 600, ("P",))
FEED_FLOOR: Final = _time("feed_floor", "A monitor is silent, at the soonest, after", 15, ("P",))

TIMES: Final[tuple[Value, ...]] = (
    AUDIO_PAUSE,
    REMINDER,
    *HIGH_REACH,
    *MEDIUM_REACH,
    REPEAT,
    CONFIRMED,
    LIVE_AGE,
    LIVE_CUFF_AGE,
    FEED_FLOOR,
)
DELAYS: Final[tuple[Value, ...]] = tuple(value for rule in RULES for value in _delays(rule))
VALUES: Final[tuple[Value, ...]] = (*(_row(rule) for rule in RULES), *DELAYS, *TIMES)
