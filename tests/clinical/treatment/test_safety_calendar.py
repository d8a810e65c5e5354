"""The long calendar: what is due at which exposure and interval, what is late, and what nobody knows."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.safety_calendar import CalendarFacts, Due, Session, calendar, exposure
from rekindle.clinical.treatment.safety_values import VALUES
from rekindle.clinical.values import ClinicValues

TODAY = date(2026, 11, 23)
ITEMS = ("liver", "urine", "pregnancy", "drug_screen", "pdmp", "cognition", "ecg", "bladder_scale", "review")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def given_sessions(count: int, *, every_days: int = 14, mg: str | None = "35.0") -> tuple[Session, ...]:
    amount = None if mg is None else Decimal(mg)
    per_kg = None if amount is None else amount / 70
    return tuple(Session(ago(1 + every_days * n), "ketamine", amount, per_kg) for n in range(count))


MONTHLY: dict[str, Any] = {
    "sessions": given_sessions(5),
    "phase": "maintenance",
    "interval_days": 31,
    "done": dict.fromkeys(ITEMS, ago(10)) | {"pregnancy": TODAY},
    "reviewed_at_sessions": 0,
    "bladder_scale_at_sessions": 5,
    "age_y": 45,
    "can_be_pregnant": True,
    "heart_or_qt": True,
    "liver_symptoms": False,
}


def find(item: str, **changes: Any) -> Due:
    done = {**MONTHLY["done"], **changes.pop("done", {})}
    facts = CalendarFacts(**{**MONTHLY, "done": done, **changes})
    return next(one for one in calendar(facts, TODAY) if one.item == item)


def state(item: str, **changes: Any) -> str:
    return find(item, **changes).state


def test_everything_done_lately_leaves_nothing_due() -> None:
    assert {one.state for one in calendar(CalendarFacts(**MONTHLY), TODAY)} == {"not_yet"}


# Three months are 92 days, six are 183, a year is 365; monthly is up to 31 days between sessions.
@pytest.mark.parametrize(
    ("item", "interval", "days", "expected"),
    [
        ("liver", 31, 91, "not_yet"),
        ("liver", 31, 92, "due"),
        ("liver", 31, 122, "due"),
        ("liver", 31, 123, "overdue"),
        ("liver", 32, 182, "not_yet"),
        ("liver", 32, 183, "due"),
        ("liver", 32, 365, "due"),
        ("liver", 32, 366, "overdue"),
        ("urine", 31, 92, "due"),
        ("urine", 60, 182, "not_yet"),
        ("urine", 60, 183, "due"),
        ("drug_screen", 31, 92, "due"),
        ("pdmp", 60, 182, "not_yet"),
        ("pdmp", 60, 183, "due"),
        ("cognition", 31, 182, "not_yet"),
        ("cognition", 31, 183, "due"),
        ("cognition", 60, 364, "not_yet"),
        ("cognition", 60, 365, "due"),
        ("ecg", 31, 364, "not_yet"),
        ("ecg", 60, 365, "due"),
        ("bladder_scale", 31, 30, "not_yet"),
        ("bladder_scale", 31, 31, "due"),
        ("bladder_scale", 60, 92, "due"),
    ],
)
def test_each_item_of_maintenance_on_both_sides_of_its_day(item: str, interval: int, days: int, expected: str) -> None:
    found = find(item, interval_days=interval, done={item: ago(days)})
    assert found.state == expected
    assert (found.due_on is not None and found.due_on <= TODAY) is (expected != "not_yet")


@pytest.mark.parametrize(
    ("item", "changes", "expected"),
    [
        ("liver", {"done": {"liver": ago(150)}}, "not_yet"),
        ("liver", {"liver_symptoms": True}, "due"),
        ("liver", {"done": {"liver": "never"}}, "due"),
        ("pregnancy", {"done": {"pregnancy": ago(6)}}, "not_yet"),
        ("pregnancy", {"done": {"pregnancy": ago(7)}}, "due"),
        ("pregnancy", {"done": {"pregnancy": ago(8)}}, "overdue"),
        ("pregnancy", {"can_be_pregnant": False}, "not_needed"),
        ("drug_screen", {"done": {"drug_screen": "never"}}, "due"),
        ("cognition", {"age_y": 64}, "not_needed"),
        ("cognition", {"age_y": 65, "done": {"cognition": "never"}}, "due"),
        ("cognition", {"age_y": None}, "unknown"),
        ("ecg", {"heart_or_qt": False}, "not_needed"),
        ("ecg", {"heart_or_qt": None}, "unknown"),
        ("bladder_scale", {"sessions": given_sessions(6), "bladder_scale_at_sessions": 0}, "due"),
        ("bladder_scale", {"sessions": given_sessions(5), "bladder_scale_at_sessions": 0}, "not_yet"),
        ("bladder_scale", {"bladder_scale_at_sessions": None}, "unknown"),
        ("bladder_scale", {"done": {"bladder_scale": "never"}}, "due"),
    ],
)
def test_the_induction_series(item: str, changes: dict[str, Any], expected: str) -> None:
    assert state(item, phase="induction", **changes) == expected


def test_in_maintenance_a_pregnancy_test_belongs_to_each_session() -> None:
    assert state("pregnancy", done={"pregnancy": ago(1)}) == "due"
    assert state("pregnancy", done={"pregnancy": None}) == "unknown"


@pytest.mark.parametrize(
    ("count", "reviewed_at", "last", "expected"),
    [
        (11, 0, "never", "not_yet"),
        (12, 0, "never", "due"),
        (12, 12, ago(20), "not_yet"),
        (23, 12, ago(20), "not_yet"),
        (24, 12, ago(20), "due"),
        (48, 24, ago(20), "due"),
        (60, 48, ago(20), "not_yet"),
        (60, 48, ago(365), "due"),
        (60, 48, ago(396), "overdue"),
        (12, None, None, "unknown"),
        (0, None, None, "not_needed"),
    ],
)
def test_the_whole_treatment_is_reviewed_at_twelve_twenty_four_and_forty_eight_and_every_year(
    count: int, reviewed_at: int | None, last: Any, expected: str
) -> None:
    changes = {"sessions": given_sessions(count), "reviewed_at_sessions": reviewed_at, "done": {"review": last}}
    assert state("review", **changes) == expected


def test_after_a_year_without_a_word_it_is_not_known_whether_it_was_reviewed() -> None:
    old = (Session(ago(370), "ketamine"),)
    assert state("review", sessions=old, done={"review": None}, reviewed_at_sessions=None) == "unknown"
    assert state("review", sessions=old, done={"review": "never"}, reviewed_at_sessions=None) == "due"


def test_what_one_has_had_is_counted_by_drug_for_life_and_for_twelve_months() -> None:
    had = exposure(
        [
            Session(ago(400), "ketamine", Decimal("35.0"), Decimal("0.5")),
            Session(ago(365), "ketamine", Decimal("35.0"), Decimal("0.5")),
            Session(ago(364), "ketamine", Decimal("42.0"), Decimal("0.6")),
            Session(ago(10), "esketamine", Decimal(56)),
            Session(TODAY + timedelta(days=1), "ketamine", Decimal(99)),
        ],
        TODAY,
    )
    assert (had.sessions, had.sessions_12_months) == (4, 2)
    ketamine, spray = had.lifetime
    # 35 + 35 + 42 mg; 0.5 + 0.5 + 0.6 mg/kg
    assert (ketamine.sessions, ketamine.amount_mg, ketamine.amount_mg_per_kg) == (3, Decimal("112.0"), Decimal("1.6"))
    assert (spray.amount_mg, spray.amount_mg_per_kg) == (Decimal(56), None)
    assert [total.amount_mg for total in had.twelve_months] == [Decimal("42.0"), Decimal(56)]


def test_one_session_of_unknown_amount_makes_the_sum_unknown_and_keeps_what_is_sure() -> None:
    (total,) = exposure([*given_sessions(2), *given_sessions(1, mg=None)], TODAY).lifetime
    assert (total.sessions, total.amount_mg, total.at_least_mg) == (3, None, Decimal("70.0"))


def test_with_nothing_known_nothing_is_called_done() -> None:
    found = calendar(CalendarFacts(), TODAY)
    assert {one.item: one.state for one in found} == dict.fromkeys(ITEMS, "unknown") | {"review": "not_needed"}
    assert all(one.reason.endswith(".") and set(one.sources) <= set(SOURCES) for one in found)


def test_a_day_still_to_come_is_not_believed() -> None:
    assert state("urine", done={"urine": TODAY + timedelta(days=1)}) == "unknown"


def test_where_the_stage_is_not_known_the_closer_interval_counts() -> None:
    assert state("urine", phase=None, done={"urine": ago(92)}) == "due"
    assert state("urine", interval_days=None, done={"urine": ago(92)}) == "due"


def test_a_clinic_may_move_the_one_interval_with_a_band() -> None:
    later = ClinicValues({"ready.labs_sparse_days": 365} | {value.key: 999 for value in VALUES})
    facts = CalendarFacts(**{**MONTHLY, "interval_days": 60, "done": {**MONTHLY["done"], "liver": ago(200)}})
    assert next(one.state for one in calendar(facts, TODAY) if one.item == "liver") == "due"
    assert next(one.state for one in calendar(facts, TODAY, values=later) if one.item == "liver") == "not_yet"
    assert [value.key for value in VALUES if value.movable or not value.waits] == []


@settings(max_examples=40)
@given(st.sampled_from(ITEMS[:7]), st.integers(0, 800), st.integers(0, 300), st.sampled_from([14, 60]))
def test_waiting_longer_never_makes_an_item_less_due(item: str, days: int, more: int, interval: int) -> None:
    order = ("not_yet", "due", "overdue")
    early = state(item, interval_days=interval, done={item: ago(days)})
    late = state(item, interval_days=interval, done={item: ago(days + more)})
    assert order.index(late) >= order.index(early)
