"""What a patient reads is kind, whole, and never dangerous."""

import re

import pytest

from rekindle.clinical.screening.catalogue import RULES
from rekindle.clinical.screening.grades import Cause, Disposition
from rekindle.clinical.screening.rule import Rule

NOT_NOW = [rule for rule in RULES if rule.disposition is Disposition.NOT_NOW]
OF_MEDICINES = [
    rule for rule in RULES if "meds" in rule.keys and rule.id not in {"DQ-MISSING", "DQ-RANGE", "DQ-CONTRA"}
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_text_is_whole_sentences_in_plain_words(rule: Rule) -> None:
    assert rule.patient_text[0].isupper() and rule.patient_text.endswith(".")
    assert not re.search(
        r"\b(cure|guarantee|breakthrough|safe and effective|non-compliant|committed? suicide)", rule.patient_text
    )
    assert rule.when and not rule.when.endswith(".") and rule.follow_up.endswith((".", "?"))
    assert rule.look.__doc__


@pytest.mark.parametrize("rule", OF_MEDICINES, ids=lambda rule: rule.id)
def test_no_one_is_told_to_stop_a_medicine(rule: Rule) -> None:
    assert "do not stop or change any medicine on your own" in rule.patient_text
    assert rule.disposition is not Disposition.NOT_NOW


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.shows_988], ids=lambda rule: rule.id)
def test_where_988_leads_the_text_gives_988_and_911(rule: Rule) -> None:
    assert "988" in rule.patient_text and "911" in rule.patient_text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_where_suicide_is_mentioned_988_stands_beside_it(rule: Rule) -> None:
    speaks_of_it = re.search(r"suicid|end(ing)? your life|wanted to die|better off dead", rule.patient_text)
    assert not speaks_of_it or "988" in rule.patient_text
    assert rule.cause is not Cause.SUICIDE or rule.shows_988


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id.startswith("EM-")], ids=lambda rule: rule.id)
def test_an_emergency_says_911(rule: Rule) -> None:
    assert "911" in rule.patient_text


@pytest.mark.parametrize("rule", NOT_NOW, ids=lambda rule: rule.id)
def test_not_now_says_what_would_change_it_and_no_number_to_beat(rule: Rule) -> None:
    assert re.findall(r"\d+", rule.patient_text.replace("call 911", "")) == []
    assert re.search(r"\b(when|once|after|if|until|lets)\b", rule.patient_text, re.IGNORECASE)


@pytest.mark.parametrize("id", ["IN-NOTTRD", "IN-BIP", "IN-UNDERTX", "IN-PAINWEAK", "CA-LIMITED", "CA-CRPS"])
def test_off_label_use_is_called_off_label(id: str) -> None:
    (rule,) = [rule for rule in RULES if rule.id == id]
    assert "off-label" in rule.patient_text
