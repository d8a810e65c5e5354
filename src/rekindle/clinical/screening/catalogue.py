"""All screening rules in one order: gravest grade first, and within a grade as clinicians list them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from rekindle.clinical.screening.grades import Grade
from rekindle.clinical.screening.rule import Rule
from rekindle.clinical.screening.rules import (
    answers,
    blood_pressure,
    body,
    brain,
    breathing,
    crisis,
    heart_and_vessels,
    indication,
    medicines_for_review,
    medicines_to_note,
    mental_state,
    organs,
    practical,
    pregnancy,
    substances,
    suicide_risk,
)

SUBJECTS: Final[tuple[ModuleType, ...]] = (
    crisis,
    suicide_risk,
    indication,
    blood_pressure,
    heart_and_vessels,
    brain,
    mental_state,
    substances,
    organs,
    pregnancy,
    breathing,
    body,
    practical,
    medicines_for_review,
    medicines_to_note,
    answers,
)

ORDER: Final[Mapping[Grade, str]] = MappingProxyType(
    {
        Grade.EMERGENCY: "EM-01 EM-02 EM-03 EM-04 EM-05 EM-06 EM-07 EM-08 EM-09 EM-10",
        Grade.ABSOLUTE: "AC-ALLERGY AC-ANEUR AC-AVM AC-ICH AC-HTN-UNC AC-BP180 AC-MI AC-CVUNST AC-STROKE AC-ICP "
        "AC-PSYCH AC-MANIA AC-PREG AC-BF AC-SUD AC-KETMIS AC-IC AC-SEIZ AC-LIVER AC-AGE AC-COG AC-THY AC-PHEO IN-NONE",
        Grade.RELATIVE: "SI-LOW SI-MOD SI-HIST IN-NODX IN-NOTTRD IN-MILD IN-BIP IN-UNDERTX IN-PAINWEAK IN-SIONLY "
        "RC-BP160 RC-MI RC-STROKE RC-CARD RC-UNSURE RC-PREGU RC-SEIZ RC-PSYHX RC-FAMPSY RC-DISS RC-SUDREM RC-ALC "
        "RC-KETOCC RC-ICHX RC-URIN RC-LIVER RC-KID RC-PORPH RC-EYE RC-OSA RC-LUNG RC-BMI40 RC-BMILOW RC-AGE75 RC-TBI "
        "RC-CAP RC-ANES RC-NORIDE MX-THEO MX-MAOI MX-OPIOID MX-NTX MX-BZDHI MX-OXYB MX-CLOZ MX-GLP1HI "
        "CB-RESP CB-PRESSOR",
        Grade.CAUTION: "CA-BP140 CA-NOBP CA-HTNCTRL CA-AGE65 CA-BMI30 CA-LIMITED CA-CRPS CA-BZDLO CA-ZDRUG CA-LTG "
        "CA-STIM CA-LITH CA-AP CA-GABA CA-CYPINH CA-CYPIND CA-GLP1 CA-ALPHA2 CA-SUDSUST CA-ALC CA-THC CA-KETMED "
        "CA-LIVMILD CA-THYTX CA-GLAU CA-OSATX CA-GERD CA-FEBR CA-PD CA-NOMH CA-RIDEU",
        Grade.DATA_QUALITY: "DQ-MISSING DQ-SIMISSING DQ-SICONTRA DQ-SIORDER DQ-HTNMED DQ-PSYMED DQ-PREGCON DQ-SUDCON "
        "DQ-RANGE DQ-MED DQ-CONTRA",
    }
)


def in_order(written: Iterable[Rule], order: Mapping[Grade, str]) -> Mapping[str, Rule]:
    """The rules in the order of their grades; one left out of the order, or out of the files, is a mistake."""
    by_id = {rule.id: rule for rule in written}
    ordered = [(id, grade) for grade, ids in order.items() for id in ids.split()]
    strays = {id for id, _ in ordered} ^ by_id.keys()
    if strays:
        raise ValueError(f"The order and the files disagree on {', '.join(sorted(strays))}.")
    for id, grade in ordered:
        if by_id[id].grade is not grade:
            raise ValueError(f"Rule {id} is ordered as {grade.value} but written as {by_id[id].grade.value}.")
    return MappingProxyType({id: by_id[id] for id, _ in ordered})


WRITTEN: Final = [rule for subject in SUBJECTS for rule in vars(subject).values() if isinstance(rule, Rule)]
RULES_BY_ID: Final[Mapping[str, Rule]] = in_order(WRITTEN, ORDER)
RULES: Final[tuple[Rule, ...]] = tuple(RULES_BY_ID.values())
