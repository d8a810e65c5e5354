"""What must be true around the visit before a session opens: tests, escort, safety programme, people (PC09 to PC14)."""

from datetime import timedelta

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.treatment.readiness import values as limit
from rekindle.clinical.treatment.readiness.check import (
    Check,
    Looker,
    Rule,
    holds,
    missing_of,
    passes,
    stops,
    to_be_true,
    unknown,
)
from rekindle.clinical.treatment.readiness.facts import ReadinessFacts
from rekindle.clinical.treatment.readiness.occasion import SPRAVATO, Occasion
from rekindle.clinical.treatment.readiness.questions import QUESTIONS

HCG = to_be_true(
    "PC09",
    "Pregnancy test in time",
    "not able to be pregnant, or a test within 24 hours of the first session, later within 7 days",
    "Do a urine test now.",
    "L-SPR-US",
    "P",
    reads=("can_be_pregnant", "pregnancy_test_at", "first_of_series"),
)
DRUG_SCREEN = to_be_true(
    "PC10",
    "Urine drug screen",
    "at least one in this series",
    "Take a urine drug screen.",
    "P",
    reads=("urine_drug_screen_in_series",),
)
ESCORT = to_be_true(
    "PC11",
    "Escort named",
    "a named adult with a telephone number, and the promise not to drive",
    "Record the name and number of the adult who will take the person home.",
    "L-SPR-US",
    reads=("escort_name", "escort_phone", "no_drive_acknowledged"),
)
REMS = Rule(
    "PC12",
    "Spravato safety programme (REMS)",
    "setting certified, person enrolled before the first dose, prescriber on site, pulse oximeter here",
    "not yet known",
    "any of them is not so",
    ("REMS-FDA",),
    "Nothing is given until all four are so.",
    reads=("setting_certified", "patient_enrolled", "prescriber_on_site", "pulse_oximeter_present"),
    protocols=SPRAVATO,
)
ESTIMATE = to_be_true(
    "PC13",
    "Good faith estimate",
    "delivered for this series, or not paying privately",
    "Hand over the written estimate.",
    "GFE",
    reads=("self_pay", "estimate_delivered"),
)
STAFF = to_be_true(
    "PC14",
    "Staff and crash cart",
    "a clinician able to manage an airway (ACLS) on site, a second trained observer, crash cart checked today",
    "Do not begin until they are here and the cart is checked.",
    "L-KET-US",
    "ASA-2023",
    "APA-2017",
    no_go="either person is not here",
    reads=("acls_present", "second_observer_present", "crash_cart_checked_on"),
)

VISIT_RULES: tuple[Rule, ...] = (HCG, DRUG_SCREEN, ESCORT, REMS, ESTIMATE, STAFF)


def pregnancy_test_in_time(facts: ReadinessFacts, when: Occasion) -> Check:
    """Whoever can be pregnant has a test young enough for this session."""
    if facts.can_be_pregnant is False:
        return passes(HCG, "Cannot be pregnant.")
    if facts.pregnancy_test_at is None:
        return unknown(HCG, missing_of(facts, "can_be_pregnant", "pregnancy_test_at"))
    age = elapsed(facts.pregnancy_test_at, when.at)
    first = timedelta(hours=when.values.of(limit.PREGNANCY_FIRST_HOURS))
    later = timedelta(hours=when.values.of(limit.PREGNANCY_LATER_HOURS))
    if timedelta(0) <= age <= first:
        return passes(HCG, "Tested in time.")
    if not timedelta(0) <= age <= later or facts.first_of_series:
        return holds(HCG, "The pregnancy test is too old for this session.")
    if facts.first_of_series is None:
        return unknown(HCG, ("first_of_series",))
    return passes(HCG, "Tested in time.")


def drug_screen(facts: ReadinessFacts, when: Occasion) -> Check:
    """A urine drug screen belongs to every series."""
    if facts.urine_drug_screen_in_series is None:
        return unknown(DRUG_SCREEN, ("urine_drug_screen_in_series",))
    if not facts.urine_drug_screen_in_series:
        return holds(DRUG_SCREEN, "No urine drug screen in this series yet.")
    return passes(DRUG_SCREEN, "Done in this series.")


def escort_named(facts: ReadinessFacts, when: Occasion) -> Check:
    """A name and a number to call, not only a promise that somebody will come."""
    missing = missing_of(facts, "escort_name", "escort_phone", "no_drive_acknowledged")
    if missing:
        return unknown(ESCORT, missing)
    if not facts.no_drive_acknowledged:
        return holds(ESCORT, "The person has not promised not to drive.", action="Explain, and have it acknowledged.")
    return passes(ESCORT, f"{facts.escort_name}, {facts.escort_phone}.")


def safety_programme(facts: ReadinessFacts, when: Occasion) -> Check:
    """Spravato is given only in a certified place, to an enrolled person, with a prescriber and an oximeter there.

    Source: REMS-FDA
    """
    lacking = [name for name in REMS.reads if getattr(facts, name) is False]
    if lacking:
        return stops(REMS, f"Not so: {'; '.join(QUESTIONS[name].in_a_sentence for name in lacking)}.")
    missing = missing_of(facts, *REMS.reads)
    return unknown(REMS, missing) if missing else passes(REMS, "Certified and enrolled; prescriber and oximeter here.")


def estimate(facts: ReadinessFacts, when: Occasion) -> Check:
    """Who pays privately has the price in writing first."""
    if facts.self_pay is False:
        return passes(ESTIMATE, "Not paying privately.")
    if facts.estimate_delivered:
        return passes(ESTIMATE, "Handed over.")
    if facts.self_pay is None:
        return unknown(ESTIMATE, ("self_pay",))
    if facts.estimate_delivered is None:
        return unknown(ESTIMATE, ("estimate_delivered",))
    return holds(ESTIMATE, "The estimate has not been handed over.")


def staff(facts: ReadinessFacts, when: Occasion) -> Check:
    """Someone who can manage an airway and a second pair of eyes are in the building."""
    if facts.acls_present is False or facts.second_observer_present is False:
        return stops(STAFF, "The ACLS clinician or the second observer is not here.")
    missing = missing_of(facts, "acls_present", "second_observer_present", "crash_cart_checked_on")
    if missing:
        return unknown(STAFF, missing)
    if facts.crash_cart_checked_on != when.today:
        return holds(STAFF, f"The crash cart was last checked on {facts.crash_cart_checked_on}.")
    return passes(STAFF, "Both are here; the cart was checked today.")


VISIT_CHECKS: tuple[tuple[Rule, Looker], ...] = (
    (HCG, pregnancy_test_in_time),
    (DRUG_SCREEN, drug_screen),
    (ESCORT, escort_named),
    (REMS, safety_programme),
    (ESTIMATE, estimate),
    (STAFF, staff),
)
