"""The screening spec tables hold: each rule met, not met and unknown, with exactly the rules that fire."""

import pytest

from rekindle.clinical.screening.catalogue import RULES, RULES_BY_ID
from rekindle.clinical.screening.grades import DISPOSITION_OF, DISPOSITIONS, Grade
from rekindle.clinical.screening.judgement import judge
from tests.specs.screening.table import ORDINARY, STATES, Row, rows, tables


def test_the_counts_of_each_grade_are_those_of_the_knowledge_base() -> None:
    counts = {grade: sum(rule.grade is grade for rule in RULES) for grade in Grade}
    assert counts == {
        Grade.EMERGENCY: 10,
        Grade.ABSOLUTE: 24,
        Grade.RELATIVE: 48,
        Grade.CAUTION: 31,
        Grade.DATA_QUALITY: 11,
    }


def test_no_rule_fires_on_the_ordinary_history() -> None:
    judgement = judge(ORDINARY)
    assert (judgement.rules, judgement.missing, judgement.disposition.value) == ((), (), "eligible")


def test_every_rule_stands_in_the_tables() -> None:
    assert set(tables()) == set(RULES_BY_ID)


@pytest.mark.parametrize("rule", tables())
def test_every_rule_is_seen_met_not_met_and_unknown(rule: str) -> None:
    entry = tables()[rule]
    wanted = set(STATES) - ({"unknown"} if "never_unknown" in entry else set())
    assert {state for state in STATES if entry.get(state)} == wanted


@pytest.mark.parametrize("row", rows(), ids=str)
def test_the_case_holds(row: Row) -> None:
    judgement = judge(row.answers)
    assert judgement.finding_of(row.rule).state.value == row.state
    assert {fired.rule.id for fired in judgement.rules} == row.fires
    gravest = min(
        (DISPOSITION_OF[RULES_BY_ID[rule].grade] for rule in row.fires),
        key=DISPOSITIONS.index,
        default=DISPOSITIONS[-1],
    )
    assert judgement.disposition is gravest
