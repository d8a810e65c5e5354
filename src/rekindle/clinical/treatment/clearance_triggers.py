"""What has happened since a clearance was signed that opens it again: seven triggers, each so, not so, or not known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from rekindle.clinical.treatment.clearance import CLEARANCE_SOURCES, CLEARANCE_TRIGGERS, Trigger
from rekindle.clinical.values import DEFAULTS, ClinicValues, Need, Value

State = Literal["so", "not_so", "unknown"]
_EVERY: Final[frozenset[Need]] = frozenset({"iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"})

SEVERE_GRADE: Final = 3
MISSED_DAYS: Final = Value(
    "clearance.missed_days",
    "A clearance opens again after more than",
    56,
    "days without treatment",
    "P",
    ("P",),
    _EVERY,
)
HIGH_DOSE: Final = Value(
    "clearance.high_dose",
    "A clearance opens again at a request for more than",
    1.0,
    "mg/kg",
    "P",
    ("P",),
    frozenset({"iv_mood", "im_mood"}),
)
VALUES: Final[tuple[Value, ...]] = (MISSED_DAYS, HIGH_DOSE)


@dataclass(frozen=True, kw_only=True)
class SinceClearance:
    """What is known of the time since the clearance was signed; every fact may be unknown.

    `rules_then` and `rules_now` are the ids of the absolute and relative screening rules that were true when it was
    signed and are true today. `sessions` counts every treatment ever given; `last_treated_on` is empty where it is 0.
    """

    rules_then: frozenset[str] | None = None
    rules_now: frozenset[str] | None = None
    worst_grade: int | None = None
    sessions: int | None = None
    last_treated_on: date | None = None
    hospitalised: bool | None = None
    pregnancy_plan: bool | None = None
    heart_or_brain_event: bool | None = None
    requested_mg_per_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Reopening:
    """One trigger with its answer and the reason for it."""

    trigger: Trigger
    state: State
    reason: str
    sources: tuple[str, ...] = CLEARANCE_SOURCES


_Answer = tuple[bool | None, str]


def _rule_newly_true(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    if facts.rules_then is None or facts.rules_now is None:
        return None, ""
    new = sorted(facts.rules_now - facts.rules_then)
    return bool(new), f"Newly true: {', '.join(new)}." if new else "No rule has newly become true."


def _severe_side_effect(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    if facts.worst_grade is None:
        return None, ""
    said = f"The worst unwanted effect since was of grade {facts.worst_grade}." if facts.worst_grade else "None since."
    return facts.worst_grade >= SEVERE_GRADE, said


def _missed_eight_weeks(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    if facts.sessions == 0:
        return False, "No treatment has been given yet."
    if facts.last_treated_on is None or facts.last_treated_on > on:
        return None, ""
    days = (on - facts.last_treated_on).days
    return days > values.of(MISSED_DAYS), f"{days} days since the last treatment."


def _said(happened: bool | None, yes: str, no: str) -> _Answer:
    return happened, yes if happened else no


def _hospitalised(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    return _said(facts.hospitalised, "A stay in hospital since.", "No stay in hospital.")


def _pregnancy_plan(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    return _said(facts.pregnancy_plan, "Wishes to become pregnant.", "No wish to become pregnant now.")


def _heart_or_brain_event(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    return _said(facts.heart_or_brain_event, "A new event since.", "No new event.")


def _dose_above_one(facts: SinceClearance, on: date, values: ClinicValues) -> _Answer:
    asked = facts.requested_mg_per_kg
    if asked is None:
        return None, ""
    return asked > values.of(HIGH_DOSE), f"{asked:g} mg/kg is asked for."


_LOOK: Final[dict[str, Callable[[SinceClearance, date, ClinicValues], _Answer]]] = {
    "rule_newly_true": _rule_newly_true,
    "severe_side_effect": _severe_side_effect,
    "missed_eight_weeks": _missed_eight_weeks,
    "hospitalised": _hospitalised,
    "pregnancy_plan": _pregnancy_plan,
    "new_heart_or_brain_event": _heart_or_brain_event,
    "dose_above_one": _dose_above_one,
}


def reopenings(facts: SinceClearance, on: date, *, values: ClinicValues = DEFAULTS) -> tuple[Reopening, ...]:
    """Every trigger in order: so, not so, or not known on this day, with its reason.

    Source: P
    """
    found = []
    for trigger in CLEARANCE_TRIGGERS:
        so, reason = _LOOK[trigger.trigger_id](facts, on, values)
        state: State = "unknown" if so is None else "so" if so else "not_so"
        found.append(Reopening(trigger, state, reason or "Not known."))
    return tuple(found)


def what_reopens(facts: SinceClearance, on: date, *, values: ClinicValues = DEFAULTS) -> frozenset[str]:
    """The ids of the triggers that are so; whoever needs all seven known asks `reopenings`."""
    return frozenset(one.trigger.trigger_id for one in reopenings(facts, on, values=values) if one.state == "so")
