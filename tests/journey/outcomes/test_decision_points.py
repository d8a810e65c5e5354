"""Decision points are read from the score that speaks of their infusion, by its hour and its day."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from rekindle.journey.outcomes.facts import history
from rekindle.journey.outcomes.proposing import decision_points
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_score, a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


def at_hour(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


@pytest.mark.parametrize(("hour", "infusions_before"), [(13, 2), (21, 3)])
def test_a_check_in_on_the_day_of_a_session_counts_before_or_after_it_by_its_hour(
    clinic: Any, nia: Any, alice: Any, at: datetime, hour: int, infusions_before: int
) -> None:
    """Sessions at 15:00 UTC; a form at 13:00 belongs before, one at 21:00 after. 14 from 20 is 30 %, 10 is half."""
    patient = a_patient(clinic, at=at)
    days = [at - timedelta(days=20 - 3 * n) for n in range(3)]
    a_score(patient, 20, at_hour(days[0] - timedelta(days=1), 13))
    a_series(patient, [at_hour(day, 15) for day in days], nurse=nia, prescriber=alice)
    a_score(patient, 14, at_hour(days[0], 21))
    a_score(patient, 10, at_hour(days[2], hour))
    past = history(patient, "phq9", at=at)
    assert past.read.baseline is not None and past.read.baseline.total == 20
    assert [(point.total, point.infusions_before) for point in past.read.points] == [(14, 1), (10, infusions_before)]
    found = {one.point.after: one.decision.action for one in decision_points(past)}
    assert found[infusions_before] == "continue unchanged"
    assert found[5 - infusions_before] == "measure first"  # the other of the two has no score of its own


def test_a_score_long_after_the_series_does_not_decide_its_end(clinic: Any, nia: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    a_score(patient, 20, at - timedelta(days=60))
    a_series(patient, [at - timedelta(days=58 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    a_score(patient, 8, at - timedelta(days=28))  # fifteen days after the sixth infusion
    found = {one.point.after: one.decision.action for one in decision_points(history(patient, "phq9", at=at))}
    assert found[6] == "measure first"


def test_the_end_of_the_series_is_measured_again_at_seven_days(clinic: Any, nia: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    a_score(patient, 20, at - timedelta(days=30))
    a_series(patient, [at - timedelta(days=25 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    a_score(patient, 8, at - timedelta(days=8))  # two days after the sixth infusion
    once = {one.point.after: one for one in decision_points(history(patient, "phq9", at=at))}[6]
    assert once.decision.action == "offer maintenance"
    assert "7 days after the infusion; that score is not here yet" in once.nearest
    a_score(patient, 9, at - timedelta(days=3))  # seven days after
    assert {one.point.after: one.nearest for one in decision_points(history(patient, "phq9", at=at))}[6] == ""
