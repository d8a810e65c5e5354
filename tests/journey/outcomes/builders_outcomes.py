"""People in treatment with scores, put straight into the rows."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Candidate, Clearance, Consent, Preparation
from rekindle.journey.courses.models import Course, PlannedSession
from rekindle.journey.outcomes.models import CheckIn, Score
from rekindle.journey.people.models import ContactConsent
from rekindle.journey.places.models import Chair
from rekindle.journey.questionnaires.models import Answer, Sheet
from rekindle.journey.screenings.models import Screening
from rekindle.journey.treatments.models import Treatment


def a_sheet(patient: Any, purpose: str, *, at: datetime, due_on: date | None = None, sent: bool = False) -> Sheet:
    """An answer sheet of one kind."""
    return Sheet.objects.create(
        clinic=patient.clinic,
        patient=patient,
        purpose=purpose,
        content_version="questions-2026.1",
        started_at=at,
        started_by="test",
        due_on=due_on,
        completed_at=at if sent else None,
    )


def a_candidate(patient: Any, state: str, *, at: datetime, owner: Any = None) -> Candidate:
    """Somebody on the way, in one state."""
    screening = Screening.objects.create(
        clinic=patient.clinic,
        patient=patient,
        sheet=a_sheet(patient, "screening", at=at, sent=True),
        gate="questionnaire",
        disposition="eligible",
        urgency="routine",
        suicide_band="none",
        answers={},
        result={"rules": []},
        content_version=CONTENT_VERSION,
        decided_at=at,
    )
    return Candidate.objects.create(
        clinic=patient.clinic,
        patient=patient,
        screening=screening,
        state=state,
        state_since_at=at,
        owner=owner,
        last_changed_by="test",
        entered_at=at,
    )


def an_appointment(
    patient: Any, kind: str, starts_at: datetime, *, who: Any = None, status: str = "booked", chair: int = 0
) -> Appointment:
    """One appointment of an hour."""
    return Appointment.objects.create(
        clinic=patient.clinic,
        patient=patient,
        kind=kind,
        status=status,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        practitioner=who,
        chair=Chair.objects.filter(clinic=patient.clinic)[chair] if kind == "treatment" else None,
        booked_at=starts_at,
        booked_by="test",
    )


def a_cleared_candidate(patient: Any, *, prescriber: Any, at: datetime, state: str = "in_treatment") -> Candidate:
    """Somebody cleared, prepared and consented, so that a course may be written."""
    candidate = a_candidate(patient, state, at=at)
    visit = an_appointment(patient, "clearance", at, who=prescriber, status="fulfilled")
    Clearance.objects.create(
        candidate=candidate,
        appointment=visit,
        screening=candidate.screening,
        indication="depression",
        height_cm=Decimal("170.0"),
        weight_kg=Decimal("72.0"),
        sex_for_dosing="female",
        recorded_at=at,
        recorded_by=prescriber,
        signed_at=at,
        signed_by=prescriber,
        expires_on=at.date() + timedelta(days=90),
    )
    Preparation.objects.create(
        candidate=candidate,
        appointment=an_appointment(patient, "preparation", at, who=prescriber, status="fulfilled"),
        expectations="calm",
        intention="rest",
        recorded_at=at,
        recorded_by=prescriber,
    )
    a_consent(candidate, at=at)
    return candidate


def a_consent(candidate: Any, *, at: datetime, phase: str = "induction") -> Consent:
    """A consent for one phase, signed by the patient."""
    return Consent.objects.create(
        candidate=candidate,
        route="iv_im",
        phase=phase,
        version=CONSENT_VERSION,
        items={},
        signature_name=candidate.patient.name,
        signed_at=at,
        signed_by=candidate.patient.name,
        expires_on=at.date() + timedelta(days=365),
    )


def a_course(
    patient: Any, *, prescriber: Any, at: datetime, phase: str = "induction", status: str = "active", sessions: int = 6
) -> Course:
    """A course resting on the newest clearance and consent."""
    candidate = Candidate.objects.filter(patient=patient).first() or a_cleared_candidate(
        patient, prescriber=prescriber, at=at
    )
    return Course.objects.create(
        clinic=patient.clinic,
        patient=patient,
        phase=phase,
        protocol="iv_mood",
        protocol_version="iv_mood-2026.1",
        clearance=Clearance.objects.filter(candidate=candidate).latest("pk"),
        consent=Consent.objects.filter(candidate=candidate).latest("pk"),
        status=status,
        mg_per_kg=Decimal("0.50"),
        minutes=40,
        sessions_planned=sessions,
        weight_basis="actual",
        ordered_weight_kg=Decimal("72.0"),
        dosing_weight_kg=Decimal("72.0"),
        dose_mg=Decimal("36.0"),
        indication="depression",
        prescribed_at=at,
        prescribed_by=prescriber,
        content_version="iv_mood-2026.1",
    )


def a_treatment(
    patient: Any,
    *,
    nurse: Any,
    prescriber: Any,
    at: datetime,
    status: str = "completed",
    number: int = 1,
    course: Course | None = None,
    chair: int = 0,
) -> Treatment:
    """One treatment, begun at an instant unless it is still being prepared."""
    course = course or a_course(patient, prescriber=prescriber, at=at)
    visit = an_appointment(patient, "treatment", at, who=nurse, status="arrived", chair=chair)
    session = PlannedSession.objects.create(course=course, number=number, target_on=at.date(), appointment=visit)
    began = status not in ("preparation", "not-done")
    over = status in ("completed", "stopped")
    return Treatment.objects.create(
        clinic=patient.clinic,
        patient=patient,
        session=session,
        chair=Chair.objects.filter(clinic=patient.clinic)[chair],
        nurse=nurse,
        status=status,
        opened_at=at,
        opened_by=str(nurse),
        began_at=at if began else None,
        infusion_ended_at=at + timedelta(minutes=40) if over else None,
        left_at=at + timedelta(minutes=120) if over else None,
        dose_mg=Decimal("36.0"),
        minutes=40,
        content_version="iv_mood-2026.1",
    )


def a_series(patient: Any, days: list[datetime], *, nurse: Any, prescriber: Any, status: str = "completed") -> Course:
    """An induction course given on these days."""
    course = a_course(patient, prescriber=prescriber, at=days[0] - timedelta(days=5), status=status, sessions=len(days))
    for number, day in enumerate(days, start=1):
        a_treatment(patient, nurse=nurse, prescriber=prescriber, at=day, number=number, course=course)
    return course


def a_score(patient: Any, total: int | None, at: datetime, *, instrument: str = "phq9", item9: int | None = 0) -> Score:
    """A sheet that was sent and scored, with the check-in that asked for it."""
    sheet = a_sheet(patient, instrument, at=at, due_on=at.date(), sent=True)
    CheckIn.objects.create(
        clinic=patient.clinic, patient=patient, instrument=instrument, due_on=at.date(), asked_at=at, sheet=sheet
    )
    return Score.objects.create(
        clinic=patient.clinic,
        patient=patient,
        instrument=instrument,
        sheet=sheet,
        total=total,
        answered_count=9 if total is not None else 8,
        safety_item=item9,
        band="",
        completed_at=at,
        content_version=CONTENT_VERSION,
    )


def a_missed_check_in(patient: Any, due_on: date, *, at: datetime, instrument: str = "phq9") -> CheckIn:
    """A check-in that nobody filled in."""
    return CheckIn.objects.create(
        clinic=patient.clinic,
        patient=patient,
        instrument=instrument,
        due_on=due_on,
        asked_at=at,
        sheet=a_sheet(patient, instrument, at=at, due_on=due_on),
        missed_at=at + timedelta(days=6),
    )


def answered(sheet: Sheet, values: dict[str, int], at: datetime) -> None:
    """Answers on a sheet."""
    Answer.objects.bulk_create(
        Answer(sheet=sheet, key=key, value=value, answered_at=at, answered_by="test") for key, value in values.items()
    )


def says_yes_to_mail(patient: Any, at: datetime) -> None:
    """The patient agreed to be written to."""
    ContactConsent.objects.create(patient=patient, channel="email", granted=True, said_at=at, said_by=patient.name)
