"""A monitor's clock is measured and said; a reading that cannot be is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.interop.devices.clock import Skew
from rekindle.interop.devices.oru import Batch, read
from rekindle.interop.devices.reading import Device, Reading, ReadingRefused
from tests.interop.devices.spoken import CUFF, NOW, PLAIN, SENT, SPO2, heard, message

MONITOR = "0A1B2C3D4E5F6071"
BEGIN = datetime(2026, 11, 22, 15, tzinfo=UTC)


def watched(differences: list[float], every_s: float = 10.0) -> Skew:
    skew = Skew()
    for number, difference_s in enumerate(differences):
        at = BEGIN + timedelta(seconds=number * every_s)
        skew = skew.after(at - timedelta(seconds=difference_s), at)
    return skew


@pytest.mark.parametrize(
    ("differences", "clock", "skew_s"),
    [
        ([], "unknown", None),
        ([1.0] * 4, "unknown", None),
        ([1.0] * 5, "near", 1.0),
        ([-61.0] * 5, "apart", -61.0),
        ([60.0] * 20, "near", 60.0),
        ([301.0] * 6, "off", 301.0),
        ([-3600.0] * 30, "off", -3600.0),
        ([1.0] * 20 + [3600.0] * 4, "unknown", None),  # a clock stepped by an hour is not judged at once
        ([1.0] * 20 + [3600.0] * 5, "off", 3600.0),
        ([3600.0 - 10 * number for number in range(20)], "unknown", None),  # old messages sent late are no clock
    ],
)
def test_a_clock_is_judged_by_differences_that_stay(differences: list[float], clock: str, skew_s: float | None) -> None:
    skew = watched(differences)
    assert (skew.clock, skew.skew_s) == (clock, skew_s)


def test_a_burst_of_old_messages_says_nothing_about_the_clock() -> None:
    assert len(watched([3600.0] * 500, every_s=0.001).seen) == 1
    near = watched([1.0] * 20)
    at = BEGIN + timedelta(seconds=200)
    assert near.after(at - timedelta(hours=1), at).after(at - timedelta(minutes=59), at).clock == "unknown"


def test_twenty_differences_are_kept() -> None:
    assert len(watched([1.0] * 50).seen) == 20


def heard_at(raw: bytes, received_at: datetime, skew: Skew) -> Batch:
    return read(raw, origin=PLAIN, received_at=received_at, skews={MONITOR: skew})


def test_a_clock_far_off_moves_where_a_reading_stands_and_never_what_was_sent() -> None:
    # The monitor's clock is an hour slow; the cuff reading was four minutes old when it was sent.
    at = BEGIN + timedelta(hours=1, seconds=2)
    skew = watched([3602.0] * 6)
    cuff = CUFF[0].replace(SENT, "20261122145600")
    fresh, older = heard_at(message(SPO2, cuff), at, skew).accepted
    assert (fresh.clock, fresh.measured_at, fresh.placed_at) == ("off", BEGIN, at)
    assert (fresh.age_s, fresh.is_live) == (0, True)
    assert (older.placed_at, older.age_s, older.is_live) == (at - timedelta(minutes=4), 240, True)


def test_each_monitor_has_a_clock_of_its_own() -> None:
    other = message(SPO2).replace(MONITOR.encode(), b"OTHER")
    known = {MONITOR: watched([3602.0] * 6)}
    at = BEGIN + timedelta(hours=1, seconds=2)
    batch = read(message(SPO2) + other, origin=PLAIN, received_at=at, skews=known)
    assert [one.clock for one in batch.accepted] == ["off", "unknown"]
    assert {name: len(skew.seen) for name, skew in batch.skews.items()} == {MONITOR: 7, "OTHER": 1}


def test_a_late_reading_is_charted_at_its_own_time_and_is_not_live() -> None:
    late = heard_at(message(SPO2, CUFF[0]), BEGIN + timedelta(minutes=9), Skew()).accepted
    assert [(one.placed_at, one.is_live) for one in late] == [(BEGIN, False), (BEGIN, True)]
    later = heard_at(message(CUFF[0]), BEGIN + timedelta(minutes=11), Skew()).accepted
    assert [one.is_live for one in later] == [False]


def test_a_reading_from_a_clock_that_runs_ahead_is_not_older_than_now() -> None:
    (one,) = heard_at(message(SPO2), BEGIN - timedelta(minutes=3), Skew()).accepted
    assert (one.age_s, one.is_live) == (0, True)


def sound() -> Reading:
    return heard(message(SPO2)).accepted[0]


@pytest.mark.parametrize(
    "change",
    [
        {"parameter": "mood"},
        {"unit": "mmHg"},
        {"value": 101.0},
        {"value": -1.0},
        {"value": float("nan")},
        {"value": None},
        {"validity": "invalid"},
        {"validity": "perhaps"},
        {"measured_at": datetime(2026, 11, 22, 15)},
        {"received_at": datetime(2026, 11, 22, 15)},
        {"operation": ""},
        {"source": ""},
    ],
)
def test_a_reading_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ReadingRefused):
        replace(sound(), **change)


def test_a_device_has_a_name() -> None:
    with pytest.raises(ReadingRefused):
        Device(" ")


@given(st.integers(0, 7200), st.integers(-400, 400))
def test_no_reading_is_younger_than_nothing(seconds: int, skew_s: int) -> None:
    one = replace(sound(), received_at=NOW + timedelta(seconds=seconds), skew_s=float(skew_s), clock="apart")
    assert one.age_s >= 0
    assert one.is_live == (one.age_s <= 60)
