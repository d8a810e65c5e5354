"""Every line of the treatment chapter names sources that exist, and what rests on policy waits for a clinician."""

from datetime import UTC, datetime

import pytest

from rekindle.clinical.monitoring import schedule
from rekindle.clinical.monitoring.recovery import SCALES
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment import clearance_triggers, discharge_limits, safety_values
from rekindle.clinical.treatment.adverse_events import GRADE_SOURCES, RED_FLAG_SOURCES, TERMS
from rekindle.clinical.treatment.after_visit import PARTS
from rekindle.clinical.treatment.clearance_triggers import SinceClearance, reopenings
from rekindle.clinical.treatment.consent import CONSENT_ITEMS
from rekindle.clinical.treatment.discharge import DischargeFacts, criteria
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS, RULES
from rekindle.clinical.treatment.readiness import values as readiness_values
from rekindle.clinical.treatment.reporting import REPORTS
from rekindle.clinical.treatment.safety_calendar import CalendarFacts, calendar
from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CITED = {
    "readiness": [rule.sources for rule in RULES],
    "criteria": [one.sources for name in PROTOCOL_IDS for one in criteria(DischargeFacts(), NOW, name)],
    "observation": [plan.sources for plan in schedule.PLANS],
    "recovery": [scale.sources for scale in SCALES.values()],
    "effects": [*(term.sources for term in TERMS), GRADE_SOURCES, RED_FLAG_SOURCES],
    "reports": [report.sources for report in REPORTS],
    "after a visit": [sentence.sources for part in PARTS for sentence in part.sentences],
    "triggers": [one.sources for one in reopenings(SinceClearance(), NOW.date())],
    "calendar": [one.sources for one in calendar(CalendarFacts(), NOW.date())],
    "consent": [item.sources for item in CONSENT_ITEMS],
    "orders": [order.sources for order in STANDING_ORDERS],
}
VALUES = (
    *readiness_values.VALUES,
    *clearance_triggers.VALUES,
    *discharge_limits.VALUES,
    *safety_values.VALUES,
    *schedule.VALUES,
)


@pytest.mark.parametrize("chapter", CITED)
def test_every_line_names_sources_that_exist(chapter: str) -> None:
    assert CITED[chapter]
    assert [sources for sources in CITED[chapter] if not sources or not set(sources) <= set(SOURCES)] == []


def test_what_rests_on_memory_or_policy_waits_for_a_clinician() -> None:
    assert [value.key for value in VALUES if not value.waits] == []
    assert len({value.key for value in VALUES}) == len(VALUES)
    assert [value.key for value in VALUES if not value.needed_by] == []
