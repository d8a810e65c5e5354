"""The long calendar of safety: what to test again and when, and how much a person has had, with reviews.

Dates and counts are told; what nobody has recorded is unknown, and unknown is said, not passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from rekindle.clinical.treatment.readiness.values import LABS_MONTHLY_DAYS, LABS_SPARSE_DAYS
from rekindle.clinical.treatment.safety_values import (
    BLADDER_MONTHLY,
    BLADDER_SESSIONS,
    BLADDER_SPARSE,
    COGNITION_MONTHLY,
    COGNITION_SPARSE,
    ECG_DAYS,
    HCG_INDUCTION,
    OLDER_FROM_Y,
    OVERDUE_AFTER,
    REVIEW_DAYS,
    REVIEW_SESSIONS,
    SCREEN_MONTHLY,
    SCREEN_SPARSE,
    URINE_MONTHLY,
    URINE_SPARSE,
)
from rekindle.clinical.values import DEFAULTS, ClinicValues, Value

Drug = Literal["ketamine", "esketamine"]
Stage = Literal["induction", "monthly", "sparse"]
ItemId = Literal["liver", "urine", "pregnancy", "drug_screen", "pdmp", "cognition", "ecg", "bladder_scale", "review"]
State = Literal["overdue", "due", "unknown", "not_yet", "not_needed"]
Done = date | Literal["never"]

MONTHLY_DAYS: Final = 31
YEAR: Final = timedelta(days=365)
EACH_VISIT: Final[tuple[str, ...]] = ("bladder questions", "weight", "blood pressure")


@dataclass(frozen=True, slots=True)
class Session:
    """One treatment that was given; the amount may be unknown."""

    on: date
    drug: Drug
    given_mg: Decimal | None = None
    given_mg_per_kg: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """How much of one drug, over a stretch of time; an amount is unknown while that of one session is."""

    drug: Drug
    sessions: int
    amount_mg: Decimal | None
    amount_mg_per_kg: Decimal | None
    at_least_mg: Decimal


@dataclass(frozen=True, slots=True)
class Exposure:
    """Everything one person has had: in a lifetime, and in the twelve months up to a day."""

    sessions: int
    sessions_12_months: int
    lifetime: tuple[Total, ...]
    twelve_months: tuple[Total, ...]


@dataclass(frozen=True, kw_only=True)
class CalendarFacts:
    """What is known of one person; `done` holds the newest day of each item, or that it never was done."""

    sessions: tuple[Session, ...] = ()
    phase: Literal["induction", "maintenance"] | None = None
    interval_days: int | None = None
    done: Mapping[str, Done] | None = None
    reviewed_at_sessions: int | None = None
    bladder_scale_at_sessions: int | None = None
    age_y: int | None = None
    can_be_pregnant: bool | None = None
    heart_or_qt: bool | None = None
    liver_symptoms: bool | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One item of the calendar with its state, the day it falls due where there is one, and why."""

    item: ItemId
    title: str
    state: State
    due_on: date | None
    reason: str
    sources: tuple[str, ...]


_TITLES: Final[Mapping[ItemId, tuple[str, tuple[str, ...]]]] = {
    "liver": ("Metabolic and liver tests with ALP and GGT", ("L-KET-US", "P")),
    "urine": ("Urine test", ("L-JNJ-UR", "P")),
    "pregnancy": ("Pregnancy test", ("P",)),
    "drug_screen": ("Urine drug screen", ("P",)),
    "pdmp": ("Prescription monitor", ("P",)),
    "cognition": ("Cognitive test (total only)", ("P",)),
    "ecg": ("ECG", ("P",)),
    "bladder_scale": ("Bladder scale", ("KIC", "L-JNJ-UR", "M")),
    "review": ("Review of the whole treatment: try to stop?", ("P",)),
}


def _total(drug: Drug, sessions: Iterable[Session]) -> Total:
    mine = [one for one in sessions if one.drug == drug]
    known = [one.given_mg for one in mine if one.given_mg is not None]
    by_weight = [one.given_mg_per_kg for one in mine if one.given_mg_per_kg is not None]
    zero = Decimal(0)
    return Total(
        drug,
        len(mine),
        sum(known, zero) if len(known) == len(mine) else None,
        sum(by_weight, zero) if len(by_weight) == len(mine) else None,
        sum(known, zero),
    )


def exposure(sessions: Iterable[Session], on: date) -> Exposure:
    """How much a person has had by a day, each drug apart: lifetime, and the twelve months up to that day.

    Source: P
    """
    ever = [one for one in sessions if one.on <= on]
    lately = [one for one in ever if one.on > on - YEAR]
    drugs: tuple[Drug, ...] = ("ketamine", "esketamine")
    return Exposure(
        len(ever),
        len(lately),
        tuple(_total(drug, ever) for drug in drugs if any(one.drug == drug for one in ever)),
        tuple(_total(drug, lately) for drug in drugs if any(one.drug == drug for one in lately)),
    )


def stage_of(facts: CalendarFacts) -> Stage | None:
    """Induction, maintenance at least monthly, or less often; unknown where nobody said."""
    if facts.phase == "induction":
        return "induction"
    if facts.phase is None or facts.interval_days is None:
        return None
    return "monthly" if facts.interval_days <= MONTHLY_DAYS else "sparse"


def calendar(facts: CalendarFacts, on: date, *, values: ClinicValues = DEFAULTS) -> tuple[Due, ...]:
    """What is due, overdue, not known, or not yet due on this day, the most pressing first.

    Where the stage is not known, the closer intervals of monthly maintenance count.
    Source: L-KET-US, L-JNJ-UR, KIC, P
    """
    found = (
        _liver(facts, on, values),
        _every(facts, on, values, "urine", None, URINE_MONTHLY, URINE_SPARSE),
        _pregnancy(facts, on, values),
        _every(facts, on, values, "drug_screen", None, SCREEN_MONTHLY, SCREEN_SPARSE),
        _every(facts, on, values, "pdmp", None, SCREEN_MONTHLY, SCREEN_SPARSE),
        _cognition(facts, on, values),
        _ecg(facts, on, values),
        _bladder_scale(facts, on, values),
        _review(facts, on, values),
    )
    order: tuple[State, ...] = ("overdue", "due", "unknown", "not_yet", "not_needed")
    return tuple(sorted(found, key=lambda one: order.index(one.state)))


def _said(item: ItemId, state: State, reason: str, due_on: date | None = None) -> Due:
    title, sources = _TITLES[item]
    return Due(item, title, state, due_on, reason, sources)


def _last(facts: CalendarFacts, item: ItemId) -> Done | None:
    return None if facts.done is None else facts.done.get(item)


def _again(
    item: ItemId, last: Done | None, on: date, after_days: float, values: ClinicValues, latest_days: float | None = None
) -> Due:
    """An item that is done again after so many days; what was never done is due now."""
    if last is None:
        return _said(item, "unknown", "Not known when it was last done.")
    if last == "never":
        return _said(item, "due", "Never done.", on)
    if last > on:
        return _said(item, "unknown", f"The day on record, {last}, is still to come.")
    due_on = last + timedelta(days=int(after_days))
    latest = last + timedelta(days=int(latest_days or after_days + values.of(OVERDUE_AFTER)))
    state: State = "not_yet" if on < due_on else "overdue" if on > latest else "due"
    return _said(item, state, f"Last on {last}; every {int(after_days)} days.", due_on)


def _every(
    facts: CalendarFacts,
    on: date,
    values: ClinicValues,
    item: ItemId,
    induction: Value | None,
    monthly: Value,
    sparse: Value,
) -> Due:
    """An item with its own pace in each stage; without one in the induction it is done once, at the beginning."""
    stage, last = stage_of(facts), _last(facts, item)
    if stage != "induction":
        return _again(item, last, on, values.of(sparse if stage == "sparse" else monthly), values)
    if induction is not None:
        return _again(item, last, on, values.of(induction), values)
    if isinstance(last, date):
        return _said(item, "not_yet", f"Done on {last}; again in maintenance.")
    return _again(item, last, on, 0, values)


def _liver(facts: CalendarFacts, on: date, values: ClinicValues) -> Due:
    if facts.liver_symptoms and _last(facts, "liver") != on:
        return _said("liver", "due", "Symptoms of the liver.", on)
    if stage_of(facts) == "sparse":
        return _again("liver", _last(facts, "liver"), on, values.of(LABS_SPARSE_DAYS), values, latest_days=YEAR.days)
    return _every(facts, on, values, "liver", None, LABS_MONTHLY_DAYS, LABS_SPARSE_DAYS)


def _pregnancy(facts: CalendarFacts, on: date, values: ClinicValues) -> Due:
    if facts.can_be_pregnant is False:
        return _said("pregnancy", "not_needed", "Cannot be pregnant.")
    if facts.can_be_pregnant is None:
        return _said("pregnancy", "unknown", "Not known whether the person can be pregnant.")
    last = _last(facts, "pregnancy")
    if stage_of(facts) == "induction":
        pace = values.of(HCG_INDUCTION)
        return _again("pregnancy", last, on, pace, values, latest_days=pace)
    if last == on:
        return _said("pregnancy", "not_yet", "Done today; again at each session.")
    return _said("pregnancy", "unknown" if last is None else "due", "At each session in maintenance.", on)


def _cognition(facts: CalendarFacts, on: date, values: ClinicValues) -> Due:
    if stage_of(facts) == "induction" and facts.age_y is not None and facts.age_y < OLDER_FROM_Y:
        return _said("cognition", "not_needed", f"Under {OLDER_FROM_Y}, and not in maintenance.")
    if stage_of(facts) == "induction" and facts.age_y is None:
        return _said("cognition", "unknown", "Age not known.")
    return _every(facts, on, values, "cognition", None, COGNITION_MONTHLY, COGNITION_SPARSE)


def _ecg(facts: CalendarFacts, on: date, values: ClinicValues) -> Due:
    if facts.heart_or_qt is False:
        return _said("ecg", "not_needed", "No rule of the heart or of the QT interval asks for it.")
    if facts.heart_or_qt is None:
        return _said("ecg", "unknown", "Not known whether a rule asks for it.")
    return _every(facts, on, values, "ecg", None, ECG_DAYS, ECG_DAYS)


def _bladder_scale(facts: CalendarFacts, on: date, values: ClinicValues) -> Due:
    if stage_of(facts) != "induction":
        return _every(facts, on, values, "bladder_scale", None, BLADDER_MONTHLY, BLADDER_SPARSE)
    if _last(facts, "bladder_scale") == "never":
        return _said("bladder_scale", "due", "Never done.", on)
    if facts.bladder_scale_at_sessions is None:
        return _said("bladder_scale", "unknown", "Not known when it was last done.")
    since = exposure(facts.sessions, on).sessions - facts.bladder_scale_at_sessions
    pace = values.of(BLADDER_SESSIONS)
    state: State = "due" if since >= pace else "not_yet"
    return _said("bladder_scale", state, f"{since} sessions since the last; every {pace:g} in a series.")


def _review(facts: CalendarFacts, on: date, values: ClinicValues) -> Due:
    """At twelve, twenty-four and forty-eight sessions, and every twelve months: would it go without?"""
    had = exposure(facts.sessions, on)
    if not had.sessions:
        return _said("review", "not_needed", "No session yet.")
    passed = [int(values.of(value)) for value in REVIEW_SESSIONS if had.sessions >= values.of(value)]
    last = _last(facts, "review")
    if passed and (facts.reviewed_at_sessions is None and last != "never"):
        return _said(
            "review", "unknown", f"{had.sessions} sessions; not known whether it was reviewed at {passed[-1]}."
        )
    if passed and (facts.reviewed_at_sessions or 0) < passed[-1]:
        return _said("review", "due", f"{had.sessions} sessions; a review belongs to {passed[-1]}.", on)
    first = min(one.on for one in facts.sessions)  # not after today, for one was counted
    found = _again("review", last if isinstance(last, date) else first, on, values.of(REVIEW_DAYS), values)
    if isinstance(last, date):
        return found
    if last is None and found.state != "not_yet":
        return _said("review", "unknown", "More than a year of treatment; not known whether it was reviewed.")
    return replace(found, reason=f"First session on {first}; every {values.of(REVIEW_DAYS):g} days.")
