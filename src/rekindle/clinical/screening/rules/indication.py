"""Is there a condition that ketamine may help, has the usual treatment been tried, and how good is the evidence?"""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, Truth, answered, both, either, found, known, met, unless_met
from rekindle.clinical.screening.grades import Cause, Urgency
from rekindle.clinical.screening.rule import absolute, caution, relative
from rekindle.clinical.screening.thresholds import DEPRESSION_MILD, TRIALS_FEW, TRIALS_NONE
from rekindle.clinical.screening.words import CALL_988, OFF_LABEL

NOT_A_DIAGNOSIS = frozenset({"burnout", "grief", "other"})
ANXIOUS = frozenset({"ptsd", "ocd", "anxiety", "panic"})
WEAK_PAIN = frozenset({"fibromyalgia", "chronic_pain"})


def _main_reason_is_one_of(case: Case, reasons: frozenset[str]) -> Truth:
    main = case.profile.primary_reason
    return None if main is None else main in reasons


def _depressed_mildly(case: Case) -> Truth:
    points = case.profile.phq9_total
    return None if points is None else case.crosses(DEPRESSION_MILD, points)


def _nothing_to_treat(case: Case) -> Truth:
    """No diagnosed condition behind burnout, grief or another reason, and few symptoms."""
    diagnosed = case.profile.diagnosed
    return both(
        _main_reason_is_one_of(case, NOT_A_DIAGNOSIS), known(diagnosed, diagnosed == "no"), _depressed_mildly(case)
    )


def _said(case: Case) -> str:
    return (case.profile.primary_reason or "not given").replace("_", " ")


@absolute(
    "IN-NONE",
    when=f"The main reason is burnout, grief or other, no condition has been diagnosed, and PHQ-9 is below "
    f"{DEPRESSION_MILD.value}",
    patient="From what you told us there is no condition here that ketamine is known to help. Counselling or your own "
    "doctor may serve you better now. If things get heavier, or a clinician finds a condition behind it, you are "
    "welcome to come back to us.",
    follow_up="No treatable indication was named. Offer counselling or primary care, and screen again if symptoms "
    "worsen or a diagnosis is made.",
    keys="primary_reason diagnosed phq9_total",
    sources="P M",
    cause=Cause.INDICATION,
    thresholds=(DEPRESSION_MILD,),
)
def no_condition_to_treat(case: Case) -> Finding:
    """Burnout or grief without a disorder is not a reason for ketamine."""
    return found(
        _nothing_to_treat(case),
        f"Main reason {_said(case)}, no diagnosed condition, PHQ-9 {case.profile.phq9_total}.",
    )


@relative(
    "IN-NODX",
    when="The main reason is burnout, grief or other, or the condition has not been diagnosed by a clinician "
    "(and IN-NONE does not apply)",
    patient="A clinician would first like to understand what lies behind how you feel, and whether there is a "
    "condition that can be treated.",
    follow_up="Make a diagnosis before anything else: major depression, prolonged grief disorder or another disorder.",
    keys="primary_reason diagnosed phq9_total",
    sources="P",
    cause=Cause.INDICATION,
    thresholds=(DEPRESSION_MILD,),
)
def condition_not_diagnosed(case: Case) -> Finding:
    """Without a diagnosis a clinician looks first; burnout and grief always need that look."""
    diagnosed = case.profile.diagnosed
    undiagnosed = None if diagnosed is None else diagnosed != "yes"
    truth = either(_main_reason_is_one_of(case, NOT_A_DIAGNOSIS), undiagnosed)
    if truth and _nothing_to_treat(case):
        truth = False
    return found(truth, f"Main reason {_said(case)}; diagnosed by a clinician: {diagnosed or 'not answered'}.")


@relative(
    "IN-NOTTRD",
    when=f"Depression with fewer than {TRIALS_FEW.value} failed treatments",
    patient="Other treatments for depression often come first. A clinician will go through with you what has been "
    f"tried and what has not. {OFF_LABEL}",
    follow_up="Not treatment-resistant by the usual definition. Go through dose and length of each trial, and offer "
    "first- and second-line options.",
    keys="primary_reason failed_trials",
    sources="CANMAT L-SPR-US TKC UMN-VA",
    cause=Cause.INDICATION,
    thresholds=(TRIALS_FEW,),
)
def depression_not_treatment_resistant(case: Case) -> Finding:
    """Unipolar depression in which too little has been tried to call it treatment-resistant."""
    trials = case.profile.failed_trials
    few = None if trials is None else case.crosses(TRIALS_FEW, trials)
    return found(
        both(_main_reason_is_one_of(case, frozenset({"depression"})), few),
        f"Depression with {trials} failed treatments.",
    )


@relative(
    "IN-MILD",
    when=f"Depression is the reason, but PHQ-9 is below {DEPRESSION_MILD.value}",
    patient="Your answers today point to milder symptoms than ketamine has been studied for. A clinician will ask how "
    "you are and what would help most.",
    follow_up="Below the severity of the trials, so nothing is known of benefit. Confirm the severity and the need.",
    keys="primary_reason phq9_total",
    sources="TKC P",
    cause=Cause.INDICATION,
    thresholds=(DEPRESSION_MILD,),
)
def depression_mild(case: Case) -> Finding:
    """Depression as the reason, with a score below the severity of the trials."""
    return found(
        both(_main_reason_is_one_of(case, frozenset({"depression"})), _depressed_mildly(case)),
        f"Depression with a PHQ-9 of {case.profile.phq9_total}.",
    )


@relative(
    "IN-BIP",
    when="Bipolar depression is the main reason, or there has been a manic or hypomanic episode",
    patient=f"With bipolar disorder a psychiatrist looks first, to keep your mood from swinging up. {OFF_LABEL} The "
    "studies are small.",
    follow_up="A psychiatrist confirms a mood stabiliser and the absence of mania. The evidence is smaller than in "
    "unipolar depression.",
    keys="primary_reason mania",
    sources="TKC M",
    cause=Cause.MIND,
)
def bipolar_disorder(case: Case) -> Finding:
    """Bipolar depression, or a manic or hypomanic episode in the past."""
    mania = case.profile.mania
    truth = either(
        _main_reason_is_one_of(case, frozenset({"bipolar_depression"})),
        known(mania, mania == "past"),
    )
    return found(truth, f"Main reason {_said(case)}; manic episodes: {mania or 'not answered'}.")


@relative(
    "IN-UNDERTX",
    when="PTSD, OCD, anxiety or panic with no adequate treatment before",
    patient="Good treatments exist for this and often come first. A clinician will talk them through with you. "
    f"{OFF_LABEL} What is known is limited and mixed.",
    follow_up="Evidence-based first-line treatment comes first; for this condition the evidence on ketamine is limited "
    "and mixed.",
    keys="primary_reason failed_trials",
    sources="PTSD-MA OCD-R P",
    cause=Cause.INDICATION,
    thresholds=(TRIALS_NONE,),
)
def anxious_disorder_untreated(case: Case) -> Finding:
    """A trauma, obsessive or anxiety disorder for which nothing adequate has been tried."""
    trials = case.profile.failed_trials
    none = None if trials is None else case.crosses(TRIALS_NONE, trials)
    return found(both(_main_reason_is_one_of(case, ANXIOUS), none), f"{_said(case)} with no adequate treatment so far.")


@relative(
    "IN-PAINWEAK",
    when="Fibromyalgia, or chronic pain other than CRPS, is the main reason",
    patient=f"For this kind of pain the evidence for ketamine is weak. A pain doctor decides. {OFF_LABEL}",
    follow_up="Guidelines find weak or no evidence here. A pain physician decides, and says so to the person.",
    keys="primary_reason",
    sources="ASRA-C",
    cause=Cause.INDICATION,
)
def pain_with_weak_evidence(case: Case) -> Finding:
    """A pain condition in which ketamine has weak or no evidence."""
    return found(_main_reason_is_one_of(case, WEAK_PAIN), f"Main reason {_said(case)}.")


@relative(
    "IN-SIONLY",
    when="Thoughts of suicide are the main reason",
    patient="You came to us because of thoughts of suicide. A clinician will call you today, whatever else you "
    f"answered. {CALL_988}",
    follow_up="A clinician calls the same day even if the screen is low. Diagnose and treat the disorder behind the "
    "thoughts.",
    keys="primary_reason",
    sources="CSSRS L-SPR-US",
    cause=Cause.SUICIDE,
    urgency=Urgency.SAME_DAY,
    shows_988=True,
)
def suicidal_thoughts_as_main_reason(case: Case) -> Finding:
    """Thoughts of suicide as the main reason call for a clinician today and for the disorder behind them."""
    main = case.profile.primary_reason
    return answered(main, main == "suicidal_thoughts", "Main reason suicidal thoughts.")


@caution(
    "CA-LIMITED",
    when="PTSD, OCD, anxiety or panic after at least one failed treatment",
    patient=f"{OFF_LABEL} What is known is limited and mixed, and the clinician will tell you so.",
    follow_up="Give the consent text on limited evidence, and name what else has been shown to help.",
    keys="primary_reason failed_trials",
    sources="PTSD-MA OCD-R OCD-B",
    cause=Cause.INDICATION,
    thresholds=(TRIALS_NONE,),
)
def limited_evidence(case: Case) -> Finding:
    """A trauma, obsessive or anxiety disorder that has been treated before without enough help."""
    trials = case.profile.failed_trials
    some = None if trials is None else not case.crosses(TRIALS_NONE, trials)
    truth = both(_main_reason_is_one_of(case, ANXIOUS), some)
    if truth:
        return met(f"{_said(case)} with {trials} failed treatments.")
    return unless_met(truth)


@caution(
    "CA-CRPS",
    when="Complex regional pain syndrome is the main reason",
    patient=f"{OFF_LABEL} For this pain syndrome (CRPS) there is fair evidence of relief for some weeks. A pain doctor "
    "leads the treatment.",
    follow_up="Route to the pain protocol and a pain physician; the evidence is moderate, up to twelve weeks.",
    keys="primary_reason",
    sources="ASRA-C",
    cause=Cause.INDICATION,
)
def complex_regional_pain(case: Case) -> Finding:
    """Complex regional pain syndrome, the pain condition with the better evidence."""
    main = case.profile.primary_reason
    return answered(main, main == "crps", "Main reason complex regional pain syndrome.")
