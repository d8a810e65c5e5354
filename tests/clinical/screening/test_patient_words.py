"""What a patient reads is kind, whole, and never dangerous."""

import re

from rekindle.clinical.screening.catalogue import RULES, RULES_BY_ID
from rekindle.clinical.screening.grades import Cause, Disposition, Grade

NOT_NOW = [rule for rule in RULES if rule.disposition is Disposition.NOT_NOW]
OF_MEDICINES = [
    rule for rule in RULES if "meds" in rule.keys and rule.id not in {"DQ-MISSING", "DQ-RANGE", "DQ-CONTRA"}
]
OFF_LABEL = ("IN-NOTTRD", "IN-BIP", "IN-UNDERTX", "IN-PAINWEAK", "CA-LIMITED", "CA-CRPS")
PROMISES_AND_BLAME = re.compile(r"\b(cure|guarantee|breakthrough|safe and effective|non-compliant|committed? suicide)")
SPEAKS_OF_SUICIDE = re.compile(r"suicid|end(ing)? your life|wanted to die|better off dead")


def test_every_text_is_whole_sentences_in_plain_words() -> None:
    for rule in RULES:
        assert rule.patient_text[0].isupper() and rule.patient_text.endswith("."), rule.id
        assert not PROMISES_AND_BLAME.search(rule.patient_text), rule.id
        assert rule.when and not rule.when.endswith(".") and rule.follow_up.endswith((".", "?")), rule.id
        assert rule.look.__doc__, rule.id


def test_no_one_is_told_to_stop_a_medicine_and_no_medicine_is_a_not_now() -> None:
    for rule in OF_MEDICINES:
        assert "do not stop or change any medicine on your own" in rule.patient_text, rule.id
        assert rule.disposition is not Disposition.NOT_NOW, rule.id


def test_where_988_leads_the_text_gives_988_and_911() -> None:
    for rule in RULES:
        assert not rule.shows_988 or ("988" in rule.patient_text and "911" in rule.patient_text), rule.id


def test_where_suicide_is_mentioned_988_stands_beside_it() -> None:
    for rule in RULES:
        assert not SPEAKS_OF_SUICIDE.search(rule.patient_text) or "988" in rule.patient_text, rule.id
        assert rule.cause is not Cause.SUICIDE or rule.shows_988, rule.id


def test_an_emergency_says_911() -> None:
    for rule in RULES:
        assert rule.grade is not Grade.EMERGENCY or "911" in rule.patient_text, rule.id


def test_not_now_says_what_would_change_it_and_no_number_to_beat() -> None:
    for rule in NOT_NOW:
        assert re.findall(r"\d+", rule.patient_text.replace("call 911", "")) == [], rule.id
        assert re.search(r"\b(when|once|after|if|until|lets)\b", rule.patient_text, re.IGNORECASE), rule.id


def test_off_label_use_is_called_off_label() -> None:
    for id in OFF_LABEL:
        assert "off-label" in RULES_BY_ID[id].patient_text, id
