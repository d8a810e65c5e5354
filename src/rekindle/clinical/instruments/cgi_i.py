"""CGI-I: how much this person has changed, in the eyes of the clinician, on one step of seven.

1 to 7; 0 is printed for "not assessed" and is no score.
Source: CGI-SCORING
"""

from rekindle.clinical.instruments.coding import steps
from rekindle.clinical.instruments.instrument import Instrument, Item, Measure
from rekindle.clinical.instruments.worded import pack_to_come, worded

CGI_I = worded(
    Instrument(
        instrument_id="cgi_i",
        name="CGI-I",
        items=(Item("q1", coding=steps(1, 7, unanswered=(0,))),),
        main="total",
        outputs=("total",),
        measures=(Measure("total", ("q1",)),),
        tier="A",
        licence=pack_to_come("CGI-SCORING"),
        sources=("CGI-SCORING",),
    )
)
