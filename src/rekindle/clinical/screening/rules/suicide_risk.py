"""Thoughts of suicide below the line of emergency, and suicide items that are missing or do not fit together.

Thoughts of suicide are a reason to call, never a reason to turn someone away.
"""

from rekindle.clinical.screening.branching import SUICIDE_ITEMS
from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import NOT_MET, Finding, both, either, found, known, met, unless_met
from rekindle.clinical.screening.grades import Cause, Urgency
from rekindle.clinical.screening.rule import data_quality, relative
from rekindle.clinical.screening.thresholds import SELF_HARM_ITEM
from rekindle.clinical.screening.words import CALL_988


@relative(
    "SI-LOW",
    when="A wish to be dead or thoughts of suicide in the past month, without method, intent or plan",
    patient="Thank you for telling us about these thoughts. They do not shut any door here. A clinician will contact "
    f"you by the next working day. {CALL_988}",
    follow_up="A clinician makes contact by the next business day, and a safety plan is offered; 988 is shown. "
    "Thoughts of suicide are a reason to treat, not to exclude.",
    keys="cssrs_q1 cssrs_q2 cssrs_q3 cssrs_q4 cssrs_q5",
    sources="CSSRS",
    cause=Cause.SUICIDE,
    urgency=Urgency.NEXT_DAY,
    shows_988=True,
)
def thoughts_of_suicide(case: Case) -> Finding:
    """A wish to be dead or thoughts of suicide, with nothing graver said; unanswered counts as not said."""
    answers = case.profile
    if "yes" in {answers.cssrs_q3, answers.cssrs_q4, answers.cssrs_q5}:
        return NOT_MET
    if answers.cssrs_q1 == "yes" or answers.cssrs_q2 == "yes":
        said = "thoughts of killing themselves" if answers.cssrs_q2 == "yes" else "a wish to be dead"
        return met(f"Reports {said} in the past month, with no method, intent or plan.")
    return unless_met(either(known(answers.cssrs_q1, False), known(answers.cssrs_q2, False)))


@relative(
    "SI-MOD",
    when="Thoughts of how they might end their life in the past month, without intent or plan",
    patient="Thank you for being open about this. A clinician will call you today to talk about how you are and how "
    f"to stay safe. {CALL_988}",
    follow_up="A clinician calls the same day, holds the full interview and talks about access to lethal means; 988 is "
    "shown.",
    keys="cssrs_q2 cssrs_q3 cssrs_q4 cssrs_q5",
    sources="CSSRS",
    cause=Cause.SUICIDE,
    urgency=Urgency.SAME_DAY,
    shows_988=True,
)
def method_without_intent(case: Case) -> Finding:
    """A method has been thought of; no intention has been said."""
    answers = case.profile
    if answers.cssrs_q4 == "yes" or answers.cssrs_q5 == "yes":
        return NOT_MET
    if answers.cssrs_q3 == "yes":
        return met("Reports having thought about how, with no intent or plan, in the past month.")
    undecided = answers.cssrs_q2 is None or (answers.cssrs_q2 == "yes" and answers.cssrs_q3 != "no")
    return unless_met(None if undecided else False)


@relative(
    "SI-HIST",
    when="Suicidal behaviour at some time, but not in the past three months",
    patient="You have been through a time when you tried, or prepared, to end your life. A clinician will read this "
    f"with care before anything is booked. {CALL_988}",
    follow_up="A clinician reads the history of attempts, and asks what has changed since, before anything is booked.",
    keys="cssrs_q6_ever cssrs_q6_3mo",
    sources="CSSRS",
    cause=Cause.SUICIDE,
    shows_988=True,
)
def past_suicidal_behaviour(case: Case) -> Finding:
    """Suicidal behaviour in the past; when it was is reviewed, and a missing date does not hide it."""
    answers = case.profile
    if answers.cssrs_q6_3mo == "yes":
        return NOT_MET
    when = "more than three months ago" if answers.cssrs_q6_3mo == "no" else "at a time not given"
    return found(known(answers.cssrs_q6_ever, answers.cssrs_q6_ever == "yes"), f"Reports suicidal behaviour, {when}.")


@data_quality(
    "DQ-SIMISSING",
    when="A question about suicide that was shown is unanswered",
    patient="Some of the hardest questions are still open. That is all right. A clinician will call you today, only to "
    f"make sure that you are safe. {CALL_988}",
    follow_up="An unanswered question on suicide is treated as a possible yes. A clinician calls the same day and asks "
    "it; 988 is shown.",
    keys=" ".join(sorted(SUICIDE_ITEMS)),
    sources="P",
    cause=Cause.SUICIDE,
    urgency=Urgency.SAME_DAY,
    shows_988=True,
)
def suicide_item_unanswered(case: Case) -> Finding:
    """An unanswered question about suicide is not a no."""
    open_items = tuple(key for key in case.missing if key in SUICIDE_ITEMS) if case.missing else ()
    if not open_items:
        return NOT_MET
    return met(f"Unanswered suicide-risk items: {', '.join(open_items)}.", open_items)


@data_quality(
    "DQ-SICONTRA",
    when="PHQ-9 item 9 is positive, yet both screening questions about wishing to be dead and suicide are answered no",
    patient="Two of your answers about thoughts of being better off dead do not quite match. That happens easily. A "
    f"clinician will call you today to hear how you are. {CALL_988}",
    follow_up="The two forms disagree on thoughts of death. A clinician calls the same day and takes the graver answer "
    "as true until then; 988 is shown.",
    keys="phq9_item9 cssrs_q1 cssrs_q2",
    sources="P",
    cause=Cause.SUICIDE,
    thresholds=(SELF_HARM_ITEM,),
    urgency=Urgency.SAME_DAY,
    shows_988=True,
)
def suicide_answers_disagree(case: Case) -> Finding:
    """One form says thoughts of death or self-harm, the other says none."""
    answers = case.profile
    item = answers.phq9_item9
    truth = both(
        None if item is None else case.crosses(SELF_HARM_ITEM, item),
        known(answers.cssrs_q1, answers.cssrs_q1 == "no"),
        known(answers.cssrs_q2, answers.cssrs_q2 == "no"),
    )
    return found(truth, f"PHQ-9 item 9 is {item}, yet both screening questions about suicide are answered no.")


@data_quality(
    "DQ-SIORDER",
    when="An impossible pattern: no thoughts of suicide but a method, intent or plan; or never, but in the past "
    "three months",
    patient="Some of your answers about thoughts of suicide do not fit together. A clinician will call you today to "
    f"understand them with you. {CALL_988}",
    follow_up="The ladder of answers cannot be right, so the worse answer counts. A clinician calls the same day; 988 "
    "is shown.",
    keys="cssrs_q2 cssrs_q3 cssrs_q4 cssrs_q5 cssrs_q6_ever cssrs_q6_3mo",
    sources="P",
    cause=Cause.SUICIDE,
    urgency=Urgency.SAME_DAY,
    shows_988=True,
)
def suicide_answers_impossible(case: Case) -> Finding:
    """A later step answered yes after the first was answered no."""
    answers = case.profile
    graver = "yes" in {answers.cssrs_q3, answers.cssrs_q4, answers.cssrs_q5}
    truth = either(
        both(known(answers.cssrs_q2, answers.cssrs_q2 == "no"), graver),
        both(known(answers.cssrs_q6_ever, answers.cssrs_q6_ever == "no"), answers.cssrs_q6_3mo == "yes"),
    )
    return found(truth, "A later suicide-risk question is answered yes although the first of its ladder is no.")
