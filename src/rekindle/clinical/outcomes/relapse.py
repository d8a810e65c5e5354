"""Relapse, which exists only after a response, and the roads that lead to it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from rekindle.clinical.outcomes.lines import MADRS_RELAPSE_GAP_FROM, MADRS_RELAPSE_GAP_TO, RELAPSE_GAP
from rekindle.clinical.outcomes.rules import ChangeRule, exact
from rekindle.clinical.values import Amount, ClinicValues

RelapseEvent = Literal["admission", "attempt", "risk_band_high"]
EVENT_WORDS: Final[dict[RelapseEvent, str]] = {
    "admission": "An admission to hospital",
    "attempt": "A suicide attempt",
    "risk_band_high": "A high suicide-risk band",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened since the response: the readings, the days between them, the best, and what is not a score."""

    baseline: Amount
    current: Amount
    previous: Amount | None
    days_between: Amount | None
    best: Amount | None
    events: Collection[RelapseEvent] = ()


@dataclass(frozen=True, slots=True)
class Relapse:
    """Whether it is a relapse, by which road, or why it is not."""

    is_one: bool
    reasons: tuple[str, ...] = ()


def relapse_of(rule: ChangeRule, since: Since, values: ClinicValues) -> Relapse:
    """Relapse is an event, one high reading, or two readings apart that are no response, and only after a response.

    Source: B08, SUSTAIN-RELAPSE, P
    """
    happened = [EVENT_WORDS[event] for event in EVENT_WORDS if event in since.events]
    if since.best is None:
        return Relapse(False, tuple(f"{words} is a relapse only after a response." for words in happened))
    if not rule.is_response(since.baseline, since.best, values):
        return Relapse(
            False, (f"The best score of {since.best:g} was not a response, so there is nothing to relapse from.",)
        )
    if happened:
        return Relapse(True, tuple(f"{words} after a response is a relapse." for words in happened))
    high = _one_high_reading(rule, since.current, since.best, values)
    return Relapse(True, (high,)) if high else _two_readings(rule, since, values)


def _one_high_reading(rule: ChangeRule, current: Amount, best: Amount, values: ClinicValues) -> str:
    """Why this one reading is enough, or nothing."""
    if rule.relapse_from is None or rule.relapse_rise is None:
        return ""
    line, rise = values.of(rule.relapse_from), exact(current) - exact(best)
    if exact(current) < line or rise < values.of(rule.relapse_rise):
        return ""
    return f"{current:g} is at least {line:g} and {float(rise):g} above the best of {best:g}."


def _two_readings(rule: ChangeRule, since: Since, values: ClinicValues) -> Relapse:
    previous, gap = since.previous, since.days_between
    if previous is None:
        return Relapse(False)
    high = _high_twice(rule, since.current, previous, gap, values)
    if high:
        return Relapse(True, (high,))
    if rule.is_response(since.baseline, since.current, values):
        return Relapse(False)
    if rule.is_response(since.baseline, previous, values):
        return Relapse(
            False, ("The reading before was still a response; a second one a week later would show a relapse.",)
        )
    if gap is None:
        return Relapse(
            False, ("It is not known how many days lie between the last two readings, so relapse cannot be judged.",)
        )
    least = values.of(RELAPSE_GAP)
    if gap < least:
        return Relapse(False, (f"The last two readings are {gap:g} days apart; relapse needs {least:g}.",))
    line = f"less than {values.of(rule.response):g} % below the baseline" if rule.response else "no response"
    return Relapse(True, (f"Two readings {gap:g} days apart are {line}.",))


def _high_twice(rule: ChangeRule, current: Amount, previous: Amount, gap: Amount | None, values: ClinicValues) -> str:
    """Why two high readings are enough on their own, or nothing.

    Source: SUSTAIN-RELAPSE
    """
    if rule.relapse_twice_from is None or gap is None:
        return ""
    line = values.of(rule.relapse_twice_from)
    apart = values.of(MADRS_RELAPSE_GAP_FROM) <= gap <= values.of(MADRS_RELAPSE_GAP_TO)
    if not apart or min(exact(current), exact(previous)) < line:
        return ""
    return f"{previous:g} and {current:g}, {gap:g} days apart, are both at least {line:g}."
