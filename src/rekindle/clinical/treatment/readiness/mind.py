"""The mind and the medicines on the day: intoxication, suicide questions, activation, psychosis, sedatives."""

from rekindle.clinical.treatment.readiness import values as limit
from rekindle.clinical.treatment.readiness.check import Check, Looker, Rule, holds, missing_of, passes, stops, unknown
from rekindle.clinical.treatment.readiness.facts import ReadinessFacts
from rekindle.clinical.treatment.readiness.occasion import Occasion

BAND_ORDER = ("none", "low", "moderate", "high")
ALERT_MOAAS = 5

INTOXICATION = Rule(
    "DG10",
    "Intoxication or withdrawal",
    "none",
    "cannabis today",
    "alcohol, opioid, stimulant or sedative on board or wearing off; an unexpected positive urine screen",
    ("ASRA-C", "P"),
    "The prescriber speaks with the person.",
    reads=("intoxicated_or_withdrawing", "thc_today", "unexpected_drug_screen"),
)
SUICIDE = Rule(
    "DG11",
    "Suicide questions",
    "none, or low and unchanged",
    "higher than last time, or moderate: a clinician talks with the person",
    "high, unless an emergency treatment plan is documented",
    ("CSSRS",),
    "A clinician talks with the person now; 988 and 911 are at hand.",
    override=True,
    reads=("suicide_band", "suicide_band_before", "emergency_plan_documented"),
)
ACTIVATION = Rule(
    "DG12",
    "Signs of mania",
    "none",
    "mild activation, less than 4 hours of sleep with energy, or YMRS 12 and more",
    "current hypomania or mania, or YMRS 20 and more",
    ("NYSPI", "P"),
    "A clinician talks with the person.",
    reads=("activation", "sleep_hours", "unusual_energy", "ymrs_score"),
)
PSYCHOSIS = Rule(
    "DG13",
    "Psychosis",
    "none",
    "passing oddities",
    "hallucinations or delusions outside sessions",
    ("ASRA-C",),
    "A clinician talks with the person.",
    reads=("psychosis",),
)
NEW_MEDICINES = Rule(
    "DG15",
    "New medicines",
    "none, or cleared",
    "one of a class that interacts",
    "theophylline, aminophylline or a new MAOI",
    ("L-KET-US",),
    "The prescriber decides; the person stops nothing on their own.",
    reads=("new_medicines",),
)
SEDATIVES = Rule(
    "DG17",
    "Sedatives, opioids, stimulants",
    "last times recorded",
    "a benzodiazepine within 8 hours",
    "drowsy (MOAA/S below 5) after taking something",
    ("BZD-A", "L-KET-US", "P"),
    "Record when each was last taken.",
    reads=("moaas", "sedative_times_recorded", "benzodiazepine_taken", "benzodiazepine_hours"),
)

MIND_RULES: tuple[Rule, ...] = (INTOXICATION, SUICIDE, ACTIVATION, PSYCHOSIS, NEW_MEDICINES, SEDATIVES)


def intoxication(facts: ReadinessFacts, when: Occasion) -> Check:
    """Nobody is treated intoxicated or in withdrawal.

    Source: ASRA-C, P
    """
    if facts.intoxicated_or_withdrawing:
        return stops(INTOXICATION, "Intoxicated or in withdrawal.")
    if facts.unexpected_drug_screen:
        return stops(INTOXICATION, "The urine screen is positive for something unexpected.")
    missing = missing_of(facts, "intoxicated_or_withdrawing", "thc_today", "unexpected_drug_screen")
    if missing:
        return unknown(INTOXICATION, missing)
    return holds(INTOXICATION, "Cannabis today.", acceptable=True) if facts.thc_today else passes(INTOXICATION, "None.")


def suicide(facts: ReadinessFacts, when: Occasion) -> Check:
    """A rise in suicide risk is met by a person before it is met by a drug.

    High stops the day; with a documented emergency plan it becomes a hold that a prescriber must sign for.
    Source: CSSRS
    """
    band, before = facts.suicide_band, facts.suicide_band_before
    if band is None:
        return unknown(SUICIDE, ("suicide_band",))
    if band == "high":
        if facts.emergency_plan_documented:
            return holds(SUICIDE, "High, with a documented emergency plan.", acceptable=True)
        return stops(SUICIDE, "High.", action="Stay with the person; call 988 together, or 911.")
    if band == "none":
        return passes(SUICIDE, "None.")
    if before is None:
        return unknown(SUICIDE, ("suicide_band_before",))
    if BAND_ORDER.index(band) > BAND_ORDER.index(before):
        return holds(SUICIDE, f"{band.capitalize()}, last time {before}.", acceptable=True)
    if band == "moderate":
        return holds(SUICIDE, "Moderate.", acceptable=True)
    return passes(SUICIDE, "Low and not risen.")


def activation(facts: ReadinessFacts, when: Occasion) -> Check:
    """Signs of mania are looked for, because an antidepressant effect can tip over.

    Source: NYSPI, P
    """
    score = facts.ymrs_score
    if facts.activation == "current" or (score is not None and score >= when.values.of(limit.YMRS_STOP)):
        return stops(ACTIVATION, "Hypomania or mania now.", action="The series stops; a psychiatrist is told today.")
    if score is not None and score >= when.values.of(limit.YMRS_HOLD):
        return holds(ACTIVATION, f"YMRS {score}.", acceptable=True)
    if facts.activation == "mild":
        return holds(ACTIVATION, "Mild activation.", acceptable=True)
    missing = missing_of(facts, "activation", "sleep_hours")
    if missing or facts.sleep_hours is None:
        return unknown(ACTIVATION, missing)
    if facts.sleep_hours < when.values.of(limit.SHORT_SLEEP_HOURS):
        if facts.unusual_energy is None:
            return unknown(ACTIVATION, ("unusual_energy",))
        if facts.unusual_energy:
            return holds(ACTIVATION, f"{facts.sleep_hours:g} hours of sleep, with energy.", acceptable=True)
    return passes(ACTIVATION, "None.")


def psychosis(facts: ReadinessFacts, when: Occasion) -> Check:
    """Hearing, seeing or believing things outside sessions ends the day.

    Source: ASRA-C
    """
    if facts.psychosis is None:
        return unknown(PSYCHOSIS, ("psychosis",))
    if facts.psychosis == "present":
        return stops(PSYCHOSIS, "Present outside sessions.", action="The series stops; a psychiatrist is told today.")
    if facts.psychosis == "transient":
        return holds(PSYCHOSIS, "Passing oddities.", acceptable=True)
    return passes(PSYCHOSIS, "None.")


def new_medicines(facts: ReadinessFacts, when: Occasion) -> Check:
    """A medicine begun since last time is looked up before ketamine meets it.

    Source: L-KET-US
    """
    found = facts.new_medicines
    if found is None:
        return unknown(NEW_MEDICINES, ("new_medicines",))
    if found in ("theophylline", "maoi"):
        name = "Theophylline or aminophylline" if found == "theophylline" else "A new MAOI"
        return stops(NEW_MEDICINES, f"{name} has been started.")
    if found == "needs_review":
        return holds(NEW_MEDICINES, "A new medicine of a class that interacts.", acceptable=True)
    return passes(NEW_MEDICINES, "None, or already cleared.")


def sedatives(facts: ReadinessFacts, when: Occasion) -> Check:
    """A benzodiazepine shortly before may blunt the benefit and deepen the drowsiness.

    Source: BZD-A, L-KET-US
    """
    if facts.moaas is not None and facts.moaas < ALERT_MOAAS:
        return stops(SEDATIVES, f"Drowsy before anything was given: MOAA/S {facts.moaas}.")
    missing = missing_of(facts, "moaas", "sedative_times_recorded", "benzodiazepine_taken")
    if missing:
        return unknown(SEDATIVES, missing)
    if not facts.sedative_times_recorded:
        return holds(SEDATIVES, "The last times are not recorded.")
    if not facts.benzodiazepine_taken:
        return passes(SEDATIVES, "Recorded; no benzodiazepine.")
    if facts.benzodiazepine_hours is None:
        return unknown(SEDATIVES, ("benzodiazepine_hours",))
    if facts.benzodiazepine_hours < when.values.of(limit.BENZODIAZEPINE_HOURS):
        return holds(SEDATIVES, f"A benzodiazepine {facts.benzodiazepine_hours:g} hours ago.", acceptable=True)
    return passes(SEDATIVES, f"Last benzodiazepine {facts.benzodiazepine_hours:g} hours ago.")


MIND_CHECKS: tuple[tuple[Rule, Looker], ...] = (
    (INTOXICATION, intoxication),
    (SUICIDE, suicide),
    (ACTIVATION, activation),
    (PSYCHOSIS, psychosis),
    (NEW_MEDICINES, new_medicines),
    (SEDATIVES, sedatives),
)
