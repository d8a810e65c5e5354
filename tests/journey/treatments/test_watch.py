"""The alarms of a treatment: fed by what is charted, stepped by the clock, acknowledged once, never lost."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments import actions, alarms
from rekindle.journey.treatments.models import AlarmTransition, Heartbeat, Treatment, Watch
from tests.journey.treatments.builders_treatments import (
    CALM,
    ESCORT,
    a_recovered_treatment,
    a_running_treatment,
    make_ready,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


def charted(row: Treatment, by: Any, at: datetime, **values: object) -> Any:
    return actions.chart_vitals(treatment=row, values=CALM | values, by=by, at=at)


def rows(*names: str) -> list[tuple[Any, ...]]:
    return list(AlarmTransition.objects.order_by("number").values_list(*names))


def test_the_watch_begins_with_the_drug_and_a_calm_set_asks_for_nobody(
    running: Treatment, nia: Any, now: datetime
) -> None:
    watch = Watch.objects.get(treatment=running)
    assert watch.state["baseline"]["systolic_mmhg"] == 122
    assert watch.next_due_at == now + timedelta(minutes=12)  # a set every ten minutes, and two of grace
    charted(running, nia, now + timedelta(minutes=10))
    assert alarms.standing(running, now + timedelta(minutes=10)).alarms == ()
    assert Watch.objects.get().next_due_at == now + timedelta(minutes=22)
    assert rows("condition") == []


def test_a_pressure_over_its_limit_asks_in_the_transaction_that_kept_it(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    kept = charted(running, nia, at, systolic_mmhg=168, diastolic_mmhg=94)
    (found,) = alarms.standing(running, at).alarms
    assert (found.condition, found.priority, found.level, found.standing) == ("bp_high", "MEDIUM", 1, "active")
    assert "168 mmHg" in found.words and "160" in found.words
    (row,) = AlarmTransition.objects.all()
    assert (row.number, row.phase, row.cause) == (1, "start", f"vital signs {kept.pk}")
    assert row.policy_version and row.happened_at == at


def test_a_saturation_waits_its_delay_and_the_clock_raises_it(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, spo2_pct=88)  # below 90 for 15 s: MEDIUM; still so after 60 s: HIGH
    assert alarms.standing(running, at).alarms == ()
    assert Watch.objects.get().next_due_at == at + timedelta(seconds=15)
    assert actions.tick_due(at=at + timedelta(seconds=14)) == 0
    assert actions.tick_due(at=at + timedelta(seconds=15)) == 1
    assert alarms.standing(running, at).worst.priority == "MEDIUM"  # type: ignore[union-attr]  # it stands
    actions.tick_due(at=at + timedelta(seconds=61))
    worst = alarms.standing(running, at + timedelta(seconds=61)).worst
    assert worst is not None and (worst.priority, worst.standing) == ("HIGH", "held")
    assert [when for (when,) in rows("happened_at")] == [at + timedelta(seconds=15), at + timedelta(seconds=60)]


def test_of_two_nurses_one_has_it_and_the_other_is_told_who(
    running: Treatment, nia: Any, bob: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, systolic_mmhg=185, diastolic_mmhg=94)
    seen = alarms.standing(running, at).seen
    actions.acknowledge(treatment=running, by=nia, at=at + timedelta(seconds=4), seen=seen)
    with pytest.raises(Refused, match="Nia Dunn has it, since 10:10:04"):
        actions.acknowledge(treatment=running, by=bob, at=at + timedelta(seconds=4), seen=seen)
    assert actions.acknowledge(treatment=running, by=nia, at=at + timedelta(seconds=5)) == []
    assert AlarmTransition.objects.filter(acknowledged=True).count() == 1
    assert Entry.objects.filter(verb="treatment.alarm_acknowledged").count() == 1
    (found,) = alarms.standing(running, at).alarms
    assert (found.standing, found.by) == ("acknowledged", "Nia Dunn")


def test_what_grew_worse_after_the_page_was_drawn_is_not_acknowledged_unseen(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, systolic_mmhg=165, diastolic_mmhg=94)
    seen = alarms.standing(running, at).seen
    charted(running, nia, at + timedelta(minutes=2), systolic_mmhg=204, diastolic_mmhg=94)
    with pytest.raises(Refused, match="grown worse"):
        actions.acknowledge(treatment=running, by=nia, at=at + timedelta(minutes=2, seconds=3), seen=seen)
    assert alarms.standing(running, at).worst is not None


def test_an_acknowledgement_runs_out_and_the_cause_past_a_high_alarm_waits_for_a_person(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, systolic_mmhg=185, diastolic_mmhg=94)
    actions.acknowledge(treatment=running, by=nia, at=at + timedelta(seconds=5))
    actions.tick_due(at=at + timedelta(seconds=126))
    assert alarms.standing(running, at).worst is not None
    charted(running, nia, at + timedelta(seconds=130))
    (found,) = alarms.standing(running, at).alarms
    assert found.is_over
    actions.acknowledge(treatment=running, by=nia, at=at + timedelta(seconds=140))
    assert alarms.standing(running, at).alarms == ()


def test_a_set_that_nobody_takes_is_one_thing_to_do(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=12, seconds=1)
    actions.tick_due(at=at)
    (found,) = alarms.standing(running, at).alarms
    assert (found.priority, found.kind) == ("LOW", "technical")
    assert "overdue" in found.words and "blood pressure" in found.words
    actions.acknowledge(treatment=running, by=nia, at=at)
    assert alarms.standing(running, at).unheard == ()
    charted(running, nia, at + timedelta(seconds=30))
    assert alarms.standing(running, at).alarms == ()


def test_nobody_at_the_screens_reaches_a_named_person_as_a_task(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, systolic_mmhg=204, diastolic_mmhg=94)
    for seconds in (30, 60, 120):
        actions.tick_due(at=at + timedelta(seconds=seconds))
        actions.tick_due(at=at + timedelta(seconds=seconds))
    assert list(Task.objects.filter(kind="alarm_unheard").order_by("pk").values_list("owner_role", "urgency")) == [
        ("nurse", "immediate"),
        ("prescriber", "immediate"),
    ]
    assert alarms.standing(running, at).worst.reach == 3  # type: ignore[union-attr]  # it stands


def test_the_sound_is_paused_for_two_minutes_and_a_new_high_alarm_ends_the_pause(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, systolic_mmhg=165, diastolic_mmhg=94)
    assert alarms.standing(running, at).sounds == "MEDIUM"
    for seconds in (5, 60):  # a second press makes it no longer
        actions.pause_audio(treatment=running, by=nia, at=at + timedelta(seconds=seconds))
    found = alarms.standing(running, at + timedelta(seconds=60))
    assert found.audio_until == at + timedelta(seconds=125)
    assert found.sounds == "" and found.worst is not None
    charted(running, nia, at + timedelta(seconds=90), systolic_mmhg=205, diastolic_mmhg=94)
    found = alarms.standing(running, at + timedelta(seconds=90))
    assert (found.audio_until, found.sounds) == (None, "HIGH")
    assert Entry.objects.filter(verb="treatment.audio_paused").count() == 1


def test_a_call_for_help_stands_until_somebody_puts_it_right(
    running: Treatment, nia: Any, bob: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=3)
    actions.call(treatment=running, by=nia, at=at)
    actions.call(treatment=running, by=nia, at=at + timedelta(seconds=1))
    actions.acknowledge(treatment=running, by=bob, at=at + timedelta(seconds=9))
    (found,) = alarms.standing(running, at).alarms
    assert (found.condition, found.priority, found.by) == ("staff_call", "HIGH", str(bob))
    actions.reset(treatment=running, condition="staff_call", by=bob, at=at + timedelta(seconds=60))
    assert alarms.standing(running, at).alarms == ()
    assert Entry.objects.filter(verb="treatment.called_for_help").count() == 1


def test_a_gap_without_a_watch_is_said_from_when_to_when(running: Treatment, nia: Any, now: datetime) -> None:
    actions.beat(at=now)
    assert actions.beat(at=now + timedelta(seconds=15)) == 0
    assert actions.beat(at=now + timedelta(minutes=5)) == 1
    (found,) = alarms.standing(running, now).alarms
    assert found.condition == "alarm_system_down" and "from 10:00:15 to 10:05:00" in found.words
    actions.reset(treatment=running, condition="alarm_system_down", by=nia, at=now + timedelta(minutes=6))
    assert alarms.standing(running, now).alarms == ()


def test_a_clock_set_back_by_an_hour_is_said_and_no_delay_runs_anew(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, spo2_pct=88)
    Heartbeat.objects.create(beat_at=at)
    back = at - timedelta(hours=1) + timedelta(seconds=5)
    actions.beat(at=back)
    assert [one.condition for one in alarms.standing(running, back).alarms] == ["clock_skew"]
    actions.tick_due(at=back + timedelta(seconds=16))
    assert "spo2_low" in {one.condition for one in alarms.standing(running, back).alarms}
    assert Heartbeat.objects.get().beat_at == back


def test_the_log_cannot_be_changed_or_emptied(running: Treatment, nia: Any, now: datetime) -> None:
    charted(running, nia, now + timedelta(minutes=10), systolic_mmhg=165, diastolic_mmhg=94)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AlarmTransition.objects.update(priority="LOW")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AlarmTransition.objects.all().delete()
    assert rows("priority") == [("MEDIUM",)]


def test_the_state_read_back_goes_on_as_if_it_had_never_been_put_down(
    running: Treatment, nia: Any, now: datetime
) -> None:
    """Every act reads the state from its row, so the rows of a treatment are those of one machine run in one go."""
    from rekindle.clinical.monitoring.alarms import Event, step
    from rekindle.journey.treatments import watches

    at = now + timedelta(minutes=10)
    state = watches.state_of(Watch.objects.get())
    policy = watches.policy_of(Watch.objects.get())
    charted(running, nia, at, spo2_pct=88, systolic_mmhg=165)
    for seconds in (15, 60, 90):
        actions.tick_due(at=at + timedelta(seconds=seconds))
    watch = Watch.objects.get()
    events = watches.reading_events(watch, watches.by_hand(running_set(running)), at)
    log: list[Any] = []
    for event in [*events, Event(at_s=watches.second_of(watch, at + timedelta(seconds=90)), kind="tick")]:
        state, found = step(state, event, policy)
        log += found
    assert [(one.at_s, one.condition, one.phase) for one in log] == rows("at_s", "condition", "phase")


def running_set(row: Treatment) -> Any:
    from rekindle.journey.treatments.models import VitalSigns

    return VitalSigns.objects.filter(treatment=row, phase="during").get()


def test_leaving_ends_the_watch_and_a_high_alarm_nobody_had_still_waits(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    treatment, at = a_recovered_treatment(clinic, alice, nia, bob, now)
    charted(treatment, nia, at + timedelta(seconds=30), systolic_mmhg=185, diastolic_mmhg=94)
    at += timedelta(seconds=90)
    charted(treatment, nia, at)
    actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT)
    assert Watch.objects.get().closed_at is None
    (found,) = alarms.standing(treatment, at).alarms
    assert (found.condition, found.is_over) == ("bp_high", True)
    actions.acknowledge(treatment=treatment, by=nia, at=at + timedelta(minutes=1))
    assert Watch.objects.get().closed_at == at + timedelta(minutes=1)


def test_before_it_begins_nothing_is_watched(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> None:
    from tests.journey.treatments.builders_treatments import a_consented_patient, a_course, an_open_treatment

    opened = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    make_ready(opened, nia, bob, now)
    assert not Watch.objects.exists()
    with pytest.raises(Refused, match="has not begun"):
        actions.pause_audio(treatment=opened, by=nia, at=now)


def test_a_clinic_without_a_listening_screen_is_told_until_one_listens(
    running: Treatment, clinic: Any, now: datetime
) -> None:
    actions.screens_heard(clinic=clinic, at=now)
    assert actions.look_for_screens(at=now) == 1
    assert actions.look_for_screens(at=now + timedelta(seconds=10)) == 0
    gone = now + timedelta(seconds=13)
    assert actions.look_for_screens(at=gone) == 1
    actions.tick_due(at=gone + timedelta(seconds=5))
    (found,) = alarms.standing(running, gone).alarms
    assert (found.condition, found.priority) == ("no_screen_listening", "MEDIUM")
    actions.tick_due(at=gone + timedelta(seconds=60))
    assert alarms.standing(running, gone).worst.priority == "HIGH"  # type: ignore[union-attr]  # it stands
    actions.screens_heard(clinic=clinic, at=gone + timedelta(seconds=70))
    actions.look_for_screens(at=gone + timedelta(seconds=70))
    assert alarms.standing(running, gone).alarms == ()


@pytest.mark.parametrize("spoilt", ["version", "state"])
def test_state_of_another_software_is_begun_anew_from_the_record_and_said(
    running: Treatment, nia: Any, now: datetime, spoilt: str
) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, systolic_mmhg=185, diastolic_mmhg=94)
    watch = Watch.objects.get()
    if spoilt == "version":
        watch.policy_version = "2020.1"
    else:
        watch.state = {"at_s": 600, "conditions": watch.state["conditions"], "something": "new"}
    watch.save()
    upgraded = at + timedelta(seconds=30)
    actions.pause_audio(treatment=running, by=nia, at=upgraded)
    stands = {one.condition: one.words for one in alarms.standing(running, upgraded).alarms}
    assert set(stands) == {"alarm_system_down", "bp_high"}
    assert "Stood before: bp high" in stands["alarm_system_down"]


def test_an_upgrade_is_noticed_by_the_next_beat(running: Treatment, now: datetime) -> None:
    Watch.objects.update(policy_version="2020.1")
    actions.beat(at=now + timedelta(seconds=5))
    (found,) = alarms.standing(running, now).alarms
    assert found.condition == "alarm_system_down"


def test_a_rating_is_over_by_a_new_rating_and_not_by_a_press(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, nausea_0_10=5)
    (found,) = alarms.standing(running, at).alarms
    assert (found.condition, found.by_hand) == ("nausea", False)
    actions.reset(treatment=running, condition="nausea", by=nia, at=at + timedelta(seconds=5))
    assert len(alarms.standing(running, at).alarms) == 1
    charted(running, nia, at + timedelta(minutes=2))
    assert alarms.standing(running, at).alarms == ()


def test_a_monitor_is_watched_all_the_while_it_is_attached(running: Treatment, nia: Any, now: datetime) -> None:
    from rekindle.journey.treatments.actions import watching
    from rekindle.journey.treatments.watches import Measured

    at = now + timedelta(minutes=1)
    watching.attach_source(running, "m1", ("spo2_pct", "hr_per_min"), by=nia, at=at)

    def beat(second: int, value: float | None, parameter: str = "spo2_pct") -> None:
        when = at + timedelta(seconds=second)
        one = Measured(parameter=parameter, value=value, measured_at=when, source="m1", valid=value is not None)
        with transaction.atomic():
            actions.feed(treatment=running, readings=[one], at=when, cause="reading 1")

    for second in range(0, 20, 2):
        beat(second, 97)
    for second in range(20, 60, 2):
        beat(second, None)  # the probe fell off: the monitor speaks, and has no value
    actions.tick_due(at=at + timedelta(seconds=60))
    stands = {one.condition: one for one in alarms.standing(running, at).alarms}
    assert stands["spo2_signal_lost"].priority == "MEDIUM" and stands["spo2_signal_lost"].kind == "technical"
    assert "feed_silent" not in stands
    actions.tick_due(at=at + timedelta(seconds=90))
    assert "feed_silent" in {one.condition for one in alarms.standing(running, at).alarms}
    watching.detach_source(running, "m1", ("spo2_pct", "hr_per_min"), by=nia, at=at + timedelta(seconds=95))
    assert {one.condition for one in alarms.standing(running, at).alarms} == set()


def test_a_reading_moves_nothing_outside_the_transaction_that_keeps_it(
    running: Treatment, now: datetime, transactional_db: None
) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        actions.feed(treatment=running, readings=[], at=now)


def test_vomiting_asks_until_it_is_over_and_a_word_with_the_call_is_kept(
    running: Treatment, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=5)
    effect = actions.note_side_effect(treatment=running, term="vomiting", grade=1, by=nia, at=at)
    (found,) = alarms.standing(running, at).alarms
    assert (found.condition, found.priority, found.level, found.by_hand) == ("nausea", "MEDIUM", 2, True)
    actions.resolve_side_effect(effect=effect, by=nia, at=at + timedelta(minutes=1))
    assert alarms.standing(running, at).alarms == ()
    actions.call(treatment=running, by=nia, at=at + timedelta(minutes=2), symptom="chest_pain")
    (found,) = alarms.standing(running, at).alarms
    assert (found.condition, found.level, found.short) == ("chest_pain", 3, "Chest pain")
    assert Entry.objects.get(verb="treatment.called_for_help").sentence.endswith(": chest pain.")


def test_a_set_overdue_for_long_is_one_task_and_none_once_it_was_taken(
    running: Treatment, nia: Any, now: datetime
) -> None:
    late = now + timedelta(minutes=19)  # due at 10, MEDIUM at 15, the named person three minutes later
    actions.tick_due(at=late)
    assert Task.objects.filter(kind="alarm_unheard").count() == 1
    charted(running, nia, late)
    charted(running, nia, late + timedelta(minutes=19))  # nobody ticked meanwhile: it was late, and is no more
    assert Task.objects.filter(kind="alarm_unheard").count() == 1


def test_a_treatment_that_runs_without_a_watch_gets_one_and_is_told(
    clinic: Any, alice: Any, nia: Any, now: datetime
) -> None:
    from tests.builders import a_patient
    from tests.journey.outcomes.builders_outcomes import a_treatment

    row = a_treatment(
        a_patient(clinic, "Ruth Abara", at=now), nurse=nia, prescriber=alice, at=now, status="in-progress"
    )
    assert actions.beat(at=now + timedelta(minutes=5)) == 1
    assert actions.beat(at=now + timedelta(minutes=5, seconds=4)) == 0
    (found,) = alarms.standing(row, now).alarms
    assert found.condition == "alarm_system_down" and "first part of this treatment" in found.words


def test_an_act_that_waited_for_its_turn_is_no_clock_set_back(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=10)
    charted(running, nia, at, spo2_pct=88)
    actions.tick_due(at=at + timedelta(seconds=15))
    actions.acknowledge(treatment=running, by=nia, at=at + timedelta(seconds=5))  # the database was locked meanwhile
    (found,) = alarms.standing(running, at).alarms
    assert (found.condition, found.standing) == ("spo2_low", "acknowledged")
