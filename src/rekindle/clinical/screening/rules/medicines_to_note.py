"""Medicines that are noted and planned around; none of them stands in the way."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import NOT_MET, Finding, both, found, known, met, unless_met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import caution
from rekindle.clinical.screening.rules.medicines_for_review import taking
from rekindle.clinical.screening.thresholds import BENZODIAZEPINE_HIGH
from rekindle.clinical.screening.words import KEEP_TAKING


@caution(
    "CA-BZDLO",
    when=f"Benzodiazepines up to {BENZODIAZEPINE_HIGH.value} {BENZODIAZEPINE_HIGH.unit}",
    patient="At your dose this medicine does not stand in the way. A clinician will plan with you when to take it. "
    f"{KEEP_TAKING}",
    follow_up="Below the dose that weakened the effect. Plan the timing with the prescriber, away from the hours "
    "before an infusion.",
    keys="meds",
    sources="BZD-A",
    cause=Cause.MEDICINES,
    thresholds=(BENZODIAZEPINE_HIGH,),
)
def benzodiazepines_low(case: Case) -> Finding:
    """Benzodiazepines at a dose that did not weaken ketamine's effect."""
    truth = case.takes("benzodiazepine")
    if not truth or case.taken is None:
        return unless_met(truth)
    amount_mg = case.taken.bzd_mg_deq
    if amount_mg is None:
        return unless_met(None)
    if case.crosses(BENZODIAZEPINE_HIGH, float(amount_mg)):
        return NOT_MET
    return met(f"Takes {case.named('benzodiazepine')}: {amount_mg:f} mg diazepam equivalent a day.")


@caution(
    "CA-ZDRUG",
    when="A z-drug for sleep",
    patient=f"A clinician will ask your prescriber how to time your sleeping pill around a treatment. {KEEP_TAKING}",
    follow_up="Adds to sedation. With the prescriber's word, none the night before, if tolerated.",
    keys="meds",
    sources="REMS-PMF",
    cause=Cause.MEDICINES,
)
def z_drug(case: Case) -> Finding:
    """A sleeping pill that adds to sedation."""
    return taking(case, "z_drug")


@caution(
    "CA-LTG",
    when="Lamotrigine",
    patient=f"Lamotrigine goes on as it is. {KEEP_TAKING}",
    follow_up="It is not stopped: seizures, and rash on starting again. It may dampen the effect.",
    keys="meds",
    sources="VER-2021 ANDRADE",
    cause=Cause.MEDICINES,
)
def lamotrigine(case: Case) -> Finding:
    """Lamotrigine, which may dampen ketamine's effect and must not be stopped."""
    return taking(case, "lamotrigine")


@caution(
    "CA-STIM",
    when="A stimulant, or atomoxetine",
    patient="This medicine raises blood pressure. A clinician will ask your prescriber how to time it on treatment "
    f"days. {KEEP_TAKING}",
    follow_up="It adds to pressure and pulse. The prescriber decides whether it is taken after the session on the day.",
    keys="meds",
    sources="L-SPR-US REMS-PMF",
    cause=Cause.MEDICINES,
)
def stimulant(case: Case) -> Finding:
    """A stimulant or atomoxetine, which adds to the rise in pressure and pulse."""
    return taking(case, "stimulant")


@caution(
    "CA-LITH",
    when="Lithium",
    patient=f"Lithium and ketamine most often go together without trouble. {KEEP_TAKING}",
    follow_up="No interaction was found; check level and hydration.",
    keys="meds",
    sources="VER-2021",
    cause=Cause.MEDICINES,
)
def lithium(case: Case) -> Finding:
    """Lithium, with its level and hydration in mind."""
    return taking(case, "lithium")


@caution(
    "CA-AP",
    when="An antipsychotic, clozapine included",
    patient=f"A clinician will ask what this medicine helps you with. {KEEP_TAKING}",
    follow_up="Ask whether it is given to strengthen an antidepressant or for psychosis.",
    keys="meds",
    sources="VER-2021",
    cause=Cause.MEDICINES,
)
def antipsychotic(case: Case) -> Finding:
    """An antipsychotic, whose reason matters more than the medicine."""
    return taking(case, "antipsychotic")


@caution(
    "CA-GABA",
    when="Gabapentin or pregabalin",
    patient=f"This medicine can make you a little sleepier on the day. {KEEP_TAKING}",
    follow_up="It adds to sedation and may slow breathing with others; note dose and timing.",
    keys="meds",
    sources="P",
    cause=Cause.MEDICINES,
)
def gabapentinoid(case: Case) -> Finding:
    """Gabapentin or pregabalin, which add to sedation."""
    return taking(case, "gabapentinoid")


@caution(
    "CA-CYPINH",
    when="A CYP2B6 or CYP3A4 inhibitor",
    patient="One of your medicines slows a little how your body clears ketamine. A clinician will plan for it. "
    f"{KEEP_TAKING}",
    follow_up="Higher exposure is possible: small into a vein, large by mouth.",
    keys="meds",
    sources="CYP",
    cause=Cause.MEDICINES,
)
def slows_ketamine_clearance(case: Case) -> Finding:
    """A medicine that slows the breakdown of ketamine."""
    return taking(case, "cyp_inhibitor")


@caution(
    "CA-CYPIND",
    when="A CYP inducer: rifampin, carbamazepine, phenytoin, phenobarbital, primidone, efavirenz or St John's wort",
    patient="One of your medicines may make your body clear ketamine faster. A clinician will plan for it. "
    f"{KEEP_TAKING}",
    follow_up="Lower exposure is possible; the medicine is not changed for that.",
    keys="meds",
    sources="CYP",
    cause=Cause.MEDICINES,
)
def speeds_ketamine_clearance(case: Case) -> Finding:
    """A medicine that speeds the breakdown of ketamine."""
    return taking(case, "cyp_inducer")


@caution(
    "CA-GLP1",
    when="A GLP-1 or GIP agonist at a steady dose, without stomach symptoms",
    patient="Your medicine slows the stomach a little, so we will ask for a day of liquids before a treatment. "
    f"{KEEP_TAKING}",
    follow_up="Advise a liquid diet for 24 hours; ask again on the day about stomach symptoms.",
    keys="meds glp1_risk",
    sources="GLP1-MS",
    cause=Cause.MEDICINES,
)
def glp1_steady(case: Case) -> Finding:
    """A GLP-1 medicine at a steady dose and with a settled stomach."""
    risk = case.profile.glp1_risk
    asked = None if risk is None or risk == "n/a" else risk
    truth = both(case.takes("glp1"), known(asked, asked == "stable"))
    return found(truth, f"Takes {case.named('glp1') if truth else ''}, dose steady and no stomach symptoms.")


@caution(
    "CA-ALPHA2",
    when="Clonidine or guanfacine",
    patient=f"This medicine goes on as usual, on treatment days too. {KEEP_TAKING}",
    follow_up="It is taken as usual, because of rebound; expect a slow pulse and a lower pressure.",
    keys="meds",
    sources="P",
    cause=Cause.MEDICINES,
)
def alpha2_agonist(case: Case) -> Finding:
    """Clonidine or guanfacine, which rebounds when stopped."""
    return taking(case, "alpha2_agonist")
