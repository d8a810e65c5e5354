"""The facts about a person that a screening rule may ask for, each as it was answered; unknown is one of the answers.

A key is spelled as the questionnaire spells it, and a code is one of the documented ones: the types below are the
only list, and the JSON schema is generated from them. Lists are kept as sets, so order and repetition say nothing.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Unknown: TypeAlias = None
UNKNOWN: Final[Unknown] = None

YesNo = Literal["no", "yes"]
YesNoUnsure = Literal["no", "yes", "unsure"]
YesNoSkip = Literal["no", "yes", "skip"]

Reason = Literal[
    "depression",
    "bipolar_depression",
    "ptsd",
    "ocd",
    "anxiety",
    "panic",
    "suicidal_thoughts",
    "crps",
    "fibromyalgia",
    "chronic_pain",
    "burnout",
    "grief",
    "other",
]
NowSymptom = Literal[
    "chest_pain",
    "severe_breathing",
    "stroke_signs",
    "worst_headache",
    "vision_loss",
    "seizure_now",
    "confusion_now",
    "overdose",
    "severe_withdrawal",
    "command_voices",
    "harm_others",
]
HeartCondition = Literal[
    "coronary_disease",
    "heart_failure",
    "atrial_fibrillation",
    "other_rhythm",
    "pacemaker_icd",
    "cardiomyopathy",
    "valve_disease",
    "pulmonary_hypertension",
    "long_qt",
]
Drug = Literal[
    "cocaine", "methamphetamine", "heroin_fentanyl", "pcp", "nonprescribed_pills", "hallucinogens", "inhalants"
]


@dataclass(frozen=True, slots=True)
class Medicine:
    """One line of the medicine list as the patient or the pharmacy gave it."""

    name: str
    rxcui: str | Unknown = UNKNOWN
    dose_mg: float | Unknown = UNKNOWN
    times_per_day: float | Unknown = UNKNOWN
    as_needed: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one person said about themselves, with unknown wherever they said nothing."""

    age: int | Unknown = UNKNOWN
    height_cm: float | Unknown = UNKNOWN
    weight_kg: float | Unknown = UNKNOWN
    can_be_pregnant: YesNo | Unknown = UNKNOWN
    pregnant: YesNoUnsure | Unknown = UNKNOWN
    breastfeeding: YesNo | Unknown = UNKNOWN
    reasons: frozenset[Reason] | Unknown = UNKNOWN
    primary_reason: Reason | Unknown = UNKNOWN
    diagnosed: YesNoUnsure | Unknown = UNKNOWN
    failed_trials: int | Unknown = UNKNOWN
    phq9_total: int | Unknown = UNKNOWN
    phq9_item9: int | Unknown = UNKNOWN
    cssrs_q1: YesNo | Unknown = UNKNOWN
    cssrs_q2: YesNo | Unknown = UNKNOWN
    cssrs_q3: YesNoSkip | Unknown = UNKNOWN
    cssrs_q4: YesNoSkip | Unknown = UNKNOWN
    cssrs_q5: YesNoSkip | Unknown = UNKNOWN
    cssrs_q6_ever: YesNo | Unknown = UNKNOWN
    cssrs_q6_3mo: YesNoSkip | Unknown = UNKNOWN
    unsafe_now: YesNo | Unknown = UNKNOWN
    now_symptoms: frozenset[NowSymptom] | Unknown = UNKNOWN
    htn: Literal["none", "controlled", "uncontrolled", "unsure"] | Unknown = UNKNOWN
    bp_sys: int | Unknown = UNKNOWN
    bp_dia: int | Unknown = UNKNOWN
    mi: YesNoUnsure | Unknown = UNKNOWN
    mi_days_ago: int | Unknown = UNKNOWN
    cardiac_unstable: YesNo | Unknown = UNKNOWN
    cardiac_stable: frozenset[HeartCondition] | Unknown = UNKNOWN
    stroke: YesNoUnsure | Unknown = UNKNOWN
    stroke_days_ago: int | Unknown = UNKNOWN
    brain_bleed: YesNoUnsure | Unknown = UNKNOWN
    aneurysm: YesNoUnsure | Unknown = UNKNOWN
    avm: YesNoUnsure | Unknown = UNKNOWN
    icp: YesNoUnsure | Unknown = UNKNOWN
    seizure: Literal["never", "childhood_febrile", "past", "epilepsy"] | Unknown = UNKNOWN
    seizure_days_ago: int | Unknown = UNKNOWN
    cognition: YesNo | Unknown = UNKNOWN
    tbi: YesNo | Unknown = UNKNOWN
    decides_for_self: YesNo | Unknown = UNKNOWN
    psychosis: Literal["none", "current", "schizophrenia_spectrum", "past_resolved", "unsure"] | Unknown = UNKNOWN
    family_psychosis: YesNoUnsure | Unknown = UNKNOWN
    mania: Literal["none", "current", "past", "unsure"] | Unknown = UNKNOWN
    dissociative_dx: YesNo | Unknown = UNKNOWN
    pd_dx: YesNo | Unknown = UNKNOWN
    eating_disorder: YesNo | Unknown = UNKNOWN
    sud: Literal["never", "active", "remission", "unsure"] | Unknown = UNKNOWN
    sud_days_since: int | Unknown = UNKNOWN
    audit_c: int | Unknown = UNKNOWN
    illicit_30d: frozenset[Drug] | Unknown = UNKNOWN
    cannabis_daily: YesNo | Unknown = UNKNOWN
    ketamine_nonmedical: Literal["never", "past_occasional", "past_heavy", "current"] | Unknown = UNKNOWN
    ketamine_medical: YesNo | Unknown = UNKNOWN
    ic: Literal["no", "past", "current"] | Unknown = UNKNOWN
    urinary_now: YesNo | Unknown = UNKNOWN
    liver: Literal["none", "mild", "moderate", "severe", "unsure"] | Unknown = UNKNOWN
    kidney_severe: YesNo | Unknown = UNKNOWN
    thyroid: Literal["none", "treated", "untreated_hyper", "unsure"] | Unknown = UNKNOWN
    pheo: YesNo | Unknown = UNKNOWN
    porphyria: YesNo | Unknown = UNKNOWN
    eye: Literal["none", "glaucoma_controlled", "glaucoma_uncontrolled", "recent_surgery"] | Unknown = UNKNOWN
    osa: Literal["no", "treated", "untreated"] | Unknown = UNKNOWN
    lung_severe: YesNo | Unknown = UNKNOWN
    gastroparesis: YesNo | Unknown = UNKNOWN
    anesthesia_problem: YesNo | Unknown = UNKNOWN
    ketamine_allergy: YesNoUnsure | Unknown = UNKNOWN
    meds: frozenset[Medicine] | Unknown = UNKNOWN
    glp1_risk: Literal["n/a", "stable", "escalating_or_gi"] | Unknown = UNKNOWN
    ride: YesNoUnsure | Unknown = UNKNOWN
    mh_clinician: YesNo | Unknown = UNKNOWN
