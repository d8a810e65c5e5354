"""What a screen shows of the alarms: all of them, the most urgent first, and one sound."""

from rekindle.clinical.monitoring.alarms import Event, State, replay
from rekindle.clinical.monitoring.alarms.shown import is_unknown, moved_limits, sound, standing
from tests.clinical.monitoring.alarms.treatments import POLICY


def after(*events: Event) -> State:
    return replay(events, POLICY)[0]


def read(at_s: float, parameter: str, value: float | None) -> Event:
    return Event(at_s=at_s, kind="reading", parameter=parameter, value=value)


def test_two_alarms_at_once_are_both_shown_and_the_highest_sounds() -> None:
    events = [read(0, "systolic_mmhg", 165), Event(at_s=5, kind="symptom", symptom="patient_call")]
    state = after(*events)
    assert [(one.condition, one.priority) for one in standing(state, POLICY)] == [
        ("patient_call", "HIGH"),
        ("bp_high", "MEDIUM"),
    ]
    assert sound(state, POLICY) == "HIGH"
    heard = after(*events, Event(at_s=9, kind="acknowledge", condition="patient_call", by="Ada"))
    assert standing(heard, POLICY)[0].acknowledged_by == "Ada"
    assert sound(heard, POLICY) == "MEDIUM"
    assert sound(after(*events, Event(at_s=9, kind="pause_audio")), POLICY) is None


def test_nothing_stands_and_nothing_sounds_where_all_is_well() -> None:
    state = after(read(0, "spo2_pct", 97))
    assert (standing(state, POLICY), sound(state, POLICY), moved_limits(state)) == ((), None, ())


def test_an_alarm_whose_signal_is_lost_is_shown_as_unknown_and_still_there() -> None:
    low = [read(at_s, "spo2_pct", 89) for at_s in range(16)]
    lost = after(*low, *(read(at_s, "spo2_pct", None) for at_s in range(16, 40)))
    assert [(one.condition, one.unknown) for one in standing(lost, POLICY)] == [
        ("spo2_low", True),
        ("spo2_signal_lost", False),
    ]
    assert not is_unknown(lost, "hr") and not is_unknown(lost, "")


def test_a_latched_alarm_is_shown_with_how_far_its_call_has_reached() -> None:
    state = after(
        Event(at_s=0, kind="symptom", symptom="seizure"),
        Event(at_s=10, kind="symptom", symptom="seizure", present=False),
        Event(at_s=65, kind="tick"),
    )
    (one,) = standing(state, POLICY)
    assert (one.latched, one.reach, one.reaches, one.since_s) == (True, 2, "the named second person", 0)
