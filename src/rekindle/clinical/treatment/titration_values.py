"""The numbers by which a dose is raised, lowered or begun low."""

from typing import Final

from rekindle.clinical.values import Need, Value

_IV: Final[frozenset[Need]] = frozenset({"iv_mood"})
_MOOD: Final[frozenset[Need]] = frozenset({"iv_mood", "im_mood"})

STEP_LEAST: Final = Value(
    "titration.step_least", "Smallest step up", 0.1, "mg/kg", "M", ("ASKP3", "FAVA", "M"), _IV, 0.1, 0.25
)
STEP_MOST: Final = Value(
    "titration.step_most", "Largest step up", 0.25, "mg/kg", "M", ("ASKP3", "FAVA", "M"), _IV, 0.1, 0.25
)
TOP: Final = Value(
    "titration.top", "Highest dose that is proposed", 1.0, "mg/kg", "M", ("ASKP3", "FAVA", "M"), _IV, 0.5, 1.0
)
BELOW_PCT: Final = Value(
    "titration.below", "Improvement below which a step is proposed", 25, "%", "P", ("B04", "P"), _IV
)
FRAIL_FROM: Final = Value(
    "titration.low_first", "First dose above 65, at a low weight, or with much anxiety", 0.25, "mg/kg", "P", ("P",),
    _IV, 0.25, 0.5,
)  # fmt: skip
OLDER_THAN_Y: Final = Value(
    "titration.older_than", "Age above which the first dose is low", 65, "years", "P", ("P",), _IV
)
LOW_BMI: Final = Value(
    "titration.low_bmi", "Body mass index below which weight counts as low", 18.5, "kg/m2", "P", ("P",), _IV
)
GRADE_2_PCT: Final = Value(
    "titration.grade_2", "Less after an unwanted effect of grade 2, by", 20, "%", "P", ("P",), _MOOD, 20, 40
)
GRADE_3_PCT: Final = Value(
    "titration.grade_3", "Less after an unwanted effect of grade 3, by", 40, "%", "P", ("P",), _MOOD, 40, 100
)

VALUES: Final = (
    STEP_LEAST,
    STEP_MOST,
    TOP,
    BELOW_PCT,
    FRAIL_FROM,
    OLDER_THAN_Y,
    LOW_BMI,
    GRADE_2_PCT,
    GRADE_3_PCT,
)
