"""BSS: the total of the Beck Scale for Suicide Ideation, entered from a licensed form.

0-38; no official bands. Any total above 0 is a positive safety answer.
Source: BSS-MEMORY
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import restricted

BSS = Instrument(
    instrument_id="bss",
    name="BSS",
    title="Beck Scale for Suicide Ideation",
    recall="the last 7 days",
    owner="Pearson",
    items=(Item("total", coding=steps(0, 38)),),
    main="total",
    outputs=("total", "safety_item_positive"),
    measures=(Measure("total", ("total",)),),
    safety_key="total",
    safety_output="safety_item_positive",
    total_only=True,
    tier="D",
    licence=restricted("Pearson", "BSS-MEMORY"),
    sources=("BSS-MEMORY",),
    unconfirmed=("Nineteen items scored 0 to 2, so a highest total of 38.",),
)
