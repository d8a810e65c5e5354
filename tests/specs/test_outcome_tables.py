"""The outcome spec tables hold, and what the replayed verb says is what the library says."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rekindle.clinical.outcomes.baseline import DatedScore, Infused, baseline_of
from rekindle.clinical.outcomes.decision_points import POINT, decide
from rekindle.clinical.outcomes.response import respond as judge
from rekindle.clinical.outcomes.rules import RULES
from rekindle.replay.respond import respond
from tests.specs.outcomes.table import Row, rows

PUBLIC = json.loads((Path(__file__).parents[1] / "golden" / "response.json").read_text())["public"]
FIRST = datetime(2026, 9, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize("row", rows("1-response"), ids=str)
def test_a_change_is_called_what_the_table_says(row: Row) -> None:
    names: tuple[str, ...] = ("baseline", "current")
    found = respond({"instrument": row.heading, **{key: row.case[key] for key in names if key in row.case}})
    assert (found["class"], found["pct_change"]) == (row.case["class"], row.case.get("pct"))
    if row.case["class"] != "unknown":
        assert found["eligible_for_response"] is row.case.get("eligible", True)
    if "reliable" in row.case:
        assert found["reliable_change"] is row.case["reliable"]
    assert found["reasons"]


def test_every_scale_with_a_line_stands_in_the_table() -> None:
    assert {rule.name.replace(" ", "-") for rule in RULES.values()} <= {row.heading for row in rows("1-response")}


@pytest.mark.parametrize("row", rows("2-relapse"), ids=str)
def test_relapse_is_what_the_table_says(row: Row) -> None:
    names = {"previous": "previous", "days": "days_between", "best": "best_since_response"}
    more = {key: row.case[short] for short, key in names.items() if short in row.case}
    found = respond(
        {"instrument": row.case["scale"], "baseline": row.case["baseline"], "current": row.case["current"], **more}
    )
    assert found["relapse"] is row.case["relapse"]
    assert (found["class"] == "relapse") is row.case["relapse"]


@pytest.mark.parametrize("row", rows("3-baseline"), ids=str)
def test_the_baseline_is_the_one_the_table_names(row: Row) -> None:
    scores = []
    for one in row.case["scores"]:
        day = FIRST + timedelta(days=one["day"])
        at = day.replace(hour=one["hour"]) if "hour" in one else None
        scores.append(DatedScore(day.date(), one.get("total"), at))
    found = baseline_of(scores, Infused(FIRST.date(), FIRST))
    assert (found.score.total if found.score else None) == row.case.get("baseline")
    taken = 1 if found.score else 0
    assert len(found.passed_over) + taken == sum(score.on <= date(2026, 9, 7) for score in scores)


@pytest.mark.parametrize("row", rows("4-decisions"), ids=str)
def test_what_is_open_is_what_the_table_says(row: Row) -> None:
    case = row.case
    now = judge("phq9", baseline=case.get("baseline"), current=case.get("current"))
    found = decide(case["after"], now, case.get("grade"))
    assert found is not None and found.action.startswith(case["action"])
    assert found.reasons and found.sources
    assert (found.action == "measure first") <= bool(found.missing)


def test_every_decision_point_stands_in_the_table() -> None:
    assert {row.case["after"] for row in rows("4-decisions")} == set(POINT)


@pytest.mark.parametrize("vector", PUBLIC, ids=lambda vector: f"{vector['instrument']} {vector['current']}")
def test_the_public_classification_vectors_are_reproduced(vector: dict[str, object]) -> None:
    found = respond({key: vector[key] for key in ("instrument", "baseline", "current")})
    expect = vector["expect"]
    assert isinstance(expect, dict)
    assert {key: found[key] for key in expect} == expect
