"""The room on the day: who takes the person home, is it the right person, drug and pump, and is help at hand."""

from datetime import timedelta

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.treatment.limits import WEIGHT_AGE_H, judge
from rekindle.clinical.treatment.readiness import values as limit
from rekindle.clinical.treatment.readiness.check import Check, Looker, Rule, holds, missing_of, passes, stops, unknown
from rekindle.clinical.treatment.readiness.facts import ReadinessFacts
from rekindle.clinical.treatment.readiness.occasion import INFUSED, RACEMIC, Occasion

RIDE = Rule(
    "DG08",
    "The way home",
    "a named adult who has been reached",
    "not reached yet",
    "nobody, or a hired car alone",
    ("L-SPR-US", "SEED1", "P"),
    "Call the escort now.",
    reads=("ride_home", "escort_name", "escort_phone", "escort_reachable"),
)
PREGNANCY = Rule(
    "DG09",
    "Pregnancy test",
    "negative, or cannot be pregnant",
    "not done: do it",
    "positive",
    ("L-SPR-US",),
    "Do a urine test now.",
    reads=("pregnancy_test", "can_be_pregnant"),
)
RIGHT_EVERYTHING = Rule(
    "DG18",
    "Right person, drug, pump and vein",
    "two identifiers; drug, dose and concentration read; for an infusion a second person checked the pump alone and the"
    " line runs",
    "not yet checked",
    "any of them does not match",
    ("P",),
    "Check each, aloud, with a second person.",
    reads=("identity_two_identifiers", "drug_dose_concentration_checked", "pump_double_checked", "iv_patent"),
)
EQUIPMENT = Rule(
    "DG19",
    "Emergency equipment",
    "checked, with an ACLS person present",
    "not yet checked",
    "either is missing",
    ("L-KET-US",),
    "Check the equipment.",
    reads=("emergency_equipment_checked", "acls_present"),
)
RESTROOM = Rule(
    "EX01",
    "Restroom",
    "offered",
    "not yet offered",
    "",
    ("SEED0",),
    "Offer the restroom now.",
    reads=("restroom_offered",),
)
WEIGHT = Rule(
    "EX02",
    "Weight",
    "measured within 24 hours",
    "older",
    "",
    ("P",),
    "Weigh the person now.",
    reads=("weighed_at",),
    protocols=RACEMIC,
)
ORDER = Rule(
    "EX03",
    "The order",
    "signed, course active, no hold, no limit unsigned",
    "not signed, or a limit is unsigned",
    "the course is on hold or not active",
    ("P",),
    "The prescriber signs the order.",
    reads=("order_signed", "order_refusals", "course_active", "open_holds"),
)
SPACING = Rule(
    "EX04",
    "Time since the last infusion",
    "48 hours or more, or the first",
    "-",
    "less than 48 hours",
    ("P",),
    "Book another day.",
    reads=("previous_infusions", "last_infusion_at"),
    protocols=RACEMIC,
)

ROOM_RULES: tuple[Rule, ...] = (RIDE, PREGNANCY, RIGHT_EVERYTHING, EQUIPMENT, RESTROOM, WEIGHT, ORDER, SPACING)


def ride(facts: ReadinessFacts, when: Occasion) -> Check:
    """Somebody with a name takes the person home; a hired car is not somebody.

    Source: L-SPR-US, P
    """
    if facts.ride_home in ("none", "rideshare_alone"):
        words = "Nobody takes the person home." if facts.ride_home == "none" else "A hired car alone is not accepted."
        return stops(RIDE, words, action="Find a named adult, or come another day.")
    missing = missing_of(facts, "ride_home", "escort_name", "escort_phone", "escort_reachable")
    if missing:
        return unknown(RIDE, missing)
    if not facts.escort_reachable:
        return holds(RIDE, f"{facts.escort_name} has not been reached.", acceptable=True)
    return passes(RIDE, f"{facts.escort_name}, reached at {facts.escort_phone}.")


def pregnancy(facts: ReadinessFacts, when: Occasion) -> Check:
    """Ketamine is not given in pregnancy.

    Source: L-SPR-US
    """
    if facts.pregnancy_test == "positive":
        return stops(PREGNANCY, "Positive.", action="The prescriber talks with the person, kindly and alone.")
    if facts.can_be_pregnant is False:
        return passes(PREGNANCY, "Cannot be pregnant.")
    if facts.pregnancy_test == "negative":
        return passes(PREGNANCY, "Negative.")
    if facts.can_be_pregnant is None:
        return unknown(PREGNANCY, ("can_be_pregnant",))
    if facts.pregnancy_test is None:
        return unknown(PREGNANCY, ("pregnancy_test",))
    return holds(PREGNANCY, "Not done.")


def right_everything(facts: ReadinessFacts, when: Occasion) -> Check:
    """Right person, right drug, right dose, right pump, and a vein that runs; one mismatch stops everything.

    An injection or a nasal device has no pump and no line.
    Source: P
    """
    names = RIGHT_EVERYTHING.reads if when.protocol in INFUSED else RIGHT_EVERYTHING.reads[:2]
    wrong = [name.replace("_", " ") for name in names if getattr(facts, name) is False]
    if wrong:
        return stops(RIGHT_EVERYTHING, f"Does not match: {', '.join(wrong)}.")
    missing = missing_of(facts, *names)
    return unknown(RIGHT_EVERYTHING, missing) if missing else passes(RIGHT_EVERYTHING, "All checked.")


def equipment(facts: ReadinessFacts, when: Occasion) -> Check:
    """Nothing is given where a stopped breath could not be answered at once.

    Source: L-KET-US
    """
    if facts.emergency_equipment_checked is False or facts.acls_present is False:
        return stops(EQUIPMENT, "Equipment or the ACLS person is missing.")
    missing = missing_of(facts, "emergency_equipment_checked", "acls_present")
    return unknown(EQUIPMENT, missing) if missing else passes(EQUIPMENT, "Checked; ACLS person present.")


def restroom(facts: ReadinessFacts, when: Occasion) -> Check:
    """The restroom is offered before an hour in a chair.

    Source: SEED0
    """
    if facts.restroom_offered is None:
        return unknown(RESTROOM, ("restroom_offered",))
    return passes(RESTROOM, "Offered.") if facts.restroom_offered else holds(RESTROOM, "Not offered yet.")


def weight(facts: ReadinessFacts, when: Occasion) -> Check:
    """The dose is worked out on a weight of today.

    Source: P
    """
    if facts.weighed_at is None:
        return unknown(WEIGHT, ("weighed_at",))
    age = elapsed(facts.weighed_at, when.at)
    judged = judge(WEIGHT_AGE_H, age / timedelta(hours=1), when.values) if age >= timedelta(0) else None
    if judged is None or judged.band != "usual":
        return holds(WEIGHT, "The weight is too old, or its time is still to come.")
    return passes(WEIGHT, f"Measured {age / timedelta(hours=1):.0f} hours ago.")


def order(facts: ReadinessFacts, when: Occasion) -> Check:
    """There is a signed order under an active course, and every limit it touches is signed for.

    Source: P
    """
    if facts.course_active is False or facts.open_holds:
        return stops(
            ORDER, "The course is on hold or not active.", action="The prescriber lifts the hold, or does not."
        )
    missing = missing_of(facts, "course_active", "open_holds", "order_signed", "order_refusals")
    if missing:
        return unknown(ORDER, missing)
    if not facts.order_signed or facts.order_refusals:
        return holds(ORDER, "The order is not signed, or a limit it touches is not.")
    return passes(ORDER, "Signed; nothing on hold.")


def spacing(facts: ReadinessFacts, when: Occasion) -> Check:
    """At least forty-eight hours lie between two infusions.

    Source: P
    """
    gap = timedelta(hours=when.values.of(limit.GAP_HOURS))
    if facts.last_infusion_at is not None and elapsed(facts.last_infusion_at, when.at) < gap:
        return stops(SPACING, f"The last infusion began on {facts.last_infusion_at:%Y-%m-%d at %H:%M} UTC.")
    if facts.previous_infusions is None:
        return unknown(SPACING, ("previous_infusions",))
    if facts.previous_infusions == 0:
        return passes(SPACING, "The first.")
    if facts.last_infusion_at is None:
        return unknown(SPACING, ("last_infusion_at",))
    return passes(SPACING, "Long enough.")


ROOM_CHECKS: tuple[tuple[Rule, Looker], ...] = (
    (RIDE, ride),
    (PREGNANCY, pregnancy),
    (RIGHT_EVERYTHING, right_everything),
    (EQUIPMENT, equipment),
    (RESTROOM, restroom),
    (WEIGHT, weight),
    (ORDER, order),
    (SPACING, spacing),
)
