"""The body on the day: stomach, bladder, illness and earlier unwanted effects."""

from rekindle.clinical.treatment.readiness import values as limit
from rekindle.clinical.treatment.readiness.check import Check, Looker, Rule, holds, missing_of, passes, stops, unknown
from rekindle.clinical.treatment.readiness.facts import ReadinessFacts
from rekindle.clinical.treatment.readiness.occasion import RACEMIC, SPRAVATO, Occasion

# Of the Spravato label; not a clinic's to move.
FOOD_SPRAVATO_HOURS, DRINK_SPRAVATO_HOURS, NASAL_SPRAVATO_HOURS = 2.0, 0.5, 1.0
URINE_TEST_POINTS, URINE_STOP_POINTS = 2, 4
SEVERE_GRADE = 3

FASTING = Rule(
    "DG05",
    "Fasting",
    "solids 6 hours ago (8 after a fatty meal), clear liquids 2 hours ago",
    "solids 4-6 hours ago, or less than 8 after a fatty meal",
    "solids less than 4 or liquids less than 2 hours ago; vomiting today",
    ("L-KET-US", "M"),
    "Wait until long enough has passed.",
    reads=("solids_hours", "fatty_meal", "clear_liquids_hours", "vomiting_today"),
    protocols=RACEMIC,
)
FASTING_SPRAVATO = Rule(
    "DG06",
    "Food, drink and nose before Spravato",
    "food 2 hours ago, drink 30 minutes ago, a steroid or decongestant in the nose 1 hour ago",
    "any of them sooner: wait",
    "",
    ("L-SPR-HCP",),
    "Wait until long enough has passed.",
    reads=("solids_hours", "clear_liquids_hours", "nasal_spray_used", "nasal_spray_hours"),
    protocols=SPRAVATO,
)
GLP1 = Rule(
    "DG07",
    "GLP-1 medicine",
    "none, or stable with no stomach symptoms and 24 hours of liquids",
    "no liquid day",
    "dose still rising, or stomach symptoms",
    ("GLP1-MS",),
    "Ask the prescriber.",
    reads=("glp1", "gi_symptoms", "liquids_only_24h"),
)
URINARY = Rule(
    "DG14",
    "Bladder questions",
    "0 or 1 point",
    "2 or 3 points, or newly rising at night or urgency: urine test",
    "4 or more, pain with blood, or suspected ketamine cystitis",
    ("L-JNJ-UR", "KIC"),
    "Test the urine; tell the prescriber.",
    reads=("urinary_points", "new_nocturia_or_urgency", "painful_bloody_urine", "suspected_cystitis"),
)
ILLNESS = Rule(
    "DG16",
    "New illness or injury",
    "none",
    "minor",
    "chest pain, fainting, head injury, surgery within a week, signs of stroke",
    ("P",),
    "The prescriber looks.",
    reads=("new_illness",),
)
EARLIER_EFFECTS = Rule(
    "DG20",
    "Earlier unwanted effects",
    "none of grade 3 or more unresolved",
    "grade 2 twice",
    "grade 3 without a new plan",
    ("P",),
    "The prescriber writes a new plan.",
    reads=("worst_unresolved_grade", "grade_two_sessions", "new_plan_for_effects"),
)

BODY_RULES: tuple[Rule, ...] = (FASTING, FASTING_SPRAVATO, GLP1, URINARY, ILLNESS, EARLIER_EFFECTS)


def fasting(facts: ReadinessFacts, when: Occasion) -> Check:
    """An empty stomach, because ketamine makes people vomit and drowsy people breathe it in.

    Source: L-KET-US, M
    """
    solids, liquids, of = facts.solids_hours, facts.clear_liquids_hours, when.values.of
    if facts.vomiting_today:
        return stops(FASTING, "Vomiting today.", action="Not today; the prescriber is told.")
    if solids is not None and solids < of(limit.SOLIDS_STOP_HOURS):
        return stops(FASTING, f"Ate {solids:g} hours ago.")
    if liquids is not None and liquids < of(limit.LIQUIDS_HOURS):
        return stops(FASTING, f"Drank {liquids:g} hours ago.")
    missing = missing_of(facts, "solids_hours", "clear_liquids_hours", "vomiting_today")
    if missing or solids is None:
        return unknown(FASTING, missing)
    light, fatty = of(limit.SOLIDS_GO_HOURS), of(limit.SOLIDS_FATTY_HOURS)
    if solids < light:
        return holds(FASTING, f"Ate {solids:g} hours ago; wait until {light:g}.", acceptable=True)
    if solids < fatty and facts.fatty_meal is None:
        return unknown(FASTING, ("fatty_meal",))
    if solids < fatty and facts.fatty_meal:
        return holds(FASTING, f"A fatty meal {solids:g} hours ago; wait until {fatty:g}.", acceptable=True)
    return passes(FASTING, f"Ate {solids:g}, drank {liquids:g} hours ago.")


def fasting_spravato(facts: ReadinessFacts, when: Occasion) -> Check:
    """Food, drink and anything sprayed in the nose come some time before the first device.

    Source: L-SPR-HCP
    """
    missing = missing_of(facts, "solids_hours", "clear_liquids_hours", "nasal_spray_used")
    if facts.nasal_spray_used:
        missing += missing_of(facts, "nasal_spray_hours")
    sooner = [
        words.format(hours)
        for hours, least, words in (
            (facts.solids_hours, FOOD_SPRAVATO_HOURS, "ate {:g} hours ago"),
            (facts.clear_liquids_hours, DRINK_SPRAVATO_HOURS, "drank {:g} hours ago"),
            (facts.nasal_spray_hours, NASAL_SPRAVATO_HOURS, "used the nose {:g} hours ago"),
        )
        if hours is not None and hours < least
    ]
    if sooner:
        said = "; ".join(sooner)
        return holds(FASTING_SPRAVATO, f"{said[0].upper()}{said[1:]}.")
    if missing:
        return unknown(FASTING_SPRAVATO, missing)
    return passes(FASTING_SPRAVATO, f"Ate {facts.solids_hours:g}, drank {facts.clear_liquids_hours:g} hours ago.")


def glp1(facts: ReadinessFacts, when: Occasion) -> Check:
    """Medicines of the GLP-1 kind keep food in the stomach longer than fasting rules expect.

    Source: GLP1-MS
    """
    if facts.glp1 == "not_taking":
        return passes(GLP1, "Not taking one.")
    if facts.glp1 == "escalating":
        return stops(GLP1, "The dose is still rising.")
    if facts.glp1 is None:
        return unknown(GLP1, ("glp1",))
    if facts.gi_symptoms:
        return stops(GLP1, "There are stomach symptoms.")
    missing = missing_of(facts, "gi_symptoms", "liquids_only_24h")
    if missing:
        return unknown(GLP1, missing)
    if not facts.liquids_only_24h:
        return holds(GLP1, "Ate solids within the last 24 hours.", acceptable=True)
    return passes(GLP1, "Stable, liquids only for 24 hours.")


def urinary(facts: ReadinessFacts, when: Occasion) -> Check:
    """The bladder is asked about at every visit, because ketamine can inflame it.

    No point at all means that none of the five symptoms is there, so which of them is new need not be asked.
    Source: L-JNJ-UR, KIC
    """
    points = facts.urinary_points
    stopped = points is not None and points >= URINE_STOP_POINTS
    if facts.painful_bloody_urine or facts.suspected_cystitis or stopped:
        return stops(URINARY, "Signs of bladder inflammation.", action="Urine test and urology; a prescriber decides.")
    if (points is not None and points >= URINE_TEST_POINTS) or facts.new_nocturia_or_urgency:
        missing = missing_of(facts, "urinary_points", "painful_bloody_urine", "suspected_cystitis")
        if missing:
            return unknown(URINARY, missing)
        return holds(URINARY, f"{points} point(s), or new symptoms.", acceptable=True)
    if points is None:
        return unknown(URINARY, ("urinary_points",))
    missing = missing_of(facts, "new_nocturia_or_urgency") if points else ()
    missing += missing_of(facts, "suspected_cystitis")
    return unknown(URINARY, missing) if missing else passes(URINARY, f"{points} point(s).")


def illness(facts: ReadinessFacts, when: Occasion) -> Check:
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


def earlier_effects(facts: ReadinessFacts, when: Occasion) -> Check:
    """What went badly last time is settled before the next.

    Source: P
    """
    worst, twice = facts.worst_unresolved_grade, facts.grade_two_sessions
    if worst is not None and worst >= SEVERE_GRADE:
        if facts.new_plan_for_effects:
            return holds(EARLIER_EFFECTS, f"Grade {worst}, with a new plan.", acceptable=True)
        return stops(EARLIER_EFFECTS, f"Grade {worst} without a new plan.")
    missing = missing_of(facts, "worst_unresolved_grade", "grade_two_sessions")
    if missing or twice is None:
        return unknown(EARLIER_EFFECTS, missing)
    if twice >= when.values.of(limit.GRADE_TWO_SESSIONS):
        return holds(EARLIER_EFFECTS, f"Grade 2 in {twice} sessions.", acceptable=True)
    return passes(EARLIER_EFFECTS, "None unresolved.")


BODY_CHECKS: tuple[tuple[Rule, Looker], ...] = (
    (FASTING, fasting),
    (FASTING_SPRAVATO, fasting_spravato),
    (GLP1, glp1),
    (URINARY, urinary),
    (ILLNESS, illness),
    (EARLIER_EFFECTS, earlier_effects),
)
