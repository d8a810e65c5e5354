"""The instruments of a check-in by the names people know them by."""

from typing import Final

from rekindle.clinical.instruments.askable import ASKABLE

ASKED: Final = ("phq9", "gad7")  # every week, of everybody


def instrument_name(instrument: str) -> str:
    """PHQ-9 for phq9; an unknown instrument is a mistake in the program and raises."""
    return ASKABLE[instrument].name


def band_words(instrument: str, code: str) -> str:
    """A band as it is published: moderately severe."""
    return next((band.words for band in ASKABLE[instrument].bands if band.code == code), code)
