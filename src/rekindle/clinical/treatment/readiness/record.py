"""What must be true in the record before a session opens: clearance, consent, scales, tests, people (PC01 to PC14)."""

from datetime import date, datetime, timedelta

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.treatment.clearance import why_not_cleared
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.clinical.treatment.consent import expires_on as consent_expires_on
from rekindle.clinical.treatment.readiness.check import Check, Rule, holds, missing_of, passes, stops, unknown
from rekindle.clinical.treatment.readiness.facts import ReadinessFacts

SCALES_VALID_D = 7
MEDICINES_VALID_D = 30
LABS_VALID_D = 183
FIRST_HCG_VALID = timedelta(hours=24)
LATER_HCG_VALID = timedelta(days=7)
IV_IM_ROUTE = "iv_im"


def _rule(rule_id: str, title: str, go: str, action: str, *sources: str, no_go: str = "") -> Rule:
    return Rule(rule_id, title, go, "anything else, until it is true", no_go, sources, action)


CLEARANCE = _rule(
    "PC01",
    "Medical clearance",
    "signed, at most 90 days old, not opened again, no excluding rule open, every finding for a clinician settled",
    "Ask the prescriber to clear again.",
    "P",
    no_go="run out, opened again, or an excluding rule is open",
)
INDICATION = _rule(
    "PC02",
    "Diagnosis and off-label statement",
    "diagnosis with its code, what was tried before, and that this use is off-label",
    "Complete it in the clearance record.",
    "CANMAT",
    "UMN-VA",
)
CONSENT = _rule(
    "PC03",
    "Consent",
    "signed, the version and route in force, at most twelve months old, for this phase of treatment",
    "Go through the consent again and have it signed.",
    "ASKP3",
    "P",
    no_go="run out, or for another route, version or phase",
)
SCALES = _rule(
    "PC04",
    "Rating scales",
    "PHQ-9 and the indication's own scale within 7 days",
    "Fill them in now, before anything is given.",
    "P",
)
SUICIDE_CHECK = _rule(
    "PC05",
    "Suicide questions",
    "asked today about the time since the last visit",
    "Ask them now; 988 is on the page.",
    "CSSRS",
)
MEDICINES = _rule(
    "PC06",
    "Medicines gone through",
    "reconciled and the prescription monitor queried within 30 days, changes asked today",
    "Go through the medicines and query the monitor.",
    "P",
)
ALLERGIES = _rule("PC07", "Allergies and past anaesthesia", "confirmed today", "Ask and record.", "ASKP3")
LABS = _rule(
    "PC08",
    "Laboratory and ECG",
    "liver tests with ALP and GGT, metabolic panel and urinalysis within 6 months; ECG where a rule asks for it",
    "Take the missing tests.",
    "L-KET-US",
    "P",
)
HCG = _rule(
    "PC09",
    "Pregnancy test in time",
    "not able to be pregnant, or a test within 24 hours of the first session, later within 7 days",
    "Do a urine test now.",
    "L-SPR-US",
    "P",
)
DRUG_SCREEN = _rule("PC10", "Urine drug screen", "at least one in this series", "Take a urine drug screen.", "P")
ESCORT = _rule(
    "PC11",
    "Escort named",
    "a named adult with a telephone number, and the promise not to drive",
    "Record the name and number of the adult who will take the person home.",
    "L-SPR-US",
)
ESTIMATE = _rule(
    "PC13",
    "Good faith estimate",
    "delivered for this series, or not paying privately",
    "Hand over the written estimate.",
    "GFE",
)
STAFF = _rule(
    "PC14",
    "Staff and crash cart",
    "a clinician able to manage an airway (ACLS) on site, a second trained observer, crash cart checked today",
    "Do not begin until they are here and the cart is checked.",
    "L-KET-US",
    "ASA-2023",
    "APA-2017",
    no_go="either person is not here",
)

RECORD_RULES: tuple[Rule, ...] = (
    CLEARANCE,
    INDICATION,
    CONSENT,
    SCALES,
    SUICIDE_CHECK,
    MEDICINES,
    ALLERGIES,
    LABS,
    HCG,
    DRUG_SCREEN,
    ESCORT,
    ESTIMATE,
    STAFF,
)


def _within(day: date, on: date, days: int) -> bool:
    return timedelta(0) <= on - day <= timedelta(days=days)


def clearance(facts: ReadinessFacts, at: datetime) -> Check:
    """Nobody is treated without a clearance that still counts."""
    if facts.open_absolute_rules:
        return stops(CLEARANCE, f"{facts.open_absolute_rules} excluding finding(s) are open.")
    if facts.clearance_signed_on is not None:
        refusals = why_not_cleared(facts.clearance_signed_on, at.date(), facts.clearance_triggers or ())
        if refusals:
            return stops(CLEARANCE, " ".join(refusal.sentence for refusal in refusals))
    missing = missing_of(
        facts, "clearance_signed_on", "clearance_triggers", "open_absolute_rules", "unresolved_relative_rules"
    )
    if missing:
        return unknown(CLEARANCE, missing)
    if facts.unresolved_relative_rules:
        return holds(CLEARANCE, f"{facts.unresolved_relative_rules} finding(s) for a clinician have no note yet.")
    return passes(CLEARANCE, f"Signed on {facts.clearance_signed_on}.")


def indication(facts: ReadinessFacts, at: datetime) -> Check:
    """The reason for treatment, what was tried before and the off-label statement are written down."""
    missing = missing_of(facts, "diagnosis_code", "trd_evidence_recorded", "off_label_stated")
    if missing:
        return unknown(INDICATION, missing)
    if not (facts.trd_evidence_recorded and facts.off_label_stated):
        return holds(INDICATION, "Earlier treatments or the off-label statement are not recorded.")
    return passes(INDICATION, f"Recorded, {facts.diagnosis_code}.")


def consent(facts: ReadinessFacts, at: datetime) -> Check:
    """The consent in force, for this route and this phase, is signed and has not run out."""
    missing = missing_of(facts, "consent_version", "consent_route", "consent_signed_on", "consent_covers_phase")
    if missing or facts.consent_signed_on is None:
        return unknown(CONSENT, missing)
    if facts.consent_version != CONSENT_VERSION:
        return stops(CONSENT, f"Signed in version {facts.consent_version}; {CONSENT_VERSION} is in force.")
    if facts.consent_route != IV_IM_ROUTE:
        return stops(CONSENT, "The signed consent is for another route.")
    if not facts.consent_signed_on <= at.date() <= consent_expires_on(facts.consent_signed_on):
        return stops(CONSENT, f"The consent of {facts.consent_signed_on} does not cover today.")
    if not facts.consent_covers_phase:
        return stops(CONSENT, "Maintenance needs its own consent.")
    return passes(CONSENT, f"{CONSENT_VERSION}, signed on {facts.consent_signed_on}.")


def scales(facts: ReadinessFacts, at: datetime) -> Check:
    """What is to be measured afterwards has been measured before."""
    missing = missing_of(facts, "phq9_on", "indication_scale_on")
    if missing:
        return unknown(SCALES, missing)
    old = [
        day for day in (facts.phq9_on, facts.indication_scale_on) if day and not _within(day, at.date(), SCALES_VALID_D)
    ]
    return holds(SCALES, f"A scale is from {min(old)}, more than 7 days ago.") if old else passes(SCALES, "Up to date.")


def suicide_check(facts: ReadinessFacts, at: datetime) -> Check:
    """The suicide questions are asked at every visit, the same day."""
    if facts.suicide_check_on is None:
        return unknown(SUICIDE_CHECK, ("suicide_check_on",))
    if facts.suicide_check_on != at.date():
        return holds(SUICIDE_CHECK, f"Last asked on {facts.suicide_check_on}.")
    return passes(SUICIDE_CHECK, "Asked today.")


def medicines(facts: ReadinessFacts, at: datetime) -> Check:
    """Nothing is given on an old list of medicines."""
    missing = missing_of(facts, "medicines_reconciled_on", "pdmp_checked_on", "medicine_changes_asked_on")
    if missing:
        return unknown(MEDICINES, missing)
    for day, words in (
        (facts.medicines_reconciled_on, "Medicines were last gone through"),
        (facts.pdmp_checked_on, "The prescription monitor was last queried"),
    ):
        if day and not _within(day, at.date(), MEDICINES_VALID_D):
            return holds(MEDICINES, f"{words} on {day}, more than 30 days ago.")
    if facts.medicine_changes_asked_on != at.date():
        return holds(MEDICINES, "Changes in medicines have not been asked about today.")
    return passes(MEDICINES, "Gone through, changes asked today.")


def allergies(facts: ReadinessFacts, at: datetime) -> Check:
    """Allergies and past anaesthesia are asked at each visit."""
    missing = missing_of(facts, "allergies_confirmed_on", "prior_anaesthesia_recorded")
    if missing:
        return unknown(ALLERGIES, missing)
    if facts.allergies_confirmed_on != at.date() or not facts.prior_anaesthesia_recorded:
        return holds(ALLERGIES, "Allergies and past anaesthesia have not been confirmed today.")
    return passes(ALLERGIES, "Confirmed today.")


def labs(facts: ReadinessFacts, at: datetime) -> Check:
    """Liver, metabolism and urine have been looked at, and the heart where a rule asks for it."""
    missing = missing_of(facts, "labs_on", "labs_complete", "ecg_done_if_needed")
    if missing:
        return unknown(LABS, missing)
    if facts.labs_on and not _within(facts.labs_on, at.date(), LABS_VALID_D):
        return holds(LABS, f"The tests of {facts.labs_on} are more than 6 months old.")
    if not facts.labs_complete:
        return holds(LABS, "Some of the required tests are missing.")
    return passes(LABS, f"Tests of {facts.labs_on}.") if facts.ecg_done_if_needed else holds(LABS, "An ECG is needed.")


def pregnancy_test_in_time(facts: ReadinessFacts, at: datetime) -> Check:
    """Whoever can be pregnant has a test young enough for this session."""
    if facts.can_be_pregnant is None:
        return unknown(HCG, ("can_be_pregnant",))
    if not facts.can_be_pregnant:
        return passes(HCG, "Cannot be pregnant.")
    missing = missing_of(facts, "pregnancy_test_at", "first_of_series")
    if missing or facts.pregnancy_test_at is None:
        return unknown(HCG, missing)
    longest = FIRST_HCG_VALID if facts.first_of_series else LATER_HCG_VALID
    if not timedelta(0) <= elapsed(facts.pregnancy_test_at, at) <= longest:
        return holds(HCG, "The pregnancy test is too old for this session.")
    return passes(HCG, "Tested in time.")


def drug_screen(facts: ReadinessFacts, at: datetime) -> Check:
    """A urine drug screen belongs to every series."""
    if facts.urine_drug_screen_in_series is None:
        return unknown(DRUG_SCREEN, ("urine_drug_screen_in_series",))
    if not facts.urine_drug_screen_in_series:
        return holds(DRUG_SCREEN, "No urine drug screen in this series yet.")
    return passes(DRUG_SCREEN, "Done in this series.")


def escort_named(facts: ReadinessFacts, at: datetime) -> Check:
    """A name and a number to call, not only a promise that somebody will come."""
    missing = missing_of(facts, "escort_name", "escort_phone", "no_drive_acknowledged")
    if missing:
        return unknown(ESCORT, missing)
    if not facts.no_drive_acknowledged:
        return holds(ESCORT, "The person has not promised not to drive.", action="Explain, and have it acknowledged.")
    return passes(ESCORT, f"{facts.escort_name}, {facts.escort_phone}.")


def estimate(facts: ReadinessFacts, at: datetime) -> Check:
    """Who pays privately has the price in writing first."""
    if facts.self_pay is None:
        return unknown(ESTIMATE, ("self_pay",))
    if not facts.self_pay:
        return passes(ESTIMATE, "Not paying privately.")
    if facts.estimate_delivered is None:
        return unknown(ESTIMATE, ("estimate_delivered",))
    if not facts.estimate_delivered:
        return holds(ESTIMATE, "The estimate has not been handed over.")
    return passes(ESTIMATE, "Handed over.")


def staff(facts: ReadinessFacts, at: datetime) -> Check:
    """Someone who can manage an airway and a second pair of eyes are in the building."""
    if facts.acls_present is False or facts.second_observer_present is False:
        return stops(STAFF, "The ACLS clinician or the second observer is not here.")
    missing = missing_of(facts, "acls_present", "second_observer_present", "crash_cart_checked_on")
    if missing:
        return unknown(STAFF, missing)
    if facts.crash_cart_checked_on != at.date():
        return holds(STAFF, f"The crash cart was last checked on {facts.crash_cart_checked_on}.")
    return passes(STAFF, "Both are here; the cart was checked today.")


RECORD_CHECKS = (
    clearance,
    indication,
    consent,
    scales,
    suicide_check,
    medicines,
    allergies,
    labs,
    pregnancy_test_in_time,
    drug_screen,
    escort_named,
    estimate,
    staff,
)
