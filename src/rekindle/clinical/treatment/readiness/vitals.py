"""The vital signs on the day: pressure, heart, oxygen, breathing and temperature (DG01 to DG04)."""

from datetime import timedelta

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.treatment.readiness import values as limit
from rekindle.clinical.treatment.readiness.check import Check, Looker, Rule, holds, missing_of, passes, stops, unknown
from rekindle.clinical.treatment.readiness.facts import PressureReading, ReadinessFacts
from rekindle.clinical.treatment.readiness.occasion import Occasion
from rekindle.clinical.treatment.readiness.plausible import can_be

# Read in the label's trial rule and in published criteria; not a clinic's to move.
GO_SYSTOLIC_MMHG, GO_SYSTOLIC_OVER_65_MMHG, GO_DIASTOLIC_MMHG = 140, 150, 90
OLDER_THAN_Y = 65
READINGS_NEEDED = 3

PRESSURE = Rule(
    "DG01",
    "Blood pressure",
    "at most 140/90 (150/90 over 65), read within the last hour",
    "141-159 or 91-99: repeat twice, 5 to 10 minutes apart; a missed tablet, fear? A prescriber signs to go on",
    "160 or more, or 100 or more, after three readings; 180 or 110 confirmed; symptoms at any value",
    ("L-JNJ-CV", "L-SPR-US", "FTH", "P"),
    "Seat for five minutes, right cuff; repeat twice at 5 to 10 minutes.",
    reads=("readings", "pressure_symptoms", "age_y"),
)
HEART = Rule(
    "DG02",
    "Heart rate",
    "50-100",
    "101-110 or 45-49",
    "above 110, below 45, or a new irregular rhythm",
    ("P",),
    "Rest and measure again.",
    reads=("hr_per_min", "new_irregular_rhythm"),
)
OXYGEN = Rule(
    "DG03",
    "Oxygen saturation",
    "95 % or more on room air",
    "92-94 %",
    "below 92 %, or 4 below the person's own baseline",
    ("P",),
    "Warm the hand, change the finger, measure again.",
    reads=("spo2_pct", "baseline_spo2_pct"),
)
BREATHING = Rule(
    "DG04",
    "Breathing and temperature",
    "12-20 a minute, below 37.8 °C",
    "10-11 or 21-24 a minute, or 37.8-38.2 °C",
    "above 24 or below 10, above 38.2 °C, or an acute chest infection with cough or wheeze",
    ("P",),
    "Measure again at rest.",
    reads=("rr_per_min", "temp_c", "respiratory_infection"),
)

VITAL_RULES: tuple[Rule, ...] = (PRESSURE, HEART, OXYGEN, BREATHING)


def _fresh(facts: ReadinessFacts, when: Occasion) -> list[PressureReading]:
    """The readings of the last hour, oldest first."""
    longest = timedelta(minutes=when.values.of(limit.PRESSURE_MINUTES))
    fresh = [one for one in facts.readings if timedelta(0) <= elapsed(one.measured_at, when.at) <= longest]
    return sorted(fresh, key=lambda one: one.measured_at)


def _reaches(reading: PressureReading, systolic_mmhg: float, diastolic_mmhg: float) -> bool:
    return reading.systolic_mmhg >= systolic_mmhg or reading.diastolic_mmhg >= diastolic_mmhg


def _shown(reading: PressureReading) -> str:
    return f"{reading.systolic_mmhg:g}/{reading.diastolic_mmhg:g} mmHg"


def pressure(facts: ReadinessFacts, when: Occasion) -> Check:
    """A raised pressure is measured again before anyone decides, and ketamine raises it further.

    Only readings of the last hour count; with the age unknown the stricter limit holds.
    Source: L-JNJ-CV, P
    """
    of, now = when.values.of, _fresh(facts, when)
    if facts.pressure_symptoms:
        return stops(PRESSURE, "Symptoms of very high pressure.", action="Call 911; do not leave the person.")
    if sum(_reaches(one, of(limit.SEVERE_SYSTOLIC), of(limit.SEVERE_DIASTOLIC)) for one in now) > 1:
        words = f"{of(limit.SEVERE_SYSTOLIC):g} or {of(limit.SEVERE_DIASTOLIC):g} and above, confirmed."
        return stops(PRESSURE, words, action="The prescriber comes to the chair.")
    if not now:
        return unknown(PRESSURE, ("readings",))
    last = now[-1]
    too_high = _reaches(last, of(limit.STOP_SYSTOLIC), of(limit.STOP_DIASTOLIC))
    if too_high and len(now) >= READINGS_NEEDED:
        return stops(PRESSURE, f"{_shown(last)} after {len(now)} readings.")
    if slipped := [one for one in now if not can_be(one)]:
        return holds(PRESSURE, f"This cannot be right: {_shown(slipped[-1])}.", action="Measure again.")
    if too_high:
        return holds(PRESSURE, f"{_shown(last)} at reading {len(now)} of {READINGS_NEEDED}.")
    if facts.pressure_symptoms is None:
        return unknown(PRESSURE, ("pressure_symptoms",), f"{_shown(last)}.")
    return _below_the_stop(facts, when, last, len(now))


def _below_the_stop(facts: ReadinessFacts, when: Occasion, last: PressureReading, readings: int) -> Check:
    """Raised, low, or good: with three readings taken, a prescriber may sign for a raised one."""
    older = facts.age_y is not None and facts.age_y > OLDER_THAN_Y
    most_mmhg = GO_SYSTOLIC_OVER_65_MMHG if older else GO_SYSTOLIC_MMHG
    if last.systolic_mmhg > most_mmhg or last.diastolic_mmhg > GO_DIASTOLIC_MMHG:
        enough = readings >= READINGS_NEEDED
        action = "Anxiety, a missed tablet? A prescriber signs to go on." if enough else ""
        words = f"{_shown(last)} is above {most_mmhg}/{GO_DIASTOLIC_MMHG}."
        return holds(PRESSURE, words, action=action, acceptable=enough)
    if last.systolic_mmhg <= when.values.of(limit.LOW_SYSTOLIC):
        return holds(PRESSURE, f"{_shown(last)} is low enough to pause an infusion.", acceptable=True)
    return passes(PRESSURE, f"{_shown(last)}.")


def heart_rate(facts: ReadinessFacts, when: Occasion) -> Check:
    """A fast, slow or newly irregular heart waits.

    Source: P
    """
    rate, of = facts.hr_per_min, when.values.of
    out = rate is not None and not of(limit.HEART_STOP_LOW) <= rate <= of(limit.HEART_STOP_HIGH)
    if facts.new_irregular_rhythm or out:
        words = "A new irregular rhythm." if facts.new_irregular_rhythm else f"{rate:g} a minute."
        return stops(HEART, words, action="The prescriber comes to the chair; ECG.")
    missing = missing_of(facts, "hr_per_min", "new_irregular_rhythm")
    if missing or rate is None:
        return unknown(HEART, missing, "" if rate is None else f"{rate:g} a minute.")
    if of(limit.HEART_GO_LOW) <= rate <= of(limit.HEART_GO_HIGH):
        return passes(HEART, f"{rate:g} a minute.")
    return holds(HEART, f"{rate:g} a minute.", acceptable=True)


def oxygen(facts: ReadinessFacts, when: Occasion) -> Check:
    """Saturation on room air is good, and not well below what is usual for this person.

    Source: P
    """
    spo2, own, of = facts.spo2_pct, facts.baseline_spo2_pct, when.values.of
    if spo2 is None:
        return unknown(OXYGEN, ("spo2_pct",))
    if spo2 < of(limit.OXYGEN_STOP):
        return stops(OXYGEN, f"{spo2:g} %.", action="The prescriber comes to the chair.")
    if own is not None and own - spo2 >= of(limit.OXYGEN_FALL):
        return stops(OXYGEN, f"{spo2:g} %, usually {own:g} %.", action="The prescriber comes to the chair.")
    if own is None and 100 - spo2 >= of(limit.OXYGEN_FALL):
        return unknown(OXYGEN, ("baseline_spo2_pct",), f"{spo2:g} %.")
    if spo2 >= of(limit.OXYGEN_GO):
        return passes(OXYGEN, f"{spo2:g} %.")
    return holds(OXYGEN, f"{spo2:g} %.", acceptable=True)


def breathing(facts: ReadinessFacts, when: Occasion) -> Check:
    """Nobody is made drowsy with a fever, a chest infection or laboured breathing.

    Source: P
    """
    rate, temp_c, of = facts.rr_per_min, facts.temp_c, when.values.of
    if facts.respiratory_infection:
        return stops(BREATHING, "An acute chest infection.")
    if rate is not None and not of(limit.BREATHS_STOP_LOW) <= rate <= of(limit.BREATHS_STOP_HIGH):
        return stops(BREATHING, f"{rate:g} breaths a minute.")
    if temp_c is not None and temp_c > of(limit.TEMPERATURE_STOP):
        return stops(BREATHING, f"{temp_c:g} °C.")
    missing = missing_of(facts, "rr_per_min", "temp_c", "respiratory_infection")
    if missing or rate is None or temp_c is None:
        known = ["" if rate is None else f"{rate:g} breaths a minute.", "" if temp_c is None else f"{temp_c:g} °C."]
        return unknown(BREATHING, missing, " ".join(filter(None, known)))
    shown = f"{rate:g} breaths a minute, {temp_c:g} °C."
    calm = of(limit.BREATHS_GO_LOW) <= rate <= of(limit.BREATHS_GO_HIGH)
    if calm and temp_c < of(limit.TEMPERATURE_HOLD):
        return passes(BREATHING, shown)
    return holds(BREATHING, shown, acceptable=True)


VITAL_CHECKS: tuple[tuple[Rule, Looker], ...] = (
    (PRESSURE, pressure),
    (HEART, heart_rate),
    (OXYGEN, oxygen),
    (BREATHING, breathing),
)
