"""Free times, on the clinic's wall clock, also where the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rekindle.journey.appointments import actions, queries
from rekindle.journey.places.models import Chair, ClosedDay, OpeningHours
from tests.builders import a_patient

pytestmark = pytest.mark.django_db
NEW_YORK = ZoneInfo("America/New_York")


def _local(slots: list[Any]) -> list[str]:
    return [f"{slot.starts_at.astimezone(NEW_YORK):%d %H:%M}" for slot in slots]


def test_a_day_offers_every_half_hour_that_ends_before_closing(clinic: Any, alice: Any, now: datetime) -> None:
    slots = queries.free_slots(clinic, "consultation", date(2026, 11, 25), 1, at=now)
    expected = [f"25 {hour:02}:{minute:02}" for hour in range(8, 18) for minute in (0, 30)]
    assert _local(slots) == expected
    assert {slot.practitioner for slot in slots} == {alice}


def test_nothing_is_offered_in_the_past_or_within_the_hour(clinic: Any, alice: Any, now: datetime) -> None:
    slots = queries.free_slots(clinic, "consultation", date(2026, 11, 23), 2, at=now)  # it is Tuesday, 10:00
    assert _local(slots)[0] == "24 11:00"


def test_closed_days_and_weekends_offer_nothing(clinic: Any, alice: Any, now: datetime) -> None:
    ClosedDay.objects.create(clinic=clinic, on=date(2026, 11, 26), reason="Thanksgiving")
    slots = queries.free_slots(clinic, "consultation", date(2026, 11, 26), 4, at=now)
    assert {slot.starts_at.astimezone(NEW_YORK).date() for slot in slots} == {date(2026, 11, 27)}


def test_no_practitioner_or_no_chair_means_no_offer(clinic: Any, fran: Any, nia: Any, now: datetime) -> None:
    assert queries.free_slots(clinic, "consultation", date(2026, 11, 25), 1, at=now) == []
    Chair.objects.filter(clinic=clinic).update(active=False)
    assert queries.free_slots(clinic, "treatment", date(2026, 11, 25), 1, at=now) == []


def test_treatments_are_offered_while_nurse_and_chair_have_room(clinic: Any, nia: Any, now: datetime) -> None:
    at_nine = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
    for number in (1, 2):
        patient = a_patient(clinic, f"Patient {number}", at=now)
        slot = next(
            slot
            for slot in queries.free_slots(clinic, "treatment", date(2026, 11, 25), 1, at=now)
            if slot.starts_at == at_nine
        )
        assert slot.chair is not None and slot.chair.name == f"Chair {number}"
        actions.book(
            clinic=clinic,
            patient=patient,
            kind="treatment",
            starts_at=at_nine,
            practitioner=slot.practitioner,
            chair=slot.chair,
            by=nia,
            at=now,
        )
    free = _local(queries.free_slots(clinic, "treatment", date(2026, 11, 25), 1, at=now))
    assert free[0] == "25 11:00"  # a third chair stands empty, but the nurse has two patients from nine to eleven


@pytest.mark.parametrize(
    ("on", "hours", "first_utc", "last_utc"),
    [
        # Clocks go back at 02:00 on 1 November 2026: 08:00 in New York is 13:00 UTC, the day before it was 12:00.
        (date(2026, 10, 31), 24, "12:00", "21:30"),
        (date(2026, 11, 1), 25, "13:00", "22:30"),
        # Clocks go forward at 02:00 on 8 March 2026: 08:00 in New York is 12:00 UTC, the day before it was 13:00.
        (date(2026, 3, 7), 24, "13:00", "22:30"),
        (date(2026, 3, 8), 23, "12:00", "21:30"),
    ],
)
def test_opening_at_eight_stays_eight_on_the_wall_when_the_clocks_change(
    clinic: Any, alice: Any, on: date, hours: int, first_utc: str, last_utc: str
) -> None:
    for weekday in (5, 6):
        OpeningHours.objects.create(clinic=clinic, weekday=weekday, opens=time(8), closes=time(18))
    slots = queries.free_slots(clinic, "consultation", on, 1, at=datetime(2026, 1, 2, tzinfo=UTC))
    assert len(slots) == 20
    assert f"{slots[0].starts_at:%H:%M}" == first_utc
    assert f"{slots[-1].starts_at:%H:%M}" == last_utc
    from rekindle.journey.appointments.slots import local_day

    begin, end = local_day(on, NEW_YORK)
    assert end - begin == timedelta(hours=hours)


@pytest.mark.parametrize(("on", "shown"), [(date(2026, 11, 1), 5), (date(2026, 3, 8), 3)])
def test_a_night_that_is_longer_or_shorter_has_more_or_fewer_times_and_each_can_be_booked_once(
    clinic: Any, alice: Any, now: datetime, on: date, shown: int
) -> None:
    """Open from half past midnight to three: 150 minutes, one hour more in autumn and one less in spring."""
    OpeningHours.objects.create(clinic=clinic, weekday=6, opens=time(0, 30), closes=time(3, 0))
    before = datetime(2026, 1, 2, tzinfo=UTC)
    slots = queries.free_slots(clinic, "consultation", on, 1, at=before)
    assert len(slots) == {5: 7, 3: 3}[shown]
    for number, slot in enumerate(slots):
        actions.book(
            clinic=clinic,
            patient=a_patient(clinic, f"Night owl {number}", at=now),
            kind="consultation",
            starts_at=slot.starts_at,
            practitioner=slot.practitioner,
            by=alice,
            at=before,
        )
    assert queries.free_slots(clinic, "consultation", on, 1, at=before) == []


def test_the_search_asks_the_database_the_same_number_of_questions_however_full_the_diary(
    clinic: Any, alice: Any, fran: Any, now: datetime, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        queries.free_slots(clinic, "consultation", date(2026, 11, 25), 14, at=now)
    for slot in queries.free_slots(clinic, "consultation", date(2026, 11, 25), 3, at=now)[:30]:
        actions.book(
            clinic=clinic,
            patient=a_patient(clinic, f"Person {slot.starts_at}", at=now),
            kind="consultation",
            starts_at=slot.starts_at,
            practitioner=slot.practitioner,
            by=fran,
            at=now,
        )
    with django_assert_num_queries(4):
        queries.free_slots(clinic, "consultation", date(2026, 11, 25), 14, at=now)
