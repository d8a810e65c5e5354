"""The instruments of a check-in by the names people know them by."""

from typing import Final

from rekindle.clinical.instruments.gad7 import GAD7
from rekindle.clinical.instruments.phq9 import PHQ9

ASKED: Final = (PHQ9.instrument_id, GAD7.instrument_id)
_BANDS: Final = {
    (instrument.instrument_id, band.code): band.words for instrument in (PHQ9, GAD7) for band in instrument.bands
}
_NAMES: Final = {instrument.instrument_id: instrument.name for instrument in (PHQ9, GAD7)}


def instrument_name(instrument: str) -> str:
    """PHQ-9 for phq9; an unknown instrument is a mistake in the program and raises."""
    return _NAMES[instrument]


def band_words(instrument: str, code: str) -> str:
    """A band as it is published: moderately severe."""
    return _BANDS.get((instrument, code), code)
