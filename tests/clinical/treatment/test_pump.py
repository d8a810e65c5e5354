"""Delivered milligrams come from what was done to the pump, and from nothing else."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.treatment.pump import (
    COMES_FROM,
    LEADS_TO,
    Bag,
    EventKind,
    ImpossiblePump,
    PumpEvent,
    delivered,
    why_not_record,
    why_not_resume_yet,
    why_not_start_at,
)
from rekindle.clinical.treatment.states import PUMP_TRANSITIONS

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
BAG = Bag(dose_mg=Decimal("35.0"), volume_ml=Decimal(100))


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def event(kind: EventKind, minutes: float, rate: str | None = None) -> PumpEvent:
    return PumpEvent(kind, after(minutes), None if rate is None else Decimal(rate))


PAUSED = [event("start", 0, "150"), event("pause", 20), event("resume", 30, "75")]


@pytest.mark.parametrize(
    ("minutes", "mg", "state"),
    [
        (-1, "0.0", "not-started"),
        (0, "0.0", "in-progress"),
        (20, "17.5", "on-hold"),
        (29, "17.5", "on-hold"),
        (70, "35.0", "completed"),
        (600, "35.0", "completed"),
    ],
)
def test_v6_half_the_bag_at_the_pause_and_forty_more_minutes_at_half_rate(minutes: int, mg: str, state: str) -> None:
    found = delivered(PAUSED, BAG, after(minutes))
    assert (found.delivered_mg, found.state) == (Decimal(mg), state)


def test_the_page_is_told_when_the_bag_will_be_empty() -> None:
    found = delivered(PAUSED, BAG, after(30))
    assert (found.remaining_ml, found.remaining_minutes, found.empties_at) == (50, 40, after(70))
    done = delivered(PAUSED, BAG, after(90))
    assert (done.started_at, done.ended_at, done.empties_at, done.remaining_minutes) == (TEN, after(70), None, None)


def test_a_stop_leaves_the_rest_in_the_bag() -> None:
    found = delivered([event("start", 0, "150"), event("stop", 10)], BAG, after(60))
    # 150 mL/h for 10 min is 25 mL of 100 mL: a quarter of 35.0 mg is 8.75, to the pump 8.8
    assert (found.delivered_mg, found.remaining_ml, found.state) == (Decimal("8.8"), 75, "stopped")
    assert found.ended_at == after(10)


def test_a_slower_rate_counts_from_when_it_was_set() -> None:
    found = delivered([event("start", 0, "150"), event("rate_change", 20, "60")], BAG, after(40))
    # 50 mL in the first 20 min, then 60 mL/h for 20 min is 20 mL: 70 mL of 100 is 24.5 mg
    assert found.delivered_mg == Decimal("24.5")


@pytest.mark.parametrize(
    ("before", "new", "code"),
    [
        ([], event("pause", 0), "pump.pause_when_not-started"),
        ([], event("stop", 0), "pump.stop_when_not-started"),
        ([event("start", 0, "150")], event("start", 5, "150"), "pump.start_when_in-progress"),
        ([event("start", 0, "150")], event("resume", 5, "75"), "pump.resume_when_in-progress"),
        (PAUSED[:2], event("pause", 25), "pump.pause_when_on-hold"),
        (PAUSED[:2], event("rate_change", 25, "75"), "pump.rate_change_when_on-hold"),
        ([event("start", 0, "150"), event("stop", 5)], event("resume", 9, "75"), "pump.resume_when_stopped"),
        ([event("start", 0, "150")], event("pause", 41), "pump.pause_when_completed"),
        (PAUSED[:2], event("resume", 30, "74.9"), "pump.resume_rate"),
        (PAUSED[:2], event("resume", 30, "112.6"), "pump.resume_rate"),
        (PAUSED[:2], event("resume", 30, "150"), "pump.resume_rate"),
        ([event("start", 0, "150")], event("rate_change", 5, "151"), "pump.faster_than_ordered"),
        ([*PAUSED, event("pause", 35), event("resume", 45, "50")], event("pause", 50), "pump.third_pause"),
    ],
)
def test_what_cannot_have_happened_is_refused(before: list[PumpEvent], new: PumpEvent, code: str) -> None:
    assert [refusal.code for refusal in why_not_record(before, new, BAG)] == [code]
    with pytest.raises(ImpossiblePump):
        delivered([*before, new], BAG, after(120))


@pytest.mark.parametrize("rate", ["75", "112.5"])
def test_both_ends_of_the_resume_range_belong_to_it(rate: str) -> None:
    assert why_not_record(PAUSED[:2], event("resume", 30, rate), BAG) == ()


def test_stop_pressed_on_a_pump_that_has_run_dry_is_accepted_and_changes_nothing() -> None:
    dry = [event("start", 0, "150"), event("stop", 42)]
    assert why_not_record(dry[:1], dry[1], BAG) == ()
    assert delivered(dry, BAG, after(60)) == delivered(dry[:1], BAG, after(60))


def test_an_event_written_down_late_is_read_by_when_it_happened() -> None:
    start, pause, resume = PAUSED
    assert delivered([resume, start, pause], BAG, after(50)) == delivered(PAUSED, BAG, after(50))


def test_a_clock_change_adds_no_milligrams() -> None:
    zone = ZoneInfo("America/New_York")  # on 2026-11-01 the clock went back from 2:00 to 1:00
    start = PumpEvent("start", datetime(2026, 11, 1, 1, 50, tzinfo=zone), Decimal(150))
    seen_at = datetime(2026, 11, 1, 1, 10, fold=1, tzinfo=zone)  # twenty true minutes later
    assert delivered([start], BAG, seen_at).delivered_mg == Decimal("17.5")


@given(st.floats(0.1, 39), st.floats(0, 500))
def test_a_pause_adds_no_milligrams_however_long(paused_min: float, waited_min: float) -> None:
    events = [event("start", 0, "150"), event("pause", paused_min)]
    assert delivered(events, BAG, after(paused_min + waited_min)).delivered_mg == (
        delivered(events, BAG, after(paused_min)).delivered_mg
    )


@given(st.lists(st.floats(0.5, 30), min_size=1, max_size=5), st.integers(1, 300), st.data())
def test_whatever_is_recorded_never_exceeds_the_bag_and_never_runs_backwards(
    gaps: list[float], first_rate: int, data: st.DataObject
) -> None:
    events = [event("start", 0, str(first_rate))]
    minute = 0.0
    for gap in gaps:
        minute += gap
        kind = data.draw(st.sampled_from(["pause", "resume", "rate_change", "stop"]))
        rate = str(first_rate * data.draw(st.integers(1, 100)) / 100) if kind in ("resume", "rate_change") else None
        new = event(kind, minute, rate)
        if not why_not_record(events, new, BAG):
            events.append(new)
    seen = [delivered(events, BAG, after(at)) for at in range(0, 400, 20)]
    assert all(0 <= found.delivered_mg <= BAG.dose_mg for found in seen)
    assert all(found.infused_ml + found.remaining_ml == BAG.volume_ml for found in seen)
    assert [found.delivered_mg for found in seen] == sorted(found.delivered_mg for found in seen)


def test_every_arrow_of_the_drawing_is_one_an_event_can_make() -> None:
    made = {(before, LEADS_TO[kind]) for kind, befores in COMES_FROM.items() for before in befores}
    made -= {("completed", "stopped")}  # stop on an empty bag stays completed
    made |= {("in-progress", "completed")}  # the bag runs dry by itself
    assert made == {(before, state) for before, states in PUMP_TRANSITIONS.items() for state in states}


@pytest.mark.parametrize(("since", "allowed"), [(None, False), (26, False), (25, True)])
def test_a_paused_infusion_waits_for_five_quiet_minutes(since: int | None, allowed: bool) -> None:
    settled = None if since is None else after(since)
    assert (why_not_resume_yet(settled, after(30)) == ()) is allowed


@pytest.mark.parametrize(("rate", "allowed"), [("150", True), ("150.1", True), ("150.2", False), ("100", True)])
def test_an_infusion_starts_no_faster_than_ordered(rate: str, allowed: bool) -> None:
    assert (why_not_start_at(Decimal(rate), BAG, Decimal(40)) == ()) is allowed


@pytest.mark.parametrize(
    ("kind", "rate"), [("start", None), ("pause", "10"), ("stop", "10"), ("resume", "0"), ("start", "-1")]
)
def test_an_event_with_the_wrong_rate_does_not_exist(kind: EventKind, rate: str | None) -> None:
    with pytest.raises(ValueError, match="rate"):
        event(kind, 0, rate)


def test_an_event_needs_a_time_zone_and_a_bag_its_contents() -> None:
    with pytest.raises(ValueError, match="time zone"):
        PumpEvent("pause", datetime(2026, 11, 23, 10))
    with pytest.raises(ValueError, match="a bag holds"):
        Bag(Decimal(0), Decimal(100))


def test_the_bag_of_v1_is_as_strong_as_worked_by_hand() -> None:
    assert BAG.bag_mg_per_ml == Decimal("0.35")
