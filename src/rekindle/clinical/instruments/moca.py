"""MoCA: the total of a thinking and memory test, entered by somebody certified to give it.

0-30. The test is licensed; only the total is kept.
Source: MOCA-LICENCE
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import restricted

MOCA = Instrument(
    instrument_id="moca",
    name="MoCA",
    title="Montreal Cognitive Assessment",
    recall="now",
    owner="MoCA Cognition",
    items=(Item("total", coding=steps(0, 30)),),
    main="total",
    outputs=("total",),
    measures=(Measure("total", ("total",)),),
    total_only=True,
    tier="D",
    licence=restricted("MoCA Cognition", "MOCA-LICENCE"),
    sources=("MOCA-LICENCE",),
    unconfirmed=("The highest total of 30 and the owner's name.",),
)
