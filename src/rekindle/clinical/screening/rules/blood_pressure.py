"""Blood pressure: ketamine raises it for an hour or more, so it must be in hand before."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import (
    NOT_MET,
    Finding,
    Truth,
    answered,
    both,
    either,
    found,
    known,
    met,
    unless_met,
)
from rekindle.clinical.screening.grades import Cause, Urgency
from rekindle.clinical.screening.rule import absolute, caution, data_quality, relative
from rekindle.clinical.screening.thresholds import (
    DIASTOLIC_CAUTION,
    DIASTOLIC_REVIEW,
    DIASTOLIC_STOP,
    SELEGILINE_AS_MAOI,
    SYSTOLIC_CAUTION,
    SYSTOLIC_REVIEW,
    SYSTOLIC_STOP,
)
from rekindle.clinical.screening.words import KEEP_TAKING
from rekindle.clinical.threshold import Threshold


def _pressure_crosses(case: Case, systolic: Threshold, diastolic: Threshold) -> Truth:
    """Either number alone is enough; a number not given leaves it open."""
    top, bottom = case.profile.bp_sys, case.profile.bp_dia
    return either(
        None if top is None else case.crosses(systolic, top),
        None if bottom is None else case.crosses(diastolic, bottom),
    )


def _reading(case: Case) -> str:
    top, bottom = case.profile.bp_sys, case.profile.bp_dia
    return f"{'?' if top is None else top}/{'?' if bottom is None else bottom} mmHg"


@absolute(
    "AC-HTN-UNC",
    when="High blood pressure that the patient says is not controlled",
    patient="Ketamine raises blood pressure for a while, so high blood pressure needs to be under control first. Your "
    "doctor can help with that. Once it has stayed down at several readings, you are welcome to answer these questions "
    "again.",
    follow_up="Refer to primary care. Screen again with three readings below 160/100 mmHg.",
    keys="htn",
    sources="SEED0 SEED1 ASRA-C L-KET-US",
    cause=Cause.BLOOD_PRESSURE,
)
def hypertension_uncontrolled(case: Case) -> Finding:
    """High blood pressure that is known and not controlled."""
    htn = case.profile.htn
    return answered(htn, htn == "uncontrolled", "Says their high blood pressure is not under control.")


@absolute(
    "AC-BP180",
    when=f"Systolic {SYSTOLIC_STOP.in_words()} or diastolic {DIASTOLIC_STOP.in_words()}",
    patient="The blood pressure you gave us is very high. Someone will call you today. See your doctor soon. When it "
    "has been brought down, we can look again together. If you get chest pain, trouble breathing, weakness, or a "
    "sudden bad headache, call 911.",
    follow_up="A clinician calls the same day, asks for symptoms and has the reading repeated. Primary care treats it; "
    "screen again when it is controlled.",
    keys="bp_sys bp_dia",
    sources="L-KET-CH M-AAGBI P",
    cause=Cause.BLOOD_PRESSURE,
    thresholds=(SYSTOLIC_STOP, DIASTOLIC_STOP),
    urgency=Urgency.SAME_DAY,
)
def pressure_very_high(case: Case) -> Finding:
    """A resting pressure so high that it is called about today."""
    return found(_pressure_crosses(case, SYSTOLIC_STOP, DIASTOLIC_STOP), f"Blood pressure {_reading(case)}.")


@relative(
    "RC-BP160",
    when=f"Systolic {SYSTOLIC_REVIEW.in_words()} or diastolic {DIASTOLIC_REVIEW.in_words()}, and below AC-BP180",
    patient="The blood pressure you gave us is high. A clinician will look at it with you. It often needs treatment "
    "and a few calmer readings before ketamine.",
    follow_up="Needs treatment, or three readings below 160/100 mmHg, before clearance.",
    keys="bp_sys bp_dia",
    sources="FTH M-AAGBI P",
    cause=Cause.BLOOD_PRESSURE,
    thresholds=(SYSTOLIC_REVIEW, DIASTOLIC_REVIEW, SYSTOLIC_STOP, DIASTOLIC_STOP),
)
def pressure_high(case: Case) -> Finding:
    """A resting pressure that needs treatment before clearance."""
    if _pressure_crosses(case, SYSTOLIC_STOP, DIASTOLIC_STOP):
        return NOT_MET
    return found(_pressure_crosses(case, SYSTOLIC_REVIEW, DIASTOLIC_REVIEW), f"Blood pressure {_reading(case)}.")


@relative(
    "CB-PRESSOR",
    when=f"Systolic {SYSTOLIC_CAUTION.in_words()} or diastolic {DIASTOLIC_CAUTION.in_words()}, together with a "
    "stimulant or an MAOI",
    patient="Your blood pressure and one of your medicines call for a plan. A clinician makes it with your prescriber. "
    f"{KEEP_TAKING}",
    follow_up="Two causes of a rise add up. Agree on a blood-pressure plan; the prescriber decides whether the "
    "stimulant waits on the day, and an MAOI is never held without its prescriber.",
    keys="bp_sys bp_dia meds",
    sources="L-SPR-US",
    cause=Cause.MEDICINES,
    thresholds=(SYSTOLIC_CAUTION, DIASTOLIC_CAUTION, SELEGILINE_AS_MAOI),
)
def pressure_raised_on_a_pressor(case: Case) -> Finding:
    """A raised pressure in someone whose medicine raises it further."""
    truth = both(
        _pressure_crosses(case, SYSTOLIC_CAUTION, DIASTOLIC_CAUTION), either(case.takes("stimulant"), case.takes_maoi())
    )
    if truth:
        return met(f"Blood pressure {_reading(case)} together with {case.named('stimulant', 'maoi')}.")
    return unless_met(truth)


@caution(
    "CA-BP140",
    when=f"Systolic {SYSTOLIC_CAUTION.in_words()} or diastolic {DIASTOLIC_CAUTION.in_words()}, and below RC-BP160 and "
    "AC-BP180",
    patient="Your blood pressure is a little high. It will be measured again at the clinic, and your own doctor may "
    "want to know too.",
    follow_up="Repeat the reading at clearance and tell primary care.",
    keys="bp_sys bp_dia",
    sources="L-SPR-US L-JNJ-CV",
    cause=Cause.BLOOD_PRESSURE,
    thresholds=(SYSTOLIC_CAUTION, DIASTOLIC_CAUTION, SYSTOLIC_REVIEW, DIASTOLIC_REVIEW),
)
def pressure_raised(case: Case) -> Finding:
    """A pressure above the label's line and below the line of review."""
    if _pressure_crosses(case, SYSTOLIC_REVIEW, DIASTOLIC_REVIEW):
        return NOT_MET
    return found(_pressure_crosses(case, SYSTOLIC_CAUTION, DIASTOLIC_CAUTION), f"Blood pressure {_reading(case)}.")


@caution(
    "CA-NOBP",
    when="No blood-pressure reading was given",
    patient="You gave no blood-pressure reading, and that is fine. A pharmacy or your doctor can take one before the "
    "consultation.",
    follow_up="Obtain a reading before the consultation; without one nothing is cleared.",
    keys="bp_sys bp_dia",
    sources="L-SPR-US",
    cause=Cause.BLOOD_PRESSURE,
)
def pressure_not_given(case: Case) -> Finding:
    """Not everyone has a cuff; a reading is obtained before the consultation."""
    absent = tuple(key for key, value in (("bp_sys", case.said.bp_sys), ("bp_dia", case.said.bp_dia)) if value is None)
    return met("No complete blood-pressure reading was given.", absent) if absent else NOT_MET


@caution(
    "CA-HTNCTRL",
    when="High blood pressure that is treated and controlled",
    patient="Good that your blood pressure is under control. On treatment days people most often take that medicine in "
    f"the morning as always. {KEEP_TAKING}",
    follow_up="Blood-pressure medicines are taken on the morning as usual; ask for recent readings.",
    keys="htn",
    sources="L-SPR-EU YALE-BP",
    cause=Cause.BLOOD_PRESSURE,
)
def hypertension_controlled(case: Case) -> Finding:
    """High blood pressure that is treated and controlled."""
    htn = case.profile.htn
    return answered(htn, htn == "controlled", "Says their high blood pressure is under control.")


@data_quality(
    "DQ-HTNMED",
    when="Denies high blood pressure but takes an ACE inhibitor, ARB, dihydropyridine or thiazide",
    patient="You take a medicine that is often for blood pressure, so we would like to ask what it is for. "
    f"{KEEP_TAKING}",
    follow_up="Ask what the medicine is for: hypertension that was not named, or heart, kidney or migraine.",
    keys="htn meds",
    sources="P",
    cause=Cause.ANSWERS,
)
def antihypertensive_without_hypertension(case: Case) -> Finding:
    """A medicine for high blood pressure in someone who says they have none."""
    htn = case.profile.htn
    truth = both(known(htn, htn == "none"), case.takes("ace_inhibitor", "arb", "dihydropyridine", "thiazide"))
    if truth:
        names = case.named("ace_inhibitor", "arb", "dihydropyridine", "thiazide")
        return met(f"Denies high blood pressure but takes {names}.")
    return unless_met(truth)
