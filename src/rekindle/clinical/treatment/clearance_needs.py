"""What a medical clearance must hold before a prescriber may sign it, and which tests this person needs and why."""

from collections.abc import Collection
from typing import Final

from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.medicines import Taken

ECG_FROM_AGE_Y: Final = 50  # Source: P
QTC_LIMIT_MS: Final = 500  # Source: P, X21 of the interaction table
ALT_AST_LIMIT_XULN: Final = 3  # Source: ASRA-C: moderate liver disease from three times the laboratory's upper limit
EGFR_LIMIT: Final = 30  # ml/min/1.73 m2
PDMP_VALID_D: Final = 30  # Source: P
PRESSURES_NEEDED: Final = 3
# Rules of the heart, and the one whose follow-up asks for an ECG itself.
CARDIAC_RULES: Final = frozenset({"AC-MI", "AC-CVUNST", "RC-MI", "RC-CARD", "RC-BMILOW"})
THYROID_RULES: Final = frozenset({"AC-THY", "CA-THYTX"})
NEEDS_SOURCES: Final = ("P", "L-KET-US")

INDICATIONS: Final[dict[str, tuple[str, ...]]] = {
    # The codes of each indication; a prefix stands for all below it. Source: CANMAT, L-SPR-US, P
    "trd": ("F32.2", "F33.1", "F33.2"),
    "mdd": ("F32", "F33"),
    "bipolar": ("F31.3", "F31.4", "F31.5", "F31.81"),
    "ptsd": ("F43.1",),
    "ocd": ("F42",),
    "anxiety": ("F40.1", "F41"),
    "crps": ("G90.5",),
    "fibromyalgia": ("M79.7",),
    "pain": ("G89",),
}
INDICATION_WORDS: Final[dict[str, str]] = {
    "trd": "Depression that two adequate treatments did not help",
    "mdd": "Depression, fewer than two adequate treatments",
    "bipolar": "Bipolar depression",
    "ptsd": "Post-traumatic stress disorder",
    "ocd": "Obsessive-compulsive disorder",
    "anxiety": "Anxiety or panic disorder",
    "crps": "Complex regional pain syndrome",
    "fibromyalgia": "Fibromyalgia",
    "pain": "Other chronic pain",
}
OPTIONS: Final[dict[str, str]] = {
    "medicines": "Other medicines, or a change of the present ones",
    "psychotherapy": "Talking therapy",
    "spravato": "Esketamine nasal spray (Spravato)",
    "tms": "Magnetic stimulation (TMS)",
    "ect": "Electroconvulsive therapy (ECT)",
    "no_treatment": "No treatment, and what may be expected then",
}


def fits_indication(indication: str, icd10_code: str) -> bool:
    """Whether a diagnosis code belongs to an indication."""
    return any(icd10_code.upper().startswith(prefix) for prefix in INDICATIONS.get(indication, ()))


def why_ecg(profile: Profile, fired: Collection[str]) -> tuple[str, ...]:
    """Why this person needs an ECG; empty when they do not.

    Source: P
    """
    reasons = []
    if profile.age is None or profile.age >= ECG_FROM_AGE_Y:
        reasons.append("age not known" if profile.age is None else f"aged {ECG_FROM_AGE_Y} or more")
    if heart := sorted(CARDIAC_RULES.intersection(fired)):
        reasons.append(f"a finding of the heart ({', '.join(heart)})")
    taken = Taken(profile.meds or ())
    drugs = taken.called("qt_prolonging", "antipsychotic", "clozapine")
    methadone = ", ".join(line.said for line in taken.lines if "methadone" in line.ingredients)
    if named := ", ".join(part for part in (drugs, methadone) if part):
        reasons.append(f"a medicine that may prolong the QT interval ({named})")
    return tuple(reasons)


def why_tsh(profile: Profile, fired: Collection[str]) -> tuple[str, ...]:
    """Why this person needs a thyroid test; empty when they do not.

    Source: MIND
    """
    if THYROID_RULES.intersection(fired) or profile.thyroid in {"treated", "untreated_hyper", "unsure"}:
        return ("a thyroid condition",)
    return ()


def needs_hcg(profile: Profile) -> bool:
    """Whether a urine pregnancy test is needed: for everybody who has not said that pregnancy is impossible.

    Source: L-SPR-US
    """
    return profile.can_be_pregnant != "no"
