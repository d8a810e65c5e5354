"""CBI: burnout in three scales, personal, work and client, from ratings of 0, 25, 50, 75 and 100.

Three means and no total; each scale may be used alone. The fourth question about work is counted the other way round.
Kristensen rejects a fixed cut; 50 is only a line to look at.
Source: CBI-2005
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps, turned
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure, numbered
from rekindle.clinical.instruments.worded import restricted

_RATED: Final = steps(0, 100, by=25)
PERSONAL: Final = tuple(f"personal_{number}" for number in range(1, 7))
WORK: Final = tuple(f"work_{number}" for number in range(1, 8))
CLIENT: Final = tuple(f"client_{number}" for number in range(1, 7))

CBI = Instrument(
    instrument_id="cbi",
    name="CBI",
    title="Copenhagen Burnout Inventory",
    owner="the Danish National Research Centre for the Working Environment",
    items=(
        *numbered(PERSONAL, _RATED),
        *(Item(key, coding=turned(0, 100, by=25) if key == "work_4" else _RATED) for key in WORK),
        *numbered(CLIENT, _RATED),
    ),
    lists={"personal": PERSONAL, "work": WORK, "client": CLIENT},
    separate=(PERSONAL, WORK, CLIENT),
    main="personal",
    outputs=("personal", "work"),
    outputs_if_given=("client",),
    measures=(
        Measure("personal", PERSONAL, over=6, decimals=2),
        Measure("work", WORK, over=7, decimals=2),
        Measure("client", CLIENT, over=6, decimals=2),
    ),
    tier="B",
    licence=restricted("the Danish National Research Centre for the Working Environment", "CBI-2005"),
    sources=("CBI-2005",),
)
