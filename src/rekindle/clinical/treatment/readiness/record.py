"""What must be true in the record before a session opens: clearance, consent, scales, medicines (PC01 to PC08)."""

from datetime import date, timedelta

from rekindle.clinical.treatment.clearance import why_not_cleared
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.clinical.treatment.consent import expires_on as consent_expires_on
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
from rekindle.clinical.treatment.readiness.occasion import RACEMIC, RESISTANT, Occasion, ProtocolId
from rekindle.clinical.values import Amount

# Which consents cover which way of treating: one on both needle routes covers each of them.
CONSENT_ROUTES: dict[ProtocolId, tuple[str, ...]] = {
    "iv_mood": ("iv", "iv_im"),
    "iv_pain": ("iv", "iv_im"),
    "im_mood": ("im", "iv_im"),
    "spravato_trd": ("spravato",),
    "spravato_mdsi": ("spravato",),
}
MONTHLY_DAYS = 31  # "monthly or more often" of the calendar of 5.6

CLEARANCE = to_be_true(
    "PC01",
    "Medical clearance",
    "signed, at most 90 days old, not opened again, no excluding rule open, every finding for a clinician settled",
    "Ask the prescriber to clear again.",
    "P",
    no_go="run out, opened again, or an excluding rule is open",
    reads=("clearance_signed_on", "clearance_triggers", "open_absolute_rules", "unresolved_relative_rules"),
)
INDICATION = to_be_true(
    "PC02",
    "Diagnosis and off-label statement",
    "diagnosis with its code, what was tried before, and that this use is off-label",
    "Complete it in the clearance record.",
    "CANMAT",
    "UMN-VA",
    reads=("diagnosis_code", "trd_evidence_recorded", "off_label_stated"),
)
CONSENT = to_be_true(
    "PC03",
    "Consent",
    "signed, the version and route in force, at most twelve months old, for this phase of treatment",
    "Go through the consent again and have it signed.",
    "ASKP3",
    "P",
    no_go="run out, or for another route, version or phase",
    reads=("consent_version", "consent_route", "consent_signed_on", "consent_covers_phase"),
)
SCALES = to_be_true(
    "PC04",
    "Rating scales",
    "PHQ-9 and the indication's own scale within 7 days",
    "Fill them in now, before anything is given.",
    "P",
    reads=("phq9_on", "indication_scale_on"),
)
SUICIDE_CHECK = to_be_true(
    "PC05",
    "Suicide questions",
    "asked today about the time since the last visit",
    "Ask them now; 988 is on the page.",
    "CSSRS",
    reads=("suicide_check_on",),
)
MEDICINES = to_be_true(
    "PC06",
    "Medicines gone through",
    "reconciled and the prescription monitor queried within 30 days, changes asked today",
    "Go through the medicines and query the monitor.",
    "P",
    reads=("medicines_reconciled_on", "pdmp_checked_on", "medicine_changes_asked_on"),
)
ALLERGIES = to_be_true(
    "PC07",
    "Allergies and past anaesthesia",
    "confirmed today",
    "Ask and record.",
    "ASKP3",
    reads=("allergies_confirmed_on", "prior_anaesthesia_recorded"),
)
LABS = to_be_true(
    "PC08",
    "Laboratory and ECG",
    "liver tests with ALP and GGT, metabolic panel and urinalysis within 6 months; ECG where a rule asks for it",
    "Take the missing tests.",
    "L-KET-US",
    "P",
    reads=("labs_on", "labs_complete", "ecg_done_if_needed", "phase", "interval_days"),
)

RECORD_RULES: tuple[Rule, ...] = (CLEARANCE, INDICATION, CONSENT, SCALES, SUICIDE_CHECK, MEDICINES, ALLERGIES, LABS)


def _within(day: date, on: date, days: Amount) -> bool:
    return timedelta(0) <= on - day <= timedelta(days=days)


def clearance(facts: ReadinessFacts, when: Occasion) -> Check:
    """Nobody is treated without a clearance that still counts."""
    if facts.open_absolute_rules:
        return stops(CLEARANCE, f"{facts.open_absolute_rules} excluding finding(s) are open.")
    if facts.clearance_signed_on is not None or facts.clearance_triggers:
        refusals = why_not_cleared(facts.clearance_signed_on, when.today, facts.clearance_triggers or ())
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


def indication(facts: ReadinessFacts, when: Occasion) -> Check:
    """The reason for treatment, what was tried before and the off-label statement are written down.

    What was tried before belongs to resistant depression; Spravato for its two indications is not off-label.
    Source: CANMAT, UMN-VA
    """
    needed = ["diagnosis_code"]
    needed += ["trd_evidence_recorded"] if when.protocol in RESISTANT else []
    needed += ["off_label_stated"] if when.protocol in RACEMIC else []
    missing = missing_of(facts, *needed)
    if missing:
        return unknown(INDICATION, missing)
    if not all(getattr(facts, name) for name in needed):
        return holds(INDICATION, "Earlier treatments or the off-label statement are not recorded.")
    return passes(INDICATION, f"Recorded, {facts.diagnosis_code}.")


def consent(facts: ReadinessFacts, when: Occasion) -> Check:
    """The consent in force, for this route and this phase, is signed and has not run out.

    Source: ASKP3, P
    """
    signed_on = facts.consent_signed_on
    if facts.consent_version not in (None, "", CONSENT_VERSION):
        return stops(CONSENT, f"Signed in version {facts.consent_version}; {CONSENT_VERSION} is in force.")
    if facts.consent_route is not None and facts.consent_route not in CONSENT_ROUTES[when.protocol]:
        return stops(CONSENT, "The signed consent is for another route.")
    if signed_on is not None and not signed_on <= when.today <= consent_expires_on(signed_on):
        return stops(CONSENT, f"The consent of {signed_on} does not cover today.")
    if facts.consent_covers_phase is False:
        return stops(CONSENT, "Maintenance needs its own consent.")
    missing = missing_of(facts, *CONSENT.reads)
    return unknown(CONSENT, missing) if missing else passes(CONSENT, f"{CONSENT_VERSION}, signed on {signed_on}.")


def scales(facts: ReadinessFacts, when: Occasion) -> Check:
    """What is to be measured afterwards has been measured before."""
    missing = missing_of(facts, "phq9_on", "indication_scale_on")
    if missing:
        return unknown(SCALES, missing)
    days = when.values.of(limit.SCALES_DAYS)
    old = [day for day in (facts.phq9_on, facts.indication_scale_on) if day and not _within(day, when.today, days)]
    if old:
        return holds(SCALES, f"A scale is from {min(old)}; it counts for {days:g} days.")
    return passes(SCALES, "Up to date.")


def suicide_check(facts: ReadinessFacts, when: Occasion) -> Check:
    """The suicide questions are asked at every visit, the same day."""
    if facts.suicide_check_on is None:
        return unknown(SUICIDE_CHECK, ("suicide_check_on",))
    if facts.suicide_check_on != when.today:
        return holds(SUICIDE_CHECK, f"Last asked on {facts.suicide_check_on}.")
    return passes(SUICIDE_CHECK, "Asked today.")


def medicines(facts: ReadinessFacts, when: Occasion) -> Check:
    """Nothing is given on an old list of medicines."""
    missing = missing_of(facts, "medicines_reconciled_on", "pdmp_checked_on", "medicine_changes_asked_on")
    if missing:
        return unknown(MEDICINES, missing)
    days = when.values.of(limit.MEDICINES_DAYS)
    for day, words in (
        (facts.medicines_reconciled_on, "Medicines were last gone through"),
        (facts.pdmp_checked_on, "The prescription monitor was last queried"),
    ):
        if day and not _within(day, when.today, days):
            return holds(MEDICINES, f"{words} on {day}; that counts for {days:g} days.")
    if facts.medicine_changes_asked_on != when.today:
        return holds(MEDICINES, "Changes in medicines have not been asked about today.")
    return passes(MEDICINES, "Gone through, changes asked today.")


def allergies(facts: ReadinessFacts, when: Occasion) -> Check:
    """Allergies and past anaesthesia are asked at each visit."""
    missing = missing_of(facts, "allergies_confirmed_on", "prior_anaesthesia_recorded")
    if missing:
        return unknown(ALLERGIES, missing)
    if facts.allergies_confirmed_on != when.today or not facts.prior_anaesthesia_recorded:
        return holds(ALLERGIES, "Allergies and past anaesthesia have not been confirmed today.")
    return passes(ALLERGIES, "Confirmed today.")


def labs(facts: ReadinessFacts, when: Occasion) -> Check:
    """Liver, metabolism and urine have been looked at, and the heart where a rule asks for it.

    Tests count for six months in a series, and in maintenance as the calendar of 5.6 says. Where it is not known which,
    the shortest counts.
    Source: L-KET-US, P
    """
    missing = missing_of(facts, "labs_on", "labs_complete", "ecg_done_if_needed")
    if missing or facts.labs_on is None:
        return unknown(LABS, missing)
    longest, unsaid = _labs_count_for(facts, when)
    if not _within(facts.labs_on, when.today, longest):
        if unsaid and _within(facts.labs_on, when.today, when.values.of(limit.LABS_SPARSE_DAYS)):
            return unknown(LABS, (unsaid,))
        return holds(LABS, f"The tests are of {facts.labs_on}; they count for {longest:g} days.")
    if not facts.labs_complete:
        return holds(LABS, "Some of the required tests are missing.")
    return passes(LABS, f"Tests of {facts.labs_on}.") if facts.ecg_done_if_needed else holds(LABS, "An ECG is needed.")


def _labs_count_for(facts: ReadinessFacts, when: Occasion) -> tuple[Amount, str]:
    """For how many days tests count, and the fact that would say so more exactly."""
    of = when.values.of
    if facts.phase == "induction":
        return of(limit.LABS_DAYS), ""
    if facts.phase is None:
        return of(limit.LABS_MONTHLY_DAYS), "phase"
    if facts.interval_days is None:
        return of(limit.LABS_MONTHLY_DAYS), "interval_days"
    monthly = facts.interval_days <= MONTHLY_DAYS
    return of(limit.LABS_MONTHLY_DAYS if monthly else limit.LABS_SPARSE_DAYS), ""


RECORD_CHECKS: tuple[tuple[Rule, Looker], ...] = (
    (CLEARANCE, clearance),
    (INDICATION, indication),
    (CONSENT, consent),
    (SCALES, scales),
    (SUICIDE_CHECK, suicide_check),
    (MEDICINES, medicines),
    (ALLERGIES, allergies),
    (LABS, labs),
)
