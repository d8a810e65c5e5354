"""What the values known now say of one step: beyond its limit, inside again, between the two, or not known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rekindle.clinical.monitoring.alarms.rule import SIGNAL_OF, Limit, Rule, Step
from rekindle.clinical.monitoring.alarms.state import Known
from rekindle.clinical.monitoring.alarms.waits import UNITS, limit_in_words
from rekindle.clinical.monitoring.alarms.work import Work
from rekindle.clinical.values import Amount

Side = Literal["beyond", "between", "inside", "unknown"]
ONE_CUFF_S: Final = 60.0  # the two numbers of one pressure may arrive so far apart
SAME_CUFF_S: Final = 20.0  # no cuff measures twice as fast as this


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where the values stand, and the words for it."""

    side: Side
    why: str = ""


def current(work: Work, parameter: str) -> list[Amount]:
    """The values of a sign that still count: of a cuff the newest measurement, of a monitor what is not lost."""
    signal = SIGNAL_OF[parameter]
    found = [one for one in work.known.get(parameter, {}).values() if one.value is not None]
    if signal == "cuff":
        newest_s = _newest_cuff_s(work)
        return [one.value for one in _within(found, newest_s, ONE_CUFF_S) if one.value is not None]
    if work.is_continuous(signal):
        return [
            one.value
            for one in found
            if one.value is not None and work.at_s - (one.valid_s or 0) < work.lost_after_s(signal)
        ]
    newest_s = max((one.measured_s for one in found if one.measured_s is not None), default=None)
    return [one.value for one in _within(found, newest_s, 0.0) if one.value is not None]


def _within(found: Iterable[Known], newest_s: float | None, seconds: float) -> Iterator[Known]:
    for one in found:
        if newest_s is not None and one.measured_s is not None and newest_s - one.measured_s <= seconds:
            yield one


def _newest_cuff_s(work: Work) -> float | None:
    times = [
        one.measured_s for name in ("systolic_mmhg", "diastolic_mmhg") for one in work.known.get(name, {}).values()
    ]
    return max((time_s for time_s in times if time_s is not None), default=None)


def of_step(work: Work, rule: Rule, number: int) -> Verdict:
    """The verdict of one step, counted from the mildest."""
    step = rule.steps[number - 1]
    told = [symptom for symptom in step.symptoms if symptom in work.symptoms]
    if told:
        return _beside(work, step, told[0].replace("_", " "))
    if not step.limits:
        return Verdict("inside")
    if _cannot_judge(work, rule):
        return Verdict("inside" if step.symptoms else "unknown")
    found = _together([_of_limit(work, limit) for limit in step.limits])
    if found.side == "beyond" and step.confirmed and not is_confirmed(work):
        return Verdict("inside")
    if found.side == "inside" and rule.signal == "cuff" and _half_a_pressure(work, rule):
        return Verdict("between")
    return found


def _cannot_judge(work: Work, rule: Rule) -> bool:
    """Carbon dioxide means something only with a rate; apnoea only with a capnograph."""
    if rule.needs:
        return not any(amount > 0 for amount in current(work, rule.needs))
    return rule.name == "apnoea" and not work.capnograph


def _half_a_pressure(work: Work, rule: Rule) -> bool:
    """Half a pressure clears nothing where the other half has been measured before."""
    return any(name in work.known and not current(work, name) for name in rule.parameters)


def _beside(work: Work, step: Step, told: str) -> Verdict:
    """A symptom that was told, and what must be true beside it."""
    if step.also is None:
        return Verdict("beyond", f"{told} was reported")
    beside = _of_limit(work, step.also)
    if beside.side != "beyond":
        return Verdict("inside")
    return Verdict("beyond", f"{told} was reported, MOAA/S {beside.why}")


def _of_limit(work: Work, limit: Limit) -> Verdict:
    owns = [work.baseline.get(_own(name)) for name in limit.parameters]
    bounds = limit.bounds(owns[0])
    if bounds is None:
        return Verdict("unknown")
    sides: list[Verdict] = []
    for name in limit.parameters:
        for amount in current(work, name):
            if limit.beyond(amount, bounds[0]):
                unit = f" {UNITS[name]}".rstrip()
                sides.append(Verdict("beyond", f"{amount:g}{unit}, limit {limit_in_words(limit)}"))
            else:
                sides.append(Verdict("inside" if limit.inside(amount, bounds[1]) else "between"))
    return _together(sides)


def _own(parameter: str) -> str:
    return "hr_per_min" if parameter == "pulse_per_min" else parameter


def _together(sides: list[Verdict]) -> Verdict:
    """Beyond if any value is; inside only if every known value is."""
    for side in ("beyond", "between", "inside"):
        for one in sides:
            if one.side == side:
                return one
    return Verdict("unknown")


def is_severe(work: Work) -> bool:
    """Whether the newest pressure is in the band that a second reading confirms."""
    rule = work.rule("bp_high")
    return _together([_of_limit(work, limit) for limit in rule.steps[1].limits]).side == "beyond"


def is_confirmed(work: Work) -> bool:
    """Whether another severe pressure came before this one, not longer ago than the policy allows."""
    newest_s = _newest_cuff_s(work)
    return newest_s is not None and any(
        SAME_CUFF_S < newest_s - time_s <= work.policy.confirmed_s for time_s in work.severe_s
    )


def note_severe(work: Work) -> None:
    """Remember when a severe pressure was measured, as long as it can confirm another."""
    newest_s = _newest_cuff_s(work)
    if newest_s is None:
        return
    kept = [time_s for time_s in work.severe_s if newest_s - time_s <= work.policy.confirmed_s]
    if is_severe(work) and newest_s not in kept:
        kept.append(newest_s)
    work.severe_s = tuple(kept)


def clears_for_s(work: Work, rule: Rule, step: Step) -> float:
    """How long a value must be inside; after apnoea the time that so many breaths take at the rate now counted.

    A sign that is taken at a pace is inside as soon as a person has read it so.
    """
    if step.breaths and work.capnograph:
        rates = [amount for amount in current(work, "rr_per_min") if amount > 0]
        return step.breaths * 60 / min(rates) if rates else float("inf")
    return step.clears_for_s if work.is_continuous(rule.signal) else 0.0
