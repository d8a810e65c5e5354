"""Each way of treating has its own criteria for going home, as clinical.md 5.4 lists them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.discharge import (
    CRITERIA_OF,
    DischargeFacts,
    criteria,
    follow_up,
    is_late,
    stay_begins,
    why_not_discharge,
)
from rekindle.clinical.treatment.discharge_limits import VALUES
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS
from tests.clinical.treatment.test_discharge import HOME, NOW, VITALS

SPRAY = replace(
    HOME,
    infusion_ended_at=None,
    last_device_at=NOW - timedelta(minutes=120),
    rems_questions_recorded=True,
    dissociation_resolved=True,
    iv_removed=None,
    aldrete_score=None,
    padss_score=None,
    oriented_x3=None,
    drinks=None,
)
SHOT = replace(HOME, infusion_ended_at=None, iv_removed=None, injected_at=NOW - timedelta(minutes=120))
GOES = {"iv_mood": HOME, "iv_pain": HOME, "im_mood": SHOT, "spravato_trd": SPRAY, "spravato_mdsi": SPRAY}


def codes(protocol: str, **changes: Any) -> list[str]:
    return [refusal.code for refusal in why_not_discharge(replace(GOES[protocol], **changes), NOW, protocol)]


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_who_has_recovered_goes_home(protocol: str) -> None:
    assert codes(protocol) == []


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_with_nothing_recorded_nobody_goes_home(protocol: str) -> None:
    found = criteria(DischargeFacts(), NOW, protocol)
    assert {one.met for one in found} == {"unknown"}
    assert all(set(one.sources) <= set(SOURCES) and one.sources for one in found)


@pytest.mark.parametrize(
    ("protocol", "changes", "code"),
    [
        ("iv_mood", {"infusion_ended_at": NOW - timedelta(minutes=59)}, "minimum_stay"),
        ("iv_pain", {"infusion_ended_at": NOW - timedelta(minutes=59)}, "minimum_stay"),
        ("im_mood", {"injected_at": NOW - timedelta(minutes=119)}, "minimum_stay"),
        ("spravato_trd", {"last_device_at": NOW - timedelta(minutes=119)}, "minimum_stay"),
        ("spravato_mdsi", {"rems_questions_recorded": False}, "rems_recorded"),
        ("spravato_trd", {"dissociation_resolved": False}, "dissociation"),
        ("spravato_trd", {"last": replace(VITALS, spo2_pct=93), "baseline_spo2_pct": 92}, "oxygen"),
        ("spravato_trd", {"gait_steady": False}, "gait"),
        ("spravato_trd", {"escort_signed": False}, "escort"),
        ("spravato_trd", {"last": replace(VITALS, moaas=4)}, "awake"),
        ("spravato_trd", {"last": replace(VITALS, systolic_mmhg=165)}, "pressure"),
    ],
)
def test_each_criterion_by_itself(protocol: str, changes: dict[str, Any], code: str) -> None:
    assert codes(protocol, **changes) == [f"discharge.{code}.not_met"]


def test_the_stay_counts_from_the_last_device_and_not_from_the_infusion() -> None:
    assert stay_begins(replace(SPRAY, infusion_ended_at=NOW), "spravato_trd") == NOW - timedelta(minutes=120)
    assert codes("spravato_trd", last_device_at=None, infusion_ended_at=NOW - timedelta(hours=3)) == [
        "discharge.minimum_stay.unknown"
    ]


def test_an_injection_leaves_no_line_and_no_protocol_is_made_up() -> None:
    assert "line_out" not in {one.id for one in criteria(SHOT, NOW, "im_mood")}
    assert set(CRITERIA_OF) == set(PROTOCOL_IDS)


def test_somebody_is_in_touch_between_one_day_and_two() -> None:
    assert follow_up(NOW) == (NOW + timedelta(hours=24), NOW + timedelta(hours=48))
    assert is_late(NOW - timedelta(hours=4), NOW)
    assert {value.key: value.default for value in VALUES if "follow" in value.key or "late" in value.key} == {
        "discharge.late_hours": 4,
        "discharge.follow_up_earliest": 24,
        "discharge.follow_up_latest": 48,
    }


@settings(max_examples=40)
@given(st.sampled_from(PROTOCOL_IDS), st.sets(st.sampled_from(sorted(vars(HOME))), max_size=6))
def test_forgetting_never_sends_anybody_home(protocol: str, forgotten: set[str]) -> None:
    here = replace(GOES[protocol], gait_steady=False)
    blank = replace(here, **dict.fromkeys(forgotten - {"gait_steady"}))
    before = {one.id: one.met for one in criteria(here, NOW, protocol)}
    assert [one.id for one in criteria(blank, NOW, protocol) if one.met == "met" and before[one.id] != "met"] == []
    assert why_not_discharge(blank, NOW, protocol)
