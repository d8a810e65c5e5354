"""Vital signs as they were measured, side effects with their grade, medicines under signed orders only."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rekindle.journey.candidates.models import Clearance
from rekindle.journey.courses.models import Course, StandingOrder
from rekindle.journey.courses.queries import open_holds
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments import actions, facts, queries
from rekindle.journey.treatments.models import MedicineGiven, SideEffect, Treatment, VitalSigns
from tests.journey.treatments.builders_treatments import CALM, a_consented_patient, a_course, a_running_treatment


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


def test_a_set_knows_its_phase_and_the_same_press_keeps_it_once(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    first = actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at)
    again = actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at + timedelta(seconds=2))
    assert first.pk == again.pk
    assert list(VitalSigns.objects.order_by("measured_at").values_list("phase", flat=True)) == ["before", "during"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"systolic_mmhg": 320, "diastolic_mmhg": 80}, "320 mmHg is not plausible"),
        ({"systolic_mmhg": 80, "diastolic_mmhg": 120}, "cannot be"),
        ({"systolic_mmhg": 120}, "both of its numbers"),
        ({"spo2_pct": 101}, "not plausible"),
        ({}, "Nothing was entered"),
    ],
)
def test_what_cannot_be_is_asked_about_and_not_kept(
    running: Treatment, nia: Any, now: datetime, values: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        actions.chart_vitals(treatment=running, values=values, by=nia, at=now + timedelta(minutes=10))
    assert VitalSigns.objects.filter(phase="during").count() == 0


def test_a_late_entry_keeps_both_times_and_one_before_the_opening_needs_a_reason(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=20)
    late = actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at, measured_at=now + timedelta(minutes=9))
    assert (late.measured_at, late.recorded_at) == (now + timedelta(minutes=9), at)
    early = now - timedelta(minutes=30)
    with pytest.raises(Refused, match="before this treatment was opened"):
        actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at, measured_at=early)
    kept = actions.chart_vitals(
        treatment=running, values=CALM, by=nia, at=at, measured_at=early, note="taken at the front desk"
    )
    assert kept.phase == "before"


def test_an_entry_in_error_stays_and_no_longer_counts(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    high = CALM | {"systolic_mmhg": 210, "diastolic_mmhg": 80}
    wrong = actions.chart_vitals(treatment=running, values=high, by=nia, at=at)
    assert facts.ladder(wrong, None)[0].level == 3
    with pytest.raises(Refused, match="what was wrong"):
        actions.enter_in_error(vitals=wrong, reason="", by=nia, at=at)
    for _ in range(2):
        actions.enter_in_error(vitals=wrong, reason="cuff slipped", by=nia, at=at)
    view = queries.chair_view(queries.find(running.pk, for_=nia), at)
    assert [one.row.systolic_mmhg for one in view.charted] == [122]
    assert [row.systolic_mmhg for row in view.in_error] == [210]
    actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at + timedelta(minutes=2), measured_at=at)


def test_the_next_set_is_due_ten_minutes_on_and_five_when_watched_closely(
    running: Treatment, nia: Any, now: datetime
) -> None:
    due = facts.next_vitals(running, [now], now)
    assert due is not None and due.due_at == now + timedelta(minutes=10)
    closer = actions.observe_every(treatment=running, every_min=5, by=nia, at=now)
    due = facts.next_vitals(closer, [now], now)
    assert due is not None and due.due_at == now + timedelta(minutes=5)


def test_a_set_charted_before_the_end_was_noted_counts_as_after_it(running: Treatment, nia: Any, now: datetime) -> None:
    kept = actions.chart_vitals(treatment=running, values=CALM, by=nia, at=now + timedelta(minutes=55))
    assert kept.phase == "during"
    actions.end_infusion(treatment=running, by=nia, at=now + timedelta(minutes=56))
    kept.refresh_from_db()
    assert kept.phase == "after"  # the bag was empty at 40 minutes


def test_a_severe_effect_holds_the_course_and_tells_prescriber_and_director(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=15)
    for _ in range(2):
        actions.note_side_effect(treatment=running, term="anxiety", grade=3, by=nia, at=at)
    course = Course.objects.get(pk=running.session.course_id)
    assert course.status == "on-hold"
    assert [hold.reason for hold in open_holds(course)] == ["Anxiety, grade 3, in session 1"]
    roles = Task.objects.filter(kind="severe_side_effect").values_list("owner_role", flat=True)
    assert sorted(roles) == ["medical_director", "prescriber"]
    assert Clearance.objects.get().reopened_at == at
    assert SideEffect.objects.count() == 1


def test_a_worse_grade_begins_where_the_milder_one_ends(running: Treatment, nia: Any, now: datetime) -> None:
    actions.note_side_effect(treatment=running, term="nausea", grade=1, by=nia, at=now + timedelta(minutes=5))
    worse = actions.note_side_effect(treatment=running, term="nausea", grade=2, by=nia, at=now + timedelta(minutes=9))
    mild = SideEffect.objects.get(grade=1)
    assert mild.resolved_at == worse.began_at
    over = actions.resolve_side_effect(effect=worse, by=nia, at=now + timedelta(minutes=20))
    assert (
        actions.resolve_side_effect(effect=over, by=nia, at=now + timedelta(minutes=21)).resolved_at == over.resolved_at
    )


def test_medicines_are_given_under_the_orders_of_this_course_only(
    running: Treatment, clinic: Any, alice: Any, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=12)
    own = StandingOrder.objects.get(course=running.session.course, order_id="ondansetron")
    for _ in range(2):
        actions.give_medicine(treatment=running, order=own, dose_given="4 mg IV", reason="nausea 5", by=nia, at=at)
    assert MedicineGiven.objects.count() == 1
    other = a_course(a_consented_patient(clinic, alice, now, "Leila Haddad"), alice, now)
    foreign = StandingOrder.objects.filter(course=other)[0]
    with pytest.raises(Refused, match="not among the orders"):
        actions.give_medicine(treatment=running, order=foreign, dose_given="4 mg", reason="nausea", by=nia, at=at)
    with pytest.raises(Refused, match="how much"):
        actions.give_medicine(treatment=running, order=own, dose_given="", reason="nausea", by=nia, at=at)
