"""Each protocol says what it is, counts from its day, and lets a clinic move only what a clinic may."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from rekindle.clinical.confirmable import VALUES as CONFIRMABLE
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.dose_library import LIBRARY
from rekindle.clinical.treatment.dose_library.line import STRICTNESS
from rekindle.clinical.treatment.dose_values import VALUES
from rekindle.clinical.treatment.protocol import IV_MOOD, PROTOCOLS, VERSIONS, protocol_in_force, protocol_of
from rekindle.clinical.treatment.protocols import by_day
from rekindle.clinical.treatment.weight import CAP, WHEN_OBESE, dosing_weight
from rekindle.clinical.values import ClinicValues, Value

LATER = replace(IV_MOOD, version="iv_mood-2027.1", effective_on=date(2027, 3, 1), sessions=8)
BOUNDS = [value for limit in LIBRARY for value in limit.values if value.movable]


def test_the_five_protocols_of_the_programme_stand_here() -> None:
    assert set(PROTOCOLS) == {"iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"}
    assert {one.protocol_id: one.status for one in VERSIONS} == {
        "iv_mood": "off-label",
        "im_mood": "off-label",
        "iv_pain": "off-label",
        "spravato_trd": "labelled",
        "spravato_mdsi": "labelled",
    }


def test_a_protocol_counts_from_its_day_until_the_next_one_does() -> None:
    versions = by_day((LATER, *VERSIONS))

    def version_on(day: date) -> str | None:
        found = protocol_in_force("iv_mood", day, versions=versions)
        return found and found.version

    assert version_on(IV_MOOD.effective_on - timedelta(days=1)) is None
    assert version_on(IV_MOOD.effective_on) == "iv_mood-2026.1"
    assert version_on(date(2027, 2, 28)) == "iv_mood-2026.1"
    assert version_on(date(2027, 3, 1)) == "iv_mood-2027.1"


def test_two_versions_of_one_day_are_a_mistake_and_an_unknown_protocol_is_named() -> None:
    with pytest.raises(ValueError, match="share a day"):
        by_day((*VERSIONS, replace(LATER, effective_on=IV_MOOD.effective_on)))
    with pytest.raises(KeyError, match="No protocol is called 'ect'"):
        protocol_in_force("ect", date(2027, 1, 1))


def test_an_order_finds_the_protocol_it_was_written_under() -> None:
    assert protocol_of("iv_mood-2026.1+own") is IV_MOOD
    assert protocol_of("iv_mood-2019.1") is None


def test_every_line_and_word_of_a_protocol_has_a_source() -> None:
    for one in VERSIONS:
        cited = {key for statement in one.statements for key in statement.sources} | set(one.sources)
        assert cited <= set(SOURCES) and all(statement.sources for statement in one.statements)
        assert set(one.settings) <= set(vars(one))
        assert {name: value.default for name, value in one.settings.items()} == {
            name: getattr(one, name) for name in one.settings
        }


def test_a_clinic_has_its_own_protocol_and_the_version_says_so() -> None:
    own = IV_MOOD.with_values(ClinicValues({"protocol.iv_mood.sessions": 8, "protocol.iv_mood.span": 28}))
    assert (own.sessions, own.span_d, own.version) == (8, 28, "iv_mood-2026.1+own")
    assert type(own.sessions) is int
    assert IV_MOOD.with_values() is IV_MOOD
    assert IV_MOOD.with_values(ClinicValues({"protocol.iv_mood.span": 28})).weeks == IV_MOOD.weeks
    assert own.weeks == 4  # eight sessions, two a week


def test_a_protocol_names_what_nobody_has_read_in_a_source() -> None:
    assert "Infusion time for mood" in IV_MOOD.unconfirmed and "First dose by vein for mood" not in IV_MOOD.unconfirmed


@pytest.mark.parametrize(
    ("key", "setting"), [("protocol.iv_mood.minutes", 30), ("protocol.iv_mood.start", 0.75), ("ready.gap_hours", 24)]
)
def test_no_clinic_sets_a_number_outside_its_band(key: str, setting: float) -> None:
    assert IV_MOOD.with_values(ClinicValues({key: setting})) is IV_MOOD


@pytest.mark.parametrize("value", BOUNDS, ids=[value.key for value in BOUNDS])
def test_a_bound_of_the_library_moves_towards_the_stricter_side_only(value: Value) -> None:
    ends = [end for end in (value.lowest, value.highest) if end is not None and end != value.default]
    moved = ClinicValues({value.key: ends[0]})
    assert float(moved.of(value)) == ends[0]
    (limit,) = [limit for limit in LIBRARY if value in limit.values]
    steps = {number for stretch in limit.stretches for number in (stretch.low, stretch.high)}
    tried = sorted({each + nudge for each in steps for nudge in (-1, 0, 1)})
    tried += [(low + high) / 2 for low, high in pairwise(tried)]
    at = {number: (limit.band(number), limit.band(number, moved)) for number in tried}
    assert all(STRICTNESS.index(after) >= STRICTNESS.index(before) for before, after in at.values())
    middle = (float(value.default) + ends[0]) / 2
    assert STRICTNESS.index(limit.band(middle, moved)) > STRICTNESS.index(limit.band(middle))


def test_a_hard_limit_is_confirmed_and_never_moved() -> None:
    hard = [value for limit in LIBRARY for value in limit.values if ".hard" in value.key]
    assert len(hard) >= 11
    assert all(not value.movable and value.why_fixed and value.waits for value in hard)
    assert all(value.why_not(float(value.default) * 2) for value in hard)  # a bound is a number


def test_every_value_of_doses_is_on_the_page_where_it_is_confirmed() -> None:
    assert {value.key for value in VALUES} <= set(CONFIRMABLE)
    assert {value.key for one in VERSIONS for value in one.values} <= set(CONFIRMABLE)


@pytest.mark.parametrize(("setting", "kg"), [("ibw", 56.9), ("abw", 81.3), ("abw_capped", 79.7), ("actual", 79.7)])
def test_a_clinic_chooses_the_weight_of_large_people_but_never_the_actual_one(setting: Any, kg: float) -> None:
    found = dosing_weight(118, 165, "female", values=ClinicValues({WHEN_OBESE.key: setting}))
    assert round(found.dosing_weight_kg or 0, 1) == kg  # V5 of clinical.md 4.6


def test_a_clinic_may_cap_the_adjusted_weight_lower() -> None:
    found = dosing_weight(118, 165, "female", values=ClinicValues({CAP.key: 1.2}))
    assert round(found.dosing_weight_kg or 0, 1) == 68.3  # 1.2 x 56.9
