"""Q-LES-Q-SF: fourteen ratings of quality of life, each 1 to 5.

The sum less 14, as a percentage of 56. Higher is better.
Source: QLESQ-MEMORY
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

QLES_Q_SF = Instrument(
    instrument_id="qles_q_sf",
    name="Q-LES-Q-SF",
    title="Quality of Life Enjoyment and Satisfaction Questionnaire, short form",
    owner="Jean Endicott",
    items=numbered(q(14), steps(1, 5)),
    main="percent",
    outputs=("percent",),
    measures=(Measure("percent", q(14), plus=-14, times=100, over=56, decimals=2),),
    tier="C",
    licence=restricted("Jean Endicott", "QLESQ-MEMORY"),
    sources=("QLESQ-MEMORY",),
    unconfirmed=("Fourteen scored items and the formula.",),
)
