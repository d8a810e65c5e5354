"""Treatments made at random for the properties of the alarm machine, and small helpers to run them."""

import json
from typing import Any

from hypothesis import strategies as st

from rekindle.clinical.monitoring.alarms import Event, State, Transition, due, from_json, policy, step, to_json
from rekindle.clinical.monitoring.alarms.physiological import SYMPTOMS
from rekindle.clinical.monitoring.alarms.rule import RANK
from rekindle.clinical.monitoring.alarms.technical import FAULTS
from rekindle.clinical.monitoring.alarms.waits import RULES

POLICY = policy()
LATCHING = frozenset(rule.name for rule in RULES if rule.latches)
PHYSIOLOGICAL = frozenset(rule.name for rule in RULES if rule.nature == "physiological")
BASELINE = {"hr_per_min": 70, "systolic_mmhg": 125, "spo2_pct": 98}
# Values on both sides of every limit, so that few draws meet many steps.
VALUES: dict[str, list[float | None]] = {
    "spo2_pct": [97, 95, 94, 93, 91, 89, 84, None, 130],
    "hr_per_min": [80, 106, 112, 121, 141, 49, 44, 40, None],
    "pulse_per_min": [80, 112, 141, 40],
    "rr_per_min": [14, 9, 8, 0, 25, 30, None],
    "etco2_mmhg": [40, 56, 50, 19, None],
    "systolic_mmhg": [125, 160, 180, 200, 157, 99, 90, 96],
    "diastolic_mmhg": [80, 100, 110, 120],
    "moaas": [5, 4, 3, 2, 0],
    "distress_0_10": [0, 5, 7],
    "nausea_0_10": [0, 4],
}
TIMES = st.integers(0, 400)


def readings() -> st.SearchStrategy[Event]:
    """One reading of one sign, mostly of a monitor."""
    return st.sampled_from(sorted(VALUES)).flatmap(
        lambda name: st.builds(
            Event,
            at_s=TIMES,
            kind=st.just("reading"),
            parameter=st.just(name),
            value=st.sampled_from(VALUES[name]),
            source=st.sampled_from(["", "", "", "other", "hand"]),
            age_s=st.sampled_from([0.0, 0.0, 0.0, 2.0, 70.0]),
        )
    )


def _symptoms() -> st.SearchStrategy[Event]:
    present = st.sampled_from([True, True, False])
    return st.builds(
        Event, at_s=TIMES, kind=st.just("symptom"), symptom=st.sampled_from(SYMPTOMS), present=present
    ) | st.builds(Event, at_s=TIMES, kind=st.just("fault"), fault=st.sampled_from(FAULTS), present=present)


def _means() -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        at_s=TIMES,
        kind=st.just("expect"),
        parameter=st.sampled_from(sorted(VALUES)),
        every_s=st.sampled_from([None, 60.0]),
    ) | st.builds(
        Event,
        at_s=TIMES,
        kind=st.sampled_from(["connect", "disconnect"]),
        screen=st.sampled_from(["", "chair"]),
        source=st.sampled_from(["", "other"]),
    )


def _changes() -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        at_s=TIMES,
        kind=st.just("change_limit"),
        condition=st.just("spo2_low"),
        step=st.sampled_from([1, 3, 5]),
        limit=st.sampled_from([80, 92, 97]),
        off=st.sampled_from([False, False, True]),
        until_s=st.sampled_from([None, 150.0, 390.0]),
        reason=st.just("altitude"),
        lead=st.just(True),
    )


def acts(*kinds: str) -> st.SearchStrategy[Event]:
    """What a person does at the chair."""
    return st.builds(Event, at_s=TIMES, kind=st.sampled_from(kinds), by=st.sampled_from(["Ada", "Ben"]))


def treatments(*kinds: str, most: int = 40) -> st.SearchStrategy[list[Event]]:
    """Events of a treatment in any order; `kinds` are the acts that may be among them."""
    each = readings() | readings() | readings() | _symptoms() | _means() | _changes()
    return st.lists(each | acts(*kinds) if kinds else each, max_size=most)


ANY = ("acknowledge", "reset", "pause_audio", "end", "tick")


def stirred(events: list[Event]) -> list[Event]:
    """The events with a stretch of an abnormal sign, so that delays do run out."""
    stretch = [Event(at_s=t, kind="reading", parameter="spo2_pct", value=89) for t in range(100, 180, 5)]
    return events + stretch


def loudness(row: Transition) -> int:
    """How loud a condition is after this row."""
    return 0 if row.state == "inactive" else RANK[row.priority]


def rebuilt(state: State) -> State:
    """What a server that was killed reads back."""
    kept: dict[str, Any] = json.loads(json.dumps(to_json(state)))
    return from_json(kept)


def live(state: State, events: list[Event], *, rebuild: bool = False) -> tuple[State, list[Transition]]:
    """A server that sleeps until the next due instant, ticks then, and takes each event when it comes."""
    log: list[Transition] = []
    for event in events:
        while (due_s := due(state, POLICY)) is not None and due_s < event.at_s:
            state, rows = step(state, Event(at_s=due_s, kind="tick"), POLICY)
            log += rows
        state, rows = step(state, event, POLICY)
        log += rows
        if rebuild:
            state = rebuilt(state)
    return state, log
