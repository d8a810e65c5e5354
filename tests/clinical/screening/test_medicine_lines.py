"""Lines typed by somebody who had not seen the tables: nothing wrong is accepted, and little is missed.

The list is never edited to pass. Where it and the house differ, the house's reason stands here:

- The author asks about every misspelling; a spelling that is written down counts as certain here (DQ-MED), so 29 of 35
  are taken. None leads to another medicine than the author's, and what is not written down is offered.
- The author reads '.5 mg' as certain; a point without a zero before it is asked about here.
- The author reads two medicines on one line as certain; here the person is asked to write each on its own.
- The author leaves a range open; here it counts at its most and is asked about (clinical.md 2.2).
- 'two 150s' and '2 at night' have no unit and are asked about; milliequivalents are no milligrams.
"""

import pytest

from rekindle.clinical.screening.medicines import read_typed
from tests.clinical.screening.medicine_lines import FIRST, Measured, expected, measure


@pytest.fixture(scope="module")
def found() -> Measured:
    return measure()


def test_no_ingredient_is_accepted_that_the_author_does_not_name(found: Measured) -> None:
    assert found.wrong_ingredient == []


def test_no_dose_and_no_frequency_is_accepted_against_the_author(found: Measured) -> None:
    assert (found.wrong_dose, found.wrong_times) == ([], [])


def test_recall_is_not_below_what_was_measured(found: Measured) -> None:
    assert found.lines == FIRST["lines"]
    assert found.certain == FIRST["certain lines"]
    assert len(found.recognised) == 122 >= FIRST["recognised"]
    assert found.dose_read >= 115
    assert found.times_read >= 122


def test_whatever_the_author_asks_about_is_asked_or_is_a_spelling_of_the_table(found: Measured) -> None:
    spelt = set(found.by_spelling_table)
    assert [line for line in found.asks_missed if line.rsplit(" (", 1)[0] not in spelt] == []


def test_every_misspelling_is_known_or_offered(found: Measured) -> None:
    assert (found.offers_missed, found.offers_made) == ([], found.offers_wanted)


def test_nothing_is_offered_where_the_author_names_a_medicine_that_is_not_ours() -> None:
    for line, expect in expected():
        if expect["certain"]:
            typed = read_typed(line)
            offered = frozenset().union(*(each.ingredients for each in typed.offers))
            assert offered <= {name.casefold() for name in expect["ingredients"]}, line
