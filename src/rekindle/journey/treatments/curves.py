"""The estimate of one treatment in curves, times and lines of a table, for the page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.clinical.pharmacology.curve import Curve
from rekindle.clinical.pharmacology.display import Line, Shown
from rekindle.clinical.pharmacology.model import Model
from rekindle.clinical.pharmacology.picture import Mark
from rekindle.journey.treatments import exposure, facts
from rekindle.journey.treatments.exposure import PAUSE_MIN, Basis, Exposure
from rekindle.journey.treatments.models import PumpEvent
from rekindle.journey.treatments.queries import ChairView
from rekindle.journey.treatments.trace import pump_words

NEXT_MIN: Final = 75.0  # what a pause does shows in the hour after it


@dataclass(frozen=True, slots=True)
class FallLine:
    """When the effect site is back at a share of its peak: on the clinic's clock and in minutes since the start."""

    share_pct: int
    typical_at: datetime | None
    earliest_at: datetime | None
    latest_at: datetime | None
    typical_min: float | None
    earliest_min: float | None
    latest_min: float | None


@dataclass(frozen=True, slots=True)
class PressLine:
    """One press on the pump and the milligrams in by then."""

    event: PumpEvent
    given_mg: Decimal | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page draws."""

    plasma: Curve | None
    effect: Curve | None
    beside: tuple[Curve, ...]  # as it goes on, and with a pause from now
    falls: tuple[FallLine, ...]
    presses: tuple[PressLine, ...]
    models: tuple[Model, ...]
    peak_at: datetime | None
    warnings: tuple[str, ...]


def page_of(view: ChairView, found: Exposure) -> Page:
    """The curves of one treatment, what they follow and what they rest on."""
    basis, shown = found.basis, found.shown
    presses = _presses(view)
    if basis is None or shown is None:
        return Page(None, None, (), (), presses, (), None, ())
    plasma = None if found.plasma is None else _curve("plasma", _("In the blood of a vein"), found.plasma, view, basis)
    effect = None if shown.effect is None else _curve("effect", _("Effect site"), shown.effect, view, basis)
    return Page(
        plasma=plasma,
        effect=effect,
        beside=_beside(view, found),
        falls=_falls(shown, basis),
        presses=presses,
        models=tuple(MODELS[line.model] for line in (found.plasma, shown.effect) if line is not None),
        peak_at=peak_at(found),
        warnings=tuple(each for each in shown.warnings if each not in _told(plasma, effect)),
    )


def _told(*curves: Curve | None) -> set[str]:
    """What stands under a curve already."""
    return {each for curve in curves if curve is not None for each in curve.told}


def peak_at(found: Exposure) -> datetime | None:
    """When the venous curve is highest."""
    if found.basis is None or found.shown is None or found.plasma is None or found.shown.tmax_min is None:
        return None
    return found.basis.zero_at + timedelta(minutes=found.shown.tmax_min)


def _curve(
    key: str, heading: str, line: Line, view: ChairView, basis: Basis, beside: Sequence[Line] = (), marked: bool = True
) -> Curve:
    now_min = None if view.treatment.left_at else exposure.minutes_of(basis, view.at)
    marks = [Mark(exposure.minutes_of(basis, one.happened_at), pump_words(one.kind)) for one in view.events]
    return Curve(
        key=key,
        heading=heading,
        line=line,
        marks=tuple(marks) if marked else (),
        pauses=_pauses(view, basis),
        now_min=now_min,
        planned_from_min=now_min,
        about=_("Line: a typical adult of %(kg)s kg.") % {"kg": f"{basis.person.weight_kg:g}"},
        same_scale_as=tuple(beside),
    )


def _pauses(view: ChairView, basis: Basis) -> tuple[tuple[float, float], ...]:
    """From and until which minute the pump stood; a pause that lasts ends, so far, now."""
    found: list[tuple[float, float]] = []
    for one, after in zip(view.events, [*view.events[1:], None], strict=True):
        if one.kind == "pause":
            until = view.at if after is None else after.happened_at
            found.append((exposure.minutes_of(basis, one.happened_at), exposure.minutes_of(basis, until)))
    return tuple(found)


def _beside(view: ChairView, found: Exposure) -> tuple[Curve, ...]:
    paused = exposure.if_paused(view, found)
    if found.basis is None or found.plasma is None or paused is None or paused.plasma is None:
        return ()
    end_min = exposure.minutes_of(found.basis, view.at) + NEXT_MIN
    on, off = (_until(line, end_min) for line in (found.plasma, paused.plasma))
    with_pause = _("With a pause of %(n)d minutes from now") % {"n": PAUSE_MIN}
    return (
        _curve("goes-on", _("As it goes on"), on, view, found.basis, (off,), marked=False),
        _curve("with-pause", with_pause, off, view, found.basis, (on,), marked=False),
    )


def _until(line: Line, end_min: float) -> Line:
    """The beginning of a line, where the rest would only make it small."""
    count = sum(1 for at_min in line.times_min if at_min <= end_min)
    return replace(
        line,
        times_min=line.times_min[:count],
        typical=line.typical[:count],
        lower=None if line.lower is None else line.lower[:count],
        upper=None if line.upper is None else line.upper[:count],
    )


def _falls(shown: Shown, basis: Basis) -> tuple[FallLine, ...]:
    def at(minutes: float | None) -> datetime | None:
        return None if minutes is None else basis.zero_at + timedelta(minutes=minutes)

    return tuple(
        FallLine(
            fall.share_pct,
            at(fall.typical_min),
            at(fall.earliest_min),
            at(fall.latest_min),
            fall.typical_min,
            fall.earliest_min,
            fall.latest_min,
        )
        for fall in shown.falls
    )


def _presses(view: ChairView) -> tuple[PressLine, ...]:
    if view.pump_faults:
        return tuple(PressLine(event, None) for event in view.events)
    given = [facts.delivered_from(view.drug, view.events, event.happened_at) for event in view.events]
    return tuple(
        PressLine(event, None if so_far is None else so_far.delivered_mg)
        for event, so_far in zip(view.events, given, strict=True)
    )
