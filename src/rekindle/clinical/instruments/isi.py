"""ISI: seven ratings of sleeplessness in the last two weeks, each 0 to 4.

Sum 0-28, in four bands.
Source: ISI-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

ISI = Instrument(
    instrument_id="isi",
    name="ISI",
    title="Insomnia Severity Index",
    recall="the last 2 weeks",
    owner="Charles Morin; distributed by Mapi",
    items=numbered(q(7), steps(0, 4)),
    main="total",
    outputs=("total", "band"),
    measures=(Measure("total", q(7)),),
    bands=(
        Band("none", "none", 0, 7),
        Band("subthreshold", "subthreshold", 8, 14),
        Band("moderate", "moderate", 15, 21),
        Band("severe", "severe", 22, 28),
    ),
    tier="C",
    licence=restricted("Charles Morin; distributed by Mapi", "ISI-SCORING"),
    sources=("ISI-SCORING",),
)
