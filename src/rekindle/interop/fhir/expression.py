"""The score of a questionnaire as FHIRPath that every engine can run: count what is answered, then aggregate, else {}.

Nothing here is used to score: the library does that. The expressions travel in an exported Questionnaire, and tests
hold them to the library's own numbers. `sum()`, `max()`, `weight()` and `defineVariable()` are not used, since engines
in use do not have them. Tests run them in fhirpathpy; once, on 22 November 2026, all ran in fhirpath.js 3.18.0, with
and without its R4 model, and gave the same numbers.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from rekindle.clinical.instruments import Instrument, Item
from rekindle.clinical.instruments.coding import Coding
from rekindle.clinical.instruments.instrument import Gate, Measure
from rekindle.interop.fhir.answer_type import answer_type

SUM: Final = "aggregate($this + $total, 0)"
HIGHEST: Final = "aggregate(iif($this > $total, $this, $total), 0)"


def answers_of(keys: Iterable[str]) -> str:
    """The answers of some items, which stand at the top of an answer sheet."""
    named = tuple(keys)
    if len(named) == 1:
        return f"%resource.item.where(linkId = '{named[0]}').answer"
    return f"%resource.item.where(linkId.matches('^({'|'.join(named)})$')).answer"


def _turned_from(coding: Coding) -> int | None:
    """The number an answer is taken from, where the coding runs the other way round."""
    sums = {
        answer + points for answer, points in coding.points.items() if isinstance(answer, int) and points is not None
    }
    return int(sums.pop()) if len(sums) == 1 and len(coding.points) > 1 else None


def _points(coding: Coding) -> str:
    """From answers to points, for items coded alike."""
    if answer_type(coding) == "integer":
        return ".valueInteger"
    if coding.kind == "steps" and all(points in (answer, None) for answer, points in coding.points.items()):
        return ".valueCoding.code.select(toInteger())"
    turned = _turned_from(coding)
    if turned is not None and coding.kind == "steps":
        return f".valueCoding.code.select({turned} - toInteger())"
    chain = "{}"
    for answer, points in reversed(list(coding.points.items())):
        chain = f"iif($this = '{answer}', {points}, {chain})"
    return f".valueCoding.code.select({chain})"


def points_of(items: Iterable[Item]) -> str:
    """The points of some items as one collection."""
    by_coding: dict[str, list[str]] = {}
    for item in items:
        by_coding.setdefault(_points(item.coding), []).append(item.key)
    parts = [f"{answers_of(keys)}{points}" for points, keys in by_coding.items()]
    return parts[0] + "".join(f".combine({part})" for part in parts[1:])


def _summed(instrument: Instrument, measure: Measure) -> str:
    def of(keys: Iterable[str], gather: str) -> str:
        return f"{points_of(instrument.by_key[key] for key in keys)}.{gather}"

    if measure.weights:
        by_weight: dict[int, list[str]] = {}
        for key, weight in zip(measure.items, measure.weights, strict=True):
            by_weight.setdefault(weight, []).append(key)
        return " + ".join(f"{weight} * {of(keys, SUM)}" for weight, keys in by_weight.items())
    groups = [of(group, HIGHEST) for group in measure.by_highest]
    return " + ".join([*([of(measure.singles, SUM)] if measure.singles else []), *groups])


def _open(instrument: Instrument, measure: Measure) -> str:
    """The measure of a sheet none of whose items is skipped."""
    if not measure.items:
        return "0"
    answered = f"{answers_of(measure.items)}.count()"
    needed = len(measure.items) if measure.at_least is None else measure.at_least
    enough = f"{answered} = {needed}" if measure.at_least is None else f"{answered} >= {needed}"
    value = _summed(instrument, measure)
    counted = f"{points_of(instrument.by_key[key] for key in measure.items)}.count()"
    if measure.over_counted:
        enough = f"({enough}) and {counted} > 0"
    if measure.plus:
        value = f"({value} {'+' if measure.plus > 0 else '-'} {abs(measure.plus)})"
    if measure.times != 1:
        value = f"({value}) * {measure.times}"
    if measure.decimals is not None:
        divisor = f"({measure.over} * {counted})" if measure.over_counted else str(measure.over)
        value = f"(({value}) / {divisor}).round({measure.decimals})"
    return f"iif({enough}, {value}, {{}})"


def _is_closed(instrument: Instrument, gate: Gate) -> str:
    if isinstance(gate.closed_by, bool):
        return f"{answers_of([gate.item])}.valueBoolean = {str(gate.closed_by).lower()}"
    return f"{answers_of([gate.item])}.valueCoding.code = '{gate.closed_by}'"


def expression(instrument: Instrument, measure: Measure) -> str:
    """One measure of an instrument as FHIRPath; empty where the library gives no number."""
    found = _open(instrument, measure)
    for gate in instrument.gates:
        if set(gate.skips) & set(measure.items):
            left = tuple(key for key in measure.items if key not in gate.skips)
            closed = _open(instrument, replace(measure, items=left))
            found = f"iif({_is_closed(instrument, gate)}, {closed}, {found})"
        if gate.needed:
            found = f"iif({answers_of([gate.item])}.exists(), {found}, {{}})"
    return found


def _said(keys: Iterable[str], code: str) -> str:
    return f"{answers_of(keys)}.valueCoding.code.where($this = '{code}').exists()"


def _cssrs() -> str:
    answered = (
        "("
        + ") and (".join(
            (
                f"{answers_of(['q1', 'q2', 'q6_lifetime'])}.count() = 3",
                f"{_said(['q2'], '0')} or {answers_of(['q3', 'q4', 'q5'])}.count() = 3",
                f"{_said(['q6_lifetime'], '0')} or {answers_of(['q6_past3mo'])}.exists()",
            )
        )
        + ")"
    )
    lower = f"iif({_said(['q3', 'q6_lifetime'], '1')}, 'moderate', iif({_said(['q1', 'q2'], '1')}, 'low', 'none'))"
    return f"iif({_said(['q4', 'q5', 'q6_past3mo'], '1')}, 'high', iif({answered}, {lower}, {{}}))"


def _asq() -> str:
    first = ("q1", "q2", "q3", "q4")
    positive = f"{_said(first, 'yes')} or {_said(first, 'refused')}"
    acute = f"{_said(['q5'], 'yes')} or {_said(['q5'], 'refused')}"
    later = f"iif({answers_of(['q5'])}.exists(), 'non_acute_positive', {{}})"
    none = f"iif({answers_of(first)}.count() = 4, 'negative', {{}})"
    return f"iif({acute}, 'acute_positive', iif({positive}, {later}, {none}))"


def _mdq(instrument: Instrument) -> str:
    ever = next(measure.items for measure in instrument.measures)
    seven = f"{answers_of(ever)}.valueCoding.code.where($this = '1').count() >= 7"
    small = f"{_said(['q2'], 'N')} or {_said(['q3'], 'none')} or {_said(['q3'], 'minor')}"
    both = f"iif({answers_of(['q2'])}.exists() and {answers_of(['q3'])}.exists(), true, {{}})"
    decided = f"iif({seven}, iif({small}, false, {both}), false)"
    return f"iif({answers_of(ever)}.count() = {len(ever)}, {decided}, {{}})"


def _meq(instrument: Instrument) -> str:
    scales = instrument.measures
    reached = " and ".join(f"{answers_of(m.items)}.valueInteger * 100 >= {60 * m.over}" for m in scales)
    return f"iif({answers_of(key for m in scales for key in m.items)}.count() = {len(scales)}, {reached}, {{}})"


# The main value of instruments that follow an algorithm; one that is not here cannot be said portably.
ALGORITHMS: Final[Mapping[str, Callable[[Instrument], str]]] = {
    "cssrs_screener": lambda instrument: _cssrs(),
    "asq": lambda instrument: _asq(),
    "mdq": _mdq,
    "meq30": _meq,
}
NOT_PORTABLE: Final[Mapping[str, str]] = {
    "psqi": "times of day over midnight, and seven components recoded from bands",
    "cadss": "a sum that may be entered instead of seventeen items; the six-item sum is exported",
}


def main_expression(instrument: Instrument) -> str | None:
    """The main value as FHIRPath, or none where it is entered as it stands or cannot be said portably."""
    measure = instrument.main_measure
    if measure is not None:
        return None if measure.key in instrument.keys else expression(instrument, measure)
    made = ALGORITHMS.get(instrument.instrument_id)
    return made(instrument) if made else None
