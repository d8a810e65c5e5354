"""BPI-SF: four ratings of pain and seven of what it interferes with, each 0 to 10.

Two means, no total.
Source: BPI-GUIDE
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered
from rekindle.clinical.instruments.worded import restricted

_INTENSITY: Final = ("worst", "least", "average", "now")
_INTERFERENCE: Final = tuple(f"interference_{number}" for number in range(1, 8))

BPI_SF = Instrument(
    instrument_id="bpi_sf",
    name="BPI-SF",
    title="Brief Pain Inventory, short form",
    owner="Charles Cleeland",
    items=numbered((*_INTENSITY, *_INTERFERENCE), steps(0, 10)),
    lists={"interference": _INTERFERENCE},
    objects={"intensity": {key: key for key in _INTENSITY}},
    main="severity_mean",
    outputs=("severity_mean", "interference_mean"),
    measures=(
        Measure("severity_mean", _INTENSITY, over=4, decimals=4),
        Measure("interference_mean", _INTERFERENCE, over=7, decimals=4),
    ),
    tier="C",
    licence=restricted("Charles Cleeland, including everything derived from it", "BPI-GUIDE"),
    sources=("BPI-GUIDE",),
)
