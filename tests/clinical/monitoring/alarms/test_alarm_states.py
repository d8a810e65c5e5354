"""The table of alarm states is whole, the machine obeys it, and each alarm comes when its delay is over."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest

from rekindle.clinical.monitoring.alarms import Event, Transition, begin, due, policy, replay, step
from rekindle.clinical.monitoring.alarms.event import ORDER, Kind, Phase
from rekindle.clinical.monitoring.alarms.rule import RANK, Limit, Rule
from rekindle.clinical.monitoring.alarms.table import ASKS, INPUTS, MEANS, STANDINGS, TABLE
from rekindle.clinical.monitoring.alarms.taking import TAKES
from rekindle.clinical.monitoring.alarms.waits import RULES
from tests.clinical.monitoring.alarms.treatments import BASELINE, POLICY, rebuilt


def reading(at_s: float, parameter: str, value: float | None, source: str = "") -> Event:
    return Event(at_s=at_s, kind="reading", parameter=parameter, value=value, source=source)


def every_second(parameter: str, value: float, seconds: range) -> list[Event]:
    return [reading(at_s, parameter, value) for at_s in seconds]


def test_every_pair_of_standing_and_input_is_in_the_table_and_has_words() -> None:
    assert set(TABLE) == {(standing, asked) for standing in STANDINGS for asked in INPUTS}
    assert MEANS.keys() == set(STANDINGS) and ASKS.keys() == set(INPUTS)
    assert {outcome.phase for outcome in TABLE.values()} - {None} == set(get_args(Phase))


def test_every_kind_of_event_is_taken_and_has_its_place_in_an_instant() -> None:
    assert set(get_args(Kind)) == TAKES.keys() == ORDER.keys()


def test_in_the_table_a_held_alarm_leaves_only_by_a_person_and_silence_changes_nothing() -> None:
    people = {"acknowledge", "put_right"}
    for asked in INPUTS:
        assert TABLE["held", asked].standing in ("held", "latched") or asked in people
        assert TABLE["latched", asked].standing in ("latched", "held") or asked in people | {"reset"}
    for standing in STANDINGS:
        assert TABLE[standing, "silence"].standing == standing
        assert TABLE[standing, "pause_audio"].standing == standing


def first(rule: Rule, number: int) -> Limit | None:
    """The first limit of a step that one reading can pass."""
    one = rule.steps[number - 1]
    return None if one.confirmed or not one.limits else one.limits[0]


REACHABLE = [(rule, n) for rule in RULES for n in range(1, len(rule.steps) + 1) if first(rule, n) is not None]


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "number"), REACHABLE, ids=lambda one: getattr(one, "name", str(one)))
def test_every_alarm_that_is_due_is_raised_within_its_delay_at_twenty_sessions(rule: Rule, number: int) -> None:
    limit = first(rule, number)
    assert limit is not None
    bound = limit.value + (1 if limit.compare == "above" else -1 if limit.compare == "below" else 0)
    wanted, level = rule.steps[number - 1].priority, rule.steps[number - 1].level
    delay_s = rule.steps[number - 1].delay_s
    for session in range(20):
        from_s = 7 * session
        seconds = range(from_s, from_s + int(delay_s) + 3)
        beside = [*every_second("etco2_mmhg", 40, seconds)] if rule.name == "apnoea" else []
        beside += every_second("rr_per_min", 12, seconds) if rule.needs else []
        events = beside + every_second(limit.parameters[0], bound, seconds)
        _, log = replay(events, POLICY)
        raised = [row.at_s for row in log if row.condition == rule.name and reached(row, wanted, level)]
        assert raised and delay_s <= raised[0] - from_s + 1e-9 <= delay_s + 2


def reached(row: Transition, priority: str, level: int) -> bool:
    return (RANK[row.priority], row.level) >= (RANK[priority], level)  # type: ignore[index]  # a priority of the policy


STANDING_EVENTS: dict[str, list[Event]] = {
    "normal": [reading(0, "spo2_pct", 97)],
    "pending": [reading(0, "spo2_pct", 91)],
    "active": every_second("spo2_pct", 91, range(32)),
    "held": every_second("spo2_pct", 84, range(8)),
    "acknowledged": [*every_second("spo2_pct", 84, range(8)), Event(at_s=7, kind="acknowledge", by="Ada")],
    "latched": [*every_second("spo2_pct", 84, range(8)), *every_second("spo2_pct", 98, range(8, 20))],
}


@pytest.mark.parametrize("standing", STANDINGS)
def test_killed_in_every_standing_it_forgets_no_alarm_and_no_delay(standing: str) -> None:
    state, _ = replay(STANDING_EVENTS[standing], POLICY, BASELINE)
    assert state.conditions["spo2_low"].standing == standing if standing != "normal" else True
    again = rebuilt(state)
    assert again == state and due(again, POLICY) == due(state, POLICY)
    late = Event(at_s=state.at_s + 55, kind="tick")
    assert step(again, late, POLICY) == step(state, late, POLICY)


def test_a_step_leaves_the_state_it_was_given_as_it_was() -> None:
    before = begin(BASELINE)
    after, _ = step(before, reading(0, "spo2_pct", 84), POLICY)
    assert before == begin(BASELINE) != after


def test_an_event_from_before_counts_from_now_and_an_impossible_time_not_at_all() -> None:
    state, _ = step(begin(at_s=100), Event(at_s=40, kind="symptom", symptom="seizure"), POLICY)
    state, rows = step(state, Event(at_s=-3600, kind="tick"), POLICY)
    assert [(row.at_s, row.condition) for row in rows] == [(100, "seizure")]
    assert step(state, Event(at_s=float("inf"), kind="tick"), POLICY) == (state, ())


def test_a_late_reading_moves_an_alarm_while_it_is_young_and_the_newest() -> None:
    state, _ = step(begin(at_s=100), reading(95, "systolic_mmhg", 205), POLICY)
    state, rows = step(state, Event(at_s=100, kind="tick"), POLICY)
    assert [(row.condition, row.level) for row in rows] == [("bp_high", 3)]
    state, rows = step(state, reading(90, "systolic_mmhg", 120), POLICY)
    _, more = step(state, Event(at_s=101, kind="tick"), POLICY)
    assert rows + more == ()


def test_what_is_refused_changes_nothing_in_the_machine_either() -> None:
    state = begin()
    for event in (
        Event(at_s=0, kind="change_limit", condition="spo2_low", step=1, limit=80),
        Event(at_s=0, kind="expect", parameter="spo2_pct", off=True),
    ):
        assert step(state, event, POLICY) == (state, ())


def test_a_sign_that_is_no_longer_expected_owes_nothing() -> None:
    state, _ = step(begin(), Event(at_s=0, kind="expect", parameter="moaas", every_s=600), POLICY)
    assert due(state, POLICY) == 720
    state, _ = step(state, Event(at_s=9, kind="expect", parameter="moaas", off=True, reason="asleep at home"), POLICY)
    assert due(state, POLICY) is None


def test_a_reset_of_what_was_reported_leaves_what_was_rated() -> None:
    events = [reading(0, "distress_0_10", 5), Event(at_s=1, kind="symptom", symptom="unsafe")]
    _, log = replay([*events, Event(at_s=2, kind="acknowledge"), Event(at_s=3, kind="reset")], POLICY)
    assert [(row.phase, row.priority) for row in log[-2:]] == [("update", "HIGH"), ("deescalate", "LOW")]


def test_a_first_pressure_without_a_value_says_nothing() -> None:
    _, log = replay([reading(0, "systolic_mmhg", None)], POLICY)
    assert log == ()


class Forgetful(dict[str, Rule]):
    """A policy that knows a rule when it is asked and never gets round to it."""

    def __iter__(self) -> Iterator[str]:
        return iter(())


def test_a_machine_that_cannot_go_on_says_so_and_does_not_hang() -> None:
    state, _ = replay([reading(0, "spo2_pct", 91)], POLICY)
    with pytest.raises(RuntimeError, match="does not happen"):
        step(state, Event(at_s=60, kind="tick"), replace(POLICY, rules=Forgetful(POLICY.rules)))


def test_an_acknowledgement_at_the_second_it_grew_worse_is_of_the_milder_alarm() -> None:
    events = [reading(0, "systolic_mmhg", 165), reading(100, "systolic_mmhg", 205)]
    _, log = replay([*events, Event(at_s=100, kind="acknowledge", by="Ada")], POLICY)
    assert not any(row.acknowledged for row in log)


def test_a_clinic_may_shorten_a_delay_and_never_lengthen_that_of_a_high_alarm() -> None:
    from rekindle.clinical.confirmable import VALUES
    from rekindle.clinical.values import ClinicValues

    quick = policy(ClinicValues({"alarm_delay.spo2_low.1": 10, "alarm_delay.spo2_low.5": 20}), version="ours-2")
    assert [one.delay_s for one in quick.rules["spo2_low"].steps] == [10, 30, 15, 60, 5]
    assert quick.version == "ours-2"
    for rule in RULES:
        assert VALUES[f"alarm_rule.{rule.name}"].waits
        for number, one in enumerate(rule.steps, 1):
            delay = VALUES.get(f"alarm_delay.{rule.name}.{number}")
            if delay is not None and one.priority == "HIGH":
                assert delay.highest == one.delay_s
