"""A verdict's grounds: each fired rule with the numbers in force, whatever a later version says."""

import pytest

from rekindle.clinical.screening.catalogue import RULES
from rekindle.clinical.screening.explaining import grounds
from rekindle.clinical.screening.judgement import judge
from rekindle.clinical.values import ClinicValues
from tests.specs.screening.table import ORDINARY, rows

MI = ORDINARY | {"mi": "yes", "mi_days_ago": 50}


def test_the_ground_of_a_recent_heart_attack_is_its_sixty_days() -> None:
    (ground,) = grounds(judge(MI))
    assert ground["id"] == "AC-MI"
    assert ground["when"] == "Heart attack, cardiac arrest, stent or bypass below 60 days ago"
    (number,) = ground["numbers"]
    assert (number["key"], number["in_force"]) == ("screening.heart_attack_recent", "below 60 days")
    assert (number["tag"], number["sources"], number["moved"]) == ("M", ["M-ACC"], False)


def test_the_ground_says_the_number_the_clinic_set() -> None:
    (ground,) = grounds(judge(MI, values=ClinicValues({"screening.heart_attack_recent": 90})))
    assert "below 90 days" in ground["when"]
    assert (ground["numbers"][0]["in_force"], ground["numbers"][0]["moved"]) == ("below 90 days", True)


def test_a_label_number_has_no_key_to_confirm() -> None:
    (ground,) = grounds(judge(ORDINARY | {"bp_sys": 185, "bp_dia": 80}))
    label, own = ground["numbers"]
    assert (label["key"], label["in_force"], label["sources"]) == ("", "at least 180 mmHg", ["L-KET-CH"])
    assert (own["key"], own["in_force"]) == ("screening.diastolic_stop", "at least 110 mmHg")


def test_the_diazepam_equivalents_of_what_is_taken_are_grounds_too() -> None:
    meds = [{"name": "Xanax", "dose_mg": 0.5, "times_per_day": 2}, {"name": "sertraline"}]  # 2 x 0.5 / 0.5 * 10 = 20 mg
    found = {ground["id"]: ground for ground in grounds(judge(ORDINARY | {"meds": meds}))}
    said = [(one["key"], one["in_force"]) for one in found["MX-BZDHI"]["numbers"]]
    assert said == [
        ("", "above 8 mg diazepam equivalent a day"),
        ("screening.diazepam_equivalent.alprazolam", "0.5 mg"),
    ]


def test_an_implausible_number_shows_only_the_range_it_left() -> None:
    found = {ground["id"]: ground for ground in grounds(judge(ORDINARY | {"height_cm": 1.7}))}
    (number,) = found["DQ-RANGE"]["numbers"]
    assert number["in_force"] == "at least 100 cm and at most 230 cm"


@pytest.mark.parametrize(("choice", "moved"), [("not now", False), ("review", True)])
def test_the_choice_about_breastfeeding_is_a_ground(choice: str, moved: bool) -> None:
    values = ClinicValues({"screening.breastfeeding": choice})
    (ground,) = grounds(judge(ORDINARY | {"breastfeeding": "yes"}, values=values))
    assert [(one["in_force"], one["moved"]) for one in ground["numbers"]] == [(choice, moved)]


def test_every_rule_with_numbers_says_them_and_every_fired_rule_has_a_ground() -> None:
    for rule in RULES:
        assert rule.id == "DQ-RANGE" or all(limit.says for limit in rule.thresholds), rule.id
    for row in rows():
        judgement = judge(row.answers)
        assert [ground["id"] for ground in grounds(judgement)] == [fired.rule.id for fired in judgement.rules]
