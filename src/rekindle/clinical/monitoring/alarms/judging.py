"""A reading is judged: each condition that it can move gets its verdict, step by step."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from rekindle.clinical.monitoring.alarms.feeds import silence_in_words
from rekindle.clinical.monitoring.alarms.following import (
    follow,
    further_s,
    log_change,
    mature,
    ready_s,
    remind,
    stop_pause,
)
from rekindle.clinical.monitoring.alarms.rule import CONTINUOUS, SIGNAL_OF, Rule, Step
from rekindle.clinical.monitoring.alarms.state import Watch
from rekindle.clinical.monitoring.alarms.technical import LOST, OVERDUE
from rekindle.clinical.monitoring.alarms.verdict import Side, clears_for_s, current, note_severe, of_step
from rekindle.clinical.monitoring.alarms.work import Work

SYMPTOM: Final = "symptom:"  # in `touched`, before the name of what was reported


def settle(work: Work) -> None:
    """Judge what has arrived at this instant, all of it together, then let time do what is due."""
    touched = work.touched
    work.touched = frozenset()
    _end_changes(work)
    if touched and not work.ended:
        signals = {SIGNAL_OF[name] for name in touched if name in SIGNAL_OF}
        if "cuff" in signals:
            note_severe(work)
        for rule in work.policy.rules.values():
            _judge(work, work.rule(rule.name), touched, signals)
        if "rr" in signals and any(rate > 0 for rate in current(work, "rr_per_min")):
            work.breath_s = work.at_s
    let_time_act(work)


def _judge(work: Work, rule: Rule, touched: frozenset[str], signals: set[str]) -> None:
    """Only a valid value of this very instant moves a condition of a person's signs, or what somebody told."""
    if rule.nature == "technical":
        if rule.signal in signals:
            _judge_lost(work, rule) if rule.name.endswith(LOST) else _judge_overdue(work, rule)
    elif _told(rule, touched) or any(_valid_now(work, name) for name in rule.parameters & touched):
        _judge_steps(work, rule)
    elif rule.parameters & touched and work.silent(rule.signal):
        _freeze(work, rule)
    elif rule.name in work.conditions and any(name.startswith(SYMPTOM) for name in touched):
        follow(work, rule, "what was reported beside it changed.")


def _told(rule: Rule, touched: frozenset[str]) -> bool:
    return any(SYMPTOM + symptom in touched for step in rule.steps for symptom in step.symptoms)


def _freeze(work: Work, rule: Rule) -> None:
    """No valid value: nothing moves, and what was inside has to be inside anew."""
    condition = work.condition(rule.name)
    work.put(rule.name, replace(condition, watches=tuple(replace(watch, inside_s=None) for watch in condition.watches)))


def _judge_steps(work: Work, rule: Rule) -> None:
    sides: list[Side] = [
        "unknown" if work.is_off(rule.name, number) else of_step(work, rule, number).side
        for number in range(1, len(rule.steps) + 1)
    ]
    if "beyond" not in sides and rule.name not in work.conditions:
        return  # at rest, and nothing to say
    condition = work.condition(rule.name)
    watches = tuple(
        TAKEN[side](work, rule, step, watch)
        for side, step, watch in zip(sides, rule.steps, condition.watches, strict=True)
    )
    work.put(rule.name, replace(condition, watches=watches))
    began = mature(work, rule)
    follow(work, rule, because(work, rule, began))


def because(work: Work, rule: Rule, began: int | None) -> str:
    """Why a step began: the value, its limit and how long it was waited for."""
    if began is None:
        return ""
    step = rule.steps[began]
    if rule.nature == "technical":
        return _because_of_the_means(work, rule, began)
    said = of_step(work, rule, began + 1).why or "the last known value is beyond its limit"
    told = any(symptom in work.symptoms for symptom in step.symptoms)
    return f"{said}, for {step.delay_s:g} s." if step.delay_s and not told else f"{said}."


def _because_of_the_means(work: Work, rule: Rule, began: int) -> str:
    since_s = work.condition(rule.name).watches[began].since_s
    for_s = work.at_s - (work.at_s if since_s is None else since_s)
    if rule.name == "feed_silent":
        return f"{silence_in_words(work)}."
    if rule.name.endswith(LOST):
        return f"no valid value for {for_s:g} s."
    if rule.name.endswith(OVERDUE) or rule.name == "infusion_over_time":
        return f"{for_s:g} s past its time."
    return f"for {for_s:g} s." if for_s else ""


def _beyond(work: Work, rule: Rule, step: Step, watch: Watch) -> Watch:
    if watch.on:
        return replace(watch, beyond=True, inside_s=None)
    told = any(symptom in work.symptoms for symptom in step.symptoms)
    if told:  # what a person reports has waited long enough
        return Watch(work.at_s - step.delay_s, True)
    begun_s = work.breath_s if step.breaths and work.breath_s is not None else work.at_s
    return Watch(begun_s if watch.since_s is None else watch.since_s, True)


def _between(work: Work, rule: Rule, step: Step, watch: Watch) -> Watch:
    return replace(watch, beyond=False, inside_s=None)


def _inside(work: Work, rule: Rule, step: Step, watch: Watch) -> Watch:
    if not watch.on:
        return Watch()
    inside_s = work.at_s if watch.inside_s is None else watch.inside_s
    return (
        Watch()
        if work.at_s - inside_s >= clears_for_s(work, rule, step)
        else replace(watch, beyond=False, inside_s=inside_s)
    )


def _unknown(work: Work, rule: Rule, step: Step, watch: Watch) -> Watch:
    return watch


TAKEN: Final[Mapping[Side, Callable[[Work, Rule, Step, Watch], Watch]]] = MappingProxyType(
    {"beyond": _beyond, "between": _between, "inside": _inside, "unknown": _unknown}
)


def _valid_now(work: Work, parameter: str) -> bool:
    return any(one.valid_s == work.at_s for one in work.known.get(parameter, {}).values())


def _judge_lost(work: Work, rule: Rule) -> None:
    """A valid value starts the clock of the loss anew, and ends the alarm once values have come for long enough."""
    if rule.name not in work.conditions or not work.is_continuous(rule.signal):
        return  # nobody watches it for its silence
    condition = work.condition(rule.name)
    valid = work.newest_s(rule.signal) == work.at_s
    watches = []
    for step, watch in zip(rule.steps, condition.watches, strict=True):
        if not valid:
            since_s = work.at_s if watch.since_s is None else watch.since_s
            watches.append(Watch(since_s, True, watch.on, None))
        elif not watch.on:
            watches.append(Watch(work.at_s, True))
        else:
            gap = watch.since_s is None or work.at_s - watch.since_s >= rule.steps[0].delay_s
            inside_s = work.at_s if gap or watch.inside_s is None else watch.inside_s
            over = work.at_s - inside_s >= step.clears_for_s
            watches.append(Watch(work.at_s, True, not over, None if over else inside_s))
    work.put(rule.name, replace(condition, watches=tuple(watches)))
    follow(work, rule, "valid values again." if valid else "")


def _judge_overdue(work: Work, rule: Rule) -> None:
    """A valid reading is no longer owed; the next one is, after the pace of the plan or at once to repeat it."""
    if rule.name.endswith(OVERDUE) and work.newest_s(rule.signal) == work.at_s:
        work.watch(rule.name, None)
        follow(work, rule, "it was taken.")
        work.watch(rule.name, next_reading_s(work, rule.signal, work.at_s))


def next_reading_s(work: Work, signal: str, last_s: float) -> float | None:
    """When the next reading is owed: after the pace of the plan, or soon to repeat a pressure outside its limits."""
    times = [last_s + work.every_s[signal]] if signal in work.every_s else []
    if signal == "cuff" and any(of_step(work, work.rule(name), 1).side == "beyond" for name in ("bp_high", "bp_low")):
        times.append(last_s + work.policy.repeat_s)
    return min(times, default=None)


def let_time_act(work: Work) -> None:
    """Everything that is due at this instant, in the order of the policy."""
    for name in work.policy.rules:
        if name in work.conditions:
            rule = work.rule(name)
            began = mature(work, rule)
            if began is not None:
                follow(work, rule, because(work, rule, began))
            remind(work, rule)
    if work.audio_until_s is not None and work.at_s >= work.audio_until_s:
        stop_pause(work, "The pause is over.")
    _end_changes(work)


def _end_changes(work: Work) -> None:
    """A limit that was moved for a time is what the policy says again."""
    over = [change for change in work.changes if change.until_s is not None and work.at_s >= change.until_s]
    for change in over:
        work.changes = tuple(one for one in work.changes if one is not change)
        log_change(work, change, "the limits of the policy are back.")


def next_s(work: Work) -> float | None:
    """The next instant at which time alone changes something."""
    times = [work.at_s] if work.touched else []
    for name, condition in work.conditions.items():
        rule = work.rule(name)
        for step, watch in zip(rule.steps, condition.watches, strict=True):
            ready = ready_s(work, rule, step, watch)
            if ready is not None:
                times.append(ready)
        if condition.acknowledged_s is not None:
            times.append(condition.acknowledged_s + work.policy.reminder_s)
        further = further_s(work, condition)
        if further is not None:
            times.append(further)
    if work.audio_until_s is not None:
        times.append(work.audio_until_s)
    times += [change.until_s for change in work.changes if change.until_s is not None]
    return min(times, default=None)


def expected(work: Work, signal: str) -> None:
    """From now on this signal is watched for its silence."""
    if work.is_continuous(signal) and signal in CONTINUOUS and signal + LOST not in work.conditions:
        work.watch(signal + LOST, work.at_s)
