"""HAM-D17: seventeen items about depression in the last week, rated by a clinician.

Items 1 to 3, 7 to 11 and 15 count 0 to 4, the others 0 to 2; sum 0-52. The weight item coded 3 means "not assessed"
and counts 0. Item 3 is about suicide.
Source: HAMD-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import Coding, mapped, steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Measure, q
from rekindle.clinical.instruments.worded import pack_to_come, worded

_FOUR: Final = (*q(3), *q(11, 7), "q15")
_WEIGHT: Final = mapped({0: 0, 1: 1, 2: 2, 3: 0})


def _coding(key: str) -> Coding:
    return steps(0, 4) if key in _FOUR else _WEIGHT if key == "q16" else steps(0, 2)


HAMD17 = worded(
    Instrument(
        instrument_id="hamd17",
        name="HAM-D17",
        items=tuple(Item(key, coding=_coding(key)) for key in q(17)),
        main="total",
        outputs=("total", "band"),
        measures=(Measure("total", q(17)),),
        bands=(
            Band("none", "none", 0, 7),
            Band("mild", "mild", 8, 13),
            Band("moderate", "moderate", 14, 18),
            Band("severe", "severe", 19, 22),
            Band("very_severe", "very severe", 23, 52),
        ),
        safety_key="q3",
        tier="A",
        licence=pack_to_come("HAMD-SCORING"),
        sources=("HAMD-SCORING",),
    )
)
