"""The verb `ready` answers what is merely unlikely and refuses what is not in the documented form."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle import replay
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS, RULES
from rekindle.replay.case import CaseRefused
from rekindle.replay.ready import INPUT, OUTPUT, ready
from rekindle.replay.ready_keys import ASKED
from tests.specs.readiness.table import READY, case_of

ORDER = ("go", "hold", "no_go")


def verdicts(case: dict[str, Any]) -> dict[str, str]:
    return {check["id"]: check["verdict"] for check in ready(case)["checks"]}


@pytest.mark.parametrize("facts", [{}, None])
def test_with_nothing_known_everything_holds(facts: dict[str, Any] | None) -> None:
    answer = ready({"protocol": "iv_mood", "at": READY["at"], "facts": facts})
    assert (answer["verdict"], answer["content_version"]) == ("hold", CONTENT_VERSION)
    assert {check["verdict"] for check in answer["checks"]} == {"hold"}
    assert {"hr_per_min", "systolic_mmhg", "readings", "clearance_age_days"} <= set(answer["missing"])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"protocol": "iv"}, "must be one of"),
        ({"protocol": None}, "is needed"),
        ({"at": "2026-11-23T10:00:00"}, "a zone"),
        ({"at": "yesterday"}, "a zone"),
        ({"at": 3}, "must be text"),
        ({"today": "2026-11-23"}, "unknown key"),
        ({"facts": {"heart_rate": 70}}, "unknown key 'facts.heart_rate'"),
        ({"facts": {"hr_per_min": "70"}}, "must be a number"),
        ({"facts": {"hr_per_min": True}}, "must be a number"),
        ({"facts": {"suicide_band": "severe"}}, "must be one of"),
        ({"facts": {"psychosis": "voices"}}, "Or: "),
        ({"facts": {"clearance_triggers": ["moved"]}}, "must be one of"),
        ({"facts": {"readings": [[120]]}}, "two numbers"),
        ({"facts": {"readings": [120, 80]}}, "must be"),
        ({"facts": {"readings": [{"sys": 120}]}}, "unknown key"),
        ({"facts": {"readings": [{"systolic_mmhg": 120, "diastolic_mmhg": 80, "at": "noon"}]}}, "a zone"),
        ({"facts": {"new_medicines": ["x", 3]}}, "must be"),
        ({"facts": []}, "an object"),
    ],
)
def test_what_is_not_in_the_documented_form_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(CaseRefused, match=says):
        ready(case_of("iv_mood", {}) | changes)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"])
def test_at_no_plausible_time_nothing_is_known(at: str) -> None:
    assert ready(case_of("iv_mood", {}) | {"at": at})["verdict"] == "hold"
    reading = {"systolic_mmhg": 120, "diastolic_mmhg": 80, "at": at}
    facts = {"systolic_mmhg": None, "diastolic_mmhg": None, "readings": [reading]}
    assert verdicts(case_of("iv_mood", facts))["DG01"] == "hold"


@pytest.mark.parametrize(
    "value", [-1, 10**399, -(10**399), 1e308, float("inf"), -0.5], ids=["-1", "huge", "-huge", "1e308", "inf", "-0.5"]
)
def test_a_number_that_cannot_be_true_is_answered_and_never_goes(value: float) -> None:
    # These are read only with a nasal spray used, or in maintenance.
    for key in (asked.key for asked in ASKED if asked.key.name not in ("nasal_spray_hours", "interval_days")):
        if key.kind == "number" or (key.kind == "integer" and isinstance(value, int)):
            answer = ready(case_of("iv_mood", {"benzodiazepine_taken": True, key.name: value}))
            assert answer["verdict"] != "go", key.name
            json.dumps(answer, allow_nan=False)


def test_the_pair_beside_a_list_is_its_last_reading_and_not_a_further_one() -> None:
    twice = {"readings": [[165, 80], [162, 80]], "systolic_mmhg": 162, "diastolic_mmhg": 80}
    assert verdicts(case_of("iv_mood", twice))["DG01"] == "hold"
    assert verdicts(case_of("iv_mood", twice | {"systolic_mmhg": 161}))["DG01"] == "no_go"


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PROTOCOL_IDS), st.sets(st.sampled_from(sorted(READY["facts"])), max_size=12))
def test_forgetting_never_opens_a_door(protocol: str, forgotten: set[str]) -> None:
    before = verdicts(case_of(protocol, {"hr_per_min": 105, "temp_c": 38.3}))
    blank = {"hr_per_min": 105, "temp_c": 38.3} | dict.fromkeys(forgotten)
    after = verdicts(case_of(protocol, blank))
    assert [id for id, verdict in after.items() if verdict == "go" and before[id] != "go"] == []


BAD: tuple[dict[str, Any], ...] = (
    {"hr_per_min": 120},
    {"temp_c": 39},
    {"psychosis": "present"},
    {"suicide_band": "high"},
    {"escort_named": False},
    {"pregnancy_test": "positive"},
    {"open_absolute_rules": 1},
    {"consent_right_version": False},
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PROTOCOL_IDS), st.sets(st.sampled_from(range(len(BAD)))), st.sampled_from(range(len(BAD))))
def test_adding_a_no_never_softens(protocol: str, already: set[int], one_more: int) -> None:
    changes: dict[str, Any] = {}
    for index in already:
        changes |= BAD[index]
    before, after = ready(case_of(protocol, changes)), ready(case_of(protocol, changes | BAD[one_more]))
    assert after["verdict"] == "no_go"
    now = {check["id"]: check["verdict"] for check in after["checks"]}
    for check in before["checks"]:
        assert ORDER.index(now[check["id"]]) >= ORDER.index(check["verdict"])


def test_the_answer_is_of_the_documented_shape(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case_of(protocol, {"moaas": 4}) for protocol in PROTOCOL_IDS]))
    assert replay.main("ready", [str(file)]) == replay.DONE
    for answer in json.loads(capsys.readouterr().out):
        OUTPUT.refuse(answer)
        assert (answer["verdict"], set(answer)) == ("no_go", set(OUTPUT.names))
    assert INPUT.schema()["properties"]["facts"]["additionalProperties"] is False
    assert {rule.id for rule in RULES} >= {check for asked in ASKED for check in asked.checks}
