"""QIDS-SR16: sixteen self-rated items about depression in the last seven days.

Nine domains of 0 to 3: sleep is the highest of items 1 to 4, appetite and weight of 6 to 9, movement of 15 and 16; the
others are single items. Sum 0-27. All sixteen are entered; where the form offers a choice of two lines (appetite,
weight), the line that does not apply is entered as 0. Item 12 asks about death and suicide.
Source: QIDS-2003, QIDS-LICENCE
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

_SLEEP, _APPETITE_WEIGHT, _PSYCHOMOTOR = q(4), q(9, 6), ("q15", "q16")

QIDS_SR16 = Instrument(
    instrument_id="qids_sr16",
    name="QIDS-SR16",
    title="Quick Inventory of Depressive Symptomatology, self-rated, 16 items",
    recall="the last 7 days",
    owner="the University of Texas",
    items=numbered(q(16), steps(0, 3)),
    main="total",
    outputs=("total", "band", "domains", "safety_item_12"),
    measures=(
        Measure("total", q(16), by_highest=(_SLEEP, _APPETITE_WEIGHT, _PSYCHOMOTOR)),
        Measure("sleep", _SLEEP, by_highest=(_SLEEP,)),
        Measure("appetite_weight", _APPETITE_WEIGHT, by_highest=(_APPETITE_WEIGHT,)),
        Measure("psychomotor", _PSYCHOMOTOR, by_highest=(_PSYCHOMOTOR,)),
    ),
    nested={"domains": {"sleep": "sleep", "appetite_weight": "appetite_weight", "psychomotor": "psychomotor"}},
    bands=(
        Band("none", "none", 0, 5),
        Band("mild", "mild", 6, 10),
        Band("moderate", "moderate", 11, 15),
        Band("severe", "severe", 16, 20),
        Band("very_severe", "very severe", 21, 27),
    ),
    safety_key="q12",
    safety_output="safety_item_12",
    tier="C",
    licence=restricted("the University of Texas", "QIDS-LICENCE"),
    sources=("QIDS-2003", "QIDS-LICENCE"),
)
