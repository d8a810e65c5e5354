"""The numbers of going home, and those of them that a named clinician confirms."""

from datetime import timedelta
from fractions import Fraction

from rekindle.clinical.monitoring.recovery import ALDRETE, PADSS
from rekindle.clinical.values import Need, Value

_EVERY: frozenset[Need] = frozenset({"iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"})
_NEEDLE: frozenset[Need] = frozenset({"iv_mood", "im_mood", "iv_pain"})

NEAR_BASELINE_FRACTION = Fraction(1, 5)
LIMIT_SYSTOLIC_MMHG, LIMIT_DIASTOLIC_MMHG = 160, 100
NEVER_SYSTOLIC_MMHG, NEVER_DIASTOLIC_MMHG = 180, 110
LOW_SYSTOLIC_MMHG = 100
HR_LOW_PER_MIN, HR_HIGH_PER_MIN = 50, 110
SPO2_PCT = 94
NAUSEA_MOST = 3
ALDRETE_LEAST = ALDRETE.enough
PADSS_LEAST = PADSS.enough
VITALS_COUNT_FOR = timedelta(minutes=30)
LATE_AFTER = timedelta(hours=4)
FOLLOW_UP_H = (24, 48)

LATE_ACTION = "The prescriber comes to the bedside and decides about transfer."

LATE_HOURS = Value(
    "discharge.late_hours",
    "Not fit to leave, a prescriber comes after",
    LATE_AFTER // timedelta(hours=1),
    "h",
    "P",
    ("P",),
    _EVERY,
)
FOLLOW_UP_EARLIEST = Value(
    "discharge.follow_up_earliest",
    "Contact after a visit, at the earliest after",
    FOLLOW_UP_H[0],
    "h",
    "P",
    ("P",),
    _EVERY,
)
FOLLOW_UP_LATEST = Value(
    "discharge.follow_up_latest", "Contact after a visit, at the latest after", FOLLOW_UP_H[1], "h", "P", ("P",), _EVERY
)
HEART_LOW = Value(
    "discharge.heart_low", "Lowest heart rate to go home with", HR_LOW_PER_MIN, "/min", "P", ("P",), _NEEDLE
)
HEART_HIGH = Value(
    "discharge.heart_high", "Highest heart rate to go home with", HR_HIGH_PER_MIN, "/min", "P", ("P",), _NEEDLE
)
OXYGEN_LEAST = Value("discharge.oxygen", "Lowest saturation to go home with", SPO2_PCT, "%", "P", ("P",), _EVERY)
NAUSEA_LIMIT = Value("discharge.nausea", "Most nausea to go home with", NAUSEA_MOST, "of 10", "P", ("P",), _NEEDLE)
VITALS_MINUTES = Value(
    "discharge.vitals_minutes", "Vital signs count towards going home for", 30, "min", "P", ("P",), _EVERY
)
VALUES: tuple[Value, ...] = (
    LATE_HOURS,
    FOLLOW_UP_EARLIEST,
    FOLLOW_UP_LATEST,
    HEART_LOW,
    HEART_HIGH,
    OXYGEN_LEAST,
    NAUSEA_LIMIT,
    VITALS_MINUTES,
)
