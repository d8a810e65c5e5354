"""The gravest rule decides, 988 and 911 lead where they must, and the answer has its documented shape."""

from datetime import date
from itertools import combinations

import pytest
from jsonschema import Draft202012Validator

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.catalogue import RULES, RULES_BY_ID, in_order
from rekindle.clinical.screening.contract import output_schema
from rekindle.clinical.screening.grades import Disposition, Grade, Urgency
from rekindle.clinical.screening.judgement import Fired, Judgement, judge
from tests.specs.screening.table import ORDINARY, rows

OF_GRADE = {grade: next(rule for rule in RULES if rule.grade is grade) for grade in Grade}
LEADS_WITH_988 = {
    *("EM-01", "EM-02", "EM-03", "EM-07", "EM-09", "SI-LOW", "SI-MOD", "SI-HIST", "IN-SIONLY"),
    *("DQ-SIMISSING", "DQ-SICONTRA", "DQ-SIORDER"),
}
URGENCIES = {
    "immediate": {rule.id for rule in RULES if rule.grade is Grade.EMERGENCY},
    "same_day": {"AC-BP180", "SI-MOD", "IN-SIONLY", "DQ-SIMISSING", "DQ-SICONTRA", "DQ-SIORDER"},
    "next_day": {"SI-LOW"},
}


def judgement_of(*rules: str) -> Judgement:
    fired = tuple(Fired(RULES_BY_ID[id], "A reason.", ("age",)) for id in rules)
    return Judgement(Profile(), fired, (), ())


def expected(grades: set[Grade]) -> Disposition:
    if Grade.EMERGENCY in grades:
        return Disposition.EMERGENCY
    if Grade.ABSOLUTE in grades:
        return Disposition.NOT_NOW
    if grades & {Grade.RELATIVE, Grade.DATA_QUALITY}:
        return Disposition.CLINICIAN_REVIEW
    return Disposition.ELIGIBLE


@pytest.mark.parametrize("grades", [set(some) for size in range(6) for some in combinations(Grade, size)])
def test_the_gravest_grade_decides(grades: set[Grade]) -> None:
    judgement = judgement_of(*(OF_GRADE[grade].id for grade in grades))
    assert judgement.disposition is expected(grades)
    assert judgement.may_self_book is (expected(grades) is Disposition.ELIGIBLE)
    assert judgement.show_911 is (Grade.EMERGENCY in grades)


def test_each_rule_shows_988_and_asks_for_haste_as_the_knowledge_base_says() -> None:
    for rule in RULES_BY_ID:
        alone = judgement_of(rule)
        haste = next((urgency for urgency, ids in URGENCIES.items() if rule in ids), "routine")
        assert (alone.show_988, alone.urgency.value) == (rule in LEADS_WITH_988, haste), rule


def test_the_soonest_urgency_wins_over_the_gravest_grade() -> None:
    assert judgement_of("AC-AGE", "SI-MOD", "SI-LOW").urgency is Urgency.SAME_DAY
    assert judgement_of("AC-AGE").urgency is Urgency.ROUTINE
    assert judgement_of().urgency is Urgency.ROUTINE


def test_being_unsafe_now_is_an_emergency_on_an_empty_form() -> None:
    judgement = judge({"unsafe_now": "yes"})
    assert (judgement.disposition.value, judgement.urgency.value) == ("emergency", "immediate")
    assert (judgement.show_988, judgement.show_911, judgement.may_self_book) == (True, True, False)


def test_an_empty_form_is_for_a_person_to_look_at_today() -> None:
    judgement = judge({})
    assert [fired.rule.id for fired in judgement.rules] == ["RC-PREGU", "CA-NOBP", "DQ-MISSING", "DQ-SIMISSING"]
    assert (judgement.disposition.value, judgement.urgency.value) == ("clinician_review", "same_day")


def test_a_judgement_keeps_the_version_that_made_it_and_the_day() -> None:
    judgement = judge(ORDINARY, date(2026, 11, 22))
    assert (judgement.content_version, judgement.judged_on) == (CONTENT_VERSION, date(2026, 11, 22))


def test_the_printed_judgement_has_its_documented_shape() -> None:
    validator = Draft202012Validator(output_schema())
    for row in rows():
        validator.validate(judge(row.answers).as_json())


def test_every_reason_is_a_full_sentence_and_every_fired_rule_names_its_keys() -> None:
    fired = [fired for row in rows() for fired in judge(row.answers).rules]
    assert [each for each in fired if not each.reason.endswith(".") or "None" in each.reason] == []
    assert [each for each in fired if not each.keys or not set(each.keys) <= set(each.rule.keys)] == []


def test_a_reason_is_built_from_the_answers() -> None:
    judgement = judge(ORDINARY | {"mi": "yes", "mi_days_ago": 31, "meds": [{"name": "Ativan"}]})
    assert [fired.reason for fired in judgement.rules] == [
        "Heart attack, cardiac arrest, stent or bypass 31 days ago.",
        "Takes Ativan, at a dose not known.",
    ]


def test_a_rule_left_out_of_the_order_or_of_the_files_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="disagree on EM-02"):
        in_order([RULES_BY_ID["EM-01"]], {Grade.EMERGENCY: "EM-01 EM-02"})
    with pytest.raises(ValueError, match="EM-01 is ordered as caution but written as emergency"):
        in_order([RULES_BY_ID["EM-01"]], {Grade.CAUTION: "EM-01"})


def test_a_rule_says_how_surely_its_sources_were_read() -> None:
    assert (RULES_BY_ID["AC-MI"].sources, RULES_BY_ID["AC-MI"].tags) == (("L-SPR-EU", "M-ACC"), ("V", "M"))
