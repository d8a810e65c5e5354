"""Answers that are unsure, missing, implausible, unidentified or at odds: never a quiet yes."""

from itertools import chain

from rekindle.clinical.answers import QUESTIONS
from rekindle.clinical.screening.branching import PRESSURES, SUICIDE_ITEMS, takes_glp1
from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import NOT_MET, Finding, met, unless_met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import data_quality, relative
from rekindle.clinical.screening.thresholds import DOSE_PLAUSIBLE, PLAUSIBLE, TIMES_PLAUSIBLE
from rekindle.clinical.screening.words import KEEP_TAKING

LONGEST_SHOWN = 12  # characters
CRITICAL = (
    "aneurysm",
    "avm",
    "brain_bleed",
    "icp",
    "psychosis",
    "mania",
    "ketamine_allergy",
    "sud",
    "liver",
    "thyroid",
    "mi",
    "stroke",
    "htn",
    "family_psychosis",
    "diagnosed",
)


def _said(keys: tuple[str, ...]) -> str:
    return ", ".join(keys)


def _short(number: object) -> str:
    """A number as it was given, unless it is absurdly long."""
    written = str(number)
    return written if len(written) <= LONGEST_SHOWN else f"{written[:LONGEST_SHOWN]}…"


@relative(
    "RC-UNSURE",
    when="Unsure on a critical question",
    patient="You were not sure about some important questions, and that is quite all right. Your records or a scan can "
    "often tell. A clinician will help you find out before anything is booked.",
    follow_up="Not sure is not no: obtain records or imaging before booking.",
    keys=" ".join(CRITICAL),
    sources="P",
    cause=Cause.ANSWERS,
)
def unsure_of_something_critical(case: Case) -> Finding:
    """Not sure is not a no."""
    answers = [getattr(case.profile, key) for key in CRITICAL]
    if "unsure" in answers:
        unsure = tuple(key for key, answer in zip(CRITICAL, answers, strict=True) if answer == "unsure")
        return met(f"Unsure of: {_said(unsure)}.", unsure)
    return unless_met(None if None in answers else False)


@data_quality(
    "DQ-MISSING",
    when="A question that was shown, other than on suicide and the two pressures, is unanswered",
    patient="Some questions are still open. Someone will contact you to fill them in with you.",
    follow_up="Staff make contact and complete the form; an open answer never counts as a no.",
    keys=" ".join(key for key in QUESTIONS if key not in SUICIDE_ITEMS and key not in PRESSURES),
    sources="P",
    cause=Cause.ANSWERS,
)
def question_unanswered(case: Case) -> Finding:
    """An unanswered question is not a no."""
    if not case.missing:
        return NOT_MET
    unanswered = tuple(key for key in case.missing if key not in SUICIDE_ITEMS)
    return met(f"Unanswered: {_said(unanswered)}.", unanswered) if unanswered else NOT_MET


@data_quality(
    "DQ-RANGE",
    when="A number that no person, cuff or form can give, or a systolic pressure not above the diastolic",
    patient="One of the numbers you gave does not look right. A slip of the finger is easily made, and we will check "
    "it with you.",
    follow_up="Ask for the number again; until then no numeric rule reads it.",
    keys=f"{' '.join(PLAUSIBLE)} meds",
    sources="P",
    cause=Cause.ANSWERS,
    thresholds=(*chain.from_iterable(PLAUSIBLE.values()), DOSE_PLAUSIBLE, TIMES_PLAUSIBLE),
)
def number_implausible(case: Case) -> Finding:
    """A number that must be a slip; what was not given cannot be judged."""
    keys = case.implausible
    doses = [line.said for line in case.taken.lines if not line.dose_plausible] if case.taken else []
    if keys or doses:
        numbers = [f"{key} {_short(getattr(case.said, key))}" for key in keys]
        amounts = [f"the dose or frequency of {name}" for name in doses]
        return met(f"Not plausible: {', '.join(numbers + amounts)}.", (*keys, "meds") if doses else keys)
    return unless_met(None if any(key in PLAUSIBLE for key in case.missing) or "meds" in case.missing else False)


@data_quality(
    "DQ-MED",
    when="A medicine without an RXCUI whose name matches nothing with certainty or whose typed line leaves something "
    "to ask, or whose name and RXCUI disagree",
    patient="We could not be sure which medicine one of your entries is, or how much of it you take. A clinician will "
    f"check it with you. A photo of the bottle helps. {KEEP_TAKING}",
    follow_up="A clinician identifies it with the person, the bottle or the pharmacy; it is never guessed.",
    keys="meds",
    sources="P RX",
    cause=Cause.MEDICINES,
)
def medicine_not_identified(case: Case) -> Finding:
    """A medicine that nobody may guess."""
    if case.taken is None:
        return unless_met(None)
    unsure = [
        line.said for line in case.taken.lines if line.unidentified or line.in_question or not line.name_and_code_agree
    ]
    return met(f"Not identified with certainty: {', '.join(unsure)}.") if unsure else NOT_MET


def _dates_of_what_was_denied(case: Case) -> list[tuple[str, str]]:
    """A date given for something that was answered no."""
    said = case.said
    denied = (
        ("mi", said.mi == "no", "mi_days_ago", said.mi_days_ago),
        ("stroke", said.stroke == "no", "stroke_days_ago", said.stroke_days_ago),
        ("seizure", said.seizure == "never", "seizure_days_ago", said.seizure_days_ago),
        ("sud", said.sud == "never", "sud_days_since", said.sud_days_since),
    )
    return [(key, date_key) for key, is_denied, date_key, days in denied if is_denied and days is not None]


def _contradictions(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    """Each pair of answers that cannot both be true, in words, with its keys."""
    said, taken = case.said, case.taken
    found: list[tuple[str, tuple[str, ...]]] = []
    if said.reasons is not None and not said.reasons:
        found.append(("no reason for coming was ticked", ("reasons",)))
    if said.reasons is not None and said.primary_reason is not None and said.primary_reason not in said.reasons:
        found.append(("the main reason is not among the reasons", ("reasons", "primary_reason")))
    if taken is not None and "ketamine" in taken.classes and said.ketamine_medical == "no":
        found.append(("ketamine is on the medicine list but treatment with it is denied", ("meds", "ketamine_medical")))
    if taken is not None and any(not line.amounts_agree for line in taken.lines):
        found.append(("a medicine is written with one dose and entered with another", ("meds",)))
    for key, date_key in _dates_of_what_was_denied(case):
        found.append((f"{date_key} is given although {key} is denied", (key, date_key)))
    if said.glp1_risk in {"stable", "escalating_or_gi"} and taken is not None and not takes_glp1(taken):
        found.append(("a GLP-1 answer is given but no such medicine is listed", ("glp1_risk", "meds")))
    return found


@data_quality(
    "DQ-CONTRA",
    when="Answers that contradict each other: a main reason not among the reasons, no reason at all, ketamine on the "
    "list although denied, a medicine written with one dose and entered with another, a date for something denied, a "
    "GLP-1 answer without such a medicine",
    patient="Some of your answers do not fit together. That happens easily, and someone will go through them with you.",
    follow_up="Staff clarify in a talk; the worse answer counts until then.",
    keys="reasons primary_reason meds ketamine_medical mi mi_days_ago stroke stroke_days_ago seizure seizure_days_ago "
    "sud sud_days_since glp1_risk",
    sources="P",
    cause=Cause.ANSWERS,
)
def answers_contradict(case: Case) -> Finding:
    """Two answers that cannot both be true."""
    contradictions = _contradictions(case)
    if contradictions:
        keys = tuple(dict.fromkeys(key for _, each in contradictions for key in each))
        return met(f"Contradiction: {'; '.join(words for words, _ in contradictions)}.", keys)
    said = case.said
    undecided = None in {said.primary_reason, said.ketamine_medical, said.mi, said.stroke, said.seizure, said.sud}
    return unless_met(None if undecided or said.reasons is None or said.meds is None else False)
