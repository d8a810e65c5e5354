"""The numbers of the checks that rest on memory or policy: a named clinician confirms each before it counts.

The document states a band for one of them only; the others are confirmed as they stand.
"""

from typing import Final

from rekindle.clinical.sources import Flag
from rekindle.clinical.treatment.readiness.occasion import EVERY, RACEMIC, ProtocolId
from rekindle.clinical.values import Amount, Value


def _value(
    key: str,
    says: str,
    default: Amount,
    unit: str,
    *,
    tag: Flag = "P",
    sources: tuple[str, ...] = ("P",),
    needed_by: frozenset[ProtocolId] = EVERY,
) -> Value:
    return Value(f"ready.{key}", says, default, unit, tag, sources, frozenset(needed_by))


# The record
CLEARANCE_DAYS: Final = _value("clearance_days", "A medical clearance counts for", 90, "days")
CONSENT_DAYS: Final = _value("consent_days", "A consent counts for", 365, "days", sources=("ASKP3", "P"))
SCALES_DAYS: Final = _value("scales_days", "Rating scales count for", 7, "days")
MEDICINES_DAYS: Final = _value(
    "medicines_days", "A reconciled list of medicines, and a query of the prescription monitor, count for", 30, "days"
)
LABS_DAYS: Final = _value("labs_days", "Laboratory tests count, in an induction series, for", 183, "days")
LABS_MONTHLY_DAYS: Final = _value(
    "labs_monthly_days", "Laboratory tests count, in maintenance at least monthly, for", 92, "days"
)
LABS_SPARSE_DAYS: Final = Value(
    "ready.labs_sparse_days",
    "Laboratory tests count, in maintenance less than monthly, for",
    183,
    "days",
    "P",
    ("P",),
    frozenset(EVERY),
    lowest=183,
    highest=365,
)
PREGNANCY_FIRST_HOURS: Final = _value(
    "pregnancy_first_hours", "A pregnancy test counts, before the first session of a series, for", 24, "h"
)
PREGNANCY_LATER_HOURS: Final = _value(
    "pregnancy_later_hours", "A pregnancy test counts, before later sessions, for", 168, "h"
)

# The body
PRESSURE_MINUTES: Final = _value("pressure_minutes", "A blood pressure counts as of today for", 60, "min")
STOP_SYSTOLIC: Final = _value("stop_systolic", "After three readings no treatment at a systolic of", 160, "mmHg")
STOP_DIASTOLIC: Final = _value("stop_diastolic", "After three readings no treatment at a diastolic of", 100, "mmHg")
SEVERE_SYSTOLIC: Final = _value("severe_systolic", "Once confirmed no treatment at a systolic of", 180, "mmHg")
SEVERE_DIASTOLIC: Final = _value("severe_diastolic", "Once confirmed no treatment at a diastolic of", 110, "mmHg")
LOW_SYSTOLIC: Final = _value("low_systolic", "A prescriber decides at a systolic of at most", 90, "mmHg")
HEART_GO_LOW: Final = _value("heart_go_low", "Lowest heart rate that lets a treatment begin", 50, "/min")
HEART_GO_HIGH: Final = _value("heart_go_high", "Highest heart rate that lets a treatment begin", 100, "/min")
HEART_STOP_LOW: Final = _value("heart_stop_low", "No treatment at a resting heart rate below", 45, "/min")
HEART_STOP_HIGH: Final = _value("heart_stop_high", "No treatment at a resting heart rate above", 110, "/min")
OXYGEN_GO: Final = _value("oxygen_go", "Lowest saturation that lets a treatment begin", 95, "%")
OXYGEN_STOP: Final = _value("oxygen_stop", "No treatment at a saturation below", 92, "%")
OXYGEN_FALL: Final = _value("oxygen_fall", "No treatment at a saturation below the person's own by", 4, "%")
BREATHS_GO_LOW: Final = _value("breaths_go_low", "Fewest breaths a minute that let a treatment begin", 12, "/min")
BREATHS_GO_HIGH: Final = _value("breaths_go_high", "Most breaths a minute that let a treatment begin", 20, "/min")
BREATHS_STOP_LOW: Final = _value("breaths_stop_low", "No treatment at fewer breaths a minute than", 10, "/min")
BREATHS_STOP_HIGH: Final = _value("breaths_stop_high", "No treatment at more breaths a minute than", 24, "/min")
TEMPERATURE_HOLD: Final = _value("temperature_hold", "A prescriber decides from a temperature of", 37.8, "°C")
TEMPERATURE_STOP: Final = _value("temperature_stop", "No treatment above a temperature of", 38.2, "°C")


def _fasting(key: str, says: str, default: Amount) -> Value:
    return _value(key, says, default, "h", tag="M", sources=("L-KET-US", "M"), needed_by=RACEMIC)


SOLIDS_GO_HOURS: Final = _fasting("solids_go_hours", "Hours without solids after a light meal", 6)
SOLIDS_FATTY_HOURS: Final = _fasting("solids_fatty_hours", "Hours without solids after a fatty meal", 8)
SOLIDS_STOP_HOURS: Final = _fasting("solids_stop_hours", "No treatment at fewer hours without solids than", 4)
LIQUIDS_HOURS: Final = _fasting("liquids_hours", "No treatment at fewer hours without clear liquids than", 2)

# The mind and the medicines
YMRS_HOLD: Final = _value("ymrs_hold", "A prescriber decides from a YMRS total of", 12, "points")
YMRS_STOP: Final = _value("ymrs_stop", "No treatment from a YMRS total of", 20, "points", sources=("NYSPI", "P"))
SHORT_SLEEP_HOURS: Final = _value(
    "short_sleep_hours",
    "With energy, a prescriber decides at fewer hours of sleep than",
    4,
    "h",
    sources=("NYSPI", "P"),
)
BENZODIAZEPINE_HOURS: Final = _value(
    "benzodiazepine_hours",
    "A prescriber decides when a benzodiazepine was taken within",
    8,
    "h",
    sources=("BZD-A", "P"),
)
GRADE_TWO_SESSIONS: Final = _value(
    "grade_two_sessions", "A prescriber decides after unwanted effects of grade 2 in sessions numbering", 2, ""
)

# The room
GAP_HOURS: Final = _value("gap_hours", "At least this long between two treatments", 48, "h", needed_by=RACEMIC)

VALUES: Final[tuple[Value, ...]] = tuple(found for found in tuple(globals().values()) if isinstance(found, Value))
