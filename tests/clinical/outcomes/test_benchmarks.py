"""Every published result carries its n, its definition, its source and a flag for each number."""

import pytest

from rekindle.clinical.outcomes.benchmark import Benchmark
from rekindle.clinical.outcomes.benchmarks import (
    BENCHMARK,
    BENCHMARKS,
    CASE_MIX_WARNING,
    MASKED_ROWS,
    MASKING_WARNING,
    PHQ9_RANGE_SOURCES,
    PHQ9_REMISSION_RANGE_PCT,
    PHQ9_RESPONSE_RANGE_PCT,
    range_in_words,
)
from rekindle.clinical.outcomes.confirming import VALUES
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.sources.outcomes import DEFINITIONS, REAL_WORLD, SERIES, TRIALS

# the rows of clinical.md 6.5, and of instruments.md 7 from B27 on
WANTED = {*(f"B{number:02}" for number in range(1, 42)), "A01", "A02"}


def test_every_row_of_the_knowledge_base_is_there_once() -> None:
    assert {row.row for row in BENCHMARKS} == WANTED
    assert len(BENCHMARKS) == len(WANTED)


@pytest.mark.parametrize("row", BENCHMARKS, ids=lambda row: row.row)
def test_no_benchmark_is_shown_without_its_n_definition_source_and_flags(row: Benchmark) -> None:
    assert row.n > 0 and row.n_said and row.population and row.regimen and row.definition
    assert row.source in SOURCES and row.flag == SOURCES[row.source].flag
    assert row.figures or row.words
    for figure in row.figures:
        assert figure.says and (figure.source or row.source) in SOURCES
        assert row.flag_of(figure) in ("V", "V2", "M", "P")
    assert all(text in row.result for text in (*(figure.says for figure in row.figures), row.words))


def test_every_definition_among_the_sources_is_cited_by_a_line() -> None:
    assert {source.key for source in DEFINITIONS} - {key for value in VALUES for key in value.sources} == set()


def test_every_study_among_the_sources_is_a_row() -> None:
    used = {row.source for row in BENCHMARKS} | {figure.source for row in BENCHMARKS for figure in row.figures}
    assert {source.key for source in (*REAL_WORLD, *SERIES, *TRIALS)} - used == set()


@pytest.mark.parametrize(
    ("row", "n", "response", "remission", "flag"),
    [
        ("B01", 2665, 45, 30, "V"),
        ("B02", 537, 53.6, 28.9, "V"),
        ("B03", 424, 50, 20, "V"),
        ("B04", 24, 70.8, None, "V2"),
        ("B05", 365, 55.4, 38, "V2"),
        ("B06", 186, None, 46, "V"),
        ("B07", 73, 64, None, "M"),
        ("B09", 30, 67, None, "V"),
        ("B12", 15, 50, None, "V"),
        ("B13", 10, 0, None, "V"),
        ("B15", 18, 33.3, None, "V"),
        ("B16", 47, 28, None, "V"),
        ("B20", 223, 69.3, 52.5, "V"),
        ("B21", 676, None, 27.1, "M"),
        ("B22", 179, None, 19.6, "M"),
        ("B23", 18, 71, 29, "M"),
        ("B24", 18, 71, None, "M"),
        ("B27", 215, 26, 15, "V"),
        ("B28", 12, 91.6, 66.6, "V"),
        ("B30", 97, 68.0, 50.5, "V"),
        ("B37", 62, None, 43.8, "V2"),
        ("B41", 20, 35, 10, "V2"),
    ],
)
def test_the_benchmarks_say_what_the_studies_said(
    row: str, n: int, response: float | None, remission: float | None, flag: str
) -> None:
    """Copied by hand from clinical.md 6.5 and instruments.md 7."""
    found = BENCHMARK[row]
    assert (found.n, found.response_pct, found.remission_pct, found.flag) == (n, response, remission, flag)


def test_a_number_from_memory_is_marked_beside_numbers_that_were_read() -> None:
    assert "about 55 % [M]" in BENCHMARK["B14"].result and "least 0.48;" in BENCHMARK["B14"].result
    assert "fall 16.5 points [V]" in BENCHMARK["B07"].result


def test_a_range_is_shown_and_never_one_number() -> None:
    """instruments.md 7: 26 to 54 % response and 15 to 29 % remission on the PHQ-9."""
    assert (PHQ9_RESPONSE_RANGE_PCT, PHQ9_REMISSION_RANGE_PCT) == ((26.0, 54.0), (15.0, 29.0))
    assert set(PHQ9_RANGE_SOURCES) <= set(SOURCES)
    assert "26 to 54 %" in range_in_words() and "15 to 29 %" in range_in_words()
    assert "not by itself better or worse care" in CASE_MIX_WARNING
    assert "does not prove" in MASKING_WARNING and set(MASKED_ROWS) <= set(BENCHMARK)
