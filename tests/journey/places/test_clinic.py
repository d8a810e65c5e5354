"""Founding and furnishing a clinic, and when its form may open."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from rekindle.journey.ledger.actor import Machine
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places import actions, queries
from rekindle.journey.places.models import Clinic, OnCallContact
from rekindle.journey.post.models import Message

pytestmark = pytest.mark.django_db
HAND = Machine("command line")


def founded(at: datetime, **given: Any) -> Clinic:
    fields = {"name": "North Quay", "time_zone": "America/Chicago", "phone": "+1 555 0100", "address": "2 Quay"}
    return actions.found(by=HAND, at=at, **(fields | given))


def a_contact(clinic: Any, by: Any, at: datetime, **given: Any) -> OnCallContact:
    fields = {"name": "Dana Call", "phone": "+1 555 0177", "email": "dana@oncall.example", "answers_when": "always"}
    return actions.name_on_call(clinic=clinic, by=by, at=at, **(fields | given))


def the_code() -> str:
    body = Message.objects.filter(kind="on_call_test").latest("pk").body
    return next(word for word in body.split() if word.isdigit() and len(word) == 6)


def test_a_clinic_is_founded_closed_and_with_one_line(db: None, now: datetime) -> None:
    clinic = founded(now)
    assert (clinic.slug, clinic.is_demo, clinic.form_opened_at) == ("north-quay", False, None)
    assert Entry.objects.get().sentence == "The command line founded North Quay."


@pytest.mark.parametrize("given", [{"time_zone": "Mars/Olympus"}, {"name": "!!!"}, {"slug": "north-quay"}])
def test_a_clinic_needs_a_real_zone_and_a_short_name_of_its_own(db: None, now: datetime, given: dict[str, str]) -> None:
    founded(now)
    with pytest.raises(Refused):
        founded(now, **given)
    assert Clinic.objects.count() == 1


def test_the_form_stays_closed_until_somebody_on_call_answered_a_test(db: None, now: datetime) -> None:
    clinic = founded(now)
    with pytest.raises(Refused, match="until an on-call contact has answered a test"):
        actions.open_form(clinic=clinic, by=HAND, at=now)
    contact = a_contact(clinic, HAND, now)
    with pytest.raises(Refused):
        actions.open_form(clinic=clinic, by=HAND, at=now)
    actions.send_on_call_test(contact=contact, by=HAND, at=now)
    actions.confirm_on_call_test(contact=contact, code=the_code(), by=HAND, at=now)
    assert list(queries.tested_on_call(clinic)) == [contact]
    assert actions.open_form(clinic=clinic, by=HAND, at=now).form_opened_at == now
    actions.open_form(clinic=clinic, by=HAND, at=now + timedelta(minutes=1))
    assert Entry.objects.filter(verb="clinic.form_opened").count() == 1


def test_a_demo_opens_its_form_without_a_contact(db: None, now: datetime) -> None:
    assert actions.open_form(clinic=founded(now, is_demo=True), by=HAND, at=now).form_opened_at == now


def test_a_wrong_an_old_and_a_used_code_are_refused(db: None, now: datetime) -> None:
    contact = a_contact(founded(now), HAND, now)
    with pytest.raises(Refused, match="No test is waiting"):
        actions.confirm_on_call_test(contact=contact, code="123456", by=HAND, at=now)
    actions.send_on_call_test(contact=contact, by=HAND, at=now)
    old = the_code()
    actions.send_on_call_test(contact=contact, by=HAND, at=now + timedelta(minutes=1))
    newest = the_code()
    for wrong in {old, "", f"{(int(newest) + 1) % 1_000_000:06d}"} - {newest}:
        with pytest.raises(Refused, match="not the code"):
            actions.confirm_on_call_test(contact=contact, code=wrong, by=HAND, at=now)
    actions.confirm_on_call_test(contact=contact, code=f" {newest[:3]} {newest[3:]} ", by=HAND, at=now)
    with pytest.raises(Refused, match="No test is waiting"):
        actions.confirm_on_call_test(contact=contact, code=newest, by=HAND, at=now)


def test_the_last_tested_contact_stays_while_the_form_is_open(clinic: Any, olive: Any, now: datetime) -> None:
    first, second = a_contact(clinic, olive, now), a_contact(clinic, olive, now, email="two@oncall.example")
    OnCallContact.objects.filter(pk=first.pk).update(tested_at=now, tested_by="Olive Reed")
    with pytest.raises(Refused, match="only tested contact"):
        actions.retire_on_call(contact=first, by=olive, at=now)
    OnCallContact.objects.filter(pk=second.pk).update(tested_at=now, tested_by="Olive Reed")
    actions.retire_on_call(contact=first, by=olive, at=now)
    actions.retire_on_call(contact=first, by=olive, at=now)
    assert list(queries.on_call(clinic)) == [second]
    assert Entry.objects.filter(verb="on_call.retired").count() == 1


def test_naming_the_same_address_twice_is_once(clinic: Any, olive: Any, now: datetime) -> None:
    assert a_contact(clinic, olive, now) == a_contact(clinic, olive, now, email="DANA@oncall.example ")


def test_closing_the_form_twice_writes_one_line(clinic: Any, olive: Any, now: datetime) -> None:
    actions.close_form(clinic=clinic, by=olive, at=now)
    actions.close_form(clinic=clinic, by=olive, at=now)
    clinic.refresh_from_db()
    assert (clinic.form_opened_at, Entry.objects.filter(verb="clinic.form_closed").count()) == (None, 1)


def test_hours_replace_the_week(clinic: Any, olive: Any, now: datetime) -> None:
    actions.set_hours(clinic=clinic, hours={5: (time(9), time(13))}, by=olive, at=now)
    assert [(row.weekday, row.opens) for row in queries.hours(clinic)] == [(5, time(9))]
    with pytest.raises(Refused, match="closes before it opens"):
        actions.set_hours(clinic=clinic, hours={0: (time(9), time(9))}, by=olive, at=now)


def test_open_hours_are_instants_that_follow_the_change_of_the_clocks(clinic: Any) -> None:
    before, after = date(2027, 3, 12), date(2027, 3, 15)  # the clocks change on the 14th
    assert queries.open_spans(clinic, before) == [
        (datetime(2027, 3, 12, 13, 0, tzinfo=UTC), datetime(2027, 3, 12, 23, 0, tzinfo=UTC))
    ]
    assert queries.open_spans(clinic, after) == [
        (datetime(2027, 3, 15, 12, 0, tzinfo=UTC), datetime(2027, 3, 15, 22, 0, tzinfo=UTC))
    ]


def test_a_closed_day_has_no_hours_and_may_be_opened_again(clinic: Any, olive: Any, now: datetime) -> None:
    day = date(2026, 11, 26)
    actions.close_day(clinic=clinic, on=day, reason="Thanksgiving", by=olive, at=now)
    actions.close_day(clinic=clinic, on=day, reason="Again", by=olive, at=now)
    assert (queries.open_spans(clinic, day), queries.closed_days(clinic, day).count()) == ([], 1)
    actions.open_day_again(clinic=clinic, on=day, by=olive, at=now)
    actions.open_day_again(clinic=clinic, on=day, by=olive, at=now)
    assert len(queries.open_spans(clinic, day)) == 1
    assert Entry.objects.filter(verb="clinic.day_opened").count() == 1


def test_a_chair_goes_out_of_use_and_comes_back_as_the_same_chair(clinic: Any, olive: Any, now: datetime) -> None:
    chair = actions.add_chair(clinic=clinic, name=" Chair 9 ", by=olive, at=now)
    actions.retire_chair(chair=chair, by=olive, at=now)
    actions.retire_chair(chair=chair, by=olive, at=now)
    assert chair not in queries.chairs(clinic)
    assert actions.add_chair(clinic=clinic, name="Chair 9", by=olive, at=now) == chair
    assert actions.add_chair(clinic=clinic, name="Chair 9", by=olive, at=now) == chair
    assert chair in queries.chairs(clinic)
    assert Entry.objects.filter(verb="chair.added").count() == 2


def test_the_details_are_corrected_with_one_line(clinic: Any, olive: Any, now: datetime) -> None:
    actions.describe(
        clinic=clinic, name="Harbour House", phone="+1 555 0111", after_hours_phone="", address="3 Quay",
        time_zone="America/Denver", by=olive, at=now,
    )  # fmt: skip
    clinic.refresh_from_db()
    assert (clinic.name, clinic.time_zone) == ("Harbour House", "America/Denver")


def test_a_database_is_a_demo_only_if_every_clinic_is(db: None, now: datetime) -> None:
    assert queries.only_demo() is False
    founded(now, is_demo=True)
    assert queries.only_demo() is True
    founded(now, name="Real One")
    assert queries.only_demo() is False
    assert [str(one) for one in queries.clinics()] == ["North Quay", "Real One"]
