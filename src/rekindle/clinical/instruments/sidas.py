"""SIDAS: five ratings of thoughts of suicide in the past month.

Each 0 to 10, control over the thoughts counted the other way round; sum 0-50, high from 21. Frequency 0 ends the form
at 0. The modified form (SIDAS-M) reverses nothing and is not scored here.
Source: SIDAS-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps, turned
from rekindle.clinical.instruments.instrument import Gate, Instrument, Item, Line, Measure, numbered
from rekindle.clinical.instruments.worded import pack_to_come, worded

_FURTHER: Final = ("controllability", "closeness", "distress", "interference")

SIDAS = worded(
    Instrument(
        instrument_id="sidas",
        name="SIDAS",
        items=(
            Item("frequency", coding=steps(0, 10)),
            Item("controllability", coding=turned(0, 10)),
            *numbered(("closeness", "distress", "interference"), steps(0, 10)),
        ),
        main="total",
        outputs=("total", "high_ge21"),
        measures=(Measure("total", ("frequency", *_FURTHER)),),
        gates=(Gate("frequency", closed_by=0, skips=_FURTHER),),
        lines=(Line("high_ge21", "total", at_least=21),),
        safety_keys=("frequency", "closeness", "distress", "interference"),
        tier="A",
        licence=pack_to_come("SIDAS-SCORING"),
        sources=("SIDAS-SCORING",),
    )
)
