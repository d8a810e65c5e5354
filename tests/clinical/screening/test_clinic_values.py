"""What a clinic set is what the rules compare with; what it may not set changes nothing."""

from typing import Any

import pytest

from rekindle.clinical.screening.catalogue import RULES_BY_ID
from rekindle.clinical.screening.grades import Disposition
from rekindle.clinical.screening.judgement import judge
from rekindle.clinical.screening.thresholds import (
    BREASTFEEDING_GRADE,
    HEART_ATTACK_RECENT,
    OWN,
    PLAUSIBLE,
    PLAUSIBLE_SAYS,
    SYSTOLIC_STOP,
    VALUES,
)
from rekindle.clinical.threshold import Threshold
from rekindle.clinical.values import ClinicValues
from tests.specs.screening.table import ORDINARY


def fired(answers: dict[str, Any], **settings: Any) -> set[str]:
    """The rules that fire on the ordinary history with these answers, at a clinic with these settings."""
    values = ClinicValues({key.replace("__", "."): setting for key, setting in settings.items()})
    return {each.rule.id for each in judge(ORDINARY | answers, values=values).rules}


@pytest.mark.parametrize(("setting", "rule"), [(42, "RC-MI"), (50, "RC-MI"), (51, "AC-MI"), (90, "AC-MI")])
def test_the_wait_after_a_heart_attack_is_the_clinics(setting: int, rule: str) -> None:
    found = fired({"mi": "yes", "mi_days_ago": 50}, screening__heart_attack_recent=setting)
    assert found & {"AC-MI", "RC-MI"} == {rule}


@pytest.mark.parametrize("setting", [41, 0, -1, 366, "soon"])
def test_a_wait_outside_the_band_changes_nothing(setting: object) -> None:
    assert "AC-MI" in fired({"mi": "yes", "mi_days_ago": 59}, screening__heart_attack_recent=setting)
    assert "AC-MI" not in fired({"mi": "yes", "mi_days_ago": 60}, screening__heart_attack_recent=setting)


def test_what_has_no_band_stays_whatever_a_clinic_writes() -> None:
    assert "AC-SEIZ" in fired({"seizure": "past", "seizure_days_ago": 179}, screening__seizure_recent=30)


def test_what_a_label_sets_is_no_value_of_a_clinic() -> None:
    assert SYSTOLIC_STOP.setting is None
    assert {value.tag for value in VALUES} <= {"M", "P"}


def test_breastfeeding_is_not_now_or_review_as_the_clinic_chose() -> None:
    feeding = ORDINARY | {"breastfeeding": "yes"}
    assert judge(feeding).disposition is Disposition.NOT_NOW
    chosen = judge(feeding, values=ClinicValues({BREASTFEEDING_GRADE.key: "review"}))
    assert chosen.disposition is Disposition.CLINICIAN_REVIEW
    (rule,) = chosen.as_json()["rules"]
    assert (rule["id"], rule["grade"]) == ("AC-BF", "relative")
    assert "clinician" in rule["patient_text"]


def test_the_gravest_stays_first_when_a_grade_was_chosen() -> None:
    answers = ORDINARY | {"breastfeeding": "yes", "aneurysm": "yes", "avm": "yes", "age": 80}
    values = ClinicValues({BREASTFEEDING_GRADE.key: "review"})
    assert [each.rule.id for each in judge(answers, values=values).rules] == ["AC-ANEUR", "AC-AVM", "AC-BF", "RC-AGE75"]


def test_a_rule_says_the_number_in_force() -> None:
    rule, values = RULES_BY_ID["AC-MI"], ClinicValues({"screening.heart_attack_recent": 90})
    assert "below 60 days" in rule.when_in_force()
    assert "below 90 days" in rule.when_in_force(values)
    assert HEART_ATTACK_RECENT.in_words(values) == "below 90 days"
    assert rule.values == (HEART_ATTACK_RECENT.setting,)


def test_every_number_from_memory_or_policy_waits_for_a_clinician() -> None:
    from rekindle.clinical.screening import thresholds

    own = {limit for limit in vars(thresholds).values() if isinstance(limit, Threshold) and limit.tag in ("M", "P")}
    assert {limit for limit in own if limit.setting is None} == {thresholds.DOSE_PLAUSIBLE, thresholds.TIMES_PLAUSIBLE}
    assert own - {thresholds.DOSE_PLAUSIBLE, thresholds.TIMES_PLAUSIBLE} == set(OWN)
    assert PLAUSIBLE.keys() == PLAUSIBLE_SAYS.keys()
