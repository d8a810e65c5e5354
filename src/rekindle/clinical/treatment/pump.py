"""What the pump has given, worked out from what was done to the pump and from nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Literal

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.rounding import to_pump_mg

EventKind = Literal["start", "pause", "resume", "rate_change", "stop"]
PumpState = Literal["not-started", "in-progress", "on-hold", "stopped", "completed"]

LEADS_TO: dict[EventKind, PumpState] = {
    "start": "in-progress",
    "pause": "on-hold",
    "resume": "in-progress",
    "rate_change": "in-progress",
    "stop": "stopped",
}
COMES_FROM: dict[EventKind, frozenset[PumpState]] = {
    "start": frozenset({"not-started"}),
    "pause": frozenset({"in-progress"}),
    "resume": frozenset({"on-hold"}),
    "rate_change": frozenset({"in-progress"}),
    # pressing stop on a pump that has just run dry is how people end an infusion: it changes nothing
    "stop": frozenset({"in-progress", "on-hold", "completed"}),
}

# Source: P (clinical.md 5.2, the ladder of actions): a clinic default until a medical director confirms it.
MAX_PAUSES = 2
RESUME_FRACTION_LOW = Decimal("0.50")
RESUME_FRACTION_HIGH = Decimal("0.75")
SETTLED_MIN = 5.0
PUMP_STEP_ML_PER_H = Decimal("0.1")

_MICROSECONDS_PER_H = Decimal(3_600_000_000)


class ImpossiblePump(ValueError):
    """The kept pump events cannot have happened in this order: a mistake in the record, not in the medicine."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(" ".join(refusal.sentence for refusal in refusals))
        self.refusals = refusals


@dataclass(frozen=True)
class Bag:
    """What was hung: how much drug in how much fluid."""

    dose_mg: Decimal
    volume_ml: Decimal

    def __post_init__(self) -> None:
        if self.dose_mg <= 0 or self.volume_ml <= 0:
            raise ValueError(f"a bag holds a dose in a volume, not {self.dose_mg} mg in {self.volume_ml} mL")

    @property
    def bag_mg_per_ml(self) -> Decimal:
        return self.dose_mg / self.volume_ml


@dataclass(frozen=True)
class PumpEvent:
    """One thing done to the pump; a rate goes with start, resume and rate change only."""

    kind: EventKind
    at: datetime
    rate_ml_per_h: Decimal | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a pump event needs an instant with a time zone")
        if (self.rate_ml_per_h is not None) != (self.kind in ("start", "resume", "rate_change")):
            raise ValueError(
                f"{self.kind} with rate {self.rate_ml_per_h} mL/h: only start, resume and rate_change set a rate"
            )
        if self.rate_ml_per_h is not None and self.rate_ml_per_h <= 0:
            raise ValueError(f"a pump runs at a rate above 0 mL/h, not {self.rate_ml_per_h}")


@dataclass(frozen=True)
class Delivered:
    """What has gone in by an instant, what is left in the bag, and what the pump is doing."""

    delivered_mg: Decimal
    infused_ml: Decimal
    remaining_ml: Decimal
    state: PumpState
    rate_ml_per_h: Decimal | None
    pauses: int
    started_at: datetime | None
    ended_at: datetime | None
    empties_at: datetime | None

    @property
    def remaining_minutes(self) -> Decimal | None:
        """Minutes of running left at the present rate; none is known while nothing runs."""
        return None if self.rate_ml_per_h is None else self.remaining_ml / self.rate_ml_per_h * 60


@dataclass(frozen=True)
class _Fold:
    state: PumpState = "not-started"
    since: datetime | None = None
    rate_ml_per_h: Decimal = Decimal(0)
    before_pause_ml_per_h: Decimal = Decimal(0)
    first_ml_per_h: Decimal = Decimal(0)
    infused_ml: Decimal = Decimal(0)
    pauses: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None


def _volume_ml(rate_ml_per_h: Decimal, span: timedelta) -> Decimal:
    return rate_ml_per_h * Decimal(span // timedelta(microseconds=1)) / _MICROSECONDS_PER_H


def _empties_at(fold: _Fold, bag: Bag) -> datetime | None:
    if fold.state != "in-progress" or fold.since is None:
        return None
    left_us = (bag.volume_ml - fold.infused_ml) / fold.rate_ml_per_h * _MICROSECONDS_PER_H
    return fold.since + timedelta(microseconds=int(left_us.to_integral_value()))


def _run_to(fold: _Fold, bag: Bag, at: datetime) -> _Fold:
    """Let time pass: a running pump empties the bag and then ends by itself; a paused one adds nothing."""
    empties_at = _empties_at(fold, bag)
    if empties_at is None or fold.since is None:
        return fold
    if at >= empties_at:
        return replace(
            fold,
            state="completed",
            since=empties_at,
            infused_ml=bag.volume_ml,
            rate_ml_per_h=Decimal(0),
            ended_at=empties_at,
        )
    return replace(fold, since=at, infused_ml=fold.infused_ml + _volume_ml(fold.rate_ml_per_h, elapsed(fold.since, at)))


def _apply(fold: _Fold, event: PumpEvent) -> _Fold:
    if fold.state == "completed":
        return fold
    rate = event.rate_ml_per_h or Decimal(0)
    after = replace(fold, state=LEADS_TO[event.kind], since=event.at, rate_ml_per_h=rate)
    if event.kind == "start":
        return replace(after, first_ml_per_h=rate, started_at=event.at)
    if event.kind == "pause":
        return replace(after, pauses=fold.pauses + 1, before_pause_ml_per_h=fold.rate_ml_per_h)
    if event.kind == "stop":
        return replace(after, ended_at=event.at)
    return after


def _refuse(code: str, sentence: str) -> tuple[Refusal, ...]:
    return (Refusal(code=code, sentence=sentence, sources=("P",)),)


def _why_not_rate(fold: _Fold, event: PumpEvent) -> tuple[Refusal, ...]:
    rate = event.rate_ml_per_h
    if rate is None:
        return ()
    if event.kind == "resume":
        low = fold.before_pause_ml_per_h * RESUME_FRACTION_LOW
        high = fold.before_pause_ml_per_h * RESUME_FRACTION_HIGH
        if not low <= rate <= high:
            return _refuse(
                "pump.resume_rate",
                f"After a pause the pump resumes at 50 to 75 % of its rate before, {low:.1f} to {high:.1f} mL/h,"
                f" not {rate} mL/h.",
            )
    if event.kind == "rate_change" and rate > fold.first_ml_per_h:
        return _refuse(
            "pump.faster_than_ordered",
            f"{rate} mL/h is faster than the {fold.first_ml_per_h} mL/h this infusion was started at;"
            " a faster rate needs a new order.",
        )
    return ()


def _doing(fold: _Fold) -> str:
    if fold.state == "completed" and fold.ended_at is not None:
        return (
            f"emptied its bag at {fold.ended_at:%H:%M} UTC by the recorded rates; check the pump and the recorded times"
        )
    return {
        "not-started": "has not been started",
        "in-progress": "is already running",
        "on-hold": "is paused",
        "stopped": "has been stopped",
        "completed": "has emptied its bag",
    }[fold.state]


def _why_not(fold: _Fold, event: PumpEvent) -> tuple[Refusal, ...]:
    if fold.state not in COMES_FROM[event.kind]:
        word = event.kind.replace("_", " ")
        return _refuse(
            f"pump.{event.kind}_when_{fold.state}", f"A {word} cannot be recorded here: the pump {_doing(fold)}."
        )
    if event.kind == "pause" and fold.pauses >= MAX_PAUSES:
        return _refuse(
            "pump.third_pause",
            "This infusion has already been paused twice; end it with stop instead of pausing again.",
        )
    return _why_not_rate(fold, event)


def _in_order(events: Iterable[PumpEvent]) -> list[PumpEvent]:
    return sorted((replace(event, at=event.at.astimezone(UTC)) for event in events), key=lambda event: event.at)


def _fold(events: Iterable[PumpEvent], bag: Bag) -> tuple[_Fold, tuple[Refusal, ...]]:
    fold = _Fold()
    for event in _in_order(events):
        fold = _run_to(fold, bag, event.at)
        refusals = _why_not(fold, event)
        if refusals:
            return fold, refusals
        fold = _apply(fold, event)
    return fold, ()


def why_not_record(events: Sequence[PumpEvent], event: PumpEvent, bag: Bag) -> tuple[Refusal, ...]:
    """Why this cannot have been done to the pump, given all that was done before and after it; empty means it can.

    Events may be written down late and in any order; they are read by when they happened.
    Source: P
    """
    return _fold((*events, event), bag)[1]


def why_not_start_at(rate_ml_per_h: Decimal, bag: Bag, ordered_minutes: Decimal) -> tuple[Refusal, ...]:
    """An infusion starts no faster than the order: the bag over the ordered minutes, to the pump's tenth of a mL.

    Source: P
    """
    ordered_ml_per_h = bag.volume_ml / ordered_minutes * 60
    if rate_ml_per_h <= ordered_ml_per_h + PUMP_STEP_ML_PER_H:
        return ()
    return _refuse(
        "pump.start_faster_than_ordered",
        f"{rate_ml_per_h} mL/h is faster than the order, {ordered_ml_per_h:.1f} mL/h for {ordered_minutes} minutes;"
        " set the ordered rate, or write a new order.",
    )


def why_not_resume_yet(settled_since_at: datetime | None, at: datetime) -> tuple[Refusal, ...]:
    """A paused infusion starts again only after five quiet minutes at ladder level 1 or below.

    Source: P
    """
    if settled_since_at is None:
        return _refuse(
            "pump.not_known_settled", "It is not recorded that the person has settled; check, and note when."
        )
    settled_min = elapsed(settled_since_at, at).total_seconds() / 60
    if settled_min < SETTLED_MIN:
        return _refuse(
            "pump.not_settled_long_enough",
            f"Settled for {max(settled_min, 0):.0f} minutes; wait for {SETTLED_MIN:.0f} before the pump starts again.",
        )
    return ()


def delivered(events: Iterable[PumpEvent], bag: Bag, at: datetime) -> Delivered:
    """The drug given by an instant: every running stretch counts, a pause adds none, and never more than the bag.

    Events after the instant have not happened yet. A kept sequence that cannot be raises ImpossiblePump.
    Source: P
    """
    at = at.astimezone(UTC)  # two readings in one zone would compare by the clock on the wall
    fold, refusals = _fold((event for event in events if event.at.astimezone(UTC) <= at), bag)
    if refusals:
        raise ImpossiblePump(refusals)
    fold = _run_to(fold, bag, at)
    infused_ml = min(fold.infused_ml, bag.volume_ml)
    given_mg = min(to_pump_mg(bag.dose_mg * infused_ml / bag.volume_ml), bag.dose_mg)
    return Delivered(
        delivered_mg=given_mg,
        infused_ml=infused_ml,
        remaining_ml=bag.volume_ml - infused_ml,
        state=fold.state,
        rate_ml_per_h=fold.rate_ml_per_h or None,
        pauses=fold.pauses,
        started_at=fold.started_at,
        ended_at=fold.ended_at,
        empties_at=_empties_at(fold, bag),
    )
