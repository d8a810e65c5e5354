"""The readiness spec tables hold: each check going, holding and ending the day, on both sides of each limit."""

import pytest

from rekindle.clinical.treatment.readiness import PROTOCOL_IDS, RULES
from rekindle.replay.ready import ELSEWHERE, ready
from rekindle.replay.ready_keys import ASKED, FACTS
from tests.specs.readiness.table import READY, case_of, rows, tables

CASES = {check: [row for row in rows() if row.check == check] for check in tables()}
KNOWLEDGE_BASE = {f"PC{n:02}" for n in range(1, 15)} | {f"DG{n:02}" for n in range(1, 21)}
# Some things need not be known where what is known already decides.
NOT_NEEDED = {"age", "can_be_pregnant", "self_pay", "ride_home", "thc_today"}


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_a_person_who_is_ready_may_begin_under_every_protocol(protocol: str) -> None:
    answer = ready(case_of(protocol, {}))
    assert (answer["verdict"], answer["missing"]) == ("go", [])
    assert {check["verdict"] for check in answer["checks"]} == {"go"}


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_every_check_of_the_knowledge_base_that_applies_is_listed(protocol: str) -> None:
    spravato = protocol.startswith("spravato")
    apart = {"DG05"} if spravato else {"DG06", "PC12"}
    assert {check["id"] for check in ready(case_of(protocol, {}))["checks"]} == (
        KNOWLEDGE_BASE - apart | (set() if spravato else {"EX02"})
    )


def test_every_check_stands_in_the_tables_and_is_seen_going_and_not() -> None:
    assert set(tables()) == {rule.id for rule in RULES} - ELSEWHERE
    for check, entry in tables().items():
        assert entry.get("go") and (entry.get("hold") or entry.get("no_go")), check


@pytest.mark.parametrize("check", CASES)
def test_every_case_of_the_check_holds(check: str) -> None:
    for row in CASES[check]:
        answer = ready(row.case)
        found = next(one for one in answer["checks"] if one["id"] == check)
        assert found["verdict"] == row.verdict, (str(row), found["reason"])
        assert bool(found["action"]) is (row.verdict != "go"), row
        assert found["sources"], row


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_each_key_forgotten_holds_and_never_ends_the_day(protocol: str) -> None:
    for key in READY["facts"]:
        answer = ready(case_of(protocol, {key: None}))
        needed = [asked for asked in ASKED if asked.key.name == key and needs(protocol, key)]
        assert answer["verdict"] == ("hold" if needed else "go"), (protocol, key)
        assert (key in answer["missing"]) is bool(needed), (protocol, key, answer["missing"])


def needs(protocol: str, key: str) -> bool:
    """Whether the person of the table could begin without this fact, worked out by hand from 4.1 and 4.3."""
    spravato = protocol.startswith("spravato")
    only_spravato = {"setting_certified", "patient_enrolled", "prescriber_on_site", "pulse_oximeter_present"}
    if key in only_spravato | {"nasal_spray_used"}:
        return spravato
    if key in {"vomiting_today", "weight_age_hours", "off_label_stated"}:
        return not spravato
    if key in {"pump_double_checked", "iv_patent"}:
        return protocol in ("iv_mood", "iv_pain")
    if key == "trd_evidence_recorded":
        return protocol not in ("iv_pain", "spravato_mdsi")
    return key not in NOT_NEEDED


def test_every_key_reads_into_a_check_and_has_words() -> None:
    known = {rule.id for rule in RULES}
    assert [asked.key.name for asked in ASKED if not asked.key.says or not set(asked.checks) <= known] == []
    assert len(set(FACTS.names)) == len(FACTS.names)
