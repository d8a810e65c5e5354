"""The body on the day: pressure, heart, breathing, stomach, bladder, illness and earlier unwanted effects."""

from datetime import datetime, timedelta

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.treatment.readiness.check import Check, Rule, holds, missing_of, passes, stops, unknown
from rekindle.clinical.treatment.readiness.facts import PressureReading, ReadinessFacts

GO_SYSTOLIC_MMHG, GO_SYSTOLIC_OVER_65_MMHG, GO_DIASTOLIC_MMHG = 140, 150, 90
STOP_SYSTOLIC_MMHG, STOP_DIASTOLIC_MMHG = 160, 100
SEVERE_SYSTOLIC_MMHG, SEVERE_DIASTOLIC_MMHG = 180, 110
LOW_SYSTOLIC_MMHG = 90
OLDER_THAN_Y = 65
READINGS_NEEDED = 3
READING_COUNTS_FOR = timedelta(minutes=60)
SPO2_FALL_PCT = 4

PRESSURE = Rule(
    "DG01",
    "Blood pressure",
    "at most 140/90 (150/90 over 65), read within the last hour",
    "141-159 or 91-99: repeat twice, 5 to 10 minutes apart; a missed tablet, fear? A prescriber signs to go on",
    "160 or more, or 100 or more, after three readings; 180 or 110 confirmed; symptoms at any value",
    ("L-JNJ-CV", "L-SPR-US", "FTH", "P"),
    "Seat for five minutes, right cuff; repeat twice at 5 to 10 minutes.",
)
HEART = Rule(
    "DG02",
    "Heart rate",
    "50-100",
    "101-110 or 45-49",
    "above 110, below 45, or a new irregular rhythm",
    ("P",),
    "Rest and measure again.",
)
OXYGEN = Rule(
    "DG03",
    "Oxygen saturation",
    "95 % or more on room air",
    "92-94 %",
    "below 92 %, or 4 below the person's own baseline",
    ("P",),
    "Warm the hand, change the finger, measure again.",
)
BREATHING = Rule(
    "DG04",
    "Breathing and temperature",
    "12-20 a minute, below 37.8 °C",
    "10-11 or 21-24 a minute, or 37.8-38.2 °C",
    "above 24 or below 10, above 38.2 °C, or an acute chest infection with cough or wheeze",
    ("P",),
    "Measure again at rest.",
)
FASTING = Rule(
    "DG05",
    "Fasting",
    "solids 6 hours ago (8 after a fatty meal), clear liquids 2 hours ago",
    "solids 4-6 hours ago, or less than 8 after a fatty meal",
    "solids less than 4 or liquids less than 2 hours ago; vomiting today",
    ("L-KET-US", "M"),
    "Wait until long enough has passed.",
)
GLP1 = Rule(
    "DG07",
    "GLP-1 medicine",
    "none, or stable with no stomach symptoms and 24 hours of liquids",
    "no liquid day",
    "dose still rising, or stomach symptoms",
    ("GLP1-MS",),
    "Ask the prescriber.",
)
URINARY = Rule(
    "DG14",
    "Bladder questions",
    "0 or 1 point",
    "2 or 3 points, or newly rising at night or urgency: urine test",
    "4 or more, pain with blood, or suspected ketamine cystitis",
    ("L-JNJ-UR", "KIC"),
    "Test the urine; tell the prescriber.",
)
ILLNESS = Rule(
    "DG16",
    "New illness or injury",
    "none",
    "minor",
    "chest pain, fainting, head injury, surgery within a week, signs of stroke",
    ("P",),
    "The prescriber looks.",
)
EARLIER_EFFECTS = Rule(
    "DG20",
    "Earlier unwanted effects",
    "none of grade 3 or more unresolved",
    "grade 2 twice",
    "grade 3 without a new plan",
    ("P",),
    "The prescriber writes a new plan.",
)

BODY_RULES: tuple[Rule, ...] = (PRESSURE, HEART, OXYGEN, BREATHING, FASTING, GLP1, URINARY, ILLNESS, EARLIER_EFFECTS)


def _is_over(reading: PressureReading, systolic_mmhg: int, diastolic_mmhg: int) -> bool:
    return reading.systolic_mmhg >= systolic_mmhg or reading.diastolic_mmhg >= diastolic_mmhg


def pressure(facts: ReadinessFacts, at: datetime) -> Check:
    """A raised pressure is measured again before anyone decides, and ketamine raises it further.

    Only readings of the last hour count; with the age unknown the stricter limit holds.
    Source: L-JNJ-CV, P
    """
    if facts.pressure_symptoms:
        return stops(PRESSURE, "Symptoms of very high pressure.", action="Call 911; do not leave the person.")
    now = sorted(
        (r for r in facts.readings if timedelta(0) <= elapsed(r.measured_at, at) <= READING_COUNTS_FOR),
        key=lambda r: r.measured_at,
    )
    if sum(_is_over(reading, SEVERE_SYSTOLIC_MMHG, SEVERE_DIASTOLIC_MMHG) for reading in now) > 1:
        return stops(PRESSURE, "180 or 110 and above, confirmed.", action="The prescriber comes to the chair.")
    if not now:
        return unknown(PRESSURE, ("readings",))
    last = now[-1]
    shown = f"{last.systolic_mmhg}/{last.diastolic_mmhg} mmHg"
    if _is_over(last, STOP_SYSTOLIC_MMHG, STOP_DIASTOLIC_MMHG):
        if len(now) >= READINGS_NEEDED:
            return stops(PRESSURE, f"{shown} after {len(now)} readings.")
        return holds(PRESSURE, f"{shown} at reading {len(now)} of {READINGS_NEEDED}.")
    if facts.pressure_symptoms is None:
        return unknown(PRESSURE, ("pressure_symptoms",))
    older = facts.age_y is not None and facts.age_y > OLDER_THAN_Y
    limit_mmhg = GO_SYSTOLIC_OVER_65_MMHG if older else GO_SYSTOLIC_MMHG
    if last.systolic_mmhg > limit_mmhg or last.diastolic_mmhg > GO_DIASTOLIC_MMHG:
        return holds(
            PRESSURE, f"{shown} is above {limit_mmhg}/{GO_DIASTOLIC_MMHG}.", acceptable=len(now) >= READINGS_NEEDED
        )
    if last.systolic_mmhg <= LOW_SYSTOLIC_MMHG:
        return holds(PRESSURE, f"{shown} is low enough to pause an infusion.", acceptable=True)
    return passes(PRESSURE, f"{shown}.")


def heart_rate(facts: ReadinessFacts, at: datetime) -> Check:
    """A fast, slow or newly irregular heart waits.

    Source: P
    """
    rate = facts.hr_per_min
    if facts.new_irregular_rhythm or (rate is not None and not 45 <= rate <= 110):
        words = "A new irregular rhythm." if facts.new_irregular_rhythm else f"{rate} a minute."
        return stops(HEART, words, action="The prescriber comes to the chair; ECG.")
    missing = missing_of(facts, "hr_per_min", "new_irregular_rhythm")
    if missing or rate is None:
        return unknown(HEART, missing)
    return (
        passes(HEART, f"{rate} a minute.") if 50 <= rate <= 100 else holds(HEART, f"{rate} a minute.", acceptable=True)
    )


def oxygen(facts: ReadinessFacts, at: datetime) -> Check:
    """Saturation on room air is good, and not well below what is usual for this person.

    Source: P
    """
    spo2, own = facts.spo2_pct, facts.baseline_spo2_pct
    if spo2 is None:
        return unknown(OXYGEN, ("spo2_pct",))
    if spo2 < 92:
        return stops(OXYGEN, f"{spo2} %.", action="The prescriber comes to the chair.")
    if own is not None and own - spo2 >= SPO2_FALL_PCT:
        return stops(OXYGEN, f"{spo2} %, usually {own} %.", action="The prescriber comes to the chair.")
    if own is None and 100 - spo2 >= SPO2_FALL_PCT:
        return unknown(OXYGEN, ("baseline_spo2_pct",))
    return passes(OXYGEN, f"{spo2} %.") if spo2 >= 95 else holds(OXYGEN, f"{spo2} %.", acceptable=True)


def breathing(facts: ReadinessFacts, at: datetime) -> Check:
    """Nobody is made drowsy with a fever, a chest infection or laboured breathing.

    Source: P
    """
    rate, temp = facts.rr_per_min, facts.temp_c
    if facts.respiratory_infection:
        return stops(BREATHING, "An acute chest infection.")
    if rate is not None and not 10 <= rate <= 24:
        return stops(BREATHING, f"{rate} breaths a minute.")
    if temp is not None and temp > 38.2:
        return stops(BREATHING, f"{temp:g} °C.")
    missing = missing_of(facts, "rr_per_min", "temp_c", "respiratory_infection")
    if missing or rate is None or temp is None:
        return unknown(BREATHING, missing)
    shown = f"{rate} breaths a minute, {temp:g} °C."
    return passes(BREATHING, shown) if 12 <= rate <= 20 and temp < 37.8 else holds(BREATHING, shown, acceptable=True)


def fasting(facts: ReadinessFacts, at: datetime) -> Check:
    """An empty stomach, because ketamine makes people vomit and drowsy people breathe it in.

    Source: L-KET-US, M
    """
    solids, liquids = facts.solids_hours, facts.clear_liquids_hours
    if facts.vomiting_today:
        return stops(FASTING, "Vomiting today.", action="Not today; the prescriber is told.")
    if solids is not None and solids < 4:
        return stops(FASTING, f"Ate {solids:g} hours ago.")
    if liquids is not None and liquids < 2:
        return stops(FASTING, f"Drank {liquids:g} hours ago.")
    missing = missing_of(facts, "solids_hours", "clear_liquids_hours", "vomiting_today")
    if missing or solids is None:
        return unknown(FASTING, missing)
    if solids < 6:
        return holds(FASTING, f"Ate {solids:g} hours ago; wait until six.", acceptable=True)
    if solids < 8 and facts.fatty_meal is None:
        return unknown(FASTING, ("fatty_meal",))
    if solids < 8 and facts.fatty_meal:
        return holds(FASTING, f"A fatty meal {solids:g} hours ago; wait until eight.", acceptable=True)
    return passes(FASTING, f"Ate {solids:g}, drank {liquids:g} hours ago.")


def glp1(facts: ReadinessFacts, at: datetime) -> Check:
    """Medicines of the GLP-1 kind keep food in the stomach longer than fasting rules expect.

    Source: GLP1-MS
    """
    if facts.glp1 is None:
        return unknown(GLP1, ("glp1",))
    if facts.glp1 == "not_taking":
        return passes(GLP1, "Not taking one.")
    if facts.glp1 == "escalating" or facts.gi_symptoms:
        return stops(GLP1, "The dose is still rising, or there are stomach symptoms.")
    missing = missing_of(facts, "gi_symptoms", "liquids_only_24h")
    if missing:
        return unknown(GLP1, missing)
    if not facts.liquids_only_24h:
        return holds(GLP1, "Ate solids within the last 24 hours.", acceptable=True)
    return passes(GLP1, "Stable, liquids only for 24 hours.")


def urinary(facts: ReadinessFacts, at: datetime) -> Check:
    """The bladder is asked about at every visit, because ketamine can inflame it.

    Source: L-JNJ-UR, KIC
    """
    points = facts.urinary_points
    if facts.painful_bloody_urine or facts.suspected_cystitis or (points is not None and points >= 4):
        return stops(URINARY, "Signs of bladder inflammation.", action="Urine test and urology; a prescriber decides.")
    missing = missing_of(
        facts, "urinary_points", "new_nocturia_or_urgency", "painful_bloody_urine", "suspected_cystitis"
    )
    if missing or points is None:
        return unknown(URINARY, missing)
    if points >= 2 or facts.new_nocturia_or_urgency:
        return holds(URINARY, f"{points} point(s), or new symptoms.", acceptable=True)
    return passes(URINARY, f"{points} point(s).")


def illness(facts: ReadinessFacts, at: datetime) -> Check:
    """A new illness or injury is looked at first.

    Source: P
    """
    if facts.new_illness is None:
        return unknown(ILLNESS, ("new_illness",))
    if facts.new_illness == "serious":
        return stops(ILLNESS, "A serious new illness or injury.", action="Chest pain or signs of stroke: call 911.")
    if facts.new_illness == "minor":
        return holds(ILLNESS, "A minor illness or injury.", acceptable=True)
    return passes(ILLNESS, "None.")


def earlier_effects(facts: ReadinessFacts, at: datetime) -> Check:
    """What went badly last time is settled before the next.

    Source: P
    """
    missing = missing_of(facts, "worst_unresolved_grade", "grade_two_sessions")
    if facts.worst_unresolved_grade is not None and facts.worst_unresolved_grade >= 3:
        if facts.new_plan_for_effects:
            return holds(EARLIER_EFFECTS, "Grade 3 or more, with a new plan.", acceptable=True)
        return stops(EARLIER_EFFECTS, f"Grade {facts.worst_unresolved_grade} without a new plan.")
    if missing or facts.grade_two_sessions is None:
        return unknown(EARLIER_EFFECTS, missing)
    if facts.grade_two_sessions >= 2:
        return holds(EARLIER_EFFECTS, "Grade 2 twice.", acceptable=True)
    return passes(EARLIER_EFFECTS, "None unresolved.")


BODY_CHECKS = (pressure, heart_rate, oxygen, breathing, fasting, glp1, urinary, illness, earlier_effects)
