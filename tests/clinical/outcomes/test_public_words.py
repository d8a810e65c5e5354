"""Public words carry the risk and the crisis lines."""

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.statements import CRISIS_LINE, STATEMENT, STATEMENTS


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
