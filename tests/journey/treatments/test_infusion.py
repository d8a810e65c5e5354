"""Delivered milligrams come from pump events alone; the golden numbers are V1 and V6 of clinical.md 4.6."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rekindle.journey.candidates.models import Candidate
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import NotYours
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments import actions, facts
from rekindle.journey.treatments.models import PumpEvent, Treatment
from tests.journey.treatments.builders_treatments import (
    CALM,
    a_consented_patient,
    a_course,
    a_running_treatment,
    an_open_treatment,
    draw,
    make_ready,
)


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


def _given_mg(treatment: Treatment, at: datetime) -> Decimal:
    given = facts.delivered(treatment, at)
    assert given is not None
    return given.delivered_mg


def test_beginning_starts_the_pump_and_takes_the_person_into_treatment(running: Treatment, now: datetime) -> None:
    assert running.status == "in-progress"
    assert running.began_at == now
    assert Candidate.objects.get(patient=running.patient).state == "in_treatment"
    event = PumpEvent.objects.get(treatment=running)
    assert (event.kind, event.rate_ml_per_h) == ("start", Decimal("150.0"))
    assert verify().broken_at is None


def test_a_pause_at_twenty_minutes_and_half_the_rate_gives_what_the_table_says(
    running: Treatment, nia: Any, now: datetime
) -> None:
    # V6: V1 paused at 20 min, resumed at 50 %: 17.5 mg at the pause; 50 mL left at 75 mL/h take 40 more minutes
    at = now + timedelta(minutes=20)
    actions.pause(treatment=running, reason="distress 7", by=nia, at=at)
    assert _given_mg(running, at) == Decimal("17.5")
    resumed_at = at + timedelta(minutes=8)
    assert _given_mg(running, resumed_at) == Decimal("17.5")
    actions.resume(
        treatment=running,
        rate_ml_per_h=Decimal("75.0"),
        settled_since_at=at + timedelta(minutes=2),
        by=nia,
        at=resumed_at,
    )
    half = facts.delivered(running, resumed_at)
    assert half is not None and half.remaining_ml == 50 and half.remaining_minutes == 40
    over_at = resumed_at + timedelta(minutes=40)
    assert _given_mg(running, over_at) == Decimal("35.0")
    actions.end_infusion(treatment=running, by=nia, at=over_at + timedelta(minutes=1))
    running.refresh_from_db()
    assert (running.status, running.infusion_ended_at) == ("recovering", over_at)


def test_resuming_too_soon_or_too_fast_is_refused(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    actions.pause(treatment=running, reason="", by=nia, at=at)
    for rate, settled in (("75.0", at), ("140.0", at), ("75.0", None)):
        moment = at + timedelta(minutes=3 if rate == "75.0" else 9)
        with pytest.raises(Refused):
            actions.resume(treatment=running, rate_ml_per_h=Decimal(rate), settled_since_at=settled, by=nia, at=moment)
    running.refresh_from_db()
    assert running.status == "on-hold"


def test_a_second_press_of_pause_says_where_things_stand_and_writes_nothing(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=5)
    actions.pause(treatment=running, reason="", by=nia, at=at)
    with pytest.raises(Refused, match="is paused"):
        actions.pause(treatment=running, reason="", by=nia, at=at + timedelta(seconds=1))
    assert PumpEvent.objects.filter(treatment=running).count() == 2


def test_a_treatment_stopped_early_still_recovers(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=20)
    actions.stop(treatment=running, reason="asked to stop", by=nia, at=at)
    running.refresh_from_db()
    assert (running.status, running.infusion_ended_at) == ("recovering", at)
    assert _given_mg(running, at + timedelta(hours=3)) == Decimal("17.5")
    with pytest.raises(Refused, match="why"):
        actions.stop(treatment=running, reason=" ", by=nia, at=at)


def test_the_infusion_is_not_over_while_the_bag_holds_drug(running: Treatment, nia: Any, now: datetime) -> None:
    with pytest.raises(Refused, match=r"2\.5 mL are still in the bag"):
        actions.end_infusion(treatment=running, by=nia, at=now + timedelta(minutes=39))


def test_a_faster_rate_is_refused_and_a_slower_one_counts(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=20)
    with pytest.raises(Refused, match="faster"):
        actions.change_rate(treatment=running, rate_ml_per_h=Decimal("160"), reason="", by=nia, at=at)
    actions.change_rate(treatment=running, rate_ml_per_h=Decimal("75"), reason="", by=nia, at=at)
    # 50 mL in 20 min at 150 mL/h, then 25 mL in 20 min at 75 mL/h: 75 of 100 mL, so 26.25 mg, to the pump 26.3
    assert _given_mg(running, at + timedelta(minutes=20)) == Decimal("26.3")


def test_nothing_is_recorded_in_the_future(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    with pytest.raises(Refused, match="has not come yet"):
        actions.pause(treatment=running, reason="", by=nia, at=at, happened_at=at + timedelta(minutes=5))


def test_beginning_unready_is_refused_with_every_reason(clinic: Any, alice: Any, nia: Any, now: datetime) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    with pytest.raises(Refused) as refused:
        actions.begin(treatment=treatment, by=nia, at=now)
    said = " ".join(refused.value.sentences)
    for words in ("Suicide questions", "Weight", "Blood pressure", "The way home", "Restroom", "prescriber on site"):
        assert words in said
    assert len(refused.value.reasons) > 15
    treatment.refresh_from_db()
    assert treatment.status == "preparation"
    assert not PumpEvent.objects.exists()


def test_only_those_who_run_treatments_may_begin(running: Treatment, theo: Any, fran: Any, now: datetime) -> None:
    for other in (theo, fran):
        with pytest.raises(NotYours):
            actions.pause(treatment=running, reason="", by=other, at=now + timedelta(minutes=1))


def test_two_treatments_cannot_run_in_one_chair(
    running: Treatment, clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    later = now + timedelta(minutes=1)
    other = a_consented_patient(clinic, alice, now, "Leila Haddad")
    session_of = a_course(other, alice, now)
    treatment = an_open_treatment_elsewhere(session_of, nia, now)
    Treatment.objects.filter(pk=treatment.pk).update(chair=running.chair)
    make_ready(treatment, nia, bob, later)
    with pytest.raises(Refused, match="still holds another treatment"):
        actions.begin(treatment=treatment, by=nia, at=later)
    assert PumpEvent.objects.filter(treatment=treatment).count() == 0


def an_open_treatment_elsewhere(course: Any, nurse: Any, now: datetime) -> Treatment:
    from rekindle.journey.courses import actions as courses
    from rekindle.journey.courses.actions.booking import Place
    from rekindle.journey.places.models import Chair

    chair = Chair.objects.filter(clinic=course.clinic).order_by("-name")[0]
    session = courses.schedule(course=course, places=[Place(1, now, chair, nurse)], by=nurse, at=now)[0]
    return actions.open_day(session=session, chair=chair, nurse=nurse, by=nurse, at=now)


def test_the_pump_is_read_by_a_second_person_without_being_shown_the_numbers(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    draw(treatment, nia, now)
    right = {"dose_mg": Decimal("35.0"), "rate_ml_per_h": Decimal("150.0")}
    with pytest.raises(Refused, match="cannot check it"):
        actions.check_pump(treatment=treatment, by=nia, at=now, **right)
    with pytest.raises(Refused, match="rate you read"):
        actions.check_pump(treatment=treatment, by=bob, at=now, **(right | {"rate_ml_per_h": Decimal("100.0")}))
    with pytest.raises(Refused, match="dose you read"):
        actions.check_pump(treatment=treatment, by=bob, at=now, **(right | {"dose_mg": Decimal("53.0")}))
    # 35 mg over 40 minutes is 52.5 mg/h: a rate in mL/h that reads so is milligrams an hour
    with pytest.raises(Refused, match="milligrams an hour where millilitres") as caught:
        actions.check_pump(treatment=treatment, by=bob, at=now, **(right | {"rate_ml_per_h": Decimal("52.5")}))
    assert "150" not in str(caught.value), "the second reader is not told the number"
    drug = actions.check_pump(treatment=treatment, by=bob, at=now, **right)
    assert (drug.pump_checked_by, drug.pump_checked_at) == (bob, now)


def test_what_is_drawn_is_what_is_ordered(clinic: Any, alice: Any, nia: Any, mel: Any, now: datetime) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    for wrong, words in (
        ({"drawn_mg": Decimal("53.0")}, "order is 35.0 mg"),
        ({"vial_mg": Decimal("30")}, "cannot come out of a vial"),
        ({"vial_mg_per_ml": Decimal("40")}, "not one of"),
        ({"bag_ml": Decimal("250")}, "outside the usual range"),
        ({"bag_ml": Decimal("10")}, "medical director"),
        ({"lot": " "}, "lot number"),
    ):
        with pytest.raises(Refused, match=words):
            draw(treatment, nia, now, **wrong)
    drug = draw(treatment, nia, now, bag_ml=Decimal("250"), limit_reason="only large bags in stock")
    assert drug.limit_reason == "only large bags in stock"


def test_late_entries_are_read_by_when_they_happened(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=30)
    happened_at = now + timedelta(minutes=20)
    actions.pause(treatment=running, reason="", by=nia, at=at, happened_at=happened_at)
    assert _given_mg(running, at) == Decimal("17.5")
    actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at, measured_at=happened_at)


def test_what_went_in_beyond_the_order_is_kept_and_told_to_the_director(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: Any
) -> None:
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    Treatment.objects.filter(pk=treatment.pk).update(dose_mg=Decimal("20.0"))  # as a row mended by hand might stand
    actions.end_infusion(treatment=treatment, by=nia, at=now + timedelta(minutes=45))
    told = Task.objects.get(kind="given_beyond_limit")
    assert "35.0 mg is recorded as given and 20.0 mg was ordered" in told.reason
    assert told.owner_role == "medical_director"
