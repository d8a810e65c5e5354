"""What holds of the alarm machine for any treatment: the properties of interop 2.4, by name.

The last one there, our alarms beside a recorded monitor's own, needs that recording and is held at its door.
"""

import random
from dataclasses import replace as with_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.monitoring.alarms import Event, begin, due, replay, step
from rekindle.clinical.monitoring.alarms.rule import RANK
from rekindle.clinical.monitoring.alarms.waits import RULES
from tests.clinical.monitoring.alarms.treatments import (
    ANY,
    BASELINE,
    LATCHING,
    PHYSIOLOGICAL,
    POLICY,
    live,
    loudness,
    readings,
    rebuilt,
    stirred,
    treatments,
)

pytestmark = pytest.mark.slow


def run(events: list[Event]) -> list[str]:
    return [str(row) for row in replay(events, POLICY, BASELINE)[1]]


@given(treatments("pause_audio", "end", "tick"))
def test_no_high_alarm_becomes_normal_without_an_acknowledgement_or_a_reset(events: list[Event]) -> None:
    loud: set[str] = set()
    for row in replay(stirred(events), POLICY, BASELINE)[1]:
        if row.condition in LATCHING:
            if row.priority == "HIGH" and row.state == "active" and row.phase in ("start", "escalate"):
                loud.add(row.condition)
            if row.condition in loud and row.phase != "update":
                assert row.state != "inactive" and row.priority == "HIGH", row


@given(treatments(*ANY))
def test_a_high_alarm_that_ended_was_acknowledged_or_reset(events: list[Event]) -> None:
    unheard: set[str] = set()
    for row in replay(stirred(events), POLICY, BASELINE)[1]:
        if row.condition in LATCHING and row.phase != "update":
            heard = row.acknowledged or row.phase == "reset"
            assert row.state != "inactive" or row.condition not in unheard or heard, row
        if row.priority == "HIGH" and row.state != "inactive" and not row.acknowledged:
            unheard.add(row.condition)
        elif row.acknowledged or row.state == "inactive":
            unheard.discard(row.condition)


@given(treatments(*ANY), st.booleans())
def test_silence_never_lowers_priority_and_never_clears(events: list[Event], invalid: bool) -> None:
    state, _ = replay(stirred(events), POLICY, BASELINE)
    now = {name: RANK[one.priority] if one.standing not in ("normal", "pending") else 0
           for name, one in state.conditions.items()}  # fmt: skip
    watched = PHYSIOLOGICAL if invalid else {rule.name for rule in RULES}
    for tick in range(40):
        kind, name = ("reading", "spo2_pct") if invalid else ("tick", "")
        event = Event(at_s=state.at_s + 37, kind=kind, parameter=name)  # type: ignore[arg-type]  # one of the two
        state, rows = step(state, event, POLICY)
        for row in rows:
            if row.condition in watched and row.phase != "update":  # a moved limit that is over is written down
                assert loudness(row) >= now.get(row.condition, 0), (tick, row)
                assert row.phase in ("start", "continue", "escalate"), row
                now[row.condition] = loudness(row)


@given(treatments(*ANY), st.randoms())
def test_shuffled_or_doubled_input_gives_the_log_of_ordered_input(events: list[Event], chance: random.Random) -> None:
    whole = stirred(events)
    other = whole + chance.sample(whole, len(whole) // 2)
    chance.shuffle(other)
    assert run(other) == run(sorted(whole, key=Event.place))


@given(
    st.lists(readings(), max_size=40, unique_by=lambda one: (one.at_s // 40, one.parameter, one.source)), st.randoms()
)
def test_readings_of_one_instant_may_come_in_any_order(found: list[Event], chance: random.Random) -> None:
    events = [with_(event, at_s=event.at_s // 40 * 40) for event in found]
    chance.shuffle(events)
    mixed = sorted(events, key=lambda event: event.at_s)  # within an instant as they came
    state, log = begin(BASELINE, at_s=mixed[0].at_s if mixed else 0), []
    for event in [*mixed, *(Event(at_s=last.at_s, kind="tick") for last in mixed[-1:])]:
        state, rows = step(state, event, POLICY)
        log += [str(row) for row in rows]
    assert log == run(events)


@settings(max_examples=30)
@given(treatments(*ANY), st.sampled_from([1, 7, 60]))
def test_ticks_of_any_length_change_no_transition(events: list[Event], every_s: int) -> None:
    whole = [*stirred(events), Event(at_s=400, kind="tick")]
    ticks = [Event(at_s=at_s, kind="tick") for at_s in range(0, 400, every_s)]
    assert run(whole + ticks) == run([*whole, Event(at_s=min(e.at_s for e in whole + ticks), kind="tick")])


@given(treatments(*ANY))
def test_a_replay_says_what_a_live_server_said_step_by_step(events: list[Event]) -> None:
    whole = sorted({*stirred(events), Event(at_s=400, kind="tick")}, key=Event.place)
    _, log = live(begin(BASELINE, at_s=whole[0].at_s), whole)
    assert [str(row) for row in log] == run(whole)


@settings(max_examples=30)
@given(treatments(*ANY))
def test_killed_and_restarted_at_every_event_it_loses_nothing(events: list[Event]) -> None:
    whole = sorted({*stirred(events), Event(at_s=900, kind="tick")}, key=Event.place)
    state, log = live(begin(BASELINE, at_s=whole[0].at_s), whole, rebuild=True)
    plain, plain_log = live(begin(BASELINE, at_s=whole[0].at_s), whole)
    assert (state, log) == (plain, plain_log)
    assert rebuilt(state) == state


@given(treatments(*ANY))
def test_what_is_due_is_due_then_and_not_before(events: list[Event]) -> None:
    state, _ = replay(stirred(events), POLICY, BASELINE)
    due_s = due(state, POLICY)
    if due_s is None:
        late, rows = step(state, Event(at_s=state.at_s + 7200, kind="tick"), POLICY)
        assert rows == () and late.conditions == state.conditions
    elif due_s > state.at_s:
        early, rows = step(state, Event(at_s=(state.at_s + due_s) / 2, kind="tick"), POLICY)
        assert rows == () and early.conditions == state.conditions
        then, _ = step(state, Event(at_s=due_s, kind="tick"), POLICY)
        again = due(then, POLICY)
        assert again is None or again > due_s


@given(treatments(*ANY))
def test_a_pause_of_the_sound_always_ends_within_two_minutes(events: list[Event]) -> None:
    _, log = replay([*stirred(events), Event(at_s=2000, kind="tick")], POLICY, BASELINE)
    pauses = [row for row in log if row.condition == "audio_pause"]
    for start, end in zip(pauses[::2], pauses[1::2], strict=True):
        assert (start.phase, end.phase) == ("start", "end")
        assert end.at_s - start.at_s <= 120


@given(treatments(*ANY))
def test_an_acknowledgement_is_void_after_an_escalation(events: list[Event]) -> None:
    for row in replay(stirred(events), POLICY, BASELINE)[1]:
        assert not (row.acknowledged and row.phase in ("start", "escalate", "continue")), row


@given(treatments("acknowledge", "reset", "pause_audio", "tick"))
def test_no_data_always_becomes_an_alarm(events: list[Event]) -> None:
    paced = {e.parameter for e in events if e.kind == "expect" and e.every_s is not None}
    if "spo2_pct" in paced:
        return
    _, log = replay([*stirred(events), Event(at_s=600, kind="tick")], POLICY, BASELINE)
    last = {row.condition: row for row in log}
    assert (last["spo2_signal_lost"].priority, last["spo2_signal_lost"].state) == ("HIGH", "active")


@given(treatments(*ANY), st.integers(0, 30))
def test_a_monitor_that_resends_its_last_readings_does_no_harm(events: list[Event], later_s: int) -> None:
    ordered = sorted({*stirred(events)}, key=Event.place)
    state, _ = replay(ordered, POLICY, BASELINE)
    state, _ = step(state, Event(at_s=state.at_s + later_s, kind="tick"), POLICY)
    again = [event for event in ordered if event.kind == "reading" and event.source == ""]
    for event in again:
        state, rows = step(state, event, POLICY)
        assert [row for row in rows if row.condition in PHYSIOLOGICAL] == []
