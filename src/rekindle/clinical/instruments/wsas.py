"""WSAS: five ratings of what a problem hinders, each 0 to 8.

Sum 0-40. For somebody who does not work the first item is dropped, and the total is out of 32.
Source: WSAS-SCORING
"""

from collections.abc import Mapping
from typing import Any

from rekindle.clinical.instruments.coding import steps, truth
from rekindle.clinical.instruments.instrument import Gate, Instrument, Item, Measure, Sheet, numbered, q
from rekindle.clinical.instruments.worded import restricted


def out_of(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """The highest total that was possible.

    Source: WSAS-SCORING
    """
    return {"max": 32 if sheet.points.get("not_working") else 40}


WSAS = Instrument(
    instrument_id="wsas",
    name="WSAS",
    title="Work and Social Adjustment Scale",
    owner="Isaac Marks",
    items=(*numbered(q(5), steps(0, 8)), Item("not_working", coding=truth(), optional=True)),
    main="total",
    outputs=("total", "max"),
    measures=(Measure("total", q(5)),),
    gates=(Gate("not_working", closed_by=True, skips=("q1",), needed=False),),
    algorithm=out_of,
    tier="C",
    licence=restricted("Isaac Marks", "WSAS-SCORING"),
    sources=("WSAS-SCORING",),
    remarks=("Lines at 10 and 20 are quoted from memory only and are not used.",),
)
