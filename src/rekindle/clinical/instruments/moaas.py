"""MOAA/S: how awake the person is, on one level from 5 to 0.

5 is alert, 0 no response to a painful squeeze. A published variant runs 1 to 6: the version is stored with the level.
Source: MOAAS-LEVELS
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import restricted

MOAAS = Instrument(
    instrument_id="moaas",
    name="MOAA/S",
    title="Modified Observer's Assessment of Alertness and Sedation",
    recall="now",
    owner="its authors",
    items=(Item("level", coding=steps(0, 5)),),
    main="level",
    outputs=("level",),
    measures=(Measure("level", ("level",)),),
    tier="C",
    licence=restricted("its authors", "MOAAS-LEVELS"),
    sources=("MOAAS-LEVELS",),
    remarks=("The rooms of this house show the levels in our own words.",),
)
