"""One file per questionnaire: items, anchors, scoring, bands, recall window, source and licence."""

from collections.abc import Callable, Mapping

from rekindle.clinical.instruments import audit_c, gad7, phq9
from rekindle.clinical.instruments.instrument import Band, Instrument, Item, Licence, Score

__all__ = ["INSTRUMENTS", "Band", "Instrument", "Item", "Licence", "Score", "score"]

INSTRUMENTS: dict[str, Instrument] = {
    instrument.instrument_id: instrument for instrument in (phq9.PHQ9, gad7.GAD7, audit_c.AUDIT_C)
}
_SCORERS: dict[str, Callable[[Mapping[str, int | None]], Score]] = {
    phq9.PHQ9.instrument_id: phq9.score,
    gad7.GAD7.instrument_id: gad7.score,
    audit_c.AUDIT_C.instrument_id: audit_c.score,
}


def score(instrument_id: str, items: Mapping[str, int | None]) -> Score:
    """The score of one answer sheet; an unknown instrument or item is a mistake in the program and raises."""
    if instrument_id not in _SCORERS:
        raise ValueError(f"no instrument is called {instrument_id!r}; there are {sorted(_SCORERS)}")
    return _SCORERS[instrument_id](items)
