"""EQ-5D-5L: the index from the licensed value set of the country, and the health rating from 0 to 100.

Both are entered; the profile of levels is not asked, since EuroQol allows no display without consent.
Source: EQ5D-LICENCE
"""

from rekindle.clinical.instruments.coding import amount, steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import restricted

EQ5D5L = Instrument(
    instrument_id="eq5d5l",
    name="EQ-5D-5L",
    title="EQ-5D, five levels",
    recall="today",
    owner="EuroQol",
    items=(Item("index", coding=amount(-1, 1, "index")), Item("vas", coding=steps(0, 100))),
    main="index",
    outputs=("index", "vas"),
    measures=(Measure("index", ("index",)), Measure("vas", ("vas",))),
    total_only=True,
    tier="D",
    licence=restricted("EuroQol", "EQ5D-LICENCE"),
    sources=("EQ5D-LICENCE",),
    unconfirmed=("The window of one day.",),
    remarks=("An index needs a licensed value set; the country's set is stored with it.",),
)
