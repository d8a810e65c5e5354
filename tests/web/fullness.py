"""Filling a clinic row by row and a record thing by thing, to see whether a list asks once or every time."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from rekindle.journey.candidates.models import Resolution, ReviewCall
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.courses.models import Course, Hold, StandingOrder
from rekindle.journey.ledger.actions import record
from rekindle.journey.outcomes.models import MaintenanceDecision
from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair, ClosedDay, OnCallContact
from rekindle.journey.questionnaires.models import Answer
from rekindle.journey.tasks.models import Coverage
from rekindle.journey.treatments.models import (
    Addendum,
    DrugRecord,
    MedicineGiven,
    Note,
    PumpEvent,
    SideEffect,
    Treatment,
    VitalSigns,
)
from tests.builders import a_member, a_patient
from tests.journey.outcomes.builders_outcomes import (
    a_candidate,
    a_course,
    a_missed_check_in,
    a_score,
    a_treatment,
    an_appointment,
)
from tests.journey.tasks.builders_tasks import a_task


def one_more(clinic: Any, number: int, *, nurse: Any, prescriber: Any, findings: list[Any], at: datetime) -> None:
    """One more of everything that a clinic's lists show: people waiting, coming, sitting, gone, and the staff."""
    Chair.objects.create(clinic=clinic, name=f"Place {number:04}")
    chair = Chair.objects.filter(clinic=clinic).count() - 1
    _in_the_queue(clinic, number, prescriber, findings, at)
    in_chair = a_treatment(
        a_patient(clinic, f"Sitter {number}", at=at),
        nurse=nurse, prescriber=prescriber, at=at - timedelta(minutes=20), status="in-progress", chair=chair,
    )  # fmt: skip
    on_the_record(in_chair, number, nurse=nurse, at=at - timedelta(minutes=19))
    gone = a_treatment(
        a_patient(clinic, f"Gone {number}", at=at),
        nurse=nurse, prescriber=prescriber, at=at - timedelta(hours=4), chair=chair,
    )  # fmt: skip
    _wasted(gone, nurse, at)
    a_missed_check_in(gone.patient, (at - timedelta(days=9)).date(), at=at - timedelta(days=9))
    an_appointment(a_patient(clinic, f"Comes {number}", at=at), "preparation", at + timedelta(hours=1), who=prescriber)
    expected = a_treatment(
        a_patient(clinic, f"Expected {number}", at=at), nurse=nurse, prescriber=prescriber, at=at, status="not-done"
    )
    expected.session.appointment.status = "booked"
    expected.session.appointment.save()
    a_task(clinic, by=nurse, at=at, about=gone, unique_key=f"full-{number}")
    _the_house(clinic, number, prescriber, at)


def _in_the_queue(clinic: Any, number: int, prescriber: Any, findings: list[Any], at: datetime) -> None:
    for state in ("waiting_review", "consult_booked"):
        patient = a_patient(clinic, f"{state} {number}", at=at)
        waiting = a_candidate(patient, state, at=at, owner=prescriber)
        waiting.screening.result = {"rules": findings}
        waiting.screening.save()
        Resolution.objects.create(
            candidate=waiting, screening=waiting.screening, rule_id="IN-NOTTRD", grade="review", answer="may_go_on",
            note="Weighed.", resolved_at=at, resolved_by=prescriber,
        )  # fmt: skip


def _the_house(clinic: Any, number: int, prescriber: Any, at: datetime) -> None:
    member = a_member(clinic, f"M{number:02} Helper", "nurse", at=at)
    gone = a_member(clinic, f"G{number:02} Former", "nurse", at=at)
    Staff.objects.filter(pk=gone.pk).update(is_active=False, left_at=at)
    ClosedDay.objects.create(clinic=clinic, on=at.date() + timedelta(days=30 + number), reason="Holiday")
    OnCallContact.objects.create(
        clinic=clinic,
        name=f"Caller {number}",
        phone="+1 555 0177",
        email=f"c{number}@example.org",
        answers_when="always",
    )
    Coverage.objects.create(
        clinic_key=str(clinic.pk), role="nurse", person_key=str(member.pk), person_label=member.name,
        address=member.email, starts_at=at - timedelta(days=1), ends_at=at + timedelta(days=1),
    )  # fmt: skip
    with transaction.atomic():
        record("test.wrote", "looked at {about}", about=clinic, by=prescriber, at=at, clinic=clinic)


def _wasted(row: Treatment, nurse: Any, at: datetime) -> None:
    DrugRecord.objects.create(
        treatment=row, lot="K1", vial_mg_per_ml=Decimal(50), vial_mg=Decimal(500), drawn_mg=Decimal(36),
        bag_ml=Decimal(100), drawn_at=at, drawn_by=nurse, wasted_mg=Decimal(464), wasted_at=at, wasted_by=nurse,
    )  # fmt: skip


def on_the_record(row: Treatment, number: int, *, nurse: Any, at: datetime) -> None:
    """One more of everything that is charted in a treatment."""
    when = at + timedelta(seconds=number)
    VitalSigns.objects.create(
        treatment=row, phase="during", measured_at=when, recorded_at=when, recorded_by=nurse, systolic_mmhg=128,
        diastolic_mmhg=78, hr_per_min=72, spo2_pct=97, rr_per_min=14,
    )  # fmt: skip
    SideEffect.objects.create(
        treatment=row, term="nausea", grade=1, began_at=when, recorded_at=when, recorded_by=nurse, resolved_at=when,
        resolved_by=nurse,
    )  # fmt: skip
    order = StandingOrder.objects.create(
        course=row.session.course, order_id=f"order-{number}", drug="ondansetron", dose="4 mg", route="IV",
        use="nausea", limits="once", signed_at=when, signed_by=nurse,
    )  # fmt: skip
    MedicineGiven.objects.create(
        treatment=row, order=order, dose_given="4 mg", reason="nausea", given_at=when, given_by=nurse
    )
    PumpEvent.objects.create(
        treatment=row, number=number, kind="start" if number in (1, 101) else "rate_change", rate_ml_per_h=Decimal(150),
        happened_at=when, recorded_at=when, recorded_by=nurse,
    )  # fmt: skip


def one_more_of_a_life(course: Course, number: int, *, nurse: Any, prescriber: Any, at: datetime) -> None:
    """One more treatment, score, decision, hold and visit in one person's story."""
    patient, then = course.patient, at - timedelta(days=4 * number)
    done = a_treatment(patient, nurse=nurse, prescriber=prescriber, at=then, number=number, course=course)
    note = Note.objects.create(
        treatment=done, text="Went well.", impression="Calm.", content_version="v", signed_at=then, signed_by=prescriber
    )
    Addendum.objects.create(note=note, text="Slept well.", added_at=then, added_by=prescriber)
    _wasted(done, nurse, then)
    on_the_record(done, 1 + number, nurse=nurse, at=then)
    scored = a_score(patient, 12, then)
    Answer.objects.bulk_create(
        Answer(sheet=scored.sheet, key=f"phq9_{item}", value=1, answered_at=then, answered_by="Ruth")
        for item in range(1, 10)
    )
    a_score(patient, 9, then, instrument="gad7")
    a_course(patient, prescriber=prescriber, at=then, phase="maintenance", status="completed", sessions=1)
    Hold.objects.create(
        course=course, reason="Pressure", held_at=then, held_by="Nia", lifted_at=then, lifted_by="Al", lifted_note="Ok"
    )
    an_appointment(patient, "preparation", then, who=prescriber, status="fulfilled")
    MaintenanceDecision.objects.create(
        patient=patient, response_class="rapid", reasons=[], choice="stop", choice_reason="Well.", content_version="v",
        decided_at=then, decided_by=prescriber, superseded_at=at, superseded_by="Al",
    )  # fmt: skip
    ReviewCall.objects.create(
        candidate=candidate_of(patient), outcome="reached", note="Spoke.", called_at=then, called_by="Fran"
    )
