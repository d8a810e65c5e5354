"""FIQR: twenty-one ratings of fibromyalgia from 0 to 10: function, overall impact, symptoms.

A third of the nine, plus the two, plus half of the ten: 0-100.
Source: FIQR-2009, M
"""

from typing import Final

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered
from rekindle.clinical.instruments.worded import restricted

_FUNCTION: Final = tuple(f"function_{number}" for number in range(1, 10))
_IMPACT: Final = ("impact_1", "impact_2")
_SYMPTOMS: Final = tuple(f"symptoms_{number}" for number in range(1, 11))

FIQR = Instrument(
    instrument_id="fiqr",
    name="FIQR",
    title="Revised Fibromyalgia Impact Questionnaire",
    owner="its authors; distributed by Mapi",
    items=numbered((*_FUNCTION, *_IMPACT, *_SYMPTOMS), steps(0, 10)),
    lists={"function": _FUNCTION, "impact": _IMPACT, "symptoms": _SYMPTOMS},
    main="total",
    outputs=("total", "function", "impact", "symptoms", "band"),
    measures=(
        Measure(
            "total",
            (*_FUNCTION, *_IMPACT, *_SYMPTOMS),
            weights=(*(2,) * 9, *(6,) * 2, *(3,) * 10),
            over=6,
            decimals=4,
        ),
        Measure("function", _FUNCTION, over=3, decimals=4),
        Measure("impact", _IMPACT),
        Measure("symptoms", _SYMPTOMS, over=2, decimals=4),
    ),
    bands=(Band("mild", "mild", 0, 38), Band("moderate", "moderate", 39, 58), Band("severe", "severe", 59, 100)),
    tier="C",
    licence=restricted("its authors; the FIQ is licensed through Mapi", "FIQR-2009"),
    sources=("FIQR-2009", "M"),
    unconfirmed=("The limits of the bands, 39 and 59.",),
)
