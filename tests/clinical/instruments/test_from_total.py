"""A result worked out on paper keeps its band; one the scale cannot give is refused."""

import pytest

from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.coding import Impossible
from rekindle.clinical.instruments.from_total import from_total, range_of
from rekindle.clinical.instruments.raters import CLINICIAN_RATED, IN_SESSION


# Ranges as instruments.md section 3 gives them.
@pytest.mark.parametrize(
    ("instrument", "low", "high"),
    [
        *(("phq9", 0, 27), ("madrs", 0, 60), ("hamd17", 0, 52), ("ybocs", 0, 40), ("pcl5", 0, 80), ("peg", 0, 10)),
        *(("who5", 0, 100), ("bprs18", 18, 126), ("ymrs", 0, 60), ("fiqr", 0, 100), ("qids_sr16", 0, 27)),
    ],
)
def test_the_range_of_a_scale_is_the_published_one(instrument: str, low: int, high: int) -> None:
    assert range_of(INSTRUMENTS[instrument]) == (low, high)


# Bands of scoring_vectors.json: MADRS mild from 7, moderate from 20, severe from 35.
@pytest.mark.parametrize(
    ("result", "band"), [(6, "normal"), (7, "mild"), (19, "mild"), (20, "moderate"), (35, "severe")]
)
def test_a_total_alone_has_its_band_and_nothing_is_known_of_its_items(result: int, band: str) -> None:
    score = from_total(INSTRUMENTS["madrs"], result)
    assert (score.total, score.band, score.safety_item_positive) == (result, band, None)
    assert score.values["remission_le10"] is (result <= 10)


@pytest.mark.parametrize(("instrument", "result"), [("madrs", -1), ("madrs", 61), ("madrs", 7.5), ("peg", 10.1)])
def test_a_result_the_scale_cannot_give_is_refused(instrument: str, result: float) -> None:
    with pytest.raises(Impossible):
        from_total(INSTRUMENTS[instrument], result)


def test_a_mean_keeps_its_decimals() -> None:
    assert from_total(INSTRUMENTS["peg"], 4.33).values["mean"] == 4.33


def test_whoever_rates_rates_a_scale_that_exists() -> None:
    assert set(ASKABLE) >= CLINICIAN_RATED | IN_SESSION
    assert not CLINICIAN_RATED & IN_SESSION
