"""A result worked out on paper: kept as it was entered, with its band, where the items are not entered."""

from rekindle.clinical.instruments.coding import Impossible, Points
from rekindle.clinical.instruments.instrument import Instrument, Score
from rekindle.clinical.instruments.scoring import band_of


def range_of(instrument: Instrument) -> tuple[Points, Points] | None:
    """The lowest and highest result the scale can give; None where the result is no plain sum or mean."""
    measure = instrument.main_measure
    if measure is None or instrument.gates:
        return None
    codings = {key: instrument.by_key[key].coding for key in measure.items}
    low = measure.of({key: coding.lowest for key, coding in codings.items()}, len(codings))
    high = measure.of({key: coding.highest for key, coding in codings.items()}, len(codings))
    return None if low is None or high is None else (min(low, high), max(low, high))


def from_total(instrument: Instrument, result: Points) -> Score:
    """The score of a sheet of which only the result is known; one the scale cannot give raises.

    Nothing is known of the items, so a safety item is unknown and no pattern is read from them.
    """
    bounds = range_of(instrument)
    if bounds is None:
        raise ValueError(f"{instrument.name} has no single result that could be entered.")
    low, high = bounds
    measure = instrument.main_measure
    whole = measure is not None and measure.decimals is None
    if not low <= result <= high or (whole and result != int(result)):
        raise Impossible(f"{instrument.name} gives {'whole numbers ' if whole else ''}from {low:g} to {high:g}.")
    kept: Points = int(result) if whole else result
    bands = tuple(sorted(instrument.bands, key=lambda band: band.low, reverse=True))
    values = {line.key: line.met(kept) for line in instrument.lines if line.of == instrument.main}
    band = band_of(bands, kept) if bands else None
    return Score(
        instrument_id=instrument.instrument_id,
        total=kept if isinstance(kept, int) else None,
        band=band,
        answered=0,
        missing=(),
        safety_item=None,
        safety_item_positive=None,
        flags={key: value for key, value in values.items() if isinstance(value, bool)},
        values={instrument.main: kept, **({"band": band} if bands else {}), **values},
    )
