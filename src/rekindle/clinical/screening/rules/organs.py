"""Allergy, bladder, liver, kidneys, glands and eyes."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import Finding, answered
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, caution, relative
from rekindle.clinical.screening.words import KEEP_TAKING


@absolute(
    "AC-ALLERGY",
    when="An allergic reaction to ketamine, esketamine or benzethonium chloride",
    patient="You have had an allergic reaction to this medicine or to something in it, so giving it would not be safe. "
    "Only an allergist's report could change that. If you have one, reply to us.",
    follow_up="Not given again without an allergist's report; a label contraindication.",
    keys="ketamine_allergy",
    sources="L-SPR-US L-SPR-EU",
    cause=Cause.ALLERGY,
)
def allergy_to_ketamine(case: Case) -> Finding:
    """An allergic reaction to the medicine or its preservative."""
    answer = case.profile.ketamine_allergy
    return answered(answer, answer == "yes", "Reports an allergic reaction to ketamine, esketamine or benzethonium.")


@absolute(
    "AC-IC",
    when="Interstitial cystitis or painful bladder now, or bladder damage from ketamine",
    patient="Ketamine can hurt the bladder, and yours needs care first. When a urologist has treated it and agrees, "
    "you are welcome to come back to us.",
    follow_up="Urology; not a candidate while it is active.",
    keys="ic",
    sources="SEED0 L-SPR-US KIC",
    cause=Cause.BLADDER,
)
def cystitis_active(case: Case) -> Finding:
    """A painful or ketamine-damaged bladder now."""
    answer = case.profile.ic
    return answered(answer, answer == "current", "Reports interstitial cystitis or ketamine cystitis now.")


@absolute(
    "AC-LIVER",
    when="Severe liver disease (Child-Pugh C or decompensated)",
    patient="Your liver clears ketamine from the body, and with severe liver disease it cannot do that safely. If a "
    "liver specialist tells you that your liver is better, reply to us.",
    follow_up="Hepatology; not a candidate while clearance is this poor.",
    keys="liver",
    sources="ASRA-C MIND",
    cause=Cause.ORGANS,
)
def liver_disease_severe(case: Case) -> Finding:
    """A liver that no longer does its work."""
    answer = case.profile.liver
    return answered(answer, answer == "severe", "Reports severe liver disease.")


@absolute(
    "AC-THY",
    when="An overactive thyroid that is not treated",
    patient="An overactive thyroid drives the heart, and ketamine would drive it further. Once it is treated and your "
    "doctor says that your levels are right, you are welcome to come back to us.",
    follow_up="Have it treated; screen again when euthyroid.",
    keys="thyroid",
    sources="L-KET-CH MIND",
    cause=Cause.ORGANS,
)
def thyroid_overactive_untreated(case: Case) -> Finding:
    """Hyperthyroidism that nobody treats yet."""
    answer = case.profile.thyroid
    return answered(answer, answer == "untreated_hyper", "Reports untreated hyperthyroidism.")


@absolute(
    "AC-PHEO",
    when="A phaeochromocytoma or paraganglioma that has not been removed",
    patient="A tumour of this kind can make blood pressure rise to a dangerous level with ketamine. After it has been "
    "removed and your specialist agrees, you are welcome to come back to us.",
    follow_up="Endocrine surgery first; a catecholamine crisis is possible.",
    keys="pheo",
    sources="M",
    cause=Cause.ORGANS,
)
def phaeochromocytoma(case: Case) -> Finding:
    """A tumour that releases adrenaline, still in place."""
    answer = case.profile.pheo
    return answered(answer, answer == "yes", "Reports a phaeochromocytoma or paraganglioma not removed.")


@relative(
    "RC-ICHX",
    when="Interstitial cystitis in the past",
    patient="Because your bladder has been ill before, a clinician will ask a urologist and check your urine first.",
    follow_up="Urology opinion, urinalysis, and a bladder pain and symptom score as baseline.",
    keys="ic",
    sources="SEED0 KIC",
    cause=Cause.BLADDER,
)
def cystitis_past(case: Case) -> Finding:
    """A painful bladder in the past."""
    answer = case.profile.ic
    return answered(answer, answer == "past", "Reports interstitial cystitis in the past.")


@relative(
    "RC-URIN",
    when="Burning, blood, pelvic pain or very frequent urination now",
    patient="Have the trouble with your urine looked at first. A simple urine test is the usual start.",
    follow_up="Urinalysis and culture; treat before the first infusion.",
    keys="urinary_now",
    sources="L-KET-US L-JNJ-UR",
    cause=Cause.BLADDER,
)
def urinary_symptoms(case: Case) -> Finding:
    """Urinary symptoms now, which are treated before ketamine."""
    answer = case.profile.urinary_now
    return answered(answer, answer == "yes", "Reports urinary symptoms now.")


@relative(
    "RC-LIVER",
    when="Moderate liver disease (Child-Pugh B, or ALT or AST above three times the upper limit)",
    patient="Because of your liver a clinician will want blood tests first, and may plan a smaller dose.",
    follow_up="Liver tests first; a cautious dose and longer observation.",
    keys="liver",
    sources="ASRA-C L-SPR-US",
    cause=Cause.ORGANS,
)
def liver_disease_moderate(case: Case) -> Finding:
    """A liver that works more slowly."""
    answer = case.profile.liver
    return answered(answer, answer == "moderate", "Reports moderate liver disease.")


@relative(
    "RC-KID",
    when="eGFR below 30 or dialysis",
    patient="Because of your kidneys a clinician will speak with your kidney doctor first.",
    follow_up="Nephrology and anaesthesia review: fluid, potassium and pressure.",
    keys="kidney_severe",
    sources="M",
    cause=Cause.ORGANS,
)
def kidney_disease_severe(case: Case) -> Finding:
    """Severe kidney disease or dialysis."""
    answer = case.profile.kidney_severe
    return answered(answer, answer == "yes", "Reports severe kidney disease or dialysis.")


@relative(
    "RC-PORPH",
    when="Porphyria",
    patient="With porphyria some medicines are unsafe, so a specialist checks this one first.",
    follow_up="A specialist checks the drug's safety in this porphyria.",
    keys="porphyria",
    sources="M",
    cause=Cause.ORGANS,
)
def porphyria(case: Case) -> Finding:
    """Porphyria, in which some medicines bring on an attack."""
    answer = case.profile.porphyria
    return answered(answer, answer == "yes", "Reports porphyria.")


@relative(
    "RC-EYE",
    when="Glaucoma that is not controlled, or eye surgery or injury in the past three months",
    patient="Ketamine can raise the pressure in the eye, so we ask your eye doctor first.",
    follow_up="Ophthalmology first; intraocular pressure may rise.",
    keys="eye",
    sources="ASRA-C",
    cause=Cause.ORGANS,
)
def eye_at_risk(case: Case) -> Finding:
    """An eye that a rise in pressure could harm."""
    answer = case.profile.eye
    return answered(
        answer,
        answer == "glaucoma_uncontrolled" or answer == "recent_surgery",
        f"Eyes: {(answer or 'not answered').replace('_', ' ')}.",
    )


@caution(
    "CA-LIVMILD",
    when="Mild liver disease",
    patient="Because of your liver we will check a blood test before and during treatment.",
    follow_up="Liver tests at baseline and during treatment.",
    keys="liver",
    sources="L-KET-US",
    cause=Cause.ORGANS,
)
def liver_disease_mild(case: Case) -> Finding:
    """Mild liver disease."""
    answer = case.profile.liver
    return answered(answer, answer == "mild", "Reports mild liver disease.")


@caution(
    "CA-THYTX",
    when="Thyroid disease that is treated",
    patient=f"Because of your thyroid we will want a recent blood test. {KEEP_TAKING}",
    follow_up="Obtain a TSH from the last six months.",
    keys="thyroid",
    sources="MIND",
    cause=Cause.ORGANS,
)
def thyroid_treated(case: Case) -> Finding:
    """Thyroid disease that is treated."""
    answer = case.profile.thyroid
    return answered(answer, answer == "treated", "Reports treated thyroid disease.")


@caution(
    "CA-GLAU",
    when="Glaucoma that is controlled",
    patient="Tell your eye doctor that you are thinking about ketamine.",
    follow_up="Inform the ophthalmologist; ask for the last pressure.",
    keys="eye",
    sources="ASRA-C",
    cause=Cause.ORGANS,
)
def glaucoma_controlled(case: Case) -> Finding:
    """Glaucoma that is under control."""
    answer = case.profile.eye
    return answered(answer, answer == "glaucoma_controlled", "Reports controlled glaucoma.")
