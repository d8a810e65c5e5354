"""Plain functions that bring a person to the chair: cleared, consented, prescribed, booked, ready, infusing."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rekindle.clinical.treatment.clearance import expires_on
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Candidate, Clearance, Consent, Preparation
from rekindle.journey.candidates.why_not import LABORATORY
from rekindle.journey.courses import actions as courses
from rekindle.journey.courses.actions.booking import Place
from rekindle.journey.courses.models import Course, PlannedSession
from rekindle.journey.places.models import Chair
from rekindle.journey.questionnaires.models import Answer, Sheet
from rekindle.journey.screenings.models import Screening
from rekindle.journey.treatments import actions
from rekindle.journey.treatments.models import Treatment
from tests.builders import a_patient

SAID = {"can_be_pregnant": "no", "age": 41, "ride": "yes"}


def a_consented_patient(clinic: Any, by: Any, now: datetime, name: str = "Ruth Abara", **given: Any) -> Any:
    """Somebody whom the rules, a prescriber and their own signature have let through; 70 kg and 175 cm by default."""
    weight_kg = given.pop("weight_kg", "70.0")
    patient = a_patient(clinic, name, at=now - timedelta(days=20), born_on=date(1985, 3, 14), **given)
    sheet = Sheet.objects.create(
        clinic=clinic,
        patient=patient,
        purpose="screening",
        content_version="v",
        started_at=now - timedelta(days=20),
        started_by=name,
        completed_at=now - timedelta(days=20),
    )
    for key, value in SAID.items():
        Answer.objects.create(sheet=sheet, key=key, value=value, answered_at=sheet.started_at, answered_by=name)
    screening = Screening.objects.create(
        clinic=clinic,
        patient=patient,
        sheet=sheet,
        gate="clearance",
        disposition="eligible",
        urgency="routine",
        suicide_band="none",
        answers=SAID,
        result={"rules": []},
        content_version="v",
        decided_at=now - timedelta(days=10),
    )
    candidate = Candidate.objects.create(
        clinic=clinic,
        patient=patient,
        screening=screening,
        state="consented",
        state_since_at=now - timedelta(days=3),
        last_changed_by=str(by),
        entered_at=now - timedelta(days=20),
    )
    _cleared(candidate, by, now, weight_kg)
    _phq9(clinic, patient, now - timedelta(days=2))
    return patient


def _phq9(clinic: Any, patient: Any, at: datetime) -> None:
    sheet = Sheet.objects.create(
        clinic=clinic,
        patient=patient,
        purpose="phq9",
        content_version="v",
        started_at=at,
        started_by=str(patient),
        completed_at=at,
    )
    for number in range(1, 10):
        Answer.objects.create(sheet=sheet, key=f"phq9_{number}", value=1, answered_at=at, answered_by=str(patient))


def _cleared(candidate: Candidate, by: Any, now: datetime, weight_kg: str) -> None:
    signed_at = now - timedelta(days=8)
    booked = [
        Appointment.objects.create(
            clinic=candidate.clinic,
            patient=candidate.patient,
            kind=kind,
            status="fulfilled",
            starts_at=signed_at,
            ends_at=signed_at + timedelta(hours=1),
            practitioner=by,
            booked_at=signed_at,
            booked_by=str(by),
        )
        for kind in ("clearance", "preparation")
    ]
    Clearance.objects.create(
        candidate=candidate,
        appointment=booked[0],
        screening=candidate.screening,
        history="As told.",
        medicines_reconciled="Sertraline 50 mg.",
        allergies="Penicillin (hives)",
        examination="Normal.",
        airway="Normal.",
        pressures=[{"systolic_mmhg": 122, "diastolic_mmhg": 78, "measured_at": signed_at.isoformat()}] * 3,
        hr_per_min=70,
        spo2_pct=98,
        height_cm=Decimal("175"),
        weight_kg=Decimal(weight_kg),
        sex_for_dosing="female",
        asa_class=2,
        laboratory=dict.fromkeys(LABORATORY, 20) | {"taken_on": str(signed_at.date())},
        urinalysis="normal",
        urine_drug_screen="as_expected",
        pdmp_checked_on=signed_at.date(),
        indication="mdd",
        icd10_code="F33.2",
        treatment_history="Two antidepressants.",
        options_discussed=["no_treatment", "tms"],
        off_label_explained=True,
        recorded_at=signed_at,
        recorded_by=by,
        signed_at=signed_at,
        signed_by=by,
        expires_on=expires_on(signed_at.date()),
    )
    Preparation.objects.create(
        candidate=candidate,
        appointment=booked[1],
        expectations="Talked through.",
        intention="To sleep.",
        recorded_at=signed_at,
        recorded_by=by,
    )
    Consent.objects.create(
        candidate=candidate,
        route="iv_im",
        version=CONSENT_VERSION,
        items={"off_label": "RA"},
        signature_name="Ruth Abara",
        signed_at=signed_at,
        signed_by=str(candidate.patient),
        expires_on=signed_at.date() + timedelta(days=365),
    )


def a_course(patient: Any, by: Any, now: datetime, **given: Any) -> Course:
    """The ordinary course: 0.5 mg/kg over 40 minutes, six sessions."""
    asked: dict[str, Any] = {
        "phase": "induction",
        "mg_per_kg": Decimal("0.5"),
        "minutes": 40,
        "sessions": 6,
        "weight_kg": Decimal("70.0"),
        "order_ids": ("ondansetron", "oxygen"),
    }
    return courses.prescribe(patient=patient, by=by, at=now, **(asked | given))


def a_booked_session(course: Course, nurse: Any, now: datetime, number: int = 1) -> PlannedSession:
    """The session of a course booked for right now, in the first free chair."""
    chair = Chair.objects.filter(clinic=course.clinic).order_by("name").first()
    assert chair is not None
    place = Place(number, now, chair, nurse)
    return courses.schedule(course=course, places=[place], by=nurse, at=now)[0]


def an_open_treatment(course: Course, nurse: Any, now: datetime, number: int = 1) -> Treatment:
    """The person is in the chair and nothing has been asked yet."""
    session = a_booked_session(course, nurse, now, number)
    assert session.appointment is not None and session.appointment.chair is not None
    return actions.open_day(session=session, chair=session.appointment.chair, nurse=nurse, by=nurse, at=now)


READY: dict[str, object] = {
    "identity_two_identifiers": True,
    "restroom_offered": True,
    "iv_patent": True,
    "allergies_confirmed": True,
    "prior_anaesthesia_recorded": True,
    "medicine_changes_asked": True,
    "new_medicines": "none",
    "sedative_times_recorded": True,
    "benzodiazepine_taken": False,
    "solids_hours": "9",
    "fatty_meal": False,
    "clear_liquids_hours": "3",
    "vomiting_today": False,
    "glp1": "not_taking",
    "pressure_symptoms": False,
    "new_irregular_rhythm": False,
    "respiratory_infection": False,
    "new_illness": "none",
    "bladder": [],
    "painful_bloody_urine": False,
    "suspected_cystitis": False,
    "intoxicated_or_withdrawing": False,
    "thc_today": False,
    "unexpected_drug_screen": False,
    "suicide_since_last": {"wish": "no", "thoughts": "no", "behaviour": "no"},
    "activation": "none",
    "sleep_hours": "7",
    "psychosis": "none",
    "ride_home": "named_adult",
    "escort_name": "Sam Abara",
    "escort_phone": "+1 555 0177",
    "escort_reachable": True,
    "escort_adult": True,
    "no_drive_acknowledged": True,
    "emergency_equipment_checked": True,
    "crash_cart_checked": True,
    "acls_present": True,
    "second_observer_present": True,
    "prescriber_on_site": True,
    "self_pay": True,
    "estimate_delivered": True,
}

CALM: dict[str, object] = {
    "systolic_mmhg": 122,
    "diastolic_mmhg": 78,
    "hr_per_min": 70,
    "spo2_pct": 98,
    "rr_per_min": 14,
    "moaas": 5,
    "distress_0_10": 1,
    "nausea_0_10": 0,
    "pain_0_10": 0,
}


def make_ready(treatment: Treatment, nurse: Any, second: Any, at: datetime) -> None:
    """Everything asked, weighed, measured, drawn and checked, all of it good."""
    actions.record_facts(treatment=treatment, values=READY, by=nurse, at=at)
    actions.weigh(treatment=treatment, weight_kg=Decimal("70.0"), by=nurse, at=at)
    actions.chart_vitals(treatment=treatment, values=CALM | {"temp_c": Decimal("36.6")}, by=nurse, at=at)
    draw(treatment, nurse, at)
    actions.check_pump(treatment=treatment, dose_mg=Decimal("35.0"), rate_ml_per_h=Decimal("150.0"), by=second, at=at)


def draw(treatment: Treatment, nurse: Any, at: datetime, **given: Any) -> Any:
    """35 mg out of a 500 mg vial into 100 mL, as in V1 of the pump table (clinical.md 4.6)."""
    asked: dict[str, Any] = {
        "lot": "K2291",
        "vial_mg_per_ml": Decimal(50),
        "vial_mg": Decimal(500),
        "drawn_mg": Decimal("35.0"),
        "bag_ml": Decimal(100),
    }
    return actions.prepare_drug(treatment=treatment, by=nurse, at=at, **(asked | given))


def a_running_treatment(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime, name: str = "Ruth Abara"
) -> Treatment:
    """Pump running since this instant."""
    patient = a_consented_patient(clinic, alice, now, name)
    treatment = an_open_treatment(a_course(patient, alice, now), nia, now)
    make_ready(treatment, nia, bob, now)
    return actions.begin(treatment=treatment, by=nia, at=now)


GONE_HOME: dict[str, object] = {
    "oriented_x3": True,
    "conversing_as_usual": True,
    "gait_steady": True,
    "drinks": True,
    "pain_acceptable": True,
    "iv_removed": True,
    "mood_worse": False,
    "instructions_given": True,
    "after_hours_number_given": True,
    "crisis_lines_given": True,
    "aldrete": {"activity": 2, "respiration": 2, "circulation": 2, "consciousness": 2, "saturation": 2},
    "padss": {"vitals": 2, "gait": 2, "nausea": 2, "pain": 2, "bleeding": 2},
}

ESCORT: dict[str, Any] = {
    "escort_name": "Sam Abara",
    "escort_phone": "+1 555 0177",
    "escort_relation": "husband",
    "escort_signed_name": "Sam Abara",
}


def a_recovered_treatment(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> tuple[Treatment, datetime]:
    """Infused for 40 minutes and an hour past the end with every criterion met, the escort not yet here."""
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    over_at = now + timedelta(minutes=40)
    actions.end_infusion(treatment=treatment, by=nia, at=over_at)
    at = over_at + timedelta(minutes=61)
    for minutes in (45, 61):
        actions.chart_vitals(treatment=treatment, values=CALM, by=nia, at=over_at + timedelta(minutes=minutes))
    actions.record_facts(treatment=treatment, values=GONE_HOME, by=nia, at=at)
    treatment.refresh_from_db()
    return treatment, at
