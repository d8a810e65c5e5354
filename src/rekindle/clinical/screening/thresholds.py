"""Every number the screening rules compare with, in one place, with its unit, direction and source.

What is tagged M or P carries a key: a named clinician of the clinic confirms it. Only a limit whose band a source
states can be moved; what a label or guideline sets is not a setting at all.
"""

from typing import Final

from rekindle.clinical.sources import Flag
from rekindle.clinical.threshold import Amount, Direction, Threshold
from rekindle.clinical.values import Need, Value


def _own(key: str, says: str, value: Amount, unit: str, direction: Direction, source: str = "P") -> Threshold:
    """A limit from programme policy or memory, confirmed as it stands."""
    tag: Flag = "M" if source.startswith("M") else "P"
    return Threshold(value, unit, direction, source, tag, key=f"screening.{key}", says=says)


ADULT_BELOW: Final = Threshold(18, "years", "<", "L-SPR-US", "V2", says="Age that is too young")
OLDER_FROM: Final = Threshold(65, "years", ">=", "L-JNJ-CV", "V", says="Age that counts as older")
OLDEST_ABOVE: Final = Threshold(75, "years", ">", "UMN-VA", "V", says="Age beyond most trials")

SYSTOLIC_CAUTION: Final = Threshold(140, "mmHg", ">", "L-SPR-US", "V2", says="Systolic pressure that is flagged")
DIASTOLIC_CAUTION: Final = Threshold(90, "mmHg", ">", "L-SPR-US", "V2", says="Diastolic pressure that is flagged")
SYSTOLIC_REVIEW: Final = Threshold(160, "mmHg", ">=", "FTH", "V", says="Systolic pressure that is reviewed")
DIASTOLIC_REVIEW: Final = Threshold(100, "mmHg", ">=", "FTH", "V", says="Diastolic pressure that is reviewed")
SYSTOLIC_STOP: Final = Threshold(180, "mmHg", ">=", "L-KET-CH", "V", says="Systolic pressure that means not now")
DIASTOLIC_STOP: Final = _own(
    "diastolic_stop", "Lowest diastolic pressure that means not now", 110, "mmHg", ">=", source="M-AAGBI"
)
SYSTOLIC_EMERGENCY: Final = _own(
    "systolic_emergency",
    "Lowest systolic pressure that is an emergency with a symptom",
    180,
    "mmHg",
    ">=",
    source="M-HTN",
)
DIASTOLIC_EMERGENCY: Final = _own(
    "diastolic_emergency",
    "Lowest diastolic pressure that is an emergency with a symptom",
    120,
    "mmHg",
    ">=",
    source="M-HTN",
)

# The EU label sets the shortest wait, 42 days; a clinic may wait longer than the 60 days from memory, up to a year.
HEART_ATTACK_RECENT: Final = Threshold(
    60,
    "days",
    "<",
    "M-ACC",
    "M",
    key="screening.heart_attack_recent",
    says="Wait after a heart attack, cardiac arrest, stent or bypass",
    lowest=42,
    highest=365,
)
STROKE_RECENT: Final = _own("stroke_recent", "Wait after a stroke or TIA", 90, "days", "<", source="M-AHA")
SEIZURE_RECENT: Final = _own("seizure_recent", "Wait after a seizure", 180, "days", "<")
SUBSTANCE_RECENT: Final = Threshold(90, "days", "<", "TKC", "V", says="Problem use that is too recent")
SUBSTANCE_SUSTAINED: Final = Threshold(365, "days", ">=", "PSYON", "V", says="Remission that is sustained")

BMI_LOW: Final = _own("bmi_low", "Body mass index below which a clinician looks first", 17.5, "kg/m2", "<")
BMI_HIGH: Final = Threshold(30, "kg/m2", ">=", "APA-2017", "V", says="Body mass index that is flagged")
BMI_VERY_HIGH: Final = _own(
    "bmi_very_high", "Lowest body mass index at which airway and dose are reviewed", 40, "kg/m2", ">="
)

BENZODIAZEPINE_HIGH: Final = Threshold(
    8, "mg diazepam equivalent a day", ">", "BZD-A", "V", says="Benzodiazepines that are reviewed"
)
SELEGILINE_AS_MAOI: Final = Threshold(10, "mg a day", ">=", "L-SPR-US", "V2", says="Selegiline that acts as an MAOI")
SEDATING_TOGETHER: Final = Threshold(
    2, "sedating classes or conditions", ">=", "L-KET-US", "V", says="Sedating classes or conditions that add up"
)

ALCOHOL_CAUTION: Final = _own("alcohol_caution", "Lowest AUDIT-C that is flagged", 4, "points on AUDIT-C", ">=")
ALCOHOL_REVIEW: Final = _own(
    "alcohol_review", "Lowest AUDIT-C that is reviewed", 8, "points on AUDIT-C", ">=", source="M"
)

DEPRESSION_MILD: Final = _own("depression_mild", "PHQ-9 below which symptoms count as mild", 10, "points on PHQ-9", "<")
SELF_HARM_ITEM: Final = _own(
    "self_harm_item", "Lowest PHQ-9 item 9 that counts as positive", 1, "point on PHQ-9 item 9", ">="
)
TRIALS_FEW: Final = Threshold(2, "failed treatments", "<", "CANMAT", "V", says="Too little tried for depression")
TRIALS_NONE: Final = _own(
    "trials_none", "Fewest failed treatments before PTSD, OCD, anxiety or panic is eligible", 1, "failed treatment", "<"
)

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

# What can be true of a person is not a matter of clinic policy: each range is confirmed in one line and not moved.
PLAUSIBLE_SAYS: Final[dict[str, str]] = {
    "age": "Plausible age",
    "height_cm": "Plausible height",
    "weight_kg": "Plausible weight",
    "bp_sys": "Plausible systolic pressure",
    "bp_dia": "Plausible diastolic pressure",
    "phq9_total": "Possible PHQ-9 total",
    "phq9_item9": "Possible PHQ-9 item 9",
    "audit_c": "Possible AUDIT-C total",
    "failed_trials": "Plausible number of failed treatments",
    "mi_days_ago": "Plausible days since a heart attack",
    "stroke_days_ago": "Plausible days since a stroke",
    "seizure_days_ago": "Plausible days since a seizure",
    "sud_days_since": "Plausible days since problem use",
}
NOT_A_POLICY: Final = "What a person, a cuff or a form can give is not a matter of policy."


def _range(key: str, says: str, limits: tuple[Threshold, ...]) -> Value:
    words = " and ".join(limit.in_words() for limit in limits)
    need: frozenset[Need] = frozenset({"screening"})
    return Value(f"screening.plausible.{key}", says, words, "", "P", ("P",), need, why_fixed=NOT_A_POLICY)


BREASTFEEDING_GRADE: Final = Value(
    "screening.breastfeeding",
    "What follows from breastfeeding",
    "not now",
    "",
    "P",
    ("P", "L-SPR-US"),
    frozenset({"screening"}),
    choices=("not now", "review"),
)

OWN: Final = (
    DIASTOLIC_STOP,
    SYSTOLIC_EMERGENCY,
    DIASTOLIC_EMERGENCY,
    HEART_ATTACK_RECENT,
    STROKE_RECENT,
    SEIZURE_RECENT,
    BMI_LOW,
    BMI_VERY_HIGH,
    ALCOHOL_CAUTION,
    ALCOHOL_REVIEW,
    DEPRESSION_MILD,
    SELF_HARM_ITEM,
    TRIALS_NONE,
)
VALUES: Final[tuple[Value, ...]] = (
    *(limit.setting for limit in OWN if limit.setting is not None),
    BREASTFEEDING_GRADE,
    *(_range(key, PLAUSIBLE_SAYS[key], limits) for key, limits in PLAUSIBLE.items()),
    _range("medicine_dose", "Plausible dose of a medicine", (DOSE_PLAUSIBLE,)),
    _range("medicine_times", "Plausible times a day of a medicine", (TIMES_PLAUSIBLE,)),
)
