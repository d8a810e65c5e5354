"""The engine that scores every questionnaire from what it says of itself: nothing is filled in for the person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rekindle.clinical.instruments.coding import AnswerRefused, Impossible, Points, WrongKind
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Measure, Score, Sheet

_STEPS = (int, float)


class Plan:
    """An instrument prepared for scoring: its tables laid out once, so that a sheet costs microseconds."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.items: dict[str, Item] = {item.key: item for item in instrument.items}
        self.tables: dict[str, Mapping[Any, Points | None]] = {
            item.key: item.coding.points for item in instrument.items if item.coding.kind == "steps"
        }
        self.unscored = {item.key: item for item in instrument.unscored}
        self.required = tuple(item.key for item in instrument.items if not item.optional)
        self.bands = tuple(sorted(instrument.bands, key=lambda band: band.low, reverse=True))
        self.flag_keys = (*(line.key for line in instrument.lines), *instrument.flags)
        self.shrunk: dict[tuple[str, ...], tuple[Measure, ...]] = {}  # by what closed gates skip, as it occurs
        self.safety = instrument.safety_keys or ((instrument.safety_key,) if instrument.safety_key else ())

    def measures(self, closed: tuple[str, ...]) -> tuple[Measure, ...]:
        """The measures without the items that closed gates skip."""
        if not closed:
            return self.instrument.measures
        if closed not in self.shrunk:
            self.shrunk[closed] = tuple(
                replace(measure, items=tuple(key for key in measure.items if key not in closed))
                for measure in self.instrument.measures
            )
        return self.shrunk[closed]


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers turned into points; `answered` also holds those that are given and not counted."""

    points: dict[str, Points]
    answered: set[str]


def _read(plan: Plan, answers: Mapping[str, Any]) -> Reading:
    points: dict[str, Points] = {}
    answered: set[str] = set()
    tables, name = plan.tables, plan.instrument.name
    for key, value in answers.items():
        if value is None:
            if key not in plan.items and key not in plan.unscored:
                raise WrongKind(f"{name} has no item called {key!r}.")
            continue
        table = tables.get(key)
        if table is not None and value.__class__ is int and value in table:
            counted = table[value]
        else:
            item = plan.items.get(key) or plan.unscored.get(key)
            if item is None:
                raise WrongKind(f"{name} has no item called {key!r}.")
            if key in plan.unscored:
                _checked(name, item, value)
                continue
            if value.__class__ in _STEPS and value in item.coding.unanswered:
                continue
            counted = _checked(name, item, value)
        answered.add(key)
        if counted is not None:
            points[key] = counted
    return Reading(points, answered)


def _checked(name: str, item: Item, value: object) -> Points | None:
    try:
        return item.coding.read(value)
    except AnswerRefused as refusal:
        raise refusal.__class__(f"{name} {item.key} is answered with {refusal}.") from None


def _closed(plan: Plan, points: Mapping[str, Points]) -> tuple[str, ...]:
    skipped: tuple[str, ...] = ()
    for gate in plan.instrument.gates:
        if gate.item in points and points[gate.item] == int(gate.closed_by):
            skipped += gate.skips
    return skipped


def _missing(plan: Plan, reading: Reading, closed: tuple[str, ...]) -> tuple[str, ...]:
    answered = reading.answered
    if len(answered) == len(plan.items):
        return ()
    missing = [key for key in plan.required if key not in answered and key not in closed]
    if plan.instrument.then_asked is not None:
        missing += [key for key in plan.instrument.then_asked(reading.points) if key not in answered]
    for scale in plan.instrument.separate:
        if answered and answered.isdisjoint(scale):
            missing = [key for key in missing if key not in scale]
    return tuple(missing)


def _values(plan: Plan, reading: Reading, closed: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    points, answered = reading.points, reading.answered
    unknown_gate = any(gate.needed and gate.item not in answered for gate in plan.instrument.gates)
    for measure in plan.measures(closed):
        if unknown_gate:
            values[measure.key] = None
            continue
        counted = {key: points[key] for key in measure.items if key in points}
        given = len(counted)
        if given < len(measure.items):
            given = sum(key in answered for key in measure.items)
        values[measure.key] = measure.of(counted, given)
    for line in plan.instrument.lines:
        values[line.key] = line.met(values[line.of])
    for key, parts in plan.instrument.nested.items():
        values[key] = {said: values[measure] for said, measure in parts.items()}
    return values


def band_of(bands: tuple[Band, ...], total: Points | None) -> str | None:
    """The band a total falls in; `bands` from the highest down."""
    if total is None:
        return None
    return next((band.code for band in bands if total >= band.low), None)


def _safety(plan: Plan, points: Mapping[str, Points], missing: tuple[str, ...]) -> bool | None:
    """Positive as soon as one safety item is; negative only when all that are asked are answered so."""
    if any(points.get(key, 0) >= plan.instrument.safety_from for key in plan.safety):
        return True
    return None if any(key in missing for key in plan.safety) else False


def _published(instrument: Instrument, values: Mapping[str, Any]) -> dict[str, Any]:
    said = {key: values[key] for key in instrument.outputs + instrument.outputs_beside}
    for key in instrument.outputs_if_given:
        if values[key] is not None:
            said[key] = values[key]
    return said


def plan_of(instrument: Instrument) -> Plan:
    """The instrument's plan, made once and kept with it."""
    found: Plan | None = instrument.__dict__.get("_plan")
    if found is None:
        found = Plan(instrument)
        instrument.__dict__["_plan"] = found
    return found


def score_of(instrument: Instrument, answers: Mapping[str, Any]) -> Score:
    """The score of one answer sheet, or no total with what is missing: nothing is filled in for the person.

    A positive safety item counts whatever else was answered; an unanswered one is unknown, not negative. An unknown
    item, an answer of another type and a number the form does not print raise.
    """
    plan = plan_of(instrument)
    reading = _read(plan, answers)
    closed = _closed(plan, reading.points) if instrument.gates else ()
    missing = _missing(plan, reading, closed)
    values = _values(plan, reading, closed)
    if instrument.algorithm is not None:
        sheet = Sheet(reading.points, missing)
        values.update(instrument.algorithm(sheet, values))
        missing += values.pop("missing", ())
    main = values.get(instrument.main)
    band = band_of(plan.bands, main) if plan.bands else None
    values["band"] = band
    safety_item = reading.points.get(instrument.safety_key) if instrument.safety_key else None
    positive = _safety(plan, reading.points, missing) if plan.safety else None
    if instrument.safety_output:
        values[instrument.safety_output] = positive if instrument.safety_output.endswith("positive") else safety_item
    return Score(
        instrument_id=instrument.instrument_id,
        total=main if main.__class__ is int else None,
        band=band,
        answered=len(reading.answered),
        missing=missing,
        safety_item=None if safety_item is None else int(safety_item),
        safety_item_positive=positive,
        flags={key: values[key] for key in plan.flag_keys},
        values=_published(instrument, values),
    )


def why_impossible(instrument: Instrument, key: str, value: object) -> str | None:
    """Why the form does not print this number, or None where it does; another type raises."""
    item = instrument.by_key[key]
    if value is None or (value.__class__ in _STEPS and value in item.coding.unanswered):
        return None
    try:
        _checked(instrument.name, item, value)
    except Impossible as refusal:
        return str(refusal)
    return None
