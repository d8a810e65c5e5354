"""Age and body size."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import NOT_MET, UNKNOWN, Finding, either, found, known
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, caution, relative
from rekindle.clinical.screening.thresholds import (
    ADULT_BELOW,
    BMI_HIGH,
    BMI_LOW,
    BMI_VERY_HIGH,
    OLDER_FROM,
    OLDEST_ABOVE,
)


@absolute(
    "AC-AGE",
    when=f"Age {ADULT_BELOW.in_words()}",
    patient="Our programme is for adults only. A programme for young people can help you now; once you are an adult "
    "you are welcome to ask us again.",
    follow_up="The programme is for adults only. Refer to a service for young people.",
    keys="age",
    sources="L-SPR-US TKC",
    cause=Cause.AGE,
    thresholds=(ADULT_BELOW,),
)
def not_an_adult(case: Case) -> Finding:
    """A person who is not yet an adult."""
    age = case.profile.age
    return UNKNOWN if age is None else found(case.crosses(ADULT_BELOW, age), f"Aged {age}.")


@relative(
    "RC-AGE75",
    when=f"Age {OLDEST_ABOVE.in_words()}",
    patient="At your age a clinician looks at heart, memory and balance first, and may plan a smaller dose.",
    follow_up="Geriatric or anaesthesia review, fall risk, and a lower starting dose: older than the people in most "
    "trials.",
    keys="age",
    sources="UMN-VA P",
    cause=Cause.AGE,
    thresholds=(OLDEST_ABOVE,),
)
def of_great_age(case: Case) -> Finding:
    """Older than the people in most trials."""
    age = case.profile.age
    return UNKNOWN if age is None else found(case.crosses(OLDEST_ABOVE, age), f"Aged {age}.")


@caution(
    "CA-AGE65",
    when=f"Age {OLDER_FROM.in_words()}, up to {OLDEST_ABOVE.value}",
    patient="At your age we watch blood pressure more closely and start gently.",
    follow_up="The lower blood-pressure limit for this age applies; start with a lower dose.",
    keys="age",
    sources="L-JNJ-CV L-SPR-EU",
    cause=Cause.AGE,
    thresholds=(OLDER_FROM, OLDEST_ABOVE),
)
def of_older_age(case: Case) -> Finding:
    """An age at which the pressure limit and the starting dose are lower."""
    age = case.profile.age
    if age is None:
        return UNKNOWN
    return found(case.crosses(OLDER_FROM, age) and not case.crosses(OLDEST_ABOVE, age), f"Aged {age}.")


@relative(
    "RC-BMI40",
    when=f"Body mass index {BMI_VERY_HIGH.in_words()}",
    patient="A clinician will look at how well you breathe lying down, and will work out the right dose for your body.",
    follow_up="Airway assessment, STOP-Bang and a decision on the dosing weight.",
    keys="height_cm weight_kg",
    sources="P",
    cause=Cause.BODY,
    thresholds=(BMI_VERY_HIGH,),
)
def weight_very_high(case: Case) -> Finding:
    """A body mass index at which airway and dosing weight are looked at first."""
    bmi = case.bmi
    return UNKNOWN if bmi is None else found(case.crosses(BMI_VERY_HIGH, bmi), f"Body mass index {bmi:.1f}.")


@relative(
    "RC-BMILOW",
    when=f"Body mass index {BMI_LOW.in_words()}, or an eating disorder that is active now",
    patient="A clinician will want a blood test and a heart tracing (ECG) first, to be sure that your body is ready.",
    follow_up="Electrolytes and ECG first; an active eating disorder brings arrhythmia.",
    keys="height_cm weight_kg eating_disorder",
    sources="P",
    cause=Cause.BODY,
    thresholds=(BMI_LOW,),
)
def underweight_or_eating_disorder(case: Case) -> Finding:
    """A body that may lack salts and strength."""
    bmi, eating = case.bmi, case.profile.eating_disorder
    truth = either(None if bmi is None else case.crosses(BMI_LOW, bmi), known(eating, eating == "yes"))
    size = "not known" if bmi is None else f"{bmi:.1f}"
    return found(truth, f"Body mass index {size}; active eating disorder: {eating or 'not answered'}.")


@caution(
    "CA-BMI30",
    when=f"Body mass index {BMI_HIGH.in_words()} and below {BMI_VERY_HIGH.value}",
    patient="We will work out the dose with care for your body.",
    follow_up="Apply the dosing-weight rule.",
    keys="height_cm weight_kg",
    sources="APA-2017 P",
    cause=Cause.BODY,
    thresholds=(BMI_HIGH, BMI_VERY_HIGH),
)
def weight_high(case: Case) -> Finding:
    """A body mass index at which the dosing weight is chosen with care."""
    bmi = case.bmi
    if bmi is None:
        return UNKNOWN
    if case.crosses(BMI_VERY_HIGH, bmi):
        return NOT_MET
    return found(case.crosses(BMI_HIGH, bmi), f"Body mass index {bmi:.1f}.")
