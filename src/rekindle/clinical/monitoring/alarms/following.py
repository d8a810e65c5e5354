"""A condition follows its steps: it starts, escalates, eases, ends or latches, as the table of states says."""

from dataclasses import replace
from typing import Literal

from rekindle.clinical.monitoring.alarms.event import Phase, Shown, Transition
from rekindle.clinical.monitoring.alarms.physiological import LEVEL_FOUR, RED_FLAGS
from rekindle.clinical.monitoring.alarms.policy import REACHES
from rekindle.clinical.monitoring.alarms.rule import RANK, Priority, Rule, Step
from rekindle.clinical.monitoring.alarms.state import Change, Condition, Watch
from rekindle.clinical.monitoring.alarms.table import SHOWN, TABLE, Input
from rekindle.clinical.monitoring.alarms.work import Work

VITAL = frozenset({"spo2", "hr", "rr", "etco2", "cuff"})
HIGHEST_LEVEL = 4
AUDIO = "audio_pause"


def level_of(work: Work, rule: Rule, step: Step) -> int:
    """The level of a step now: any symptom beside a vital sign moves it up by one.

    Source: P (clinical.md 5.2)
    """
    if rule.nature == "technical" or rule.signal not in VITAL:
        return step.level
    if LEVEL_FOUR.get(rule.name, frozenset()) & set(work.symptoms):
        return HIGHEST_LEVEL
    beside = any(symptom in RED_FLAGS for symptom in work.symptoms)
    return min(step.level + 1, HIGHEST_LEVEL) if beside else step.level


def top(work: Work, rule: Rule, condition: Condition) -> tuple[Priority, int] | None:
    """How loud and how high the worst step in force is; none when no step is."""
    found = [
        (step.priority, level_of(work, rule, step))
        for step, watch in zip(rule.steps, condition.watches, strict=True)
        if watch.on
    ]
    return max(found, key=lambda one: (RANK[one[0]], one[1]), default=None)


def follow(work: Work, rule: Rule, why: str) -> None:
    """Bring what is shown of a condition to where its steps are."""
    condition = work.condition(rule.name)
    standing, now = condition.standing, top(work, rule, condition)
    if now is None:
        if standing in ("active", "held", "acknowledged"):
            move(work, rule, "cleared", why or "inside its limits again.")
        elif standing in ("normal", "pending"):
            waits = rule.nature == "physiological" and any(watch.since_s is not None for watch in condition.watches)
            move(work, rule, "crossed" if waits else "back", why)
        return
    was, is_ = (RANK[condition.priority], condition.level), (RANK[now[0]], now[1])
    if standing in ("normal", "pending") or is_ > was:
        loud = rule.latches and now[0] == "HIGH"
        move(work, rule, "raised_high" if loud else "raised", why, now)
    elif standing == "latched":
        move(work, rule, "again", why)
    elif is_ < was:
        move(work, rule, "eased", why or "a milder step still stands.", now)


def move(work: Work, rule: Rule, asked: Input, why: str, now: tuple[Priority, int] | None = None, by: str = "") -> None:
    """One input to one condition, as the table says, with its row for the log."""
    before = work.condition(rule.name)
    outcome = TABLE[before.standing, asked]
    after = replace(before, standing=outcome.standing)
    if outcome.phase in ("start", "escalate") and now is not None:
        after = _raised(work, after, now, new=outcome.phase == "start")
        if now[0] == "HIGH":
            stop_pause(work, "A new HIGH alarm ends the pause.")
    elif outcome.phase == "deescalate" and now is not None:
        after = replace(after, priority=now[0], level=now[1])
    elif asked in ("reminder", "reminder_high"):
        after = replace(after, acknowledged_s=None, acknowledged_by="", unheard_s=work.at_s, reach=0)
    elif asked == "unheard" and outcome.phase:
        after = replace(after, reach=before.reach + 1)
    elif outcome.standing == "acknowledged" and asked == "acknowledge" and outcome.phase:
        after = replace(after, acknowledged_s=work.at_s, acknowledged_by=by, unheard_s=None, reach=0)
    if outcome.phase is not None:
        heard = after.standing == "acknowledged" or (after.standing == "normal" and _was_heard(before, asked))
        _log(work, rule, after, outcome.phase, heard, why, by)
    if after.standing in ("normal", "pending"):
        after = Condition(after.standing, after.watches)
    work.put(rule.name, after)


def _was_heard(before: Condition, asked: Input) -> bool:
    return before.standing == "acknowledged" or asked == "acknowledge"


def _raised(work: Work, condition: Condition, now: tuple[Priority, int], *, new: bool) -> Condition:
    """Louder than before: whoever acknowledged the milder alarm has not heard this one."""
    return replace(
        condition,
        priority=now[0],
        level=now[1],
        started_s=work.at_s if new else condition.started_s,
        raised_s=work.at_s,
        unheard_s=work.at_s,
        reach=0 if new else condition.reach,
        acknowledged_s=None,
        acknowledged_by="",
    )


def _log(work: Work, rule: Rule, condition: Condition, phase: Phase, heard: bool, why: str, by: str) -> None:
    work.log.append(
        Transition(
            at_s=work.at_s,
            condition=rule.name,
            phase=phase,
            state=SHOWN[condition.standing],
            priority=condition.priority,
            kind=rule.nature,
            level=condition.level,
            acknowledged=heard,
            reason=f"{rule.says}: {why}" if why else f"{rule.says}.",
            reach=condition.reach,
            by=by,
        )
    )


def log_change(work: Work, change: Change, why: str) -> None:
    """A limit that somebody moved is in the log with who, why and how far."""
    rule, condition = work.rule(change.condition), work.condition(change.condition)
    step = rule.steps[max(change.step, 1) - 1]
    words = "switched off" if change.off else f"limit {change.limit:g}"
    until = "" if change.until_s is None else f" until {change.until_s:g} s"
    work.log.append(
        Transition(
            work.at_s,
            rule.name,
            "update",
            SHOWN[condition.standing],
            step.priority,
            rule.nature,
            step.level,
            condition.standing == "acknowledged",
            f"{rule.says}: {words}{until}: {why}",
            condition.reach,
            change.by,
        )
    )


def log_pause(work: Work, phase: Literal["start", "end"], why: str, by: str = "") -> None:
    """The sound's own row: it is no alarm, but silence has to be in the log as well."""
    shown: Shown = "active" if phase == "start" else "inactive"
    work.log.append(Transition(work.at_s, AUDIO, phase, shown, "LOW", "technical", 0, False, why, 0, by))


def stop_pause(work: Work, why: str, by: str = "") -> None:
    """The sound is back."""
    if work.audio_until_s is not None:
        work.audio_until_s = None
        log_pause(work, "end", why, by)


def ready_s(work: Work, rule: Rule, step: Step, watch: Watch) -> float | None:
    """When the delay of a step is over; none while it does not run or the signal says that it has no valid value."""
    if watch.on or not watch.beyond or watch.since_s is None:
        return None
    ready = watch.since_s + step.delay_s
    if rule.nature == "technical" or not work.is_continuous(rule.signal) or not step.limits:
        return ready
    newest_s = work.newest_s(rule.signal)
    if newest_s is None:
        return ready
    longest_s = work.lost_after_s(rule.signal) if work.silent(rule.signal) else work.policy.live_s
    return None if ready - newest_s > longest_s else ready


def mature(work: Work, rule: Rule) -> int | None:
    """Let every step begin whose delay is over, and with it the milder ones that it implies; the worst that began."""
    condition = work.condition(rule.name)
    watches = list(condition.watches)
    began: int | None = None
    for index, (step, watch) in enumerate(zip(rule.steps, watches, strict=True)):
        ready = ready_s(work, rule, step, watch)
        if ready is not None and ready <= work.at_s:
            watches[index] = replace(watch, on=True)
            began = index
    if began is None:
        return None
    for index in range(began):
        if watches[index].beyond and not watches[index].on and not rule.steps[index].timed:
            watches[index] = replace(watches[index], on=True)
    work.put(rule.name, replace(condition, watches=tuple(watches)))
    return began


def remind(work: Work, rule: Rule) -> None:
    """Call further where nobody came, and again where whoever came has been silent for long."""
    condition = work.condition(rule.name)
    if condition.acknowledged_s is not None and work.at_s >= condition.acknowledged_s + work.policy.reminder_s:
        loud = rule.latches and condition.priority == "HIGH"
        why = f"acknowledged {work.policy.reminder_s:g} s ago and still there."
        move(work, rule, "reminder_high" if loud else "reminder", why)
        return
    due_s = further_s(work, condition)
    if due_s is not None and work.at_s >= due_s:
        waited = work.at_s - (condition.unheard_s or 0)
        why = f"nobody has acknowledged it for {waited:g} s: now {REACHES[min(condition.reach + 1, len(REACHES) - 1)]}."
        move(work, rule, "unheard", why)


def further_s(work: Work, condition: Condition) -> float | None:
    """When the call reaches further if nobody acknowledges it."""
    waits = work.policy.reach_s.get(condition.priority, ())
    if condition.unheard_s is None or condition.reach >= len(waits):
        return None
    return condition.unheard_s + waits[condition.reach]
