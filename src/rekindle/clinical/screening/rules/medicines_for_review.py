"""Medicines that a prescriber looks at before anything is booked. None of them is ever a *not now*."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import NOT_MET, Finding, both, found, known, met, unless_met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.medicines import MedicineClass
from rekindle.clinical.screening.rule import relative
from rekindle.clinical.screening.thresholds import BENZODIAZEPINE_HIGH, SELEGILINE_AS_MAOI
from rekindle.clinical.screening.words import KEEP_TAKING


def taking(case: Case, *classes: MedicineClass) -> Finding:
    """Met when a medicine of these classes is on the list, with the names the person gave."""
    truth = case.takes(*classes)
    return met(f"Takes {case.named(*classes)}.") if truth else unless_met(truth)


@relative(
    "MX-THEO",
    when="Theophylline or aminophylline",
    patient="Your asthma medicine and ketamine together can bring on a seizure. A clinician will speak with your "
    f"prescriber. {KEEP_TAKING}",
    follow_up="Label: do not give together. The prescriber decides; the patient must not stop on their own; a hard "
    "stop at the infusion.",
    keys="meds",
    sources="L-KET-US",
    cause=Cause.MEDICINES,
)
def theophylline(case: Case) -> Finding:
    """Theophylline lowers the threshold for seizures."""
    return taking(case, "theophylline")


@relative(
    "MX-MAOI",
    when=f"A monoamine oxidase inhibitor, linezolid or methylene blue; selegiline {SELEGILINE_AS_MAOI.in_words()}, "
    "from a patch or at a dose not known; rasagiline always",
    patient="One of your medicines can raise blood pressure together with ketamine. A clinician will speak with your "
    f"prescriber. {KEEP_TAKING}",
    follow_up="Prescriber and anaesthesia; blood pressure every 5 min.",
    keys="meds",
    sources="L-SPR-US VER-2021",
    cause=Cause.MEDICINES,
    thresholds=(SELEGILINE_AS_MAOI,),
)
def monoamine_oxidase_inhibitor(case: Case) -> Finding:
    """A medicine that blocks the breakdown of adrenaline's family."""
    truth = case.takes_maoi()
    return met(f"Takes {case.named('maoi')}.") if truth else unless_met(truth)


@relative(
    "MX-OPIOID",
    when="An opioid, methadone or buprenorphine, daily or as needed",
    patient="Opioid medicines and ketamine together can slow your breathing. A clinician will plan for that with your "
    f"prescriber. {KEEP_TAKING}",
    follow_up="Morphine equivalents, naloxone, capnography, prescription-monitoring check.",
    keys="meds",
    sources="L-KET-US REMS-PMF",
    cause=Cause.MEDICINES,
)
def opioid(case: Case) -> Finding:
    """An opioid; one taken as needed counts as taken daily."""
    return taking(case, "opioid")


@relative(
    "MX-NTX",
    when="Naltrexone, by mouth or as a depot",
    patient="Naltrexone may take away some of ketamine's effect. A clinician will weigh that with your prescriber. "
    f"{KEEP_TAKING}",
    follow_up="The effect may be lost; decide with the prescriber; never stop it in alcohol or opioid use disorder "
    "without a plan.",
    keys="meds",
    sources="NTX-W",
    cause=Cause.MEDICINES,
)
def naltrexone(case: Case) -> Finding:
    """Naltrexone may abolish the antidepressant effect."""
    return taking(case, "naltrexone")


@relative(
    "MX-BZDHI",
    when=f"Benzodiazepines {BENZODIAZEPINE_HIGH.in_words()}, or at a dose not known",
    patient="Benzodiazepines can weaken ketamine's effect and make you sleepier. A clinician will talk with your "
    f"prescriber about dose and timing. {KEEP_TAKING}",
    follow_up="Prescriber review; no abrupt stop; consider timing or taper.",
    keys="meds",
    sources="BZD-A BZD-R VER-2021",
    cause=Cause.MEDICINES,
    thresholds=(BENZODIAZEPINE_HIGH,),
)
def benzodiazepines_high_or_unknown(case: Case) -> Finding:
    """Benzodiazepines above the amount that weakened ketamine's effect, or in an amount nobody gave."""
    truth = case.takes("benzodiazepine")
    if not truth or case.taken is None:
        return unless_met(truth)
    amount_mg = case.taken.bzd_mg_deq
    names = case.named("benzodiazepine")
    if amount_mg is None:
        return met(f"Takes {names}, at a dose not known.")
    if case.crosses(BENZODIAZEPINE_HIGH, float(amount_mg)):
        return met(f"Takes {names}: {amount_mg:f} mg diazepam equivalent a day.")
    return NOT_MET


@relative(
    "MX-OXYB",
    when="Sodium or calcium oxybate",
    patient="Your sleep medicine and ketamine together can make you very drowsy. An anaesthetist will look at it with "
    f"your prescriber. {KEEP_TAKING}",
    follow_up="Anaesthesia review.",
    keys="meds",
    sources="L-KET-US P",
    cause=Cause.MEDICINES,
)
def oxybate(case: Case) -> Finding:
    """Oxybate, a strong depressant of the brain and breathing."""
    return taking(case, "oxybate")


@relative(
    "MX-CLOZ",
    when="Clozapine",
    patient=f"A clinician will ask what this medicine was prescribed for. {KEEP_TAKING}",
    follow_up="Confirm the diagnosis: clozapine implies a psychotic disorder.",
    keys="meds",
    sources="VER-2021 P",
    cause=Cause.MEDICINES,
)
def clozapine(case: Case) -> Finding:
    """Clozapine implies a psychotic disorder until shown otherwise."""
    return taking(case, "clozapine")


@relative(
    "MX-GLP1HI",
    when="A GLP-1 or GIP agonist whose dose was raised lately, or with stomach symptoms",
    patient="Your medicine slows the stomach, most of all when the dose is new. A clinician will plan with you what to "
    f"eat and drink before a treatment, or to wait a little. {KEEP_TAKING}",
    follow_up="Liquid diet for 24 h, delay or both; anaesthesia decides.",
    keys="meds glp1_risk",
    sources="GLP1-MS GLP1-AU",
    cause=Cause.MEDICINES,
)
def glp1_rising_or_upset_stomach(case: Case) -> Finding:
    """A GLP-1 medicine at the time when the stomach empties slowest."""
    risk = case.profile.glp1_risk
    asked = None if risk is None or risk == "n/a" else risk
    truth = both(case.takes("glp1"), known(asked, asked == "escalating_or_gi"))
    return found(truth, f"Takes {case.named('glp1') if truth else ''}, dose rising or stomach symptoms.")
