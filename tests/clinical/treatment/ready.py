"""A person and a room that are ready, so that each test changes one thing."""

from datetime import UTC, datetime, timedelta
from typing import Any

from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.clinical.treatment.readiness import PressureReading, ReadinessFacts

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def reading(systolic_mmhg: int, diastolic_mmhg: int, minutes_ago: int = 5) -> PressureReading:
    return PressureReading(systolic_mmhg, diastolic_mmhg, ago(minutes=minutes_ago))


READY: dict[str, Any] = {
    "clearance_signed_on": ago(days=20).date(),
    "clearance_triggers": frozenset(),
    "open_absolute_rules": 0,
    "unresolved_relative_rules": 0,
    "diagnosis_code": "F33.2",
    "trd_evidence_recorded": True,
    "off_label_stated": True,
    "consent_version": CONSENT_VERSION,
    "consent_route": "iv_im",
    "consent_signed_on": ago(days=10).date(),
    "consent_covers_phase": True,
    "phq9_on": ago(days=2).date(),
    "indication_scale_on": ago(days=2).date(),
    "suicide_check_on": TODAY,
    "medicines_reconciled_on": ago(days=20).date(),
    "medicine_changes_asked_on": TODAY,
    "pdmp_checked_on": ago(days=20).date(),
    "allergies_confirmed_on": TODAY,
    "prior_anaesthesia_recorded": True,
    "labs_on": ago(days=30).date(),
    "labs_complete": True,
    "ecg_done_if_needed": True,
    "can_be_pregnant": True,
    "pregnancy_test": "negative",
    "pregnancy_test_at": ago(hours=1),
    "first_of_series": False,
    "urine_drug_screen_in_series": True,
    "escort_name": "Ann O'Brien",
    "escort_phone": "555 0100",
    "no_drive_acknowledged": True,
    "self_pay": True,
    "estimate_delivered": True,
    "acls_present": True,
    "second_observer_present": True,
    "crash_cart_checked_on": TODAY,
    "age_y": 45,
    "readings": (reading(124, 78),),
    "pressure_symptoms": False,
    "hr_per_min": 72,
    "new_irregular_rhythm": False,
    "spo2_pct": 98,
    "baseline_spo2_pct": 98,
    "rr_per_min": 14,
    "temp_c": 36.7,
    "respiratory_infection": False,
    "solids_hours": 10.0,
    "fatty_meal": False,
    "clear_liquids_hours": 3.0,
    "vomiting_today": False,
    "glp1": "not_taking",
    "urinary_points": 0,
    "new_nocturia_or_urgency": False,
    "painful_bloody_urine": False,
    "suspected_cystitis": False,
    "new_illness": "none",
    "worst_unresolved_grade": 0,
    "grade_two_sessions": 0,
    "intoxicated_or_withdrawing": False,
    "thc_today": False,
    "unexpected_drug_screen": False,
    "suicide_band": "low",
    "suicide_band_before": "low",
    "activation": "none",
    "sleep_hours": 7.0,
    "psychosis": "none",
    "new_medicines": "none",
    "sedative_times_recorded": True,
    "benzodiazepine_taken": False,
    "moaas": 5,
    "ride_home": "named_adult",
    "escort_reachable": True,
    "identity_two_identifiers": True,
    "drug_dose_concentration_checked": True,
    "pump_double_checked": True,
    "iv_patent": True,
    "emergency_equipment_checked": True,
    "restroom_offered": True,
    "weighed_at": ago(hours=1),
    "order_signed": True,
    "order_refusals": 0,
    "course_active": True,
    "open_holds": 0,
    "previous_infusions": 3,
    "last_infusion_at": ago(days=4),
}


def ready(**changes: Any) -> ReadinessFacts:
    return ReadinessFacts(**{**READY, **changes})
