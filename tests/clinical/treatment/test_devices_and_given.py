"""Spravato comes in whole devices, minutes and weeks apart; and what was given is held against the library too."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rekindle.clinical.treatment.device_schedule import (
    device_times_min,
    devices_of,
    earliest_discharge_min,
    evaluation_due,
    why_not_dose_in,
    why_not_next_device,
)
from rekindle.clinical.treatment.given import Given, judge_given
from rekindle.clinical.treatment.protocol import SPRAVATO_MDSI, SPRAVATO_TRD

AT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(("mg", "devices"), [(28, 1), (56, 2), (84, 3), (0, None), (112, None), (57, None)])
def test_milligrams_are_whole_devices(mg: float, devices: int | None) -> None:
    assert devices_of(mg) == devices


def test_devices_are_five_minutes_apart_and_the_stay_counts_from_the_last() -> None:
    # t0, t0 + 5, t0 + 10; 10 + 120 = 130 minutes after the first
    assert (device_times_min(3), earliest_discharge_min(3)) == ((0, 5, 10), 130)


def test_the_next_device_waits_five_minutes_and_there_is_none_after_the_last() -> None:
    assert why_not_next_device((), AT, devices=2) == ()
    early, due = AT + timedelta(minutes=4, seconds=59), AT + timedelta(minutes=5)
    assert [r.code for r in why_not_next_device((AT,), early, devices=2)] == ["dose.devices_apart"]
    assert why_not_next_device((AT,), due, devices=2) == ()
    assert [r.code for r in why_not_next_device((AT, due), AT + timedelta(hours=1), devices=2)] == ["dose.devices_all"]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"week": 1, "session": 1, "dose_mg": 56}, []),
        ({"week": 1, "session": 1, "dose_mg": 84}, ["dose.first_day"]),
        ({"week": 1, "session": 2, "dose_mg": 84}, []),
        ({"week": 1, "session": 1, "dose_mg": 28, "age_y": 66}, []),
        ({"week": 1, "session": 1, "dose_mg": 28, "age_y": 60}, ["limit.spravato_mg.hard"]),
        ({"week": 1, "session": 1, "dose_mg": 28}, ["limit.spravato_mg.hard"]),
        ({"week": 40, "session": 60, "dose_mg": 56}, []),
        ({"week": 3, "session": 5, "dose_mg": 70}, ["limit.spravato_mg.hard"]),
    ],
)
def test_each_week_has_the_doses_of_the_label(asked: dict[str, Any], codes: list[str]) -> None:
    found = why_not_dose_in(SPRAVATO_TRD, **{"age_y": None, **asked})
    assert [refusal.code for refusal in found] == codes


def test_acute_use_begins_at_84_and_is_not_studied_beyond_four_weeks() -> None:
    assert why_not_dose_in(SPRAVATO_MDSI, week=1, session=1, dose_mg=84, age_y=None) == ()
    found = why_not_dose_in(SPRAVATO_MDSI, week=5, session=9, dose_mg=84, age_y=None)
    assert [refusal.code for refusal in found] == ["dose.week_not_studied"]


def test_after_week_four_somebody_has_looked_at_the_benefit() -> None:
    assert evaluation_due(week=4, evaluated=None) == ()
    assert evaluation_due(week=5, evaluated=True) == ()
    assert [r.code for r in evaluation_due(week=5, evaluated=None)] == ["dose.week_4"]


WHOLE = Given("iv_mood", Decimal("35.0"), Decimal("35.0"), Decimal(70), Decimal(40), whole_bag_ran=True)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"given_mg": Decimal("17.5"), "whole_bag_ran": False, "ran_minutes": Decimal(20)}, []),
        ({"given_mg": Decimal("3.5"), "whole_bag_ran": False}, []),
        ({"given_mg": Decimal("38.5")}, ["given.more_than_ordered"]),
        ({"given_mg": Decimal("70"), "ordered_mg": Decimal("70")}, ["limit.iv_mood_mg_per_kg.soft"]),
        (
            {"given_mg": Decimal("110"), "ordered_mg": Decimal("110")},
            ["limit.iv_mood_mg_per_kg.hard", "limit.iv_mood_total_mg.director"],
        ),
        ({"ran_minutes": Decimal(25)}, ["limit.iv_mood_minutes.hard"]),
        ({"dosing_weight_kg": None}, ["given.weight_unknown"]),
        ({"protocol": "im_mood", "ran_minutes": None, "dosing_weight_kg": Decimal(50)}, ["limit.im_mg_per_kg.soft"]),
        ({"protocol": "iv_pain", "ran_minutes": Decimal(120), "dosing_weight_kg": Decimal(50)}, []),
        ({"protocol": "iv_pain", "ran_minutes": Decimal(20)}, ["limit.pain_mg_per_kg_h.hard"]),
        ({"protocol": "iv_pain", "ran_minutes": None}, ["limit.pain_mg_per_kg_h.hard"]),
        ({"protocol": "spravato_trd", "given_mg": Decimal(56), "ordered_mg": Decimal(56)}, []),
        ({"protocol": "spravato_trd", "given_mg": Decimal(70), "ordered_mg": Decimal(84)}, ["limit.spravato_mg.hard"]),
    ],
)
def test_what_was_given_is_judged_as_an_order_is(change: dict[str, Any], codes: list[str]) -> None:
    assert [flag.code for flag in judge_given(replace(WHOLE, **change)).flags] == codes


def test_a_signature_answers_for_its_own_band_of_what_was_given() -> None:
    unusual = replace(WHOLE, given_mg=Decimal(70), ordered_mg=Decimal(70))
    assert judge_given(unusual, signed=frozenset({"soft"})).flags == ()
    assert judge_given(unusual, signed=frozenset({"director"})).flags != ()
