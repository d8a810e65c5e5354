"""PEG: pain, enjoyment and activity in the last week, three ratings from 0 to 10.

The mean of all three.
Source: PEG-2009, LOINC-PANELS
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

PEG = Instrument(
    instrument_id="peg",
    name="PEG",
    title="Pain, Enjoyment of life and General activity",
    recall="the last 7 days",
    owner="the authors; derived from the Brief Pain Inventory",
    items=numbered(q(3), steps(0, 10), ("75893-8", "91145-3", "91146-1")),
    main="mean",
    outputs=("mean",),
    measures=(Measure("mean", q(3), over=3, decimals=2),),
    tier="B",
    licence=restricted("its authors, and Charles Cleeland as the owner of the Brief Pain Inventory", "PEG-2009"),
    loinc_panel="91148-7",
    loinc_total="91147-9",
    sources=("PEG-2009", "LOINC-PANELS"),
)
