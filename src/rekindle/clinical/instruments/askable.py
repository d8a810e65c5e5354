"""Everything a clinic can ask of somebody: the published scales, and the short forms in our own words beside them.

A form of ours is dressed as an instrument so that it is planned, filled in and charted like one. It has no band and no
total; what stands for it on a chart is one of its own lines.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.clinical.instruments.coding import Coding, amount, steps, truth, words
from rekindle.clinical.instruments.instrument import Instrument, Item, Licence, Measure, Options, Sheet
from rekindle.clinical.instruments.own import OWN_FORMS, OwnForm, OwnItem
from rekindle.clinical.instruments.own.bladder import POINTS

# The line of each form that is followed over time.
_FOLLOWED: Final[Mapping[str, str]] = {
    "pain": "average",
    "dissociation": "patient",
    "responsiveness": "level",
    "ocd_target": "interference",
    "grief_target": "intensity",
    "burnout_target": "intensity",
    "session_note": "ease",
    "bladder": "points",
    "activation": "signs",
}


def own_id(form_id: str) -> str:
    """The id under which a form of ours is asked, apart from every published scale."""
    return f"own_{form_id}"


def _coding(item: OwnItem) -> Coding:
    if item.kind == "yes_no":
        return truth()
    if item.kind == "words":
        return words()
    if item.kind == "hours":
        return amount(0, 24, "h")
    return steps(0, 10) if item.kind == "zero_to_ten" else steps(item.steps[0][0], item.steps[-1][0])


def _options(item: OwnItem) -> Options:
    if item.kind == "yes_no":
        return ((True, "Yes"), (False, "No"))
    if item.kind == "zero_to_ten":
        ends = {0: f": {item.ends[0]}", 10: f": {item.ends[1]}"}
        return tuple((n, f"{n}{ends.get(n, '')}") for n in range(11))
    return item.steps


def _items(form: OwnForm) -> tuple[Item, ...]:
    return tuple(
        Item(item.key, item.text, options=_options(item), coding=_coding(item), optional=item.kind == "words")
        for item in form.items
    )


def bladder_points(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, int | None]:
    """The points of the check of the day; none while a line is open.

    Source: L-JNJ-UR, KIC
    """
    if sheet.missing:
        return {"points": None}
    return {"points": sum(POINTS[key] for key, yes in sheet.points.items() if yes)}


def activation_signs(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, int | None]:
    """How many of the lines were answered with yes: a count, not a score.

    Source: P
    """
    return {"signs": None if sheet.missing else sum(bool(yes) for yes in sheet.points.values())}


_ALGORITHMS: Final = {"bladder": bladder_points, "activation": activation_signs}


def _dressed(form: OwnForm) -> Instrument:
    numbers = tuple(item.key for item in form.items if item.kind in ("zero_to_ten", "hours", "steps"))
    main = _FOLLOWED[form.form_id]
    return Instrument(
        instrument_id=own_id(form.form_id),
        name=form.title,
        recall=form.recall,
        items=_items(form),
        main=main,
        outputs=tuple(dict.fromkeys((main, *numbers))),
        measures=tuple(Measure(key, (key,)) for key in numbers),
        algorithm=_ALGORITHMS.get(form.form_id),
        tier="A",
        licence=Licence("own", form.notice, form.sources[0]),
        sources=form.sources,
    )


OWN: Final[Mapping[str, Instrument]] = MappingProxyType(
    {own_id(form_id): _dressed(form) for form_id, form in OWN_FORMS.items()}
)
ASKABLE: Final[Mapping[str, Instrument]] = MappingProxyType({**INSTRUMENTS, **OWN})
