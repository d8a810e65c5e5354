"""An infusion begins only when every check says go; what is not known never does."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.readiness import (
    FACT_NAMES,
    PROTOCOL_IDS,
    RULES,
    Check,
    ProtocolId,
    ReadinessFacts,
    checks,
    verdict,
    why_not_begin,
)
from rekindle.clinical.treatment.readiness.plausible import PLAUSIBLE
from rekindle.clinical.treatment.readiness.questions import QUESTIONS
from rekindle.clinical.treatment.readiness.values import VALUES
from rekindle.clinical.values import ClinicValues
from tests.clinical.treatment.ready import NOW, READY, TODAY, ago, reading, ready


def check(check_id: str, facts: ReadinessFacts) -> Check:
    return next(found for found in checks(facts, NOW) if found.id == check_id)


def test_a_person_who_is_ready_may_begin() -> None:
    assert why_not_begin(ready(), NOW) == ()
    assert verdict(checks(ready(), NOW)) == "go"


@pytest.mark.parametrize("name", sorted(READY))
def test_each_fact_forgotten_holds_or_is_not_needed_and_never_goes_by_signature(name: str) -> None:
    facts = ready(
        **{name: () if name == "readings" else None}, prescriber_accepted=frozenset(rule.id for rule in RULES)
    )
    # An age is not needed at 124/78, a usual saturation not at 98 %, a meal of ten hours ago need not be lean; with no
    # point no bladder symptom is new or bloody; a fresh negative test and a handed-over estimate answer for themselves.
    spare = {"age_y", "baseline_spo2_pct", "fatty_meal", "new_nocturia_or_urgency", "painful_bloody_urine"}
    spare |= {"can_be_pregnant", "first_of_series", "self_pay"}
    blocked = why_not_begin(facts, NOW)
    assert (blocked == ()) is (name in spare)
    assert all(refusal.code.endswith(".hold") for refusal in blocked)


def test_with_nothing_known_every_check_holds() -> None:
    found = checks(ReadinessFacts(), NOW)
    assert {one.verdict for one in found} == {"hold"}
    assert [one.id for one in found] == [rule.id for rule in RULES if "iv_mood" in rule.protocols]
    assert all(one.missing for one in found)


TABLE: list[tuple[str, dict[str, Any], str]] = [
    ("PC01", {"clearance_signed_on": ago(days=90).date()}, "go"),
    ("PC01", {"clearance_signed_on": ago(days=91).date()}, "no_go"),
    ("PC01", {"clearance_triggers": frozenset({"hospitalised"})}, "no_go"),
    ("PC01", {"open_absolute_rules": 1}, "no_go"),
    ("PC01", {"unresolved_relative_rules": 1}, "hold"),
    ("PC02", {"off_label_stated": False}, "hold"),
    ("PC03", {"consent_version": "consent-2025.9"}, "no_go"),
    ("PC03", {"consent_route": "spravato"}, "no_go"),
    ("PC03", {"consent_signed_on": ago(days=365).date()}, "go"),
    ("PC03", {"consent_signed_on": ago(days=366).date()}, "no_go"),
    ("PC03", {"consent_covers_phase": False}, "no_go"),
    ("PC04", {"phq9_on": ago(days=7).date()}, "go"),
    ("PC04", {"phq9_on": ago(days=8).date()}, "hold"),
    ("PC05", {"suicide_check_on": ago(days=1).date()}, "hold"),
    ("PC06", {"pdmp_checked_on": ago(days=31).date()}, "hold"),
    ("PC06", {"medicine_changes_asked_on": ago(days=1).date()}, "hold"),
    ("PC07", {"allergies_confirmed_on": ago(days=1).date()}, "hold"),
    ("PC08", {"labs_on": ago(days=184).date()}, "hold"),
    ("PC08", {"labs_complete": False}, "hold"),
    ("PC08", {"ecg_done_if_needed": False}, "hold"),
    ("PC09", {"can_be_pregnant": False, "pregnancy_test_at": None}, "go"),
    ("PC09", {"first_of_series": True, "pregnancy_test_at": ago(hours=24)}, "go"),
    ("PC09", {"first_of_series": True, "pregnancy_test_at": ago(hours=25)}, "hold"),
    ("PC09", {"pregnancy_test_at": ago(days=7)}, "go"),
    ("PC09", {"pregnancy_test_at": ago(days=8)}, "hold"),
    ("PC10", {"urine_drug_screen_in_series": False}, "hold"),
    ("PC11", {"escort_phone": ""}, "hold"),
    ("PC11", {"no_drive_acknowledged": False}, "hold"),
    ("PC13", {"self_pay": False, "estimate_delivered": None}, "go"),
    ("PC13", {"estimate_delivered": False}, "hold"),
    ("PC14", {"acls_present": False}, "no_go"),
    ("PC14", {"second_observer_present": False}, "no_go"),
    ("PC14", {"crash_cart_checked_on": ago(days=1).date()}, "hold"),
    ("DG01", {"readings": (reading(140, 90),)}, "go"),
    ("DG01", {"readings": (reading(141, 80),)}, "hold"),
    ("DG01", {"readings": (reading(130, 91),)}, "hold"),
    ("DG01", {"readings": (reading(150, 90),), "age_y": 66}, "go"),
    ("DG01", {"readings": (reading(150, 90),), "age_y": 65}, "hold"),
    ("DG01", {"readings": (reading(150, 90),), "age_y": None}, "hold"),
    ("DG01", {"readings": (reading(160, 80),)}, "hold"),
    ("DG01", {"readings": (reading(165, 80, 20), reading(162, 80, 10), reading(160, 80, 1))}, "no_go"),
    ("DG01", {"readings": (reading(165, 80, 20), reading(162, 80, 10), reading(138, 80, 1))}, "go"),
    ("DG01", {"readings": (reading(181, 80, 9), reading(138, 80, 1))}, "go"),
    ("DG01", {"readings": (reading(181, 80, 9), reading(150, 110, 1))}, "no_go"),
    ("DG01", {"readings": (reading(120, 80, 61),)}, "hold"),
    ("DG01", {"readings": (reading(90, 60),)}, "hold"),
    ("DG01", {"pressure_symptoms": True}, "no_go"),
    ("DG02", {"hr_per_min": 50}, "go"),
    ("DG02", {"hr_per_min": 100}, "go"),
    ("DG02", {"hr_per_min": 101}, "hold"),
    ("DG02", {"hr_per_min": 110}, "hold"),
    ("DG02", {"hr_per_min": 111}, "no_go"),
    ("DG02", {"hr_per_min": 49}, "hold"),
    ("DG02", {"hr_per_min": 45}, "hold"),
    ("DG02", {"hr_per_min": 44}, "no_go"),
    ("DG02", {"new_irregular_rhythm": True}, "no_go"),
    ("DG03", {"spo2_pct": 95}, "go"),
    ("DG03", {"spo2_pct": 94, "baseline_spo2_pct": 97}, "hold"),
    ("DG03", {"spo2_pct": 92, "baseline_spo2_pct": 95}, "hold"),
    ("DG03", {"spo2_pct": 91}, "no_go"),
    ("DG03", {"spo2_pct": 95, "baseline_spo2_pct": 99}, "no_go"),
    ("DG03", {"spo2_pct": 96, "baseline_spo2_pct": None}, "hold"),
    ("DG04", {"rr_per_min": 12}, "go"),
    ("DG04", {"rr_per_min": 11}, "hold"),
    ("DG04", {"rr_per_min": 21}, "hold"),
    ("DG04", {"rr_per_min": 24}, "hold"),
    ("DG04", {"rr_per_min": 25}, "no_go"),
    ("DG04", {"rr_per_min": 9}, "no_go"),
    ("DG04", {"temp_c": 37.8}, "hold"),
    ("DG04", {"temp_c": 38.2}, "hold"),
    ("DG04", {"temp_c": 38.3}, "no_go"),
    ("DG04", {"respiratory_infection": True}, "no_go"),
    ("DG05", {"solids_hours": 6.0}, "go"),
    ("DG05", {"solids_hours": 5.9}, "hold"),
    ("DG05", {"solids_hours": 3.9}, "no_go"),
    ("DG05", {"solids_hours": 7.9, "fatty_meal": True}, "hold"),
    ("DG05", {"solids_hours": 8.0, "fatty_meal": True}, "go"),
    ("DG05", {"solids_hours": 7.0, "fatty_meal": None}, "hold"),
    ("DG05", {"clear_liquids_hours": 1.9}, "no_go"),
    ("DG05", {"vomiting_today": True}, "no_go"),
    ("DG07", {"glp1": "escalating"}, "no_go"),
    ("DG07", {"glp1": "stable"}, "hold"),
    ("DG07", {"glp1": "stable", "gi_symptoms": True}, "no_go"),
    ("DG07", {"glp1": "stable", "gi_symptoms": False, "liquids_only_24h": False}, "hold"),
    ("DG07", {"glp1": "stable", "gi_symptoms": False, "liquids_only_24h": True}, "go"),
    ("DG08", {"ride_home": "rideshare_alone"}, "no_go"),
    ("DG08", {"ride_home": "none"}, "no_go"),
    ("DG08", {"escort_reachable": False}, "hold"),
    ("DG09", {"pregnancy_test": "positive"}, "no_go"),
    ("DG09", {"pregnancy_test": "not_done"}, "hold"),
    ("DG09", {"pregnancy_test": None, "can_be_pregnant": False}, "go"),
    ("DG10", {"intoxicated_or_withdrawing": True}, "no_go"),
    ("DG10", {"thc_today": True}, "hold"),
    ("DG10", {"unexpected_drug_screen": True}, "no_go"),
    ("DG11", {"suicide_band": "none", "suicide_band_before": None}, "go"),
    ("DG11", {"suicide_band_before": "none"}, "hold"),
    ("DG11", {"suicide_band": "moderate", "suicide_band_before": "moderate"}, "hold"),
    ("DG11", {"suicide_band": "high"}, "no_go"),
    ("DG11", {"suicide_band": "high", "emergency_plan_documented": True}, "hold"),
    ("DG12", {"activation": "mild"}, "hold"),
    ("DG12", {"activation": "current"}, "no_go"),
    ("DG12", {"ymrs_score": 11}, "go"),
    ("DG12", {"ymrs_score": 12}, "hold"),
    ("DG12", {"ymrs_score": 20}, "no_go"),
    ("DG12", {"sleep_hours": 3.9, "unusual_energy": True}, "hold"),
    ("DG12", {"sleep_hours": 3.9, "unusual_energy": False}, "go"),
    ("DG12", {"sleep_hours": 3.9}, "hold"),
    ("DG13", {"psychosis": "transient"}, "hold"),
    ("DG13", {"psychosis": "present"}, "no_go"),
    ("DG14", {"urinary_points": 1}, "go"),
    ("DG14", {"urinary_points": 2}, "hold"),
    ("DG14", {"urinary_points": 4}, "no_go"),
    ("DG14", {"new_nocturia_or_urgency": True}, "hold"),
    ("DG14", {"painful_bloody_urine": True}, "no_go"),
    ("DG14", {"suspected_cystitis": True}, "no_go"),
    ("DG15", {"new_medicines": "cleared"}, "go"),
    ("DG15", {"new_medicines": "needs_review"}, "hold"),
    ("DG15", {"new_medicines": "theophylline"}, "no_go"),
    ("DG15", {"new_medicines": "maoi"}, "no_go"),
    ("DG16", {"new_illness": "minor"}, "hold"),
    ("DG16", {"new_illness": "serious"}, "no_go"),
    ("DG17", {"sedative_times_recorded": False}, "hold"),
    ("DG17", {"moaas": 4}, "no_go"),
    ("DG17", {"benzodiazepine_taken": True}, "hold"),
    ("DG17", {"benzodiazepine_taken": True, "benzodiazepine_hours": 7.9}, "hold"),
    ("DG17", {"benzodiazepine_taken": True, "benzodiazepine_hours": 8.0}, "go"),
    ("DG18", {"identity_two_identifiers": False}, "no_go"),
    ("DG18", {"pump_double_checked": False}, "no_go"),
    ("DG19", {"emergency_equipment_checked": False}, "no_go"),
    ("DG20", {"grade_two_sessions": 2}, "hold"),
    ("DG20", {"worst_unresolved_grade": 3}, "no_go"),
    ("DG20", {"worst_unresolved_grade": 3, "new_plan_for_effects": True}, "hold"),
    ("EX01", {"restroom_offered": False}, "hold"),
    ("EX02", {"weighed_at": ago(hours=24)}, "go"),
    ("EX02", {"weighed_at": ago(hours=25)}, "hold"),
    ("EX03", {"order_signed": False}, "hold"),
    ("EX03", {"order_refusals": 1}, "hold"),
    ("EX03", {"open_holds": 1}, "no_go"),
    ("EX03", {"course_active": False}, "no_go"),
    ("EX04", {"last_infusion_at": ago(hours=48)}, "go"),
    ("EX04", {"last_infusion_at": ago(hours=47)}, "no_go"),
    ("EX04", {"previous_infusions": 0, "last_infusion_at": None}, "go"),
]


@pytest.mark.parametrize(("check_id", "changes", "expected"), TABLE, ids=lambda value: str(value)[:50])
def test_each_check_decides_as_the_table_says(check_id: str, changes: dict[str, Any], expected: str) -> None:
    found = check(check_id, ready(**changes))
    assert found.verdict == expected
    assert (found.action != "") is (expected != "go")


def test_every_rule_is_seen_going_and_not_going() -> None:
    not_going = {check_id for check_id, _, expected in TABLE if expected != "go"}
    assert not_going == {rule.id for rule in RULES if "iv_mood" in rule.protocols}


@pytest.mark.slow
@given(st.sets(st.sampled_from(sorted(READY))))
def test_removing_facts_never_opens_a_door(forgotten: set[str]) -> None:
    blanks: dict[str, Any] = {name: () if name == "readings" else None for name in forgotten}
    for bad in ({}, {"hr_per_min": 115}, {"open_holds": 1}, {"pregnancy_test": "positive"}):
        facts = ready(**{**blanks, **bad})
        before = {one.id: one.verdict for one in checks(ready(**bad), NOW)}
        for one in checks(facts, NOW):
            assert one.verdict != "go" or before[one.id] == "go"
            assert not (one.missing and (one.verdict != "hold" or one.acceptable))


def test_a_prescriber_signs_for_a_hold_on_a_known_value_and_for_nothing_else() -> None:
    everything = frozenset(rule.id for rule in RULES)
    assert why_not_begin(ready(hr_per_min=105, prescriber_accepted=everything), NOW) == ()
    for changes in (
        {"hr_per_min": 115},
        {"hr_per_min": None},
        {"restroom_offered": False},
        {"phq9_on": ago(days=9).date()},
    ):
        assert len(why_not_begin(ready(**changes, prescriber_accepted=everything), NOW)) == 1


def test_what_is_known_is_said_before_what_is_not() -> None:
    facts = ready(readings=(reading(150, 85),), pressure_symptoms=None, hr_per_min=105, new_irregular_rhythm=None)
    assert check("DG01", facts).reason.startswith("150/85 mmHg. Not known: ")
    assert check("DG02", facts).reason.startswith("105 a minute. Not known: ")
    assert check("DG03", ready(spo2_pct=93, baseline_spo2_pct=None)).reason.startswith("93 %. Not known: ")
    assert check("DG04", ready(temp_c=37.9, rr_per_min=None)).reason.startswith("37.9 °C. Not known: ")


def test_a_raised_pressure_is_signed_for_only_after_three_readings() -> None:
    once = {"readings": (reading(150, 85),), "prescriber_accepted": frozenset({"DG01"})}
    thrice = {**once, "readings": (reading(152, 85, 20), reading(151, 85, 10), reading(150, 85, 1))}
    assert [refusal.code for refusal in why_not_begin(ready(**once), NOW)] == ["ready.DG01.hold"]
    assert why_not_begin(ready(**thrice), NOW) == ()


def test_a_high_band_with_a_documented_plan_still_needs_a_signature() -> None:
    planned = {"suicide_band": "high", "emergency_plan_documented": True}
    assert [refusal.code for refusal in why_not_begin(ready(**planned), NOW)] == ["ready.DG11.hold"]
    assert why_not_begin(ready(**planned, prescriber_accepted=frozenset({"DG11"})), NOW) == ()
    unplanned = ready(suicide_band="high", prescriber_accepted=frozenset({"DG11"}))
    assert [refusal.code for refusal in why_not_begin(unplanned, NOW)] == ["ready.DG11.no_go"]


def test_one_no_outweighs_everything() -> None:
    assert verdict(checks(ready(open_holds=1, hr_per_min=105), NOW)) == "no_go"
    assert verdict(checks(ready(hr_per_min=105), NOW)) == "hold"
    assert verdict(checks(ready(hr_per_min=105), NOW), frozenset({"DG02"})) == "go"


def test_every_fact_has_words_and_every_rule_its_sources() -> None:
    assert set(QUESTIONS) == set(FACT_NAMES)
    assert all(rule.sources and set(rule.sources) <= set(SOURCES) for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_a_check_is_changed_by_the_facts_it_reads_and_by_no_other(protocol: ProtocolId) -> None:
    before = {one.id: one for one in checks(ready(), NOW, protocol)}
    reads = {rule.id: set(rule.reads) for rule in RULES}
    for name in READY:
        changed = checks(ready(**{name: () if name == "readings" else None}), NOW, protocol)
        assert {one.id for one in changed if one != before[one.id]} <= {
            id for id, names in reads.items() if name in names
        }


def test_every_fact_is_read_by_a_check() -> None:
    assert {name for rule in RULES for name in rule.reads} == set(FACT_NAMES)
    assert set(PLAUSIBLE) <= set(FACT_NAMES)


def test_every_value_waits_for_a_clinician_and_only_the_one_with_a_stated_band_moves() -> None:
    assert len(VALUES) == len({value.key for value in VALUES})
    assert [value.key for value in VALUES if not value.waits] == []
    assert [value.key for value in VALUES if value.movable] == ["ready.labs_sparse_days"]
    later = ClinicValues({"ready.labs_sparse_days": 365})
    facts = ready(labs_on=ago(days=300).date(), phase="maintenance", interval_days=60)
    assert why_not_begin(facts, NOW) != ()
    assert why_not_begin(facts, NOW, values=later) == ()


def test_no_protocol_is_made_up() -> None:
    with pytest.raises(ValueError, match="no protocol"):
        checks(ready(), NOW, "iv_surgery")  # type: ignore[arg-type]  # that it is refused is the point


def test_today_is_the_day_of_the_instant_told() -> None:
    assert NOW.date() == TODAY
    with pytest.raises(ValueError, match="time zone"):
        checks(ready(), NOW.replace(tzinfo=None))
