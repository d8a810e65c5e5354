"""Every number the screening rules compare with, in one place, with its unit, direction and source.

A clinic may override what is tagged P; what a label or guideline sets is not silently overridden.
"""

from typing import Final

from rekindle.clinical.threshold import Threshold

ADULT_BELOW: Final = Threshold(18, "years", "<", "L-SPR-US", "V2")
OLDER_FROM: Final = Threshold(65, "years", ">=", "L-JNJ-CV", "V")
OLDEST_ABOVE: Final = Threshold(75, "years", ">", "UMN-VA", "V")

SYSTOLIC_CAUTION: Final = Threshold(140, "mmHg", ">", "L-SPR-US", "V2")
DIASTOLIC_CAUTION: Final = Threshold(90, "mmHg", ">", "L-SPR-US", "V2")
SYSTOLIC_REVIEW: Final = Threshold(160, "mmHg", ">=", "FTH", "V")
DIASTOLIC_REVIEW: Final = Threshold(100, "mmHg", ">=", "FTH", "V")
SYSTOLIC_STOP: Final = Threshold(180, "mmHg", ">=", "L-KET-CH", "V")
DIASTOLIC_STOP: Final = Threshold(110, "mmHg", ">=", "M-AAGBI", "M")
SYSTOLIC_EMERGENCY: Final = Threshold(180, "mmHg", ">=", "M-HTN", "M")
DIASTOLIC_EMERGENCY: Final = Threshold(120, "mmHg", ">=", "M-HTN", "M")

HEART_ATTACK_RECENT: Final = Threshold(60, "days", "<", "M-ACC", "M")
STROKE_RECENT: Final = Threshold(90, "days", "<", "M-AHA", "M")
SEIZURE_RECENT: Final = Threshold(180, "days", "<", "P", "P")
SUBSTANCE_RECENT: Final = Threshold(90, "days", "<", "TKC", "V")
SUBSTANCE_SUSTAINED: Final = Threshold(365, "days", ">=", "PSYON", "V")

BMI_LOW: Final = Threshold(17.5, "kg/m2", "<", "P", "P")
BMI_HIGH: Final = Threshold(30, "kg/m2", ">=", "APA-2017", "V")
BMI_VERY_HIGH: Final = Threshold(40, "kg/m2", ">=", "P", "P")

BENZODIAZEPINE_HIGH: Final = Threshold(8, "mg diazepam equivalent a day", ">", "BZD-A", "V")
SELEGILINE_AS_MAOI: Final = Threshold(10, "mg a day", ">=", "L-SPR-US", "V2")
SEDATING_TOGETHER: Final = Threshold(2, "sedating classes or conditions", ">=", "L-KET-US", "V")

ALCOHOL_CAUTION: Final = Threshold(4, "points on AUDIT-C", ">=", "P", "P")
ALCOHOL_REVIEW: Final = Threshold(8, "points on AUDIT-C", ">=", "M", "M")

DEPRESSION_MILD: Final = Threshold(10, "points on PHQ-9", "<", "P", "P")
SELF_HARM_ITEM: Final = Threshold(1, "point on PHQ-9 item 9", ">=", "P", "P")
TRIALS_FEW: Final = Threshold(2, "failed treatments", "<", "CANMAT", "V")
TRIALS_NONE: Final = Threshold(1, "failed treatment", "<", "P", "P")

# What a person, a cuff and a form can plausibly say; outside it the number is a slip and numeric rules ignore it.
PLAUSIBLE: Final[dict[str, tuple[Threshold, ...]]] = {
    "age": (Threshold(0, "years", ">=", "P", "P"), Threshold(120, "years", "<=", "P", "P")),
    "height_cm": (Threshold(100, "cm", ">=", "P", "P"), Threshold(230, "cm", "<=", "P", "P")),
    "weight_kg": (Threshold(25, "kg", ">=", "P", "P"), Threshold(350, "kg", "<=", "P", "P")),
    "bp_sys": (Threshold(60, "mmHg", ">=", "P", "P"), Threshold(300, "mmHg", "<=", "P", "P")),
    "bp_dia": (Threshold(30, "mmHg", ">=", "P", "P"), Threshold(200, "mmHg", "<=", "P", "P")),
    "phq9_total": (Threshold(0, "points", ">=", "P", "P"), Threshold(27, "points", "<=", "P", "P")),
    "phq9_item9": (Threshold(0, "points", ">=", "P", "P"), Threshold(3, "points", "<=", "P", "P")),
    "audit_c": (Threshold(0, "points", ">=", "P", "P"), Threshold(12, "points", "<=", "P", "P")),
    "failed_trials": (Threshold(0, "treatments", ">=", "P", "P"),),
    "mi_days_ago": (Threshold(0, "days", ">=", "P", "P"),),
    "stroke_days_ago": (Threshold(0, "days", ">=", "P", "P"),),
    "seizure_days_ago": (Threshold(0, "days", ">=", "P", "P"),),
    "sud_days_since": (Threshold(0, "days", ">=", "P", "P"),),
}
DOSE_PLAUSIBLE: Final = Threshold(0, "mg", ">", "P", "P")
TIMES_PLAUSIBLE: Final = Threshold(0, "times a day", ">", "P", "P")
