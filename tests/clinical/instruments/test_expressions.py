"""A quick look that exported expressions score as the library does; tests/interop holds every instrument to it."""

from typing import Any

import pytest

from rekindle.clinical.instruments import INSTRUMENTS
from tests.interop.test_questionnaires import assert_same


@pytest.mark.parametrize(
    ("instrument_id", "answers"),
    [
        ("phq9", {f"q{number}": number % 4 for number in range(1, 10)}),
        ("phq9", {f"q{number}": 3 for number in range(1, 9)}),
        ("qids_sr16", {f"q{number}": number % 4 for number in range(1, 17)}),
        ("sidas", {"frequency": 0}),
        ("sidas", {"frequency": 4, "controllability": 7, "closeness": 1, "distress": 5, "interference": 3}),
        ("dast10", {f"q{number}": "no" for number in range(1, 11)}),
        ("core10", {f"q{number}": 2 for number in range(1, 10)}),
        ("b_ipf", {f"q{number}": "not_applicable" if number == 3 else 5 for number in range(1, 8)}),
        ("cssrs_screener", {"q1": 1, "q2": 0, "q6_lifetime": 0}),
        ("wsas", {"not_working": True, "q2": 1, "q3": 2, "q4": 3, "q5": 4}),
    ],
)
def test_an_exported_expression_gives_the_librarys_number(instrument_id: str, answers: dict[str, Any]) -> None:
    assert_same(INSTRUMENTS[instrument_id], answers)
