"""Consent, clearance, the medicine menu and the words for unwanted effects."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment import consent
from rekindle.clinical.treatment.adverse_events import GRADE_WORDS, TERM, TERMS, director_told_by
from rekindle.clinical.treatment.clearance import CLEARANCE_TRIGGERS, why_not_cleared
from rekindle.clinical.treatment.confirmation import cited, confirmation, is_unconfirmed
from rekindle.clinical.treatment.consent import CONSENT_ITEMS, ConsentRoute, items_for, why_not_signed
from rekindle.clinical.treatment.limits import IV_MOOD_LIBRARY
from rekindle.clinical.treatment.protocol import IV_MOOD
from rekindle.clinical.treatment.rounding import to_pump_mg
from rekindle.clinical.treatment.standing_orders import STANDING_ORDER, STANDING_ORDERS, USUAL_ORDERS

SIGNED_ON = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("route", "numbers"),
    [
        ("iv_im", [*range(1, 23), 24, 26]),
        ("spravato", [*range(2, 25), 25, 26]),
    ],
)
def test_each_route_has_its_own_topics(route: ConsentRoute, numbers: list[int]) -> None:
    assert [item.number for item in items_for(route)] == numbers


@pytest.mark.parametrize("route", ["iv_im", "spravato"])
def test_every_item_but_the_registry_choice_needs_its_initials(route: ConsentRoute) -> None:
    needed = [item.item_id for item in items_for(route) if not item.optional]
    assert why_not_signed(route, needed) == ()
    for item_id in needed:
        left = [one for one in needed if one != item_id]
        assert [refusal.code for refusal in why_not_signed(route, left)] == [f"consent.{item_id}"]


def test_an_unknown_consent_item_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no consent item"):
        why_not_signed("iv_im", ["everything"])


def test_wherever_consent_speaks_of_suicide_the_lines_are_beside_it() -> None:
    for item in CONSENT_ITEMS:
        if "suicid" in item.text:
            assert "988" in item.text


def test_the_off_label_statement_is_the_first_item_of_infusions_and_none_of_spravato() -> None:
    assert items_for("iv_im")[0].item_id == "off_label"
    assert "off_label" not in {item.item_id for item in items_for("spravato")}


def test_a_consent_lasts_twelve_months() -> None:
    assert consent.expires_on(date(2026, 1, 10)) == date(2027, 1, 10)


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (SIGNED_ON + timedelta(days=90), []),
        (SIGNED_ON + timedelta(days=91), ["clearance.expired"]),
        (SIGNED_ON - timedelta(days=1), ["clearance.ahead"]),
    ],
)
def test_a_clearance_counts_for_ninety_days(on: date, codes: list[str]) -> None:
    assert [refusal.code for refusal in why_not_cleared(SIGNED_ON, on)] == codes


@pytest.mark.parametrize("trigger", [trigger.trigger_id for trigger in CLEARANCE_TRIGGERS])
def test_each_trigger_opens_the_clearance_again(trigger: str) -> None:
    assert [refusal.code for refusal in why_not_cleared(SIGNED_ON, SIGNED_ON, [trigger])] == [f"clearance.{trigger}"]


def test_an_unsigned_clearance_never_counts() -> None:
    assert [refusal.code for refusal in why_not_cleared(None, SIGNED_ON)] == ["clearance.unsigned"]


def test_the_menu_says_that_its_doses_wait_for_a_prescriber() -> None:
    assert all(is_unconfirmed(order.sources) for order in STANDING_ORDERS)
    assert set(USUAL_ORDERS) <= set(STANDING_ORDER) and len(STANDING_ORDER) == len(STANDING_ORDERS)


def test_ondansetron_is_the_dose_of_the_menu() -> None:
    order = STANDING_ORDER["ondansetron"]
    assert order.dose.startswith("4 mg IV over 2-5 minutes") and "QTc above 500 ms" in order.limits


def test_every_default_of_the_drug_library_says_it_is_unconfirmed() -> None:
    assert {confirmation(limit.sources) for limit in IV_MOOD_LIBRARY} == {"unconfirmed default"}
    assert (confirmation(("CSSRS",)), cited(("CSSRS", "P"))) == ("", "CSSRS (V), P (P)")


@pytest.mark.parametrize(("grade", "hours"), [(1, None), (2, None), (3, 24), (5, 24)])
def test_severe_effects_reach_the_director_within_a_day(grade: int, hours: int | None) -> None:
    noticed = datetime(2026, 11, 23, 10, tzinfo=UTC)
    told_by = director_told_by(grade, noticed)
    assert told_by == (None if hours is None else noticed + timedelta(hours=hours))


def test_a_grade_is_one_to_five() -> None:
    assert set(GRADE_WORDS) == {1, 2, 3, 4, 5}
    with pytest.raises(ValueError, match="1 to 5"):
        director_told_by(0, datetime(2026, 11, 23, tzinfo=UTC))


def test_every_term_is_told_apart_and_names_its_source() -> None:
    assert len(TERM) == len(TERMS)
    assert all(term.sources and set(term.sources) <= set(SOURCES) for term in TERMS)


def test_the_protocol_is_six_sessions_of_half_a_milligram_per_kilogram_over_forty_minutes() -> None:
    assert (IV_MOOD.mg_per_kg, IV_MOOD.minutes, IV_MOOD.sessions) == (0.5, 40, 6)
    assert (IV_MOOD.per_week, IV_MOOD.weeks, IV_MOOD.gap_h, IV_MOOD.span_d) == (2, 3, 48, 21)


@pytest.mark.parametrize(("amount", "mg"), [("35.04", "35.0"), ("35.05", "35.1"), ("0.05", "0.1"), ("0.04", "0.0")])
def test_half_a_step_is_rounded_up(amount: str, mg: str) -> None:
    assert to_pump_mg(Decimal(amount)) == Decimal(mg)


def test_a_cap_wins_over_rounding() -> None:
    assert to_pump_mg(Decimal("105.075"), cap_mg=Decimal("105.075")) == Decimal("105.0")
