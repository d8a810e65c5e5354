"""Who hears of an unwanted effect, and by when; what is not known may be owed, never dropped."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.adverse_events import RED_FLAGS, TERM, liver_action, pressure_grade
from rekindle.clinical.treatment.reporting import REPORTS, Event, owed

SESSION = datetime(2026, 11, 23, 10, tzinfo=UTC)
QUIET: dict[str, Any] = {"grade": 0, "serious": False, "drug_missing": False}


def certain(protocol: str = "iv_mood", **facts: Any) -> dict[str, datetime | None]:
    event = Event(protocol=protocol, session_at=SESSION, noticed_at=SESSION + timedelta(hours=1), **{**QUIET, **facts})
    return {one.report.report_id: one.due_at for one in owed(event) if one.certain}


def test_a_quiet_infusion_owes_nothing_and_every_spravato_session_its_form() -> None:
    assert certain() == {}
    assert certain("spravato_trd") == {"rems": SESSION + timedelta(days=7)}


@pytest.mark.parametrize(
    ("facts", "reports"),
    [
        ({"grade": 2}, {"internal"}),
        ({"grade": 3}, {"internal", "director"}),
        ({"grade": 3, "serious": True}, {"internal", "director", "medwatch"}),
        ({"drug_missing": True}, {"dea"}),
        ({"died_or_admitted_at": SESSION + timedelta(hours=24)}, {"medwatch", "root_cause"}),
        ({"died_or_admitted_at": SESSION + timedelta(hours=25)}, {"medwatch"}),
    ],
)
def test_what_is_owed_for_what(facts: dict[str, Any], reports: set[str]) -> None:
    assert set(certain(**facts)) == reports


def test_the_director_hears_within_a_day_of_notice() -> None:
    assert certain(grade=4)["director"] == SESSION + timedelta(hours=25)


def test_what_is_not_known_may_be_owed() -> None:
    event = Event(protocol="iv_mood", session_at=SESSION, noticed_at=SESSION)
    found = owed(event)
    assert {one.report.report_id for one in found} == {"internal", "director", "medwatch", "dea", "root_cause"}
    assert [one for one in found if one.certain or one.due_at] == []
    with pytest.raises(ValueError, match="grade"):
        owed(Event(protocol="iv_mood", session_at=SESSION, noticed_at=SESSION, grade=6))


@pytest.mark.parametrize(
    ("systolic", "diastolic", "grade"),
    [
        (119, 79, 0),
        (120, 79, 1),
        (119, 80, 1),
        (139, 89, 1),
        (140, 89, 2),
        (139, 90, 2),
        (159, 99, 2),
        (160, 80, 3),
        (130, 100, 3),
    ],
)
def test_a_pressure_is_graded_by_its_worse_number(systolic: int, diastolic: int, grade: int) -> None:
    assert pressure_grade(systolic, diastolic) == grade
    assert pressure_grade(systolic, diastolic, crisis=True) == 4
    assert pressure_grade(systolic, None) is None


@pytest.mark.parametrize(
    ("alt", "ast", "action"),
    [
        (3.0, 3.0, "go_on"),
        (3.1, 1.0, "hold"),
        (1.0, 5.0, "hold"),
        (5.1, None, "stop"),
        (None, 3.1, "hold"),
        (1.0, None, None),
        (None, None, None),
    ],
)
def test_liver_enzymes_hold_above_three_times_and_stop_above_five(
    alt: float | None, ast: float | None, action: str | None
) -> None:
    assert liver_action(alt, ast) == action


def test_every_term_and_report_is_complete() -> None:
    assert [term.term for term in TERM.values() if term.term != "other" and not (term.frequency and term.lasts)] == []
    assert all(term.action and set(term.sources) <= set(SOURCES) for term in TERM.values())
    assert all(report.when and set(report.sources) <= set(SOURCES) for report in REPORTS)
    assert {"dysgeusia", "feeling_drunk", "ketamine_cystitis", "cognition", "dependence", "serious_event"} <= set(TERM)
    assert len(RED_FLAGS) == 7
