"""ICG: nineteen ratings of complicated grief, each 0 to 4.

Sum 0-76; more than 25 is quoted as complicated grief.
Source: ICG-MEMORY
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

ICG = Instrument(
    instrument_id="icg",
    name="ICG",
    title="Inventory of Complicated Grief",
    owner="Holly Prigerson",
    items=numbered(q(19), steps(0, 4)),
    main="total",
    outputs=("total", "above_25"),
    measures=(Measure("total", q(19)),),
    lines=(Line("above_25", "total", at_least=26),),
    tier="C",
    licence=restricted("Holly Prigerson", "ICG-MEMORY"),
    sources=("ICG-MEMORY",),
    unconfirmed=("The number and coding of the items.", "The line above 25."),
)
