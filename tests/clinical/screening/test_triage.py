"""The band of suicide risk follows the worse answer, and an open answer is never read as no."""

from typing import Any

import pytest

from rekindle.clinical.answers import profile_from
from rekindle.clinical.screening.triage import RESPONSES, Band, triage
from tests.specs.screening.table import ORDINARY

THOUGHTS = {"cssrs_q2": "yes", "cssrs_q3": "no", "cssrs_q4": "no", "cssrs_q5": "no"}
LONG_AGO = {"cssrs_q6_ever": "yes", "cssrs_q6_3mo": "no"}


@pytest.mark.parametrize(
    ("changes", "band", "urgency"),
    [
        ({}, "none", "routine"),
        ({"cssrs_q1": "yes"}, "low", "next_day"),
        (THOUGHTS, "low", "next_day"),
        (LONG_AGO, "moderate_history", "routine"),
        (LONG_AGO | {"cssrs_q1": "yes"}, "moderate_history", "next_day"),
        (LONG_AGO | THOUGHTS, "moderate_history", "next_day"),
        (THOUGHTS | {"cssrs_q3": "yes"}, "moderate", "same_day"),
        (THOUGHTS | LONG_AGO | {"cssrs_q3": "yes"}, "moderate", "same_day"),
        (THOUGHTS | {"cssrs_q3": "yes", "cssrs_q4": None}, "moderate", "same_day"),
        ({"cssrs_q3": "yes"}, "moderate", "same_day"),
        ({"phq9_item9": 1}, "unresolved", "same_day"),
        ({"phq9_item9": 1} | LONG_AGO, "unresolved", "same_day"),
        ({"phq9_item9": 1, "cssrs_q1": "yes"}, "low", "next_day"),
        ({"phq9_item9": None}, "unresolved", "same_day"),
        ({"phq9_item9": 7}, "unresolved", "same_day"),
        ({"cssrs_q1": None}, "unresolved", "same_day"),
        ({"cssrs_q2": None}, "unresolved", "same_day"),
        (THOUGHTS | {"cssrs_q5": "skip"}, "unresolved", "same_day"),
        ({"cssrs_q6_ever": "yes", "cssrs_q6_3mo": "skip"}, "unresolved", "same_day"),
        ({"unsafe_now": None}, "unresolved", "same_day"),
        ({"unsafe_now": "yes"}, "high", "immediate"),
        (THOUGHTS | {"cssrs_q4": "yes"}, "high", "immediate"),
        (THOUGHTS | {"cssrs_q5": "yes"}, "high", "immediate"),
        (LONG_AGO | {"cssrs_q6_3mo": "yes"}, "high", "immediate"),
        ({"cssrs_q6_ever": "no", "cssrs_q6_3mo": "yes"}, "high", "immediate"),
        ({"cssrs_q2": "no", "cssrs_q4": "yes"}, "high", "immediate"),
    ],
)
def test_the_pattern_sets_the_band(changes: dict[str, Any], band: str, urgency: str) -> None:
    found = triage(profile_from(ORDINARY | changes))
    assert (found.band.value, found.urgency.value) == (band, urgency)


def test_an_empty_form_is_unresolved() -> None:
    found = triage(profile_from({}))
    assert found.band is Band.UNRESOLVED
    assert found.keys == ("phq9_item9", "cssrs_q1", "cssrs_q2", "cssrs_q6_ever", "unsafe_now")


def test_every_band_has_a_response_and_all_but_none_show_988() -> None:
    assert list(RESPONSES) == list(Band)
    assert {band for band, response in RESPONSES.items() if not response.shows_988} == {Band.NONE}
