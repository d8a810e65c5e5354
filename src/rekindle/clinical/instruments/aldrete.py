"""Modified Aldrete score: is the body back after sedation.

Five parts of 0 to 2, sum 0-10; from 9 the person is fit. Variants exist, one table used 8.
Source: ALDRETE-SCORING
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered
from rekindle.clinical.instruments.worded import restricted

FIT: Final = 9
_PARTS: Final = ("activity", "respiration", "circulation", "consciousness", "oxygen")

ALDRETE = Instrument(
    instrument_id="aldrete",
    name="Aldrete-modified",
    title="Modified Aldrete score",
    recall="now",
    owner="its authors",
    items=numbered(_PARTS, steps(0, 2)),
    main="total",
    outputs=("total", "fit"),
    measures=(Measure("total", _PARTS),),
    lines=(Line("fit", "total", at_least=FIT),),
    tier="C",
    licence=restricted("its authors", "ALDRETE-SCORING"),
    sources=("ALDRETE-SCORING",),
    remarks=("The rooms of this house show the parts in our own words.",),
)
