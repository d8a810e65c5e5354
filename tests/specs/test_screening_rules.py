"""The screening spec tables hold: each rule met, not met and unknown, with exactly the rules that fire."""

import pytest

from rekindle.clinical.screening.catalogue import RULES, RULES_BY_ID
from rekindle.clinical.screening.grades import DISPOSITION_OF, DISPOSITIONS, Disposition, Grade
from rekindle.clinical.screening.judgement import judge
from tests.specs.screening.table import ORDINARY, STATES, rows, tables


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


def test_every_rule_is_seen_met_not_met_and_unknown() -> None:
    for rule, entry in tables().items():
        wanted = set(STATES) - ({"unknown"} if "never_unknown" in entry else set())
        assert {state for state in STATES if entry.get(state)} == wanted, rule


CASES = {rule: [row for row in rows() if row.rule == rule] for rule in tables()}


@pytest.mark.parametrize("rule", CASES)
def test_every_case_of_the_rule_holds(rule: str) -> None:
    for row in CASES[rule]:
        judgement = judge(row.answers)
        assert judgement.finding_of(rule).state.value == row.state, row
        assert {fired.rule.id for fired in judgement.rules} == row.fires, row
        assert judgement.disposition is gravest(row.fires), row


def gravest(rules: set[str]) -> Disposition:
    """What these rules lead to together, worked out apart from the judge."""
    dispositions = {DISPOSITION_OF[RULES_BY_ID[rule].grade] for rule in rules}
    return next((each for each in DISPOSITIONS if each in dispositions), Disposition.ELIGIBLE)
