"""What each kind of event does to the state of a treatment, before anything is judged."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from rekindle.clinical.monitoring.alarms.event import Event, Kind
from rekindle.clinical.monitoring.alarms.feeds import BY_HAND, note_message, soonest_silence_s
from rekindle.clinical.monitoring.alarms.following import (
    follow,
    log_change,
    log_pause,
    mature,
    move,
    stop_pause,
    top,
)
from rekindle.clinical.monitoring.alarms.judging import SYMPTOM, because, expected, next_reading_s, settle
from rekindle.clinical.monitoring.alarms.physiological import SYMPTOMS
from rekindle.clinical.monitoring.alarms.refusing import why_not
from rekindle.clinical.monitoring.alarms.rule import CONTINUOUS, SIGNAL_OF, is_finite
from rekindle.clinical.monitoring.alarms.state import Change, Condition, Feed, Known, Watch
from rekindle.clinical.monitoring.alarms.technical import LOST, OVERDUE
from rekindle.clinical.monitoring.alarms.work import Work
from rekindle.clinical.values import Amount

# What an instrument can show at all; a number outside is no value.
SHOWABLE: Final[Mapping[str, tuple[Amount, Amount]]] = MappingProxyType(
    {
        "spo2_pct": (0, 100),
        "hr_per_min": (0, 350),
        "pulse_per_min": (0, 350),
        "rr_per_min": (0, 150),
        "etco2_mmhg": (0, 150),
        "systolic_mmhg": (0, 350),
        "diastolic_mmhg": (0, 350),
        "moaas": (0, 5),
        "distress_0_10": (0, 10),
        "nausea_0_10": (0, 10),
    }
)


def take(work: Work, event: Event) -> None:
    """Take one event in; what is said of the past counts from now."""
    if not work.ended or event.kind in ("acknowledge", "reset", "pause_audio", "tick"):
        TAKES[event.kind](work, event)


def _reading(work: Work, event: Event) -> None:
    signal = SIGNAL_OF[event.parameter]
    if note_message(work, event.source, signal):
        _watch_feeds(work)
    if event.parameter == "etco2_mmhg":
        work.capnograph = True
    age_s = max(event.age_s, 0.0)
    measured_s = event.at_s - age_s
    longest_s = work.policy.live_s if work.is_continuous(signal) else work.policy.live_cuff_s
    was = work.known.get(event.parameter, {}).get(event.source)
    if event.source != BY_HAND:
        expected(work, signal)
    if work.at_s - measured_s > longest_s:
        return  # charted, and never alarmed on
    low, high = SHOWABLE[event.parameter]
    valid = event.valid and event.value is not None and is_finite(event.value) and low <= event.value <= high
    if was is not None and was.measured_s is not None and not _newer(work, was, measured_s):
        return
    now = (
        Known(event.value, work.at_s, measured_s)
        if valid
        else Known(was.value if was else None, was.valid_s if was else None, was.measured_s if was else None, True)
    )
    sources = {**work.known.get(event.parameter, {}), event.source: now}
    work.known[event.parameter] = dict(sorted(sources.items()))  # in one order, whoever spoke first
    work.touched |= {event.parameter}


def _newer(work: Work, was: Known, measured_s: float) -> bool:
    """Newer than what is known, or another value of this very instant."""
    known_s = was.measured_s or 0.0
    return measured_s > known_s or (measured_s == known_s and was.valid_s == work.at_s)


def _watch_feeds(work: Work) -> None:
    soonest_s = soonest_silence_s(work)
    watch = work.condition("feed_silent").watches[0]
    if watch.on and (soonest_s is None or soonest_s > work.at_s):
        work.watch("feed_silent", None)
        follow(work, work.rule("feed_silent"), "it speaks again." if work.feeds else "it was parted from this chair.")
    work.watch("feed_silent", soonest_s)


def _symptom(work: Work, event: Event) -> None:
    rest = tuple(symptom for symptom in work.symptoms if symptom != event.symptom)
    now = (*rest, event.symptom) if event.present else rest
    work.symptoms = tuple(symptom for symptom in SYMPTOMS if symptom in now)
    work.touched |= {SYMPTOM + event.symptom}


def _fault(work: Work, event: Event) -> None:
    settle(work)
    rest = tuple(fault for fault in work.faults if fault != event.fault)
    work.faults = tuple(sorted((*rest, event.fault))) if event.present else rest
    why = event.reason or ("" if event.present else "put right.")
    _clock(work, event.fault, work.at_s if event.present else None, why)


def _clock(work: Work, name: str, since_s: float | None, why: str) -> None:
    """Start the clock of a technical condition, or stop it and end its alarm."""
    work.watch(name, since_s)
    rule = work.rule(name)
    if since_s is None:
        follow(work, rule, why or "put right.")
        return
    began = mature(work, rule)
    if began is not None:
        follow(work, rule, why or because(work, rule, began))


def _expect(work: Work, event: Event) -> None:
    if why_not(event, work.policy):
        return
    settle(work)
    if event.screen and not work.screens:
        _clock(work, "no_screen_listening", work.at_s, "")
    if event.ends_s is not None:
        _clock(work, "infusion_over_time", None, "a new end was planned.")
        _clock(work, "infusion_over_time", event.ends_s, "")
    if event.parameter:
        _expect_sign(work, event, SIGNAL_OF[event.parameter])


def _expect_sign(work: Work, event: Event, signal: str) -> None:
    """A sign at a pace owes its next reading; one without a pace is watched all the while."""
    if event.off or event.every_s is not None:
        work.every_s.pop(signal, None)
        if signal in CONTINUOUS:
            _clock(work, signal + LOST, None, "no longer watched all the while.")
    if event.off:
        _clock(work, signal + OVERDUE, None, "no longer expected.")
    elif event.every_s is not None:
        work.every_s[signal] = event.every_s
        last_s = work.newest_s(signal)
        owed_s = next_reading_s(work, signal, work.at_s if last_s is None else last_s)
        _clock(work, signal + OVERDUE, owed_s, "")
    elif signal in CONTINUOUS:
        work.every_s.pop(signal, None)
        _clock(work, signal + OVERDUE, None, "watched all the while.")
        expected(work, signal)
        work.capnograph |= signal == "etco2"


def _connect(work: Work, event: Event) -> None:
    settle(work)
    if event.screen and event.screen not in work.screens:
        work.screens = tuple(sorted((*work.screens, event.screen)))
        _clock(work, "no_screen_listening", None, "a screen listens.")
    if event.source:
        was = work.feeds.get(event.source)
        work.feeds[event.source] = Feed(work.at_s, was.gaps_s if was else (), joined=True)
        _watch_feeds(work)


def _disconnect(work: Work, event: Event) -> None:
    settle(work)
    if event.screen in work.screens:
        work.screens = tuple(screen for screen in work.screens if screen != event.screen)
        if not work.screens:
            _clock(work, "no_screen_listening", work.at_s, "")
    if work.feeds.pop(event.source, None) is not None:
        _watch_feeds(work)


def _change_limit(work: Work, event: Event) -> None:
    if why_not(event, work.policy):
        return
    settle(work)
    same = [(one.condition, one.step) == (event.condition, event.step) for one in work.changes]
    kept = tuple(one for one, replaced in zip(work.changes, same, strict=True) if not replaced)
    change = Change(event.condition, event.step, event.limit, event.off, event.reason, event.by, event.until_s)
    work.changes = (*kept, change)
    if event.off:
        _switch_off(work, event, work.condition(event.condition))
    log_change(work, change, event.reason)


def _switch_off(work: Work, event: Event, condition: Condition) -> None:
    """A step that was switched off no longer counts; a HIGH alarm that nobody heard still latches."""
    watches = tuple(
        Watch() if event.step in (0, number) else watch for number, watch in enumerate(condition.watches, 1)
    )
    work.put(event.condition, replace(condition, watches=watches))
    follow(work, work.rule(event.condition), "switched off.")


def _acknowledge(work: Work, event: Event) -> None:
    settle(work)
    for name in _named(work, event):
        condition = work.condition(name)
        if condition.raised_s == work.at_s and condition.started_s < condition.raised_s:
            continue  # it grew worse at this very instant: whoever pressed saw the milder alarm
        rule = work.rule(name)
        move(work, rule, "acknowledge", "acknowledged.", by=event.by)
        if work.condition(name).standing == "acknowledged":
            follow(work, rule, "")


def _reset(work: Work, event: Event) -> None:
    settle(work)
    for name in _named(work, event):
        rule = work.rule(name)
        reported = {symptom for step in rule.steps for symptom in step.symptoms} & set(work.symptoms)
        if rule.by_hand and (reported or name in work.faults):
            _put_right(work, event, name, reported)
        else:
            move(work, rule, "reset", "reset.", by=event.by)


def _put_right(work: Work, event: Event, name: str, reported: set[str]) -> None:
    rule = work.rule(name)
    work.symptoms = tuple(symptom for symptom in work.symptoms if symptom not in reported)
    work.faults = tuple(fault for fault in work.faults if fault != name)
    condition = work.condition(name)
    watches = tuple(
        Watch() if rule.nature == "technical" or reported & set(step.symptoms) else watch
        for step, watch in zip(rule.steps, condition.watches, strict=True)
    )
    condition = replace(condition, watches=watches)
    work.put(name, condition)
    if top(work, rule, condition) is None:
        move(work, rule, "put_right", "reset.", by=event.by)
    work.touched |= {SYMPTOM + symptom for symptom in reported}
    settle(work)


def _named(work: Work, event: Event) -> list[str]:
    """The condition that is named, or every one that stands, in the order of the policy."""
    return [name for name in work.policy.rules if name in work.conditions and event.condition in ("", name)]


def _pause_audio(work: Work, event: Event) -> None:
    settle(work)
    if work.audio_until_s is not None:
        return  # a pause is not made longer
    asked_s = work.policy.audio_pause_s if event.pause_s is None else event.pause_s
    pause_s = max(min(asked_s, work.policy.audio_pause_s), 0.0)
    work.audio_until_s = work.at_s + pause_s
    log_pause(work, "start", f"The sound is paused for {pause_s:g} s.", event.by)


def _end(work: Work, event: Event) -> None:
    settle(work)
    for name in _named(work, Event(at_s=event.at_s, kind="end")):
        move(work, work.rule(name), "end", "the treatment is over.", by=event.by)
        condition = work.condition(name)
        still = replace(condition, watches=tuple(Watch() for _ in condition.watches))
        work.put(name, still)
    stop_pause(work, "The treatment is over.", event.by)
    work.symptoms, work.faults, work.changes, work.every_s, work.feeds = (), (), (), {}, {}
    work.ended = True


def _tick(work: Work, event: Event) -> None:
    settle(work)


TAKES: Final[Mapping[Kind, Callable[[Work, Event], None]]] = MappingProxyType(
    {
        "expect": _expect,
        "connect": _connect,
        "change_limit": _change_limit,
        "reading": _reading,
        "symptom": _symptom,
        "fault": _fault,
        "disconnect": _disconnect,
        "acknowledge": _acknowledge,
        "pause_audio": _pause_audio,
        "reset": _reset,
        "end": _end,
        "tick": _tick,
    }
)
