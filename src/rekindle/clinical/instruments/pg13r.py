"""PG-13-R: ten ratings of grief from 1 to 5, with the time since the loss and whether life is impaired.

Sum 10-50. The criteria are met from 30, twelve months after the loss or later, with impairment.
Source: PG13R-2021
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.coding import amount, steps, truth
from rekindle.clinical.instruments.instrument import Instrument, Item, Line, Measure, Sheet, numbered, q
from rekindle.clinical.instruments.worded import restricted

_MONTHS: Final = 12


def criteria(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether all three criteria are met; one that is not decides, an open one leaves it unknown.

    Source: PG13R-2021
    """
    months, impaired = sheet.points.get("months_since_loss"), sheet.points.get("impairment")
    parts = [
        values["ge30"],
        None if months is None else months >= _MONTHS,
        None if impaired is None else bool(impaired),
    ]
    if values["sum"] is None:
        return {"meets_criteria": None}
    return {"meets_criteria": False if False in parts else None if None in parts else True}


PG13R = Instrument(
    instrument_id="pg13r",
    name="PG-13-R",
    title="Prolonged Grief Disorder scale, revised",
    owner="Holly Prigerson and Paul Maciejewski",
    items=(
        Item("months_since_loss", coding=amount(0, 1200, "months")),
        *numbered(q(10), steps(1, 5)),
        Item("impairment", coding=truth()),
    ),
    lists={"items": q(10)},
    main="sum",
    outputs=("sum", "ge30", "meets_criteria"),
    measures=(Measure("sum", q(10)),),
    lines=(Line("ge30", "sum", at_least=30),),
    algorithm=criteria,
    flags=("meets_criteria",),
    tier="B",
    licence=restricted("Holly Prigerson and Paul Maciejewski", "PG13R-2021"),
    sources=("PG13R-2021",),
)
