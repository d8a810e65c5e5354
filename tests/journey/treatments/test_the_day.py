"""Why not begin: each fact of the day once, unknown is a reason, a hold is signed for by name, a no stops the day."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Clearance, Consent
from rekindle.journey.courses import actions as courses
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import NotYours
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.treatments import actions, readiness, safety
from rekindle.journey.treatments.models import DayFact, Treatment
from tests.journey.treatments.builders_treatments import (
    CALM,
    READY,
    a_consented_patient,
    a_course,
    an_open_treatment,
    make_ready,
)


@pytest.fixture
def opened(clinic: Any, alice: Any, nia: Any, now: datetime) -> Treatment:
    return an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)


def _verdict(treatment: Treatment, check_id: str, at: datetime) -> str:
    return next(check.verdict for check in readiness.checks(treatment, at) if check.id == check_id)


def test_opening_notes_the_arrival_and_opens_once(opened: Treatment, nia: Any, now: datetime) -> None:
    assert (opened.status, opened.dose_mg, opened.minutes) == ("preparation", Decimal("35.0"), 40)
    assert Appointment.objects.get(kind="treatment").status == "arrived"
    again = actions.open_day(session=opened.session, chair=opened.chair, nurse=nia, by=nia, at=now)
    assert again.pk == opened.pk
    assert Entry.objects.filter(verb="treatment.opened").count() == 1


def test_everything_good_leaves_no_reason(opened: Treatment, nia: Any, bob: Any, now: datetime) -> None:
    make_ready(opened, nia, bob, now)
    assert [refusal.sentence for refusal in readiness.why_not_begin(opened, now)] == []
    assert verify().broken_at is None


def test_any_one_unanswered_question_is_a_reason(opened: Treatment, nia: Any, bob: Any, now: datetime) -> None:
    make_ready(opened, nia, bob, now)
    taken_for_go = []
    # With no bladder point there is no blood or pain; a handed-over estimate does for whoever pays.
    answered_by_others = {"fatty_meal", "escort_adult", "estimate_delivered", "painful_bloody_urine", "self_pay"}
    for key in sorted(set(READY) - answered_by_others):
        actions.record_fact(treatment=opened, key=key, value=None, by=nia, at=now)
        if readiness.why_not_begin(opened, now) == ():
            taken_for_go.append(key)
        actions.record_fact(treatment=opened, key=key, value=READY[key], by=nia, at=now)
    assert taken_for_go == []
    assert readiness.why_not_begin(opened, now) == ()


def test_a_fact_said_again_is_not_written_again(opened: Treatment, nia: Any, now: datetime) -> None:
    for _ in range(2):
        actions.record_facts(treatment=opened, values={"restroom_offered": True}, by=nia, at=now)
    actions.record_fact(treatment=opened, key="restroom_offered", value=False, by=nia, at=now)
    kept = DayFact.objects.filter(treatment=opened, key="restroom_offered").order_by("pk")
    assert [(fact.value, fact.superseded_at is None) for fact in kept] == [(True, False), (False, True)]


def test_a_high_pressure_holds_until_a_prescriber_signs_and_a_new_finding_asks_again(
    opened: Treatment, nia: Any, bob: Any, alice: Any, now: datetime
) -> None:
    make_ready(opened, nia, bob, now)
    at = now
    for _ in range(3):
        at += timedelta(minutes=5)
        values = CALM | {"systolic_mmhg": 146, "diastolic_mmhg": 92}
        actions.chart_vitals(treatment=opened, values=values, by=nia, at=at)
    with pytest.raises(Refused, match="146/92"):
        actions.begin(treatment=opened, by=nia, at=at)
    with pytest.raises(NotYours):
        actions.accept_hold(treatment=opened, check_id="DG01", reason="Anxious, known.", by=nia, at=at)
    with pytest.raises(Refused, match="why it is right"):
        actions.accept_hold(treatment=opened, check_id="DG01", reason=" ", by=alice, at=at)
    for _ in range(2):
        actions.accept_hold(treatment=opened, check_id="DG01", reason="Anxious, known.", by=alice, at=at)
    assert readiness.why_not_begin(opened, at) == ()
    higher = CALM | {"systolic_mmhg": 158, "diastolic_mmhg": 96}
    actions.chart_vitals(treatment=opened, values=higher, by=nia, at=at + timedelta(minutes=2))
    with pytest.raises(Refused, match="158/96"):
        actions.begin(treatment=opened, by=nia, at=at + timedelta(minutes=2))


def test_what_is_unknown_or_says_no_cannot_be_signed_for(
    opened: Treatment, alice: Any, nia: Any, now: datetime
) -> None:
    with pytest.raises(Refused, match="cannot be signed for"):
        actions.accept_hold(treatment=opened, check_id="DG11", reason="Surely fine.", by=alice, at=now)
    said = {"wish": "yes", "thoughts": "yes", "method": "yes", "intent": "yes", "plan": "no", "behaviour": "no"}
    actions.record_fact(treatment=opened, key="suicide_since_last", value=said, by=nia, at=now)
    assert _verdict(opened, "DG11", now) == "no_go"
    with pytest.raises(Refused, match="cannot be signed for"):
        actions.accept_hold(treatment=opened, check_id="DG11", reason="Surely fine.", by=alice, at=now)


@pytest.mark.parametrize(
    ("said", "band"),
    [
        ({"wish": "no", "thoughts": "no", "behaviour": "no"}, "none"),
        ({"wish": "yes", "thoughts": "no", "behaviour": "no"}, "low"),
        (
            {"wish": "yes", "thoughts": "yes", "method": "yes", "intent": "no", "plan": "no", "behaviour": "no"},
            "moderate",
        ),
        (
            {"wish": "yes", "thoughts": "yes", "method": "no", "intent": "yes", "plan": "no", "behaviour": "no"},
            "high",
        ),
        ({"wish": "no", "thoughts": "no", "behaviour": "yes"}, "high"),
        ({"wish": "no", "thoughts": "no"}, None),
        ({"wish": "yes", "thoughts": "yes", "behaviour": "no"}, None),
        (None, None),
    ],
)
def test_the_suicide_questions_since_the_last_visit_give_a_band(said: dict[str, str] | None, band: str | None) -> None:
    assert readiness.suicide_band(said) == band  # the pattern table of clinical.md 2.4


def test_a_weight_that_changed_more_than_five_per_cent_asks_for_a_new_order(
    opened: Treatment, nia: Any, bob: Any, alice: Any, now: datetime
) -> None:
    make_ready(opened, nia, bob, now)
    actions.weigh(treatment=opened, weight_kg=Decimal("74.0"), by=nia, at=now)  # 5.7 % above 70 kg
    with pytest.raises(Refused, match="write a new order"):
        actions.begin(treatment=opened, by=nia, at=now)
    for wrong in ("24", "351"):
        with pytest.raises(Refused, match="Body weight"):
            actions.weigh(treatment=opened, weight_kg=Decimal(wrong), by=nia, at=now)


def test_a_new_order_is_taken_before_the_drug_is_drawn(opened: Treatment, nia: Any, alice: Any, now: datetime) -> None:
    course = opened.session.course
    courses.change_order(course=course, mg_per_kg=Decimal("0.6"), minutes=40, weight_kg=Decimal("70"), by=alice, at=now)
    said = " ".join(refusal.sentence for refusal in readiness.why_not_begin(_again(opened), now))
    assert "take the new order first" in said
    assert actions.take_order(treatment=opened, by=nia, at=now).dose_mg == Decimal("42.0")


def _again(treatment: Treatment) -> Treatment:
    from rekindle.journey.treatments.queries import find

    return find(treatment.pk, for_=treatment.nurse)


@pytest.mark.parametrize("what", ["consent", "clearance", "hold", "scales"])
def test_what_the_rooms_upstream_know_counts_on_the_day(
    opened: Treatment, nia: Any, bob: Any, now: datetime, what: str
) -> None:
    make_ready(opened, nia, bob, now)
    if what == "consent":
        Consent.objects.update(withdrawn_at=now, withdrawn_by="Ruth")
    elif what == "clearance":
        Clearance.objects.update(reopened_at=now, reopened_reason="hospitalised: a stay in hospital")
    elif what == "hold":
        courses.hold(course=opened.session.course, reason="Blood in the urine.", by=nia, at=now)
    else:
        Sheet.objects.filter(purpose="phq9").update(completed_at=now - timedelta(days=8))
    with pytest.raises(Refused):
        actions.begin(treatment=_again(opened), by=nia, at=now)


def test_a_day_on_which_nothing_is_given_lets_the_session_be_booked_again(
    opened: Treatment, nia: Any, now: datetime
) -> None:
    with pytest.raises(Refused, match="why nothing"):
        actions.not_today(treatment=opened, reason="", by=nia, at=now)
    sent = actions.not_today(treatment=opened, reason="Ate at eight.", by=nia, at=now)
    assert (sent.status, sent.ended_reason) == ("not-done", "Ate at eight.")
    from tests.journey.treatments.builders_treatments import a_booked_session

    session = a_booked_session(opened.session.course, nia, now + timedelta(hours=3))
    second = actions.open_day(session=session, chair=opened.chair, nurse=nia, by=nia, at=now + timedelta(hours=3))
    assert second.pk != opened.pk and second.status == "preparation"


def test_a_second_session_within_forty_eight_hours_is_not_begun(
    opened: Treatment, nia: Any, bob: Any, now: datetime
) -> None:
    make_ready(opened, nia, bob, now)
    actions.begin(treatment=opened, by=nia, at=now)
    other = Treatment.objects.get(pk=opened.pk)
    other.pk, other.status, other.began_at = None, "preparation", None
    Treatment.objects.filter(pk=opened.pk).update(status="completed", left_at=now + timedelta(hours=2))
    from rekindle.journey.courses.models import PlannedSession

    other.session = PlannedSession.objects.get(course=opened.session.course, number=2)
    other.save()
    assert _verdict(other, "EX04", now + timedelta(hours=47)) == "no_go"
    assert _verdict(other, "EX04", now + timedelta(hours=48)) == "go"


def test_what_is_due_over_the_months_is_said_and_what_nobody_wrote_down_is_not_known(
    opened: Treatment, now: datetime, nia: Any, signed_in: Any
) -> None:
    found = safety.long_term(opened, now)
    states = {line.item: line.state for line in found.lines}
    assert (found.had.sessions, states["liver"], states["bladder_scale"]) == (0, "not_yet", "unknown")
    page = signed_in(nia).get(f"/treatments/{opened.pk}/ready/").content.decode()
    assert "Over the months" in page
    assert "Bladder scale" in page


def test_a_dose_above_one_asked_for_after_the_clearance_opens_it_again(
    opened: Treatment, nia: Any, bob: Any, now: datetime
) -> None:
    make_ready(opened, nia, bob, now)
    assert _verdict(opened, "PC01", now) == "go"
    course = opened.session.course
    course.mg_per_kg = Decimal("1.10")
    assert _verdict(opened, "PC01", now) == "no_go"
    course.mg_per_kg = Decimal("1.00")
    assert _verdict(opened, "PC01", now) == "go"
