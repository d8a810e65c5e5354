"""What the pump has put into the blood, as doses that a curve can follow."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.pharmacology.strand import Dose, Drug
from rekindle.clinical.treatment.pump import RESUME_FRACTION_HIGH, Bag, PumpEvent, delivered, why_not_record


def doses_of_pump(
    events: Iterable[PumpEvent], bag: Bag, *, at: datetime, drug: Drug = "racemic_ketamine"
) -> tuple[Dose, ...]:
    """What has run until an instant: one dose for each stretch at an even rate, in minutes since the start.

    Source: P
    """
    at = at.astimezone(UTC)
    kept = _until(events, at)
    now = delivered(kept, bag, at)
    if now.started_at is None:
        return ()
    instants = {event.at for event in kept} | {at} | ({now.ended_at} if now.ended_at else set())
    found = []
    for begin, end in pairwise(sorted(instants)):
        infused_ml = delivered(kept, bag, end).infused_ml - delivered(kept, bag, begin).infused_ml
        if infused_ml > 0:
            start_min = elapsed(now.started_at, begin).total_seconds() / 60
            duration_min = elapsed(begin, end).total_seconds() / 60
            found.append(Dose("iv", drug, float(infused_ml * bag.bag_mg_per_ml), start_min, duration_min))
    return tuple(found)


def doses_if_it_goes_on(
    events: Iterable[PumpEvent], bag: Bag, *, at: datetime, drug: Drug = "racemic_ketamine"
) -> tuple[Dose, ...]:
    """What has run, and the rest of the bag at the present rate; a paused or a stopped pump adds nothing.

    Source: P
    """
    at = at.astimezone(UTC)
    kept = _until(events, at)
    empties_at = delivered(kept, bag, at).empties_at
    return doses_of_pump(kept, bag, at=empties_at or at, drug=drug)


def doses_if_paused_now(
    events: Iterable[PumpEvent], bag: Bag, *, at: datetime, pause_min: float, drug: Drug = "racemic_ketamine"
) -> tuple[Dose, ...]:
    """A pause from now and the rest of the bag after it, at the fastest rate at which the pump may resume.

    An illustration, not an order. Empty where no pause can be recorded now.

    Source: P
    """
    at = at.astimezone(UTC)
    kept = _until(events, at)
    pause = PumpEvent("pause", at)
    rate_ml_per_h = delivered(kept, bag, at).rate_ml_per_h
    if rate_ml_per_h is None or why_not_record(kept, pause, bag):
        return ()
    resumed_at = at + timedelta(minutes=pause_min)
    resume = PumpEvent("resume", resumed_at, rate_ml_per_h * RESUME_FRACTION_HIGH)
    return doses_if_it_goes_on((*kept, pause, resume), bag, at=resumed_at, drug=drug)


def _until(events: Iterable[PumpEvent], at: datetime) -> tuple[PumpEvent, ...]:
    """What has happened by then, on one clock: two readings in one zone would hide a changed hour."""
    found = (replace(event, at=event.at.astimezone(UTC)) for event in events)
    return tuple(event for event in found if event.at <= at)
