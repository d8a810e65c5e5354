"""What waits for a named clinician is all on one list, and the list holds nothing that nobody may move or confirm."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

import rekindle.clinical
from rekindle.clinical.confirmable import CHAPTER_OF, CHAPTERS, NEED_WORDS, VALUES, needed_by
from rekindle.clinical.monitoring.vitals import LADDER
from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS
from rekindle.clinical.values import Value


def declared() -> Iterator[tuple[str, Value]]:
    """Every value that a module of the library declares in its VALUES."""
    for found in pkgutil.walk_packages(rekindle.clinical.__path__, "rekindle.clinical."):
        shelf = getattr(importlib.import_module(found.name), "VALUES", ())
        for value in shelf.values() if hasattr(shelf, "values") else shelf:
            if isinstance(value, Value):
                yield found.name, value


@pytest.mark.slow
def test_every_value_that_a_chapter_declares_is_on_the_list() -> None:
    assert (
        sorted({f"{module}: {value.key}" for module, value in declared() if VALUES.get(value.key) is not value}) == []
    )


def test_a_value_stands_in_one_chapter_and_says_what_waits_for_it() -> None:
    assert CHAPTER_OF.keys() == VALUES.keys()
    assert len({chapter.slug for chapter in CHAPTERS}) == len(CHAPTERS)
    for value in VALUES.values():
        assert value.needed_by, value.key
        assert value.needed_by <= NEED_WORDS.keys(), value.key
        assert value.says and not value.says.endswith("."), value.key


def test_every_limit_of_the_ladder_and_every_standing_order_is_confirmed_in_a_row() -> None:
    rows = {(rung.parameter, rung.compare, rung.of_baseline) for rung in LADDER}
    alarms = [key for key in VALUES if key.startswith("alarms.") and not key.startswith("alarms.plausible")]
    assert len(alarms) == len(rows)
    for rung in LADDER:
        row = f"alarms.{rung.parameter}.{rung.compare}" + (".of_own" if rung.of_baseline else "")
        assert str(rung.value) in str(VALUES[row].default)
    for order in STANDING_ORDERS:
        assert order.dose in str(VALUES[f"orders.{order.order_id}"].default)


def test_a_live_drip_waits_for_alarms_and_orders_and_screening_waits_for_no_treatment() -> None:
    keys = {value.key for value in needed_by("iv_mood")}
    assert {"alarms.spo2_pct.below", "orders.epinephrine"} <= keys
    assert "screening.heart_attack_recent" not in keys
    assert "screening.heart_attack_recent" in {value.key for value in needed_by("screening")}


def test_what_is_offered_can_be_told_apart_from_what_is_offered_later() -> None:
    for value in VALUES.values():
        other = replace(
            value, says=value.says, default="something else", choices=("something else",), lowest=None, highest=None
        )
        assert value.as_offered() != other.as_offered(), value.key
        assert value.in_words() and value.band_in_words(), value.key
