"""The tables hold together, and their numbers agree with what others wrote down."""

from itertools import combinations

import pytest

from rekindle.interop.devices.dialects import DIALECTS, ROWS, UNITS, converted, row_of, unit_of
from rekindle.interop.devices.dialects.sources import SOURCES
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.oru import read
from rekindle.interop.devices.parameters import PARAMETERS
from rekindle.interop.devices.sender import Monitor
from rekindle.interop.devices.voices import VOICES, Cuff
from rekindle.simulation.body import Body
from tests.interop.devices.spoken import NOW

SCADA, DIMENSIONS = 2, 4  # partitions of ISO/IEEE 11073-10101
# Each Philips code beside the term of the standard it is, by interop.md 1.2.
SAME_TERM = [
    ("0002-4182", "147842"),
    ("0002-4bb8", "150456"),
    ("0002-4a05", "150021"),
    ("0002-4a06", "150022"),
    ("0002-4a07", "150023"),
    ("0002-4a15", "150037"),
]


@pytest.mark.parametrize(("philips", "standard"), SAME_TERM)
def test_a_philips_code_is_a_term_of_the_standard_in_hexadecimal(philips: str, standard: str) -> None:
    partition, term = (int(part, 16) for part in philips.split("-"))
    assert 65536 * partition + term == int(standard)


def test_units_of_both_systems_are_the_same_terms() -> None:
    by_hand = {"0004-0220": 262688, "0004-0aa0": 264864, "0004-0ae0": 264928, "0004-0f20": 266016, "0004-17a0": 268192}
    for philips, standard in by_hand.items():
        partition, term = (int(part, 16) for part in philips.split("-"))
        assert 65536 * partition + term == standard
    means = {row.code: row.means for row in UNITS}
    assert {means[philips] == means[str(standard)] for philips, standard in by_hand.items()} == {True}


def test_codes_that_mean_one_thing_in_two_systems_measure_one_parameter() -> None:
    for philips, standard in SAME_TERM[:-1]:
        one, other = row_of("MDIL", philips), row_of("MDC", standard)
        assert one is not None
        assert other is not None
        assert one.parameter == other.parameter


def test_no_row_can_be_taken_for_another_by_its_name_and_unit() -> None:
    for one, other in combinations(ROWS, 2):
        if one.parameter != other.parameter and not (one.only_in or other.only_in):
            assert not set(one.names) & set(other.names) or not set(one.units) & set(other.units)


def test_every_source_is_used_and_every_parameter_has_a_code() -> None:
    used = {key for row in (*ROWS, *UNITS) for key in row.sources}
    # the others are cited by the rules beside the tables, in their docstrings
    assert {key for key in SOURCES if not key.startswith("DEVICES-")} == used
    assert {row.parameter for row in ROWS} == {one.name for one in PARAMETERS}


@pytest.mark.parametrize(
    "parts",
    [("",), ("262688",), ("262688", "MDC_DIM_MMHG", "MDC"), ("mm[hg]", "", "UCUM"), ("%", "", "LN"), ("bpm", "x", "")],
)
def test_a_unit_that_does_not_agree_with_itself_means_nothing(parts: tuple[str, ...]) -> None:
    assert unit_of(parts) is None


def test_units_are_converted_and_nothing_else_is() -> None:
    assert converted(100, "degF") == pytest.approx(37.7778, abs=1e-4)  # 68 * 5 / 9
    assert converted(97, "%") == 97


def test_an_origin_has_a_name_and_a_dialect_that_exists() -> None:
    for wrong in ({"name": ""}, {"name": "x", "dialect": "klingon"}):
        with pytest.raises(ValueError, match=r"needs a name|No dialect"):
            Origin(**wrong)


@pytest.mark.parametrize("name", VOICES)
def test_what_the_simulated_monitor_says_is_what_is_heard(name: str) -> None:
    monitor = Monitor(VOICES[name], Body(3))
    raw = monitor.message(1500, NOW, Cuff(141, 83, NOW), "1")
    batch = read(raw, origin=Origin("chair", dialect=name), received_at=NOW)
    assert batch.quarantined == ()
    assert name in DIALECTS
    heard = {one.parameter: one.value for one in batch.accepted}
    assert heard["spo2_pct"] is not None
    assert {"systolic_mmhg": 141, "diastolic_mmhg": 83}.items() <= heard.items()
    assert heard.get("mean_mmhg", 102) == 102  # 83 + 58 / 3, to the nearest
    assert set(heard) == {key for key, code in VOICES[name].codes.items() if code}
    assert {one.validity for one in batch.accepted} == {"valid"}
