"""EBI: emotional breakthrough in a session, eight ratings from 0 to 100.

The mean of all eight. No threshold.
Source: EBI-MEMORY
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

EBI = Instrument(
    instrument_id="ebi",
    name="EBI",
    title="Emotional Breakthrough Inventory",
    recall="this session",
    owner="its authors",
    items=numbered(q(8), steps(0, 100)),
    main="mean",
    outputs=("mean",),
    measures=(Measure("mean", q(8), over=8, decimals=2),),
    tier="C",
    licence=restricted("its authors", "EBI-MEMORY"),
    sources=("EBI-MEMORY",),
    unconfirmed=("Eight items of 0 to 100 and their mean.",),
)
