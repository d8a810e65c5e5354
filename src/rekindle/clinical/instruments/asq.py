"""ASQ: four questions about suicidal thoughts and acts, and a fifth about now if any of them is not a clear no.

A yes or a refusal in 1 to 4 is a positive screen; a yes to 5 is an acute one, whatever else was answered. A refused
fifth answer is taken as acute: not knowing is no reason to wait.
Source: ASQ-SCORING, P
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import codes
from rekindle.clinical.instruments.instrument import Instrument, Item, Sheet, numbered, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

_CODES: Final = codes({"no": 0, "yes": 1, "refused": 1})


def fifth(points: Mapping[str, int | float]) -> tuple[str, ...]:
    """The fifth question is asked if any of the first four is positive.

    Source: ASQ-SCORING
    """
    return ("q5",) if any(points.get(key) for key in q(4)) else ()


def result(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """Negative, positive or acutely positive; none while an answer that decides is open.

    Source: ASQ-SCORING, P
    """
    if sheet.points.get("q5"):
        return {"result": "acute_positive"}
    if any(sheet.points.get(key) for key in q(4)):
        return {"result": None if "q5" in sheet.missing else "non_acute_positive"}
    return {"result": None if sheet.missing else "negative"}


ASQ = worded(
    Instrument(
        instrument_id="asq",
        name="ASQ",
        items=(*numbered(q(4), _CODES), Item("q5", coding=_CODES, optional=True)),
        main="result",
        outputs=("result",),
        algorithm=result,
        then_asked=fifth,
        safety_keys=q(5),
        tier="A",
        licence=pack_to_come("ASQ-SCORING"),
        sources=("ASQ-SCORING", "P"),
        unconfirmed=("Use with adults: the evidence found is for ages 10 to 24.",),
    )
)
