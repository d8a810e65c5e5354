"""What has to be known before an infusion may begin. Every fact may be unknown, and unknown never means go."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal

SuicideBand = Literal["none", "low", "moderate", "high"]


@dataclass(frozen=True)
class PressureReading:
    """One blood pressure, seated for five minutes, with the right cuff."""

    systolic_mmhg: float
    diastolic_mmhg: float
    measured_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReadinessFacts:
    """The record and the day, as far as they are known; dates are the clinic's own calendar."""

    # the record (PC01-PC14)
    clearance_signed_on: date | None = None
    clearance_triggers: frozenset[str] | None = None
    open_absolute_rules: int | None = None
    unresolved_relative_rules: int | None = None
    diagnosis_code: str | None = None
    trd_evidence_recorded: bool | None = None
    off_label_stated: bool | None = None
    consent_version: str | None = None
    consent_route: str | None = None
    consent_signed_on: date | None = None
    consent_covers_phase: bool | None = None
    phq9_on: date | None = None
    indication_scale_on: date | None = None
    suicide_check_on: date | None = None
    medicines_reconciled_on: date | None = None
    medicine_changes_asked_on: date | None = None
    pdmp_checked_on: date | None = None
    allergies_confirmed_on: date | None = None
    prior_anaesthesia_recorded: bool | None = None
    phase: Literal["induction", "maintenance"] | None = None
    interval_days: float | None = None
    labs_on: date | None = None
    labs_complete: bool | None = None
    ecg_done_if_needed: bool | None = None
    can_be_pregnant: bool | None = None
    pregnancy_test: Literal["negative", "positive", "not_done"] | None = None
    pregnancy_test_at: datetime | None = None
    first_of_series: bool | None = None
    urine_drug_screen_in_series: bool | None = None
    escort_name: str | None = None
    escort_phone: str | None = None
    no_drive_acknowledged: bool | None = None
    setting_certified: bool | None = None
    patient_enrolled: bool | None = None
    prescriber_on_site: bool | None = None
    pulse_oximeter_present: bool | None = None
    self_pay: bool | None = None
    estimate_delivered: bool | None = None
    acls_present: bool | None = None
    second_observer_present: bool | None = None
    crash_cart_checked_on: date | None = None

    # the body today
    age_y: float | None = None
    readings: tuple[PressureReading, ...] = ()
    pressure_symptoms: bool | None = None
    hr_per_min: float | None = None
    new_irregular_rhythm: bool | None = None
    spo2_pct: float | None = None
    baseline_spo2_pct: float | None = None
    rr_per_min: float | None = None
    temp_c: float | None = None
    respiratory_infection: bool | None = None
    solids_hours: float | None = None
    fatty_meal: bool | None = None
    clear_liquids_hours: float | None = None
    vomiting_today: bool | None = None
    nasal_spray_used: bool | None = None
    nasal_spray_hours: float | None = None
    glp1: Literal["not_taking", "stable", "escalating"] | None = None
    gi_symptoms: bool | None = None
    liquids_only_24h: bool | None = None
    urinary_points: int | None = None
    new_nocturia_or_urgency: bool | None = None
    painful_bloody_urine: bool | None = None
    suspected_cystitis: bool | None = None
    new_illness: Literal["none", "minor", "serious"] | None = None
    worst_unresolved_grade: int | None = None
    grade_two_sessions: int | None = None
    new_plan_for_effects: bool | None = None

    # the mind and medicines today
    intoxicated_or_withdrawing: bool | None = None
    thc_today: bool | None = None
    unexpected_drug_screen: bool | None = None
    suicide_band: SuicideBand | None = None
    suicide_band_before: SuicideBand | None = None
    emergency_plan_documented: bool | None = None
    activation: Literal["none", "mild", "current"] | None = None
    sleep_hours: float | None = None
    unusual_energy: bool | None = None
    ymrs_score: int | None = None
    psychosis: Literal["none", "transient", "present"] | None = None
    new_medicines: Literal["none", "cleared", "needs_review", "theophylline", "maoi"] | None = None
    sedative_times_recorded: bool | None = None
    benzodiazepine_taken: bool | None = None
    benzodiazepine_hours: float | None = None
    moaas: int | None = None

    # the room today
    ride_home: Literal["named_adult", "rideshare_alone", "none"] | None = None
    escort_reachable: bool | None = None
    identity_two_identifiers: bool | None = None
    drug_dose_concentration_checked: bool | None = None
    pump_double_checked: bool | None = None
    iv_patent: bool | None = None
    emergency_equipment_checked: bool | None = None
    restroom_offered: bool | None = None
    weighed_at: datetime | None = None
    order_signed: bool | None = None
    order_refusals: int | None = None
    course_active: bool | None = None
    open_holds: int | None = None
    previous_infusions: int | None = None
    last_infusion_at: datetime | None = None

    # what a prescriber has signed for, with a note, by the id of the check
    prescriber_accepted: frozenset[str] = frozenset()


FACT_NAMES: tuple[str, ...] = tuple(
    field.name for field in fields(ReadinessFacts) if field.name != "prescriber_accepted"
)
