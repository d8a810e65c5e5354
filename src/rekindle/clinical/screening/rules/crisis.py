"""What cannot wait: danger to life now, from oneself or from the body. One of these beats everything else."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, Truth, both, either, found, known, met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import emergency
from rekindle.clinical.screening.thresholds import DIASTOLIC_EMERGENCY, SYSTOLIC_EMERGENCY
from rekindle.clinical.screening.words import CALL_911, CALL_988

END_ORGAN_SYMPTOMS = frozenset(
    {
        "chest_pain",
        "severe_breathing",
        "stroke_signs",
        "worst_headache",
        "vision_loss",
        "seizure_now",
        "confusion_now",
    }
)
ON_CALL = (
    "Crisis page with 988 and 911; the on-call clinician phones at once; nothing is booked; safety plan; "
    "emergency department if nobody can be reached."
)


def _having(case: Case, *symptoms: str) -> Truth:
    """Whether one of these is happening right now."""
    happening = case.profile.now_symptoms
    return None if happening is None else not happening.isdisjoint(symptoms)


def _happening(case: Case, *symptoms: str) -> str:
    """The ones ticked, in words."""
    ticked = case.profile.now_symptoms or frozenset()
    return ", ".join(symptom.replace("_", " ") for symptom in symptoms if symptom in ticked)


@emergency(
    "EM-01",
    when="Intent to act on thoughts of suicide, or a plan with intent, in the past month",
    patient="You told us that you have thought of acting on thoughts of ending your life. You deserve help right now, "
    f"not a booking form. {CALL_988}",
    follow_up="The crisis page with 988 and 911 is shown, the on-call clinician phones at once, and nothing is booked. "
    "A safety plan is made; the emergency department is asked if nobody can be reached.",
    keys="cssrs_q2 cssrs_q4 cssrs_q5",
    sources="CSSRS L-SPR-US",
    cause=Cause.SUICIDE,
    shows_988=True,
)
def intent_to_end_life(case: Case) -> Finding:
    """Intent, with or without a plan, in the past month is the highest risk and leaves the normal path."""
    answers = case.profile
    if answers.cssrs_q4 == "yes" or answers.cssrs_q5 == "yes":
        said = [
            words
            for words, answer in (("some intention of acting", answers.cssrs_q4), ("a plan", answers.cssrs_q5))
            if answer == "yes"
        ]
        return met(f"Reports {' and '.join(said)} in the past month.")
    undecided = answers.cssrs_q2 is None or (
        answers.cssrs_q2 == "yes" and not answers.cssrs_q4 == answers.cssrs_q5 == "no"
    )
    return found(None if undecided else False, "")


@emergency(
    "EM-02",
    when="Suicidal behaviour in the past three months",
    patient="You told us that not long ago you did something, or began to, to end your life. Talk to someone today. "
    f"{CALL_988}",
    follow_up="The on-call clinician phones at once and asks about what was done and about care since then. Nothing is "
    "booked; a safety plan is made, and the emergency department is asked if nobody can be reached.",
    keys="cssrs_q6_ever cssrs_q6_3mo",
    sources="CSSRS",
    cause=Cause.SUICIDE,
    shows_988=True,
)
def recent_suicidal_behaviour(case: Case) -> Finding:
    """Anything done, started or prepared in the past three months to end one's life."""
    answers = case.profile
    if answers.cssrs_q6_3mo == "yes":
        return met("Reports suicidal behaviour in the past three months.")
    undecided = answers.cssrs_q6_ever is None or (answers.cssrs_q6_ever == "yes" and answers.cssrs_q6_3mo != "no")
    return found(None if undecided else False, "")


@emergency(
    "EM-03",
    when="Feels unable to stay safe right now",
    patient=f"You told us that you may not be able to keep yourself safe right now. {CALL_988} If you can, let someone "
    "stay with you.",
    follow_up="Treat as intent until a clinician has spoken with the person. The on-call clinician phones at once; if "
    "nobody answers, the emergency services are asked to look in.",
    keys="unsafe_now",
    sources="CSSRS P",
    cause=Cause.SUICIDE,
    shows_988=True,
)
def unsafe_right_now(case: Case) -> Finding:
    """A person who may act on thoughts of suicide now; this counts even if the rest of the form is blank."""
    answer = case.profile.unsafe_now
    return found(known(answer, answer == "yes"), "Says they may act on thoughts of suicide or cannot stay safe now.")


@emergency(
    "EM-04",
    when="A plan or intent to harm another person",
    patient=f"You told us that you might harm someone else. {CALL_911} They can help you and keep everyone safe.",
    follow_up="Call 911 and follow the state's duty-to-protect policy. The on-call clinician phones at once and writes "
    "down who may be in danger.",
    keys="now_symptoms",
    sources="P",
    cause=Cause.DANGER,
)
def plan_to_harm_another(case: Case) -> Finding:
    """A plan to harm another person now."""
    return found(_having(case, "harm_others"), "Reports a plan to harm another person.")


@emergency(
    "EM-05",
    when="Crushing chest pain or severe trouble breathing now",
    patient=f"Chest pain, or great trouble breathing, needs help at once. {CALL_911}",
    follow_up="Possible acute coronary syndrome, embolism or respiratory failure: 911 now. Nothing else on this form "
    "counts until that is settled.",
    keys="now_symptoms",
    sources="P",
    cause=Cause.DANGER,
)
def chest_pain_or_breathlessness(case: Case) -> Finding:
    """Chest pain or severe breathlessness happening now."""
    symptoms = ("chest_pain", "severe_breathing")
    return found(_having(case, *symptoms), f"Reports now: {_happening(case, *symptoms)}.")


@emergency(
    "EM-06",
    when="Stroke signs, a sudden worst headache or sudden loss of vision now",
    patient=f"What you describe can be a stroke or a bleed, and every minute counts. {CALL_911}",
    follow_up="Possible stroke or subarachnoid bleed: 911 now. Note the time at which it began, for whoever takes "
    "over.",
    keys="now_symptoms",
    sources="P",
    cause=Cause.DANGER,
)
def stroke_signs(case: Case) -> Finding:
    """Signs of a stroke, a thunderclap headache or sudden visual loss happening now."""
    symptoms = ("stroke_signs", "worst_headache", "vision_loss")
    return found(_having(case, *symptoms), f"Reports now: {_happening(case, *symptoms)}.")


@emergency(
    "EM-07",
    when="An overdose or poisoning now",
    patient=f"{CALL_911} You can also call Poison Help at 1-800-222-1222. If you took it because you wanted to die, "
    "call or text 988 as well.",
    follow_up="Call 911; Poison Help is 1-800-222-1222. Ask later, and kindly, whether it was meant: then 988 and the "
    "on-call clinician as well.",
    keys="now_symptoms",
    sources="P",
    cause=Cause.DANGER,
    shows_988=True,
)
def overdose(case: Case) -> Finding:
    """An overdose or poisoning that has just happened, meant or not."""
    return found(_having(case, "overdose"), "Reports an overdose or poisoning now.")


@emergency(
    "EM-08",
    when="A seizure, new confusion or severe withdrawal now",
    patient=f"A seizure, sudden confusion or severe withdrawal needs help at once. {CALL_911}",
    follow_up="Possible status epilepticus, delirium or withdrawal: 911 now. Withdrawal from alcohol or sedatives can "
    "kill and is not treated here.",
    keys="now_symptoms",
    sources="P",
    cause=Cause.DANGER,
)
def seizure_confusion_or_withdrawal(case: Case) -> Finding:
    """A seizure, acute confusion or severe alcohol or sedative withdrawal happening now."""
    symptoms = ("seizure_now", "confusion_now", "severe_withdrawal")
    return found(_having(case, *symptoms), f"Reports now: {_happening(case, *symptoms)}.")


@emergency(
    "EM-09",
    when="Voices telling the person to hurt themselves or someone else",
    patient="Voices that tell you to hurt yourself or someone else are a reason to get help right now. Call or text "
    "988, or call 911. You are not in trouble.",
    follow_up="Command hallucinations need an emergency psychiatric assessment: 911 and 988. The on-call clinician "
    "phones at once.",
    keys="now_symptoms",
    sources="P",
    cause=Cause.DANGER,
    shows_988=True,
)
def command_voices(case: Case) -> Finding:
    """Command hallucinations to harm oneself or others."""
    return found(_having(case, "command_voices"), "Reports voices telling them to hurt themselves or someone.")


@emergency(
    "EM-10",
    when=f"Systolic {SYSTOLIC_EMERGENCY.in_words()} or diastolic {DIASTOLIC_EMERGENCY.in_words()}, together with a "
    "symptom of the heart, lungs, brain or eyes now",
    patient=f"A very high blood pressure together with what you feel now is an emergency. {CALL_911}",
    follow_up="A hypertensive emergency until shown otherwise: 911 now. Do not wait for a second reading.",
    keys="bp_sys bp_dia now_symptoms",
    sources="M-HTN",
    cause=Cause.DANGER,
    thresholds=(SYSTOLIC_EMERGENCY, DIASTOLIC_EMERGENCY),
)
def hypertensive_emergency(case: Case) -> Finding:
    """A pressure at which organs are harmed, with a symptom that one is."""
    top, bottom = case.profile.bp_sys, case.profile.bp_dia
    very_high = either(
        None if top is None else case.crosses(SYSTOLIC_EMERGENCY, top),
        None if bottom is None else case.crosses(DIASTOLIC_EMERGENCY, bottom),
    )
    symptoms = sorted(END_ORGAN_SYMPTOMS)
    truth = both(very_high, _having(case, *symptoms))
    if truth:
        return met(f"Blood pressure {top or '?'}/{bottom or '?'} mmHg with {_happening(case, *symptoms)} now.")
    return found(truth, "")
