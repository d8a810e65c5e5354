"""DOCS: the total of the Dimensional Obsessive-Compulsive Scale, entered from a copy the clinic may use.

Twenty items of 0 to 4: 0-80. No lines are used.
Source: DOCS-MEMORY
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import restricted

DOCS = Instrument(
    instrument_id="docs",
    name="DOCS",
    title="Dimensional Obsessive-Compulsive Scale",
    owner="its authors",
    items=(Item("total", coding=steps(0, 80)),),
    main="total",
    outputs=("total",),
    measures=(Measure("total", ("total",)),),
    total_only=True,
    tier="C",
    licence=restricted("its authors", "DOCS-MEMORY"),
    sources=("DOCS-MEMORY",),
    unconfirmed=("The highest total of 80.",),
)
