"""Y-BOCS: ten items about obsessions and compulsions in the last week, rated by a clinician.

Items 1 to 5 are obsessions, 6 to 10 compulsions; each 0 to 4, sum 0-40.
Source: YBOCS-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Band, Instrument, Measure, numbered, q
from rekindle.clinical.instruments.worded import restricted

YBOCS = Instrument(
    instrument_id="ybocs",
    name="Y-BOCS",
    title="Yale-Brown Obsessive Compulsive Scale",
    recall="the last 7 days",
    owner="Wayne Goodman",
    items=numbered(q(10), steps(0, 4)),
    main="total",
    outputs=("total", "obsessions", "compulsions", "band"),
    measures=(Measure("total", q(10)), Measure("obsessions", q(5)), Measure("compulsions", q(10, 6))),
    bands=(
        Band("subclinical", "subclinical", 0, 7),
        Band("mild", "mild", 8, 15),
        Band("moderate", "moderate", 16, 23),
        Band("severe", "severe", 24, 31),
        Band("extreme", "extreme", 32, 40),
    ),
    tier="C",
    licence=restricted("Wayne Goodman; distribution needs his authorisation", "YBOCS-SCORING"),
    sources=("YBOCS-SCORING",),
)
