"""MADRS-S: nine self-rated items about depression in the last three days.

Each 0 to 6, sum 0-54. No set of bands is agreed. Item 9 asks about the will to live.
Source: MADRSS, MADRSS-LICENCE
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

MADRS_S = Instrument(
    instrument_id="madrs_s",
    name="MADRS-S",
    title="Montgomery-Asberg Depression Rating Scale, self-rated",
    recall="the last 3 days",
    owner="its authors",
    items=numbered(q(9), steps(0, 6)),
    main="total",
    outputs=("total", "safety_item_9"),
    measures=(Measure("total", q(9)),),
    safety_key="q9",
    safety_from=2,
    safety_urgent_from=4,
    safety_output="safety_item_9",
    tier="C",
    licence=restricted("its authors", "MADRSS-LICENCE"),
    sources=("MADRSS", "MADRSS-LICENCE", "P"),
    remarks=("The lines of the safety item are taken over from the MADRS, as the programme's own rule.",),
)
