"""The one rule whose grade a clinic may choose: breastfeeding is *not now* by policy, or review by a clinician.

The label advises against treatment while breastfeeding and some clinics allow it with milk discarded; sources differ.
"""

from dataclasses import replace
from typing import Final

from rekindle.clinical.screening.grades import Grade
from rekindle.clinical.screening.rule import Rule
from rekindle.clinical.values import ClinicValues

GRADE_OF: Final[dict[str, Grade]] = {"not now": Grade.ABSOLUTE, "review": Grade.RELATIVE}
REVIEWED_TEXT: Final[dict[str, str]] = {
    "AC-BF": "Ketamine passes into milk, and it is not known how that affects a baby. A clinician will talk with you "
    "about it, and with your baby's doctor if you like, before anything is booked."
}


def regraded(rule: Rule, values: ClinicValues) -> Rule:
    """The rule with the grade in force at a clinic; a rule without a choice stays as it is.

    Source: P, L-SPR-US
    """
    if rule.graded_by is None:
        return rule
    grade = GRADE_OF[values.choice_of(rule.graded_by)]
    if grade is rule.grade:
        return rule
    return replace(rule, grade=grade, patient_text=REVIEWED_TEXT[rule.id])
