"""Benchmarks carry their n and their source; public words carry the risk and the crisis lines."""

from rekindle.clinical.outcomes.benchmarks import BENCHMARKS, PHQ9_RANGE_SOURCES, PHQ9_RESPONSE_RANGE_PCT
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.statements import CRISIS_LINE, STATEMENT, STATEMENTS


def test_no_benchmark_is_shown_without_its_n_and_source() -> None:
    assert all(row.n > 0 and row.definition and row.source in SOURCES for row in BENCHMARKS)
    assert len({row.row for row in BENCHMARKS}) == len(BENCHMARKS)
    assert {row.row: row.flag for row in BENCHMARKS}["B07"] == "M"


def test_the_benchmarks_say_what_the_studies_said() -> None:
    said = {row.row: (row.n, row.response_pct, row.remission_pct) for row in BENCHMARKS}
    assert said["B01"] == (2665, 45.0, 30.0)
    assert said["B02"] == (537, 53.6, 28.9)
    assert said["B03"] == (424, 50.0, 20.0)
    assert said["B04"] == (24, 70.8, None)
    assert said["B05"] == (365, 55.4, None)
    assert said["B06"] == (186, None, 46.0)
    assert PHQ9_RESPONSE_RANGE_PCT == (26.0, 54.0) and set(PHQ9_RANGE_SOURCES) <= set(SOURCES)


def test_every_public_statement_names_its_sources() -> None:
    assert all(one.sources and set(one.sources) <= set(SOURCES) for one in STATEMENTS)
    assert len(STATEMENT) == len(STATEMENTS)


def test_nothing_public_promises() -> None:
    forbidden = (
        "cure",
        "breakthrough",
        "life-changing",
        "transform",
        "guarantee",
        "reset",
        "reboot",
        "proven effective",
    )
    for one in STATEMENTS:
        assert not [word for word in forbidden if word in one.patient.lower()], one.statement_id


def test_wherever_suicide_is_mentioned_the_crisis_lines_belong() -> None:
    assert "988" in CRISIS_LINE and "911" in CRISIS_LINE
    for one in STATEMENTS:
        if "suicid" in one.patient.lower():
            assert one.crisis_lines, one.statement_id


def test_off_label_is_said_plainly() -> None:
    assert "off-label" in STATEMENT["off_label"].patient and "not approved" in STATEMENT["off_label"].patient
