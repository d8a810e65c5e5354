"""The heart, and every vessel that a rise in pressure could harm."""

from rekindle.clinical.profile import Unknown
from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, Truth, answered, both, found, known, met, unless_met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, relative
from rekindle.clinical.screening.thresholds import HEART_ATTACK_RECENT, STROKE_RECENT
from rekindle.clinical.threshold import Threshold

VASCULAR_OVERRIDE = (
    "A label contraindication for Spravato, without override; applied to IV by policy, where the medical director may "
    "override it with a vascular specialist's letter."
)


def _so_recent(case: Case, days: int | Unknown, recent: Threshold) -> Truth:
    return None if days is None else case.crosses(recent, days)


def _when(days: int | Unknown) -> str:
    return "at a date not known" if days is None else f"{days} days ago"


@absolute(
    "AC-ANEUR",
    when="An aneurysm or dissection of any vessel, repaired or not",
    patient="An aneurysm, or a tear in an artery, can be harmed by the rise in blood pressure that ketamine causes. So "
    "we cannot offer it now. A letter from a vascular specialist lets our medical director look at it again. Reply to "
    "us if you think this answer is wrong.",
    follow_up=VASCULAR_OVERRIDE,
    keys="aneurysm",
    sources="L-SPR-US L-SPR-EU SEED0",
    cause=Cause.VESSELS,
)
def aneurysm_or_dissection(case: Case) -> Finding:
    """An aneurysm or dissection anywhere, even if it was repaired."""
    answer = case.profile.aneurysm
    return answered(answer, answer == "yes", "Reports an aneurysm or a dissection.")


@absolute(
    "AC-AVM",
    when="An arteriovenous malformation",
    patient="An AVM can be harmed by the rise in blood pressure that ketamine causes, so we cannot offer it now. A "
    "letter from a vascular specialist lets our medical director look at it again.",
    follow_up=VASCULAR_OVERRIDE,
    keys="avm",
    sources="L-SPR-US",
    cause=Cause.VESSELS,
)
def arteriovenous_malformation(case: Case) -> Finding:
    """A tangle of abnormal vessels that a rise in pressure can break."""
    answer = case.profile.avm
    return answered(answer, answer == "yes", "Reports an arteriovenous malformation.")


@absolute(
    "AC-ICH",
    when="Any bleeding in or around the brain, ever",
    patient="After a bleed in or around the brain, the rise in blood pressure that ketamine causes is a real risk. So "
    "we cannot offer it now. A letter from a vascular specialist lets our medical director look at it again.",
    follow_up=VASCULAR_OVERRIDE,
    keys="brain_bleed",
    sources="L-SPR-US L-SPR-EU SEED0",
    cause=Cause.VESSELS,
)
def intracranial_bleeding(case: Case) -> Finding:
    """Bleeding in or around the brain at any time of life."""
    answer = case.profile.brain_bleed
    return answered(answer, answer == "yes", "Reports bleeding in or around the brain.")


@absolute(
    "AC-MI",
    when=f"Heart attack, cardiac arrest, stent or bypass {HEART_ATTACK_RECENT.in_words()} ago",
    patient="Your heart needs more time to heal before it meets the rise in blood pressure that ketamine causes. Once "
    "your heart doctor says that it is safe, you are welcome to come back to us.",
    follow_up="Too early to load the heart. Screen again when the interval has passed, with cardiology clearance; the "
    "EU label's own minimum is 42 days.",
    keys="mi mi_days_ago",
    sources="L-SPR-EU M-ACC",
    cause=Cause.HEART,
    thresholds=(HEART_ATTACK_RECENT,),
)
def heart_attack_recent(case: Case) -> Finding:
    """A heart attack, cardiac arrest or revascularisation too recent to load the heart again."""
    mi, days = case.profile.mi, case.profile.mi_days_ago
    return found(
        both(known(mi, mi == "yes"), _so_recent(case, days, HEART_ATTACK_RECENT)),
        f"Heart attack, cardiac arrest, stent or bypass {_when(days)}.",
    )


@absolute(
    "AC-CVUNST",
    when="Unstable angina, decompensated heart failure, severe valve stenosis or uncontrolled arrhythmia",
    patient="Your heart needs care first. Talk with your heart doctor. When your heart is steady and they agree, we "
    "can look again.",
    follow_up="Cardiology first; a rise in pressure and rate could be dangerous. Screen again when stable, with a "
    "letter.",
    keys="cardiac_unstable",
    sources="ASRA-C L-KET-UK SEED0 SEED1",
    cause=Cause.HEART,
)
def heart_unstable(case: Case) -> Finding:
    """A heart that cannot bear a rise in pressure and rate."""
    answer = case.profile.cardiac_unstable
    return answered(answer, answer == "yes", "Reports an unstable heart condition.")


@absolute(
    "AC-STROKE",
    when=f"Ischaemic stroke or TIA {STROKE_RECENT.in_words()} ago",
    patient="It is too soon after your stroke or mini-stroke for ketamine. When more time has passed and your "
    "neurologist says that it is safe, you are welcome to come back to us.",
    follow_up="Too early after an ischaemic event. Screen again when the interval has passed, with neurology "
    "clearance.",
    keys="stroke stroke_days_ago",
    sources="L-SPR-EU L-KET-UK L-KET-CH M-AHA",
    cause=Cause.VESSELS,
    thresholds=(STROKE_RECENT,),
)
def stroke_recent(case: Case) -> Finding:
    """A stroke caused by a clot, or a mini-stroke, too recent for a rise in pressure."""
    stroke, days = case.profile.stroke, case.profile.stroke_days_ago
    return found(
        both(known(stroke, stroke == "yes"), _so_recent(case, days, STROKE_RECENT)),
        f"Stroke or mini-stroke {_when(days)}.",
    )


def _longer_ago_or_undated(case: Case, happened: str | Unknown, days: int | Unknown, recent: Threshold) -> Truth:
    """It happened, and either long enough ago or at a date nobody gave."""
    return both(known(happened, happened == "yes"), not _so_recent(case, days, recent))


@relative(
    "RC-MI",
    when="Heart attack, cardiac arrest or revascularisation longer ago, or at a date not known",
    patient="You have had trouble with your heart. So a clinician will first ask for a heart tracing (ECG) and a "
    "letter from your heart doctor.",
    follow_up="Cardiology clearance letter and ECG before clearance; ask for the date if it is not known.",
    keys="mi mi_days_ago",
    sources="SEED0 ASRA-C",
    cause=Cause.HEART,
    thresholds=(HEART_ATTACK_RECENT,),
)
def heart_attack_past(case: Case) -> Finding:
    """A heart attack, arrest or revascularisation in the past needs the cardiologist's word."""
    mi, days = case.profile.mi, case.profile.mi_days_ago
    return found(
        _longer_ago_or_undated(case, mi, days, HEART_ATTACK_RECENT),
        f"Heart attack, cardiac arrest, stent or bypass {_when(days)}.",
    )


@relative(
    "RC-STROKE",
    when="Ischaemic stroke or TIA longer ago, or at a date not known",
    patient="Because of your stroke or mini-stroke, a clinician will ask a neurologist before we go on.",
    follow_up="Neurology clearance; ask for the date if it is not known.",
    keys="stroke stroke_days_ago",
    sources="SEED0 L-KET-UK",
    cause=Cause.VESSELS,
    thresholds=(STROKE_RECENT,),
)
def stroke_past(case: Case) -> Finding:
    """A stroke or mini-stroke in the past needs the neurologist's word."""
    stroke, days = case.profile.stroke, case.profile.stroke_days_ago
    return found(_longer_ago_or_undated(case, stroke, days, STROKE_RECENT), f"Stroke or mini-stroke {_when(days)}.")


@relative(
    "RC-CARD",
    when="Any stable heart condition",
    patient="Your heart is a reason to look closely. A clinician will want a heart tracing (ECG), and may ask your "
    "heart doctor.",
    follow_up="ECG; cardiology if ejection fraction below 40 %, atrial fibrillation, device, pulmonary hypertension or "
    "long QT.",
    keys="cardiac_stable",
    sources="SEED0 SEED1 ASRA-C",
    cause=Cause.HEART,
)
def heart_condition_stable(case: Case) -> Finding:
    """A heart condition that is steady still deserves an ECG and a second opinion."""
    conditions = case.profile.cardiac_stable
    if conditions:
        return met(f"Reports {', '.join(sorted(each.replace('_', ' ') for each in conditions))}.")
    return unless_met(None if conditions is None else False)
