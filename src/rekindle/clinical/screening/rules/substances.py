"""Alcohol and drugs, and what the person knows of ketamine already."""

from rekindle.clinical.profile import Unknown
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
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, caution, data_quality, relative
from rekindle.clinical.screening.thresholds import (
    ALCOHOL_CAUTION,
    ALCOHOL_REVIEW,
    SUBSTANCE_RECENT,
    SUBSTANCE_SUSTAINED,
)
from rekindle.clinical.threshold import Threshold


def _crossed(case: Case, amount: int | Unknown, limit: Threshold) -> Truth:
    return None if amount is None else case.crosses(limit, amount)


def _used_lately(case: Case) -> Truth:
    drugs = case.profile.illicit_30d
    return None if drugs is None else bool(drugs)


def _last_use_recent(case: Case) -> Truth:
    """Problem use too recent; a date given with 'never' is a contradiction that another rule raises."""
    sud, days = case.profile.sud, case.profile.sud_days_since
    if sud == "never" or sud == "active":
        return False
    if days is None:
        return None
    return case.crosses(SUBSTANCE_RECENT, days)


def _heavy_ketamine(case: Case) -> Truth:
    use = case.profile.ketamine_nonmedical
    return None if use is None else use in {"current", "past_heavy"}


def _drugs(case: Case) -> str:
    return ", ".join(sorted(drug.replace("_", " ") for drug in case.profile.illicit_30d or ()))


@absolute(
    "AC-SUD",
    when=f"An active substance use disorder, any drug not prescribed in the past 30 days, or problem use "
    f"{SUBSTANCE_RECENT.in_words()} ago",
    patient="Ketamine itself can be misused, and with alcohol or drugs it is riskier. Help with the use comes first, "
    "and we are glad to tell you where to find it. After some steady months, you are welcome to come back to us.",
    follow_up="Addiction care first. Screen again after the interval of abstinence; an active disorder is an exclusion "
    "in guidelines.",
    keys="sud sud_days_since illicit_30d",
    sources="SEED0 SEED1 ASRA-C TKC",
    cause=Cause.SUBSTANCES,
    thresholds=(SUBSTANCE_RECENT,),
)
def substance_use_active(case: Case) -> Finding:
    """A substance use disorder that is active or only just past, or any use of drugs not prescribed."""
    sud = case.profile.sud
    recent = _last_use_recent(case)
    truth = either(known(sud, sud == "active"), _used_lately(case), recent)
    if not truth:
        return unless_met(truth)
    said = [
        *(["an active substance use problem"] if sud == "active" else []),
        *([f"use in the past 30 days of {_drugs(case)}"] if case.profile.illicit_30d else []),
        *([f"problem use {case.profile.sud_days_since} days ago"] if recent else []),
    ]
    return met(f"Reports {'; '.join(said)}.")


@absolute(
    "AC-KETMIS",
    when="Non-medical ketamine or PCP use that is current, or heavy in the past",
    patient="You told us of using ketamine or a drug like it outside medical care. So we cannot offer it now. "
    "Addiction care can help, and a urologist if your bladder troubles you. If you are helped and things have changed, "
    "reply to us.",
    follow_up="Addiction care; urinalysis and urology if there are bladder symptoms. The misused drug is not given.",
    keys="ketamine_nonmedical illicit_30d",
    sources="SEED1 SEED0 NYSPI",
    cause=Cause.SUBSTANCES,
)
def ketamine_misused(case: Case) -> Finding:
    """Ketamine or PCP used outside medicine, now or heavily in the past."""
    drugs = case.profile.illicit_30d
    pcp = None if drugs is None else "pcp" in drugs
    use = (case.profile.ketamine_nonmedical or "not answered").replace("_", " ")
    lately = "; PCP in the past 30 days" if pcp else ""
    return found(either(_heavy_ketamine(case), pcp), f"Non-medical ketamine use: {use}{lately}.")


@relative(
    "RC-SUDREM",
    when=f"A substance use disorder in early remission (at least {SUBSTANCE_RECENT.value} and below "
    f"{SUBSTANCE_SUSTAINED.value} days), or since a date not known",
    patient="Well done on your recovery. A clinician will talk with you about how to protect it before ketamine is "
    "considered.",
    follow_up="Toxicology, prescription-monitoring check and a relapse plan; ask for the date if it is not known.",
    keys="sud sud_days_since",
    sources="TKC ASRA-C P",
    cause=Cause.SUBSTANCES,
    thresholds=(SUBSTANCE_RECENT, SUBSTANCE_SUSTAINED),
)
def remission_early(case: Case) -> Finding:
    """Recovery that is young, or whose length nobody gave."""
    sud, days = case.profile.sud, case.profile.sud_days_since
    early = days is None or not (case.crosses(SUBSTANCE_RECENT, days) or case.crosses(SUBSTANCE_SUSTAINED, days))
    since = "since a date not known" if days is None else f"for {days} days"
    return found(both(known(sud, sud == "remission"), early), f"Substance use disorder in remission {since}.")


@relative(
    "RC-ALC",
    when=f"AUDIT-C {ALCOHOL_REVIEW.in_words()}",
    patient="Your answers about alcohol suggest that drinking may be doing you harm. A clinician will talk about it "
    "with you. If you drink every day, do not give it up all at once on your own: that can be dangerous.",
    follow_up="Assess for alcohol use disorder and for the risk of withdrawal before anything is booked.",
    keys="audit_c",
    sources="M",
    cause=Cause.SUBSTANCES,
    thresholds=(ALCOHOL_REVIEW,),
)
def drinking_high(case: Case) -> Finding:
    """Drinking at a level where a disorder and withdrawal are likely."""
    points = case.profile.audit_c
    return found(_crossed(case, points, ALCOHOL_REVIEW), f"AUDIT-C {points}.")


@relative(
    "RC-KETOCC",
    when="Occasional non-medical ketamine use in the past",
    patient="You have used ketamine outside medical care before. A clinician will ask about it without judgement, and "
    "about your bladder.",
    follow_up="Ask about misuse, craving and bladder symptoms; check the prescription monitoring.",
    keys="ketamine_nonmedical",
    sources="SEED1 NYSPI",
    cause=Cause.SUBSTANCES,
)
def ketamine_tried(case: Case) -> Finding:
    """Occasional use of ketamine outside medicine in the past."""
    use = case.profile.ketamine_nonmedical
    return answered(use, use == "past_occasional", "Reports occasional non-medical ketamine use in the past.")


@caution(
    "CA-SUDSUST",
    when=f"A substance use disorder in remission for {SUBSTANCE_SUSTAINED.in_words()}",
    patient="Well done on a lasting recovery. We will keep an eye on it with you.",
    follow_up="Monitor for misuse at each visit; name the red flags in the plan.",
    keys="sud sud_days_since",
    sources="L-SPR-US",
    cause=Cause.SUBSTANCES,
    thresholds=(SUBSTANCE_SUSTAINED,),
)
def remission_sustained(case: Case) -> Finding:
    """A recovery that has lasted."""
    sud, days = case.profile.sud, case.profile.sud_days_since
    return found(
        both(known(sud, sud == "remission"), _crossed(case, days, SUBSTANCE_SUSTAINED)),
        f"Substance use disorder in remission for {days} days.",
    )


@caution(
    "CA-ALC",
    when=f"AUDIT-C {ALCOHOL_CAUTION.in_words()} and below {ALCOHOL_REVIEW.value}",
    patient="Drink no alcohol in the day before and the day after a treatment. We can talk about drinking if you wish.",
    follow_up="Brief advice; no alcohol for 24 hours before and after.",
    keys="audit_c",
    sources="P",
    cause=Cause.SUBSTANCES,
    thresholds=(ALCOHOL_CAUTION, ALCOHOL_REVIEW),
)
def drinking_raised(case: Case) -> Finding:
    """Drinking above the low-risk level."""
    points = case.profile.audit_c
    if _crossed(case, points, ALCOHOL_REVIEW):
        return NOT_MET
    return found(_crossed(case, points, ALCOHOL_CAUTION), f"AUDIT-C {points}.")


@caution(
    "CA-THC",
    when="Cannabis daily or nearly daily",
    patient="Use no cannabis on the day of a treatment.",
    follow_up="No cannabis on the day; it adds to sedation, pulse and anxiety.",
    keys="cannabis_daily",
    sources="P",
    cause=Cause.SUBSTANCES,
)
def cannabis_daily(case: Case) -> Finding:
    """Cannabis every day or nearly so."""
    answer = case.profile.cannabis_daily
    return answered(answer, answer == "yes", "Uses cannabis daily or nearly daily.")


@caution(
    "CA-KETMED",
    when="Ketamine or esketamine as a treatment before",
    patient="You have had ketamine or Spravato as a treatment before. We would like to hear how it was.",
    follow_up="Take the cumulative count, the effect and the adverse events from the earlier clinic.",
    keys="ketamine_medical",
    sources="P",
    cause=Cause.SUBSTANCES,
)
def ketamine_as_treatment_before(case: Case) -> Finding:
    """Earlier treatment with ketamine or esketamine."""
    answer = case.profile.ketamine_medical
    return answered(answer, answer == "yes", "Has had ketamine or esketamine treatment before.")


@data_quality(
    "DQ-SUDCON",
    when=f"Denies any substance problem, but reports drugs in the past 30 days, current or heavy ketamine use, or "
    f"AUDIT-C {ALCOHOL_REVIEW.in_words()}",
    patient="Some of your answers about alcohol and drugs do not fit together. A clinician will go through them with "
    "you, without judgement.",
    follow_up="The worse answer counts until it is clarified in a talk.",
    keys="sud illicit_30d ketamine_nonmedical audit_c",
    sources="P",
    cause=Cause.ANSWERS,
    thresholds=(ALCOHOL_REVIEW,),
)
def substance_answers_disagree(case: Case) -> Finding:
    """No problem ever, yet use that says otherwise."""
    sud = case.profile.sud
    use = either(_used_lately(case), _heavy_ketamine(case), _crossed(case, case.profile.audit_c, ALCOHOL_REVIEW))
    return found(
        both(known(sud, sud == "never"), use),
        "Denies any substance problem, yet reports drug use, heavy ketamine use or harmful drinking.",
    )
