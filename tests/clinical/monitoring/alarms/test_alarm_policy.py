"""Policies by date and version, what may be changed at the chair, and the file form of `rekindle alarms`."""

import json
from datetime import date
from typing import Any

import pytest

from rekindle.clinical.monitoring.alarms import Event, in_force, policy
from rekindle.clinical.monitoring.alarms.refusing import why_not
from rekindle.clinical.sources import SOURCES
from rekindle.replay import VERBS, CaseRefused, answer
from tests.clinical.monitoring.alarms.treatments import POLICY


def said(case: dict[str, Any]) -> Any:
    return answer(VERBS["alarms"], json.dumps(case).encode())


def test_the_newest_policy_that_has_begun_is_in_force_and_none_before_the_first() -> None:
    first, second = policy(version="1", from_on=date(2026, 1, 1)), policy(version="2", from_on=date(2026, 6, 1))
    assert in_force([second, first], date(2026, 5, 31)) is first
    assert in_force([first, second], date(2026, 6, 1)) is second
    assert in_force([first, second], date(2025, 12, 31)) is None


def test_every_rule_says_what_it_is_and_cites_a_source() -> None:
    for name, rule in POLICY.rules.items():
        assert rule.name == name and rule.says and rule.steps
        assert rule.sources and set(rule.sources) <= SOURCES.keys()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"step": 1, "limit": 90, "reason": "altitude"}, []),
        ({"step": 1, "limit": 90}, ["alarms.reason"]),
        ({"step": 5, "limit": 80, "reason": "altitude"}, ["alarms.lead"]),
        ({"step": 5, "limit": 80, "reason": "altitude", "lead": True}, []),
        ({"off": True, "reason": "probe"}, ["alarms.lead"]),
        ({"step": 1, "reason": "altitude"}, ["alarms.limit"]),
        ({"step": 0, "limit": 90, "reason": "altitude"}, ["alarms.step"]),
        ({"step": 9, "limit": 90, "reason": "altitude"}, ["alarms.step"]),
        ({"step": 1, "limit": 90, "reason": "altitude", "until_s": 0}, ["alarms.until"]),
        ({"condition": "seizure", "step": 1, "limit": 1, "reason": "x", "lead": True}, ["alarms.limit"]),
    ],
)
def test_a_limit_is_changed_with_a_reason_an_end_and_the_right_person(change: dict[str, Any], codes: list[str]) -> None:
    event = Event(**{"at_s": 0, "kind": "change_limit", "condition": "spo2_low", **change})
    assert [refusal.code for refusal in why_not(event, POLICY)] == codes


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "reading"},
        {"kind": "symptom"},
        {"kind": "expect", "parameter": "spo2_pct", "off": True},
        {"kind": "expect", "parameter": "spo2_pct", "every_s": 0},
        {"kind": "connect", "source": ""},
        {"kind": "reading", "parameter": "spo2_pct", "value": 97, "age_s": 10**399},
        {"kind": "tick", "at_s": 10**399},
        {"kind": "change_limit", "condition": "spo2_low", "step": 1, "limit": 10**399, "reason": "x"},
    ],
)
def test_what_cannot_count_is_said_and_passed_over(event: dict[str, Any]) -> None:
    found = said({"events": [{"at_s": 0, **event}, {"at_s": 1, "kind": "symptom", "symptom": "seizure"}]})
    assert len(found["refusals"]) == 1
    assert [row["condition"] for row in found["transitions"]] == ["seizure"]


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"events": {}},
        {"events": [{"kind": "tick"}]},
        {"events": [{"at_s": 0, "kind": "shout"}]},
        {"events": [{"at_s": 0, "kind": "reading", "parameter": "temp_c", "value": 37}]},
        {"events": [{"at_s": 0, "kind": "reading", "parameter": "spo2_pct", "value": "97"}]},
        {"events": [], "baseline": {"hr": 60}},
        {"events": [], "policy": {"oxygen": []}},
        {"events": [], "policy": {"spo2_low": [{"limit": 90}]}},
    ],
)
def test_an_unknown_key_a_wrong_type_and_an_undocumented_code_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(CaseRefused):
        said(case)


@pytest.mark.parametrize(
    "part",
    [
        {"policy": {"spo2_low": [{"step": 6, "limit": 90}]}},
        {"policy": {"spo2_low": [{"step": 1, "delay_s": -1}]}},
        {"policy": {"seizure": [{"step": 1, "limit": 90}]}},
        {"baseline": {"hr_per_min": -60}},
    ],
)
def test_a_policy_or_a_baseline_that_cannot_be_is_said(part: dict[str, Any]) -> None:
    assert len(said({"events": [], **part})["refusals"]) == 1


def test_a_monitor_whose_clock_is_ahead_is_still_listened_to() -> None:
    reading = {"kind": "reading", "parameter": "systolic_mmhg"}
    events = [{"at_s": 0, **reading, "value": 205, "age_s": -90}, {"at_s": 60, **reading, "value": 120}]
    assert [row["state"] for row in said({"events": events})["transitions"] if row["phase"] != "continue"] == [
        "active",
        "latched",
    ]


def test_a_delay_may_be_set_where_there_is_no_limit() -> None:
    whole = {"policy": {"feed_silent": [{"step": 1, "delay_s": 5}]}, "events": [{"at_s": 0, "kind": "tick"}]}
    assert said(whole)["refusals"] == []


def test_nothing_happened_is_an_answer() -> None:
    found = said({"events": [], "baseline": {"spo2_pct": None}, "policy": {"spo2_low": None}})
    assert (found["transitions"], found["refusals"]) == ([], [])
