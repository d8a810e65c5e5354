"""PROMIS short forms: the T-score read from the licensed table.

Mean 50, standard deviation 10 in the reference population. Which short form it is, is stored with the score.
Source: PROMIS-LICENCE
"""

from rekindle.clinical.instruments.coding import amount
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import restricted

PROMIS = Instrument(
    instrument_id="promis",
    name="PROMIS",
    title="PROMIS short form, T-score",
    owner="HealthMeasures",
    items=(Item("t_score", coding=amount(10, 90, "T")),),
    main="t_score",
    outputs=("t_score",),
    measures=(Measure("t_score", ("t_score",)),),
    total_only=True,
    tier="C",
    licence=restricted("HealthMeasures", "PROMIS-LICENCE"),
    sources=("PROMIS-LICENCE",),
)
