"""Airway, lungs and stomach, and what adds up to too much sedation."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, Truth, answered, known, met, unless_met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import caution, relative
from rekindle.clinical.screening.thresholds import SEDATING_TOGETHER
from rekindle.clinical.screening.words import KEEP_TAKING


@relative(
    "RC-OSA",
    when="Sleep apnoea that is not treated",
    patient="Sleep apnoea matters whenever a medicine makes you drowsy. A clinician will look at how to treat it, or "
    "how to watch your breathing more closely.",
    follow_up="Have it treated first, or plan capnography and an anaesthesia review.",
    keys="osa",
    sources="L-SPR-EU P",
    cause=Cause.BREATHING,
)
def sleep_apnoea_untreated(case: Case) -> Finding:
    """Sleep apnoea without its device."""
    answer = case.profile.osa
    return answered(answer, answer == "untreated", "Reports untreated sleep apnoea.")


@relative(
    "RC-LUNG",
    when="Home oxygen or severe lung disease",
    patient="Because of your lungs an anaesthetist will look first, and a hospital may be the safer place.",
    follow_up="Anaesthesia review; if treatment is offered at all, in a hospital setting.",
    keys="lung_severe",
    sources="L-SPR-EU",
    cause=Cause.BREATHING,
)
def lung_disease_severe(case: Case) -> Finding:
    """Home oxygen or severe lung disease."""
    answer = case.profile.lung_severe
    return answered(answer, answer == "yes", "Reports home oxygen or severe lung disease.")


@relative(
    "RC-ANES",
    when="A serious problem with anaesthesia or sedation, in the person or a close relative",
    patient="You or someone close in your family had a bad time with anaesthesia. An anaesthetist will want to know "
    "what it was.",
    follow_up="Anaesthesia review; obtain the record if there is one (airway, malignant hyperthermia, allergy).",
    keys="anesthesia_problem",
    sources="P",
    cause=Cause.BREATHING,
)
def anaesthesia_went_wrong(case: Case) -> Finding:
    """A serious problem with anaesthesia or sedation before."""
    answer = case.profile.anesthesia_problem
    return answered(answer, answer == "yes", "Reports a serious problem with anaesthesia or sedation.")


@caution(
    "CA-OSATX",
    when="Sleep apnoea that is treated",
    patient="Bring your sleep-apnoea device to each treatment.",
    follow_up="The device is brought and used if the person sleeps.",
    keys="osa",
    sources="L-SPR-EU",
    cause=Cause.BREATHING,
)
def sleep_apnoea_treated(case: Case) -> Finding:
    """Sleep apnoea that is treated with a device."""
    answer = case.profile.osa
    return answered(answer, answer == "treated", "Reports treated sleep apnoea.")


@caution(
    "CA-GERD",
    when="Slow stomach emptying, severe reflux or frequent vomiting",
    patient="Because of your stomach we will agree with you on when to end eating and drinking before a treatment.",
    follow_up="Agree on a longer fast or on liquids; the stomach may not be empty when it should be.",
    keys="gastroparesis",
    sources="P",
    cause=Cause.BREATHING,
)
def stomach_empties_slowly(case: Case) -> Finding:
    """A stomach that may not be empty when it should be."""
    answer = case.profile.gastroparesis
    return answered(answer, answer == "yes", "Reports slow stomach emptying, severe reflux or frequent vomiting.")


def _sedating(case: Case) -> dict[str, Truth]:
    """Each class or condition that depresses breathing, and whether the person has it."""
    osa, lungs = case.profile.osa, case.profile.lung_severe
    return {
        "opioid": case.takes("opioid"),
        "benzodiazepine": case.takes("benzodiazepine"),
        "z-drug": case.takes("z_drug"),
        "gabapentinoid": case.takes("gabapentinoid"),
        "oxybate": case.takes("oxybate"),
        "untreated sleep apnoea": known(osa, osa == "untreated"),
        "severe lung disease": known(lungs, lungs == "yes"),
    }


@relative(
    "CB-RESP",
    when=f"{SEDATING_TOGETHER.value} or more of: daily opioid, benzodiazepine, z-drug, gabapentinoid, oxybate, "
    "untreated sleep apnoea, severe lung disease",
    patient="Some of what you take and have can, together, slow your breathing. An anaesthetist will look at it with "
    f"your prescriber. {KEEP_TAKING}",
    follow_up="Sedating effects add up. Anaesthesia review, capnography, and a plan with the prescriber.",
    keys="meds osa lung_severe",
    sources="L-KET-US L-SPR-EU",
    cause=Cause.BREATHING,
    thresholds=(SEDATING_TOGETHER,),
)
def breathing_depressed_together(case: Case) -> Finding:
    """Two or more things that slow breathing; two medicines of one class count once."""
    each = _sedating(case)
    certain = [name for name, truth in each.items() if truth]
    if case.crosses(SEDATING_TOGETHER, len(certain)):
        return met(f"Together: {', '.join(certain)}.")
    possible = sum(truth is not False for truth in each.values())
    return unless_met(None if case.crosses(SEDATING_TOGETHER, possible) else False)
