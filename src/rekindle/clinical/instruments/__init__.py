"""One file per questionnaire: items, coding, scoring, bands, recall window, source and licence."""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.instruments.audit_c import AUDIT_C
from rekindle.clinical.instruments.gad2 import GAD2
from rekindle.clinical.instruments.gad7 import GAD7
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Licence, Score
from rekindle.clinical.instruments.madrs import MADRS
from rekindle.clinical.instruments.pcl5 import PCL5
from rekindle.clinical.instruments.phq2 import PHQ2
from rekindle.clinical.instruments.phq4 import PHQ4
from rekindle.clinical.instruments.phq9 import PHQ9
from rekindle.clinical.instruments.qids_sr16 import QIDS_SR16
from rekindle.clinical.instruments.scoring import score_of

__all__ = ["BY_NAME", "INSTRUMENTS", "Band", "Instrument", "Item", "Licence", "Score", "score"]

INSTRUMENTS: Final[Mapping[str, Instrument]] = {
    instrument.instrument_id: instrument
    for instrument in (PHQ9, PHQ2, PHQ4, GAD7, GAD2, QIDS_SR16, MADRS, PCL5, AUDIT_C)
}
BY_NAME: Final[Mapping[str, Instrument]] = {instrument.name: instrument for instrument in INSTRUMENTS.values()}


def score(instrument_id: str, items: Mapping[str, Any]) -> Score:
    """The score of one answer sheet; an unknown instrument or item is a mistake in the program and raises."""
    if instrument_id not in INSTRUMENTS:
        raise ValueError(f"no instrument is called {instrument_id!r}; there are {sorted(INSTRUMENTS)}")
    return score_of(INSTRUMENTS[instrument_id], items)
