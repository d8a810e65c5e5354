"""Every screening rule speaks twice: to the patient, and to the clinician, in whole and different sentences."""

import re

from rekindle.clinical.screening.catalogue import RULES

VAGUE = re.compile(
    r"\b(talk to your doctor|consult a professional|some issues?|certain conditions?|etc\.)", re.IGNORECASE
)


def test_every_rule_has_a_sentence_for_each_reader() -> None:
    assert len(RULES) == 124
    for rule in RULES:
        for text in (rule.patient_text, rule.clinician_text, rule.follow_up):
            assert text.endswith(".") and len(text.split()) >= 4, rule.id
        assert rule.patient_text not in rule.clinician_text and rule.when in rule.clinician_text, rule.id


def test_no_two_rules_say_the_same() -> None:
    assert len({rule.patient_text for rule in RULES}) == len(RULES)
    assert len({rule.clinician_text for rule in RULES}) == len(RULES)


def test_the_patient_is_told_calmly_and_to_the_point() -> None:
    for rule in RULES:
        assert "!" not in rule.patient_text and "please" not in rule.patient_text.lower(), rule.id
        assert not VAGUE.search(rule.patient_text), rule.id
        assert rule.id not in rule.patient_text, rule.id
