"""The door to the drug library for whoever writes or keeps an order: the lines, the bands and how they are asked."""

from rekindle.clinical.treatment.dose_library import LIBRARY
from rekindle.clinical.treatment.dose_library.bag import (
    BAG_MG_PER_ML,
    MUST_BE_DILUTED_MG_PER_ML,
    VIALS_MG_PER_ML,
    WEIGHT_AGE_H,
    WEIGHT_CHANGE_PCT,
    WEIGHT_KG,
)
from rekindle.clinical.treatment.dose_library.line import (
    BAND_WORDS,
    STRICTNESS,
    BandName,
    Judged,
    Limit,
    Signature,
    Stretch,
    judge,
    shown,
    why_not,
)
from rekindle.clinical.treatment.dose_library.mood import IV_MOOD_MG_PER_KG, IV_MOOD_MINUTES, IV_MOOD_TOTAL_MG
from rekindle.clinical.treatment.dose_library.muscle import IM_MG_PER_KG, IM_TOTAL_MG
from rekindle.clinical.treatment.dose_library.pain import PAIN_MG_PER_KG_H

__all__ = [
    "BAG_MG_PER_ML",
    "BAND_WORDS",
    "IM_MG_PER_KG",
    "IM_TOTAL_MG",
    "IV_MOOD_LIBRARY",
    "IV_MOOD_MG_PER_KG",
    "IV_MOOD_MINUTES",
    "IV_MOOD_TOTAL_MG",
    "LIBRARY",
    "MUST_BE_DILUTED_MG_PER_ML",
    "PAIN_MG_PER_KG_H",
    "STRICTNESS",
    "VIALS_MG_PER_ML",
    "WEIGHT_AGE_H",
    "WEIGHT_CHANGE_PCT",
    "WEIGHT_KG",
    "BandName",
    "Judged",
    "Limit",
    "Signature",
    "Stretch",
    "judge",
    "shown",
    "why_not",
]

IV_MOOD_LIBRARY: tuple[Limit, ...] = (
    IV_MOOD_MG_PER_KG,
    IV_MOOD_TOTAL_MG,
    IV_MOOD_MINUTES,
    BAG_MG_PER_ML,
    WEIGHT_KG,
    WEIGHT_CHANGE_PCT,
    WEIGHT_AGE_H,
)
