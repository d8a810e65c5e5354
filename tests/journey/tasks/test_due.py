"""By when a thing must be done follows its urgency and the clinic's own hours."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rekindle.journey.places.models import ClosedDay, OpeningHours
from rekindle.journey.tasks.due import due_at

pytestmark = pytest.mark.django_db


def test_immediate_means_a_quarter_of_an_hour(clinic: Any, now: datetime) -> None:
    assert due_at("immediate", now, clinic) == now + timedelta(minutes=15)


def test_the_same_day_means_the_end_of_todays_hours(clinic: Any, now: datetime) -> None:
    assert due_at("same_day", now, clinic) == datetime(2026, 11, 24, 23, 0, tzinfo=UTC)  # 18:00 in New York


def test_the_same_day_out_of_hours_means_four_hours(clinic: Any) -> None:
    late = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # 20:00 the evening before
    assert due_at("same_day", late, clinic) == late + timedelta(hours=4)


def test_the_next_day_skips_the_weekend_and_a_closed_day(clinic: Any) -> None:
    friday = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    ClosedDay.objects.create(clinic=clinic, on=date(2026, 11, 30), reason="Stocktaking")
    assert due_at("next_day", friday, clinic) == datetime(2026, 12, 1, 17, 0, tzinfo=UTC)  # noon on Tuesday


def test_routine_means_the_third_open_day(clinic: Any, now: datetime) -> None:
    assert due_at("routine", now, clinic) == datetime(2026, 11, 27, 17, 0, tzinfo=UTC)


def test_noon_stays_noon_across_the_change_of_the_clocks(clinic: Any) -> None:
    before = datetime(2027, 3, 12, 15, 0, tzinfo=UTC)  # Friday; the clocks change on Sunday the 14th
    assert due_at("next_day", before, clinic) == datetime(2027, 3, 15, 16, 0, tzinfo=UTC)


def test_a_clinic_without_hours_counts_weekdays(clinic: Any, now: datetime) -> None:
    OpeningHours.objects.filter(clinic=clinic).delete()
    assert due_at("next_day", now, clinic) == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def test_a_clinic_that_is_always_closed_still_gives_a_time(clinic: Any, now: datetime) -> None:
    ClosedDay.objects.bulk_create(
        ClosedDay(clinic=clinic, on=date(2026, 11, 24) + timedelta(days=n), reason="Away") for n in range(120)
    )
    assert due_at("routine", now, clinic) == now + timedelta(days=3)


def test_an_unknown_urgency_is_refused(clinic: Any, now: datetime) -> None:
    with pytest.raises(ValueError, match="is not an urgency"):
        due_at("soon", now, clinic)
