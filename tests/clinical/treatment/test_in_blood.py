"""What the pump gave adds up, a pause adds nothing, and an illustration is only what the pump may really do."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.pharmacology.possible import overlapping
from rekindle.clinical.pharmacology.strand import Dose
from rekindle.clinical.treatment.in_blood import doses_if_it_goes_on, doses_if_paused_now, doses_of_pump
from rekindle.clinical.treatment.pump import Bag, EventKind, PumpEvent, delivered, why_not_record

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
BAG = Bag(dose_mg=Decimal("35.0"), volume_ml=Decimal(100))


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def event(kind: EventKind, minutes: float, rate: str | None = None) -> PumpEvent:
    return PumpEvent(kind, after(minutes), None if rate is None else Decimal(rate))


START = event("start", 0, "150")
PAUSED = [START, event("pause", 20), event("resume", 30, "75")]


def drip(dose_mg: float, start_min: float, duration_min: float) -> Dose:
    return Dose("iv", "racemic_ketamine", pytest.approx(dose_mg), pytest.approx(start_min), pytest.approx(duration_min))


@pytest.mark.parametrize(
    ("minutes", "doses"),
    [
        (-5, ()),
        (0, ()),
        (10, (drip(8.75, 0, 10),)),  # 150 mL/h of 0.35 mg/mL is 0.875 mg a minute
        (25, (drip(17.5, 0, 20),)),
        (40, (drip(17.5, 0, 20), drip(4.375, 30, 10))),
        (70, (drip(17.5, 0, 20), drip(17.5, 30, 40))),
        (600, (drip(17.5, 0, 20), drip(17.5, 30, 40))),  # the bag was dry at 70
    ],
)
def test_half_the_bag_at_the_pause_and_the_rest_at_half_rate(minutes: float, doses: tuple[Dose, ...]) -> None:
    assert doses_of_pump(PAUSED, BAG, at=after(minutes)) == doses


def test_a_rate_change_begins_a_new_dose_and_a_stop_ends_the_last() -> None:
    events = [START, event("rate_change", 10, "75"), event("stop", 30)]
    assert doses_of_pump(events, BAG, at=after(60)) == (drip(8.75, 0, 10), drip(8.75, 10, 20))
    assert doses_if_it_goes_on(events, BAG, at=after(60)) == doses_of_pump(events, BAG, at=after(60))


def test_if_it_goes_on_the_bag_runs_dry_at_the_present_rate() -> None:
    assert doses_if_it_goes_on([START], BAG, at=after(10)) == (drip(35, 0, 40),)
    assert doses_if_it_goes_on(PAUSED, BAG, at=after(40)) == (drip(17.5, 0, 20), drip(17.5, 30, 40))


def test_a_paused_pump_adds_nothing() -> None:
    assert doses_if_it_goes_on(PAUSED[:2], BAG, at=after(25)) == (drip(17.5, 0, 20),)


def test_what_happens_later_has_not_happened() -> None:
    assert doses_if_it_goes_on(PAUSED, BAG, at=after(10)) == (drip(35, 0, 40),)


def test_a_pause_now_resumes_at_the_fastest_rate_the_pump_may_resume_at() -> None:
    """17.5 mg are in at 20 minutes; three quarters of 150 mL/h empty the other 50 mL in 26.7 minutes."""
    found = doses_if_paused_now([START], BAG, at=after(20), pause_min=5)
    assert found == (drip(17.5, 0, 20), drip(17.5, 25, 80 / 3))


def test_there_is_no_illustration_of_a_pause_that_cannot_be() -> None:
    twice = [*PAUSED, event("pause", 40), event("resume", 50, "50")]
    assert doses_if_paused_now([], BAG, at=after(5), pause_min=5) == ()
    assert doses_if_paused_now(PAUSED[:2], BAG, at=after(25), pause_min=5) == ()  # it is paused already
    assert doses_if_paused_now(twice, BAG, at=after(55), pause_min=5) == ()  # a third pause is refused
    assert doses_if_paused_now([START], BAG, at=after(50), pause_min=5) == ()  # the bag is dry


def test_a_night_when_the_clocks_change_is_no_hour_longer() -> None:
    new_york = ZoneInfo("America/New_York")
    begin = datetime(2026, 11, 1, 1, 50, tzinfo=new_york)
    end = datetime(2026, 11, 1, 1, 10, fold=1, tzinfo=new_york)  # twenty minutes later
    assert doses_of_pump([PumpEvent("start", begin, Decimal(150))], BAG, at=end) == (drip(17.5, 0, 20),)


@st.composite
def pressed(draw: st.DrawFn) -> tuple[list[PumpEvent], Bag]:
    """Presses that this pump would take, at any second, and the bag they empty."""
    bag = Bag(draw(st.decimals(1, 200, places=1)), Decimal(draw(st.integers(10, 500))))
    at_s, events = 0, [event("start", 0, str(draw(st.integers(20, 200))))]
    for kind in draw(st.lists(st.sampled_from(["rate_change", "pause", "resume", "stop"]), max_size=6)):
        at_s += draw(st.integers(1, 1800))
        rate = str(draw(st.integers(1, 150))) if kind in ("rate_change", "resume") else None
        one = event(kind, at_s / 60, rate)
        if not why_not_record(events, one, bag):
            events.append(one)
    return events, bag


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(pressed(), st.integers(-60, 4 * 3600))
def test_the_doses_add_up_to_what_the_pump_says_it_gave(given_: tuple[list[PumpEvent], Bag], at_s: int) -> None:
    events, bag = given_
    at = after(at_s / 60)
    found = doses_of_pump(events, bag, at=at)
    whole_mg = sum(dose.dose_mg for dose in found)
    assert whole_mg == pytest.approx(float(delivered(events, bag, at).delivered_mg), abs=0.051)
    assert all(dose.dose_mg > 0 and dose.duration_min > 0 for dose in found)
    assert not overlapping((dose.start_min, dose.duration_min) for dose in found)
    if_on_mg = sum(dose.dose_mg for dose in doses_if_it_goes_on(events, bag, at=at))
    assert whole_mg - 1e-9 <= if_on_mg <= float(bag.dose_mg) + 1e-9
