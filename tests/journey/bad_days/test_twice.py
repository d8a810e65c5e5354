"""The acts at a gate and at the chair, pressed twice: what needs more than a filled form to be accepted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps

from rekindle.journey.candidates import actions as candidates
from rekindle.journey.courses import actions as courses
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.treatments import actions
from rekindle.journey.treatments.models import PumpEvent
from tests.journey.bad_days.whole import half_written
from tests.journey.candidates import builders_candidates as way
from tests.journey.treatments import builders_treatments as chair

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_models() if model.__module__.startswith("rekindle.")]


def rows() -> dict[str, int]:
    """How many rows there are of each kind, lines of the ledger included."""
    return {model.__name__: model._default_manager.count() for model in MODELS}


def twice(act: Callable[[], object]) -> None:
    """Do it, do it again; the second time nothing more is written, whether it is refused or answered with the first."""
    before = rows()
    act()
    once = rows()
    assert once != before
    try:
        act()
    except Refused as refused:
        assert all(sentence.endswith(".") for sentence in refused.sentences)
    assert rows() == once


def test_every_gate_passed_twice_is_passed_once(clinic: Any, alice: Any, fran: Any) -> None:
    at = way.NOW
    sheet = way.a_filled_sheet(clinic, failed_trials=1, at=at)
    twice(lambda: candidates.finish_questionnaire(sheet=sheet, by=fran, at=at))
    ruth = way.Candidate.objects.get()
    twice(lambda: candidates.claim(candidate=ruth, by=fran, at=at))
    seen = way.fresh(ruth).version
    call: dict[str, Any] = {"outcome": "reached", "note": "Said yes.", "version": seen}
    twice(lambda: candidates.record_call(candidate=ruth, by=fran, at=at, **call))
    twice(lambda: way.settle_all(ruth, alice, at))
    if way.fresh(ruth).state != "consult_offered":
        twice(lambda: candidates.offer_consultation(candidate=ruth, by=alice, at=at))
    slot = way.a_slot(clinic, "consultation", at)
    twice(lambda: candidates.book_consultation(candidate=ruth, by=fran, at=at, **slot))


def test_a_consultation_a_clearance_a_preparation_and_a_consent_kept_twice_are_kept_once(
    clinic: Any, alice: Any
) -> None:
    ruth = way.a_candidate(clinic)
    slot = way.a_slot(clinic, "consultation", way.NOW)
    then = candidates.book_consultation(candidate=ruth, by=alice, at=way.NOW, **slot).ends_at
    said = {"goals": "To get up.", "expectations": "Knows.", "contraindications_confirmed": True}
    said |= {"costs_discussed": True, "crisis_lines_given": True, "outcome": "to_clearance"}
    answers = {"suicide_answers": way.NO_THOUGHTS}
    twice(lambda: candidates.record_consultation(candidate=ruth, by=alice, at=then, **said, **answers))
    slot = way.a_slot(clinic, "clearance", then)
    then = candidates.book_clearance(candidate=ruth, by=alice, at=then, **slot).ends_at
    values = way.whole_clearance(then.date())
    candidates.record_clearance(candidate=ruth, values=values, by=alice, at=then)
    way.settle_all(ruth, alice, then)
    twice(lambda: candidates.sign_clearance(candidate=ruth, by=alice, at=then))
    slot = way.a_slot(clinic, "preparation", then)
    then = candidates.book_preparation(candidate=ruth, by=alice, at=then, **slot).ends_at
    held = {"expectations": "Knows.", "intention": "Light.", "topics_covered": ["fasting"], "touch_preference": "None."}
    held |= {"music_preference": "Piano.", "escort_plan": "Her sister."}
    twice(lambda: candidates.record_preparation(candidate=ruth, by=alice, at=then, **held))
    twice(lambda: way.sign(ruth, at=then))


def test_a_course_prescribed_booked_and_opened_twice_is_there_once(
    clinic: Any, alice: Any, nia: Any, now: datetime
) -> None:
    patient = chair.a_consented_patient(clinic, alice, now)
    twice(lambda: chair.a_course(patient, alice, now))
    course = chair.Course.objects.get()
    twice(lambda: chair.a_booked_session(course, nia, now))
    session = chair.PlannedSession.objects.get(course=course, number=1)
    assert session.appointment is not None and session.appointment.chair is not None
    where = session.appointment.chair
    twice(lambda: actions.open_day(session=session, chair=where, nurse=nia, by=nia, at=now))
    twice(lambda: courses.hold(course=course, reason="Pressure.", by=alice, at=now))


def test_the_pump_started_changed_and_ended_twice_did_so_once(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    course = chair.a_course(chair.a_consented_patient(clinic, alice, now), alice, now)
    row = chair.an_open_treatment(course, nia, now)
    chair.make_ready(row, nia, bob, now)
    twice(lambda: actions.begin(treatment=row, by=nia, at=now))
    at = now + timedelta(minutes=10)
    twice(lambda: actions.chart_vitals(treatment=row, values=chair.CALM, by=nia, at=at))
    rate = Decimal("120.0")
    twice(lambda: actions.change_rate(treatment=row, rate_ml_per_h=rate, reason="Felt far.", by=nia, at=at))
    twice(lambda: actions.pause(treatment=row, reason="A break.", by=nia, at=at + timedelta(minutes=1)))
    assert list(PumpEvent.objects.values_list("kind", flat=True)) == ["start", "rate_change", "pause"]


def test_somebody_sent_home_twice_went_home_once_with_one_note(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    row, at = chair.a_recovered_treatment(clinic, alice, nia, bob, now)
    twice(lambda: actions.discharge(treatment=row, by=nia, at=at, **chair.ESCORT))
    twice(lambda: actions.waste(treatment=row, wasted_mg=Decimal("465.0"), by=nia, at=at))
    twice(lambda: actions.witness_waste(treatment=row, by=bob, at=at))
    twice(lambda: actions.sign_note(treatment=row, impression="Went well.", by=nia, at=at))
    lines = list(Entry.objects.filter(verb__in=("treatment.discharged", "treatment.note_signed")))
    assert len(lines) == 2


def test_a_walk_through_the_rooms_own_verbs_is_whole(clinic: Any, alice: Any) -> None:
    ruth = way.a_candidate(clinic)
    at = way.consult(ruth, alice)
    at = way.clear(ruth, alice, at=at)
    at = way.prepare(ruth, alice, at=at)
    way.sign(ruth, at=at)
    chair.a_course(way.fresh(ruth).patient, alice, at)
    assert half_written() == []
