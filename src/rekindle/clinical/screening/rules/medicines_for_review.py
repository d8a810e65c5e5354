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
    follow_up="Label: not to be given together, because the seizure threshold falls. The prescriber decides; the "
    "patient does not stop it on their own; no infusion while it is taken.",
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
    patient="One of your medicines can raise blood pressure when ketamine is added. A clinician will speak with your "
    f"prescriber. {KEEP_TAKING}",
    follow_up="Prescriber and anaesthesia decide; blood pressure every 5 minutes if it is given.",
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
    patient="Ketamine and strong pain medicines can both slow your breathing. A clinician will plan for that with your "
    f"prescriber. {KEEP_TAKING}",
    follow_up="Reckon morphine equivalents; naloxone at hand, capnography, prescription-monitoring check.",
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
    follow_up="The antidepressant effect may be lost. Decide with the prescriber; in alcohol or opioid use disorder it "
    "is never stopped without a plan.",
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
    patient="Medicines of this kind (benzodiazepines) can make ketamine work less and make you sleepier. A clinician "
    f"will talk with your prescriber about dose and timing. {KEEP_TAKING}",
    follow_up="Prescriber review of dose and timing. Never an abrupt stop: withdrawal seizures.",
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
    patient="Your sleep medicine can make you very drowsy when ketamine is added. An anaesthetist will look at it with "
    f"your prescriber. {KEEP_TAKING}",
    follow_up="Anaesthesia review of strong, additive sedation; the timing is agreed with the prescriber.",
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
    follow_up="Confirm the diagnosis: clozapine implies a psychotic disorder until shown otherwise.",
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
    follow_up="Liquid diet for 24 hours, delay or both; anaesthesia decides on the risk of aspiration.",
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
