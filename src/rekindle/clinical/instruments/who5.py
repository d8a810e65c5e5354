"""WHO-5: five ratings of wellbeing in the last two weeks, each 0 to 5.

The sum times 4: 0-100. 50 or less is poor wellbeing, 28 or less likely depression. Higher is better.
Source: WHO5-2015
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Line, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

WHO5 = Instrument(
    instrument_id="who5",
    name="WHO-5",
    title="WHO-5 Well-Being Index",
    recall="the last 2 weeks",
    owner="the World Health Organization",
    items=numbered(q(5), steps(0, 5)),
    main="percent",
    outputs=("raw", "percent", "poor_wellbeing", "likely_depression_le28"),
    measures=(Measure("raw", q(5)), Measure("percent", q(5), times=4)),
    lines=(
        Line("poor_wellbeing", "percent", at_most=50),
        Line("likely_depression_le28", "percent", at_most=28),
    ),
    tier="B",
    licence=restricted("the World Health Organization", "WHO5-2015"),
    sources=("WHO5-2015",),
)
