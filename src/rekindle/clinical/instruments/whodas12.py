"""WHODAS 2.0, twelve items: what a health condition makes hard, coded 0 to 4.

The simple sum 0-48, and as a percentage. A form coded 1 to 5 is entered one lower; the complex score is not worked
out.
Source: WHODAS-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

WHODAS12 = Instrument(
    instrument_id="whodas12",
    name="WHODAS-12",
    title="WHO Disability Assessment Schedule 2.0, 12 items",
    owner="the World Health Organization",
    items=numbered(q(12), steps(0, 4)),
    lists={"items": q(12)},
    main="simple_sum_0_48",
    outputs=("simple_sum_0_48", "simple_percent"),
    measures=(
        Measure("simple_sum_0_48", q(12)),
        Measure("simple_percent", q(12), times=100, over=48, decimals=2),
    ),
    tier="C",
    licence=restricted("the World Health Organization", "WHODAS-SCORING"),
    sources=("WHODAS-SCORING",),
)
