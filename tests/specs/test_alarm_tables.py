"""The alarm tables hold through `rekindle alarms`: every row of the policy, on both sides of its limit."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rekindle.clinical.monitoring.alarms.waits import RULES
from rekindle.replay import VERBS, answer
from rekindle.replay.alarms import INPUT, OUTPUT
from tests.specs.alarms.alarm_table import case_of, cases, said_of, tables

ASKED, SAID = Draft202012Validator(INPUT.schema()), Draft202012Validator(OUTPUT.schema())


def replayed(row: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = answer(VERBS["alarms"], json.dumps(case_of(row)).encode())
    return said


@pytest.mark.parametrize("table", tables())
def test_every_case_of_the_table_holds(table: str) -> None:
    for name, row in tables()[table].items():
        said = replayed(row)
        assert said_of(row, said["transitions"]) == row["says"], name
        assert len(said["refusals"]) == row.get("refused", 0), (name, said["refusals"])


def test_the_cases_and_the_answers_are_of_the_published_form() -> None:
    for row in [next(iter(table.values())) for table in tables().values()]:
        ASKED.validate(case_of(row))
        SAID.validate(replayed(row))


def test_every_step_of_every_condition_is_seen_in_the_tables() -> None:
    seen = {tuple(line.split()[i] for i in (1, 4, 5)) for row in cases().values() for line in row["says"]}
    owed = {(rule.name, step.priority, str(step.level)) for rule in RULES for step in rule.steps}
    assert owed - seen == {
        (f"{name}_overdue", "MEDIUM", "0") for name in ("spo2", "hr", "rr", "etco2", "moaas", "distress", "nausea")
    }
