"""Pressure in the head, seizures, memory and injury."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, Truth, answered, both, found
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, caution, relative
from rekindle.clinical.screening.thresholds import SEIZURE_RECENT
from rekindle.clinical.screening.words import KEEP_TAKING


def _has_had_seizures(case: Case) -> Truth:
    """Seizures other than the fever fits of childhood."""
    seizure = case.profile.seizure
    return None if seizure is None else seizure in {"past", "epilepsy"}


def _last_seizure(case: Case) -> str:
    days = case.profile.seizure_days_ago
    kind = "Epilepsy" if case.profile.seizure == "epilepsy" else "Seizure"
    return f"{kind}, last at a date not known." if days is None else f"{kind}, last {days} days ago."


@absolute(
    "AC-ICP",
    when="Raised pressure in the head, a brain tumour, hydrocephalus or shunt, or a serious head injury in the past "
    "three months",
    patient="Ketamine can raise the pressure inside the head, so this has to be settled first. When a neurologist or "
    "neurosurgeon tells you that it is safe, you are welcome to come back to us.",
    follow_up="A neurosurgical or neurological opinion comes first; ketamine may raise intracranial pressure.",
    keys="icp",
    sources="ASRA-C L-SPR-EU L-KET-US",
    cause=Cause.BRAIN,
)
def pressure_in_the_head(case: Case) -> Finding:
    """Raised intracranial pressure, or what may raise it."""
    answer = case.profile.icp
    return answered(
        answer, answer == "yes", "Reports raised intracranial pressure, a mass, a shunt or a recent head injury."
    )


@absolute(
    "AC-SEIZ",
    when=f"A seizure, other than a fever fit in childhood, {SEIZURE_RECENT.in_words()} ago",
    patient="Your last seizure is still too recent. When you have been free of seizures for longer and your "
    "neurologist agrees, you are welcome to come back to us.",
    follow_up="Neurology first. Screen again when the seizure-free interval has passed.",
    keys="seizure seizure_days_ago",
    sources="SEED0 P",
    cause=Cause.BRAIN,
    thresholds=(SEIZURE_RECENT,),
)
def seizure_recent(case: Case) -> Finding:
    """A seizure so recent that the next may be near."""
    days = case.profile.seizure_days_ago
    recent = None if days is None else case.crosses(SEIZURE_RECENT, days)
    return found(both(_has_had_seizures(case), recent), _last_seizure(case))


@absolute(
    "AC-COG",
    when="Dementia or another major neurocognitive disorder",
    patient="With a serious memory disorder ketamine may do more harm than good. A memory specialist is the right "
    "person to ask. If they see it differently, reply to us.",
    follow_up="Memory specialist first; confusion may worsen, and capacity to consent is in doubt.",
    keys="cognition",
    sources="TKC",
    cause=Cause.BRAIN,
)
def serious_memory_disorder(case: Case) -> Finding:
    """Dementia or another major neurocognitive disorder."""
    answer = case.profile.cognition
    return answered(answer, answer == "yes", "Reports dementia or another serious memory disorder.")


@relative(
    "RC-SEIZ",
    when="Seizures or epilepsy, the last one longer ago or at a date not known",
    patient="You have had seizures. So a clinician will first ask a neurologist and look at your medicines. "
    f"{KEEP_TAKING}",
    follow_up="Neurology; check theophylline, bupropion, tramadol and alcohol, which lower the threshold.",
    keys="seizure seizure_days_ago",
    sources="SEED0",
    cause=Cause.BRAIN,
    thresholds=(SEIZURE_RECENT,),
)
def seizures_past(case: Case) -> Finding:
    """Seizures that are further back, or whose date nobody gave."""
    days = case.profile.seizure_days_ago
    long_ago_or_undated = days is None or not case.crosses(SEIZURE_RECENT, days)
    return found(both(_has_had_seizures(case), long_ago_or_undated), _last_seizure(case))


@relative(
    "RC-TBI",
    when="A moderate or severe brain injury that still causes symptoms",
    patient="Because of your brain injury a clinician will want a neurologist's view first.",
    follow_up="Neurology; ask what remains of the injury, and test cognition at baseline.",
    keys="tbi",
    sources="TKC",
    cause=Cause.BRAIN,
)
def brain_injury_with_symptoms(case: Case) -> Finding:
    """A brain injury that has left symptoms."""
    answer = case.profile.tbi
    return answered(answer, answer == "yes", "Reports a brain injury that still causes symptoms.")


@caution(
    "CA-FEBR",
    when="Fever fits in childhood only",
    patient="Fever fits in childhood do not stand in the way. We will note them.",
    follow_up="Note it; fever fits in childhood need no work-up.",
    keys="seizure",
    sources="P",
    cause=Cause.BRAIN,
)
def fever_fits_in_childhood(case: Case) -> Finding:
    """Fever fits in childhood and no other seizure."""
    seizure = case.profile.seizure
    return answered(seizure, seizure == "childhood_febrile", "Childhood febrile seizures only.")
