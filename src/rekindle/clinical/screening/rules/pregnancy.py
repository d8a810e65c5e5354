"""Pregnancy and breastfeeding."""

from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.findings import NOT_MET, Finding, answered, both, found, known, met, unless_met
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.screening.rule import absolute, data_quality, relative
from rekindle.clinical.screening.thresholds import BREASTFEEDING_GRADE


@absolute(
    "AC-PREG",
    when="Pregnant",
    patient="Ketamine is not known to be safe for a baby before birth, so we do not give it in pregnancy. A clinician "
    "who cares for mental health in pregnancy can help now, and after the birth you are welcome to ask us again.",
    follow_up="Refer to obstetric psychiatry; screen again after delivery.",
    keys="can_be_pregnant pregnant",
    sources="SEED0 SEED1 L-SPR-US",
    cause=Cause.PREGNANCY,
)
def pregnant(case: Case) -> Finding:
    """A pregnancy, whatever else was answered."""
    answer, possible = case.profile.pregnant, case.profile.can_be_pregnant
    if answer == "yes":
        return met("Reports being pregnant.")
    return unless_met(None if answer == "unsure" or (answer is None and possible != "no") else False)


@absolute(
    "AC-BF",
    when="Breastfeeding or giving pumped milk",
    patient="Ketamine passes into milk, and nobody knows what that does to a baby. If you would like, talk with us and "
    "your baby's doctor about it. After weaning you are welcome to ask us again.",
    follow_up="Discuss lactation; screen again after weaning. A clinic may set this to review instead.",
    keys="breastfeeding",
    sources="SEED1 L-SPR-US",
    cause=Cause.PREGNANCY,
    graded_by=BREASTFEEDING_GRADE,
)
def breastfeeding(case: Case) -> Finding:
    """Breastfeeding or giving pumped milk."""
    answer = case.profile.breastfeeding
    return answered(answer, answer == "yes", "Reports breastfeeding or giving pumped milk.")


@relative(
    "RC-PREGU",
    when="Might be pregnant, or the question was shown and not answered",
    patient="Before we go on we would ask you for a simple urine pregnancy test.",
    follow_up="Urine hCG before any further step.",
    keys="can_be_pregnant pregnant",
    sources="L-SPR-US P",
    cause=Cause.PREGNANCY,
)
def perhaps_pregnant(case: Case) -> Finding:
    """A pregnancy that is possible; not answering leaves it possible."""
    answer = case.profile.pregnant
    if answer == "unsure":
        return met("Is not sure whether they are pregnant.")
    if answer is None and case.profile.can_be_pregnant != "no":
        return met("Whether they are pregnant was shown and not answered.")
    return NOT_MET


@data_quality(
    "DQ-PREGCON",
    when="Says they cannot become pregnant, yet that they are or may be pregnant",
    patient="Two of your answers about pregnancy do not fit together. We will ask you again, gently.",
    follow_up="Clarify in a talk; treat as possibly pregnant until then.",
    keys="can_be_pregnant pregnant",
    sources="P",
    cause=Cause.ANSWERS,
)
def pregnancy_answers_disagree(case: Case) -> Finding:
    """Cannot become pregnant, yet perhaps is."""
    possible, answer = case.profile.can_be_pregnant, case.profile.pregnant
    truth = both(known(possible, possible == "no"), answer == "yes" or answer == "unsure")
    return found(truth, f"Says they cannot become pregnant, and answers {answer} to being pregnant.")
