"""A named clinician confirms a value, or moves it within its band with a reason; what was confirmed is what counts."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rekindle.clinical.confirmable import VALUES, needed_by
from rekindle.clinical.screening.thresholds import HEART_ATTACK_RECENT
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.roles import ROLES, may
from rekindle.journey.places import queries
from rekindle.journey.places.confirming import CONFIRMERS, confirm_as_they_stand, confirm_value
from rekindle.journey.places.models import Clinic, ValueConfirmation

pytestmark = pytest.mark.django_db
HEART, SEIZURE = "screening.heart_attack_recent", "screening.seizure_recent"


@pytest.fixture
def bare(db: None, now: datetime) -> Any:
    """A clinic where nobody has confirmed anything."""
    from tests.builders import a_clinic

    return a_clinic("Bare Clinic", "bare", at=now, confirmed=False)


@pytest.fixture
def dora(bare: Any, now: datetime) -> Any:
    """Its medical director."""
    from tests.builders import a_member

    return a_member(bare, "Dora Bell", "medical_director", at=now)


def test_those_who_may_confirm_are_the_roles_with_the_permission() -> None:
    assert {role for role in ROLES if may(role, "values.confirm")} == CONFIRMERS


def test_until_somebody_confirms_everything_waits_and_defaults_are_in_force(bare: Any, now: datetime) -> None:
    assert {value.key for value in queries.unconfirmed(bare)} == {key for key, one in VALUES.items() if one.waits}
    assert queries.values_for(bare).settings == {}
    assert queries.who_confirmed(bare, HEART) is None


def test_a_value_is_moved_within_its_band_with_a_reason(bare: Any, dora: Any, now: datetime) -> None:
    row = confirm_value(clinic=bare, key=HEART, setting=90, reason="Our cardiologists ask for it.", by=dora, at=now)
    assert (row.moved, row.confirmed_by) == (True, "Dora Bell, medical director")
    assert HEART_ATTACK_RECENT.limit(queries.values_for(bare)) == 90
    assert HEART not in {value.key for value in queries.unconfirmed(bare)}
    assert queries.values_for(bare, now - timedelta(seconds=1)).settings == {}
    line = Entry.objects.get(verb="value.confirmed")
    assert "Dora Bell changed the clinical value" in line.sentence and "90 days" in line.sentence
    assert verify().broken_at is None


@pytest.mark.parametrize(
    ("key", "setting", "reason", "words"),
    [
        (HEART, 41, "Sooner.", "42 to 365 days"),
        (HEART, 90, "", "needs a reason"),
        (HEART, 90, "  ", "needs a reason"),
        (SEIZURE, 90, "Sooner.", "confirmed as it stands"),
        (HEART, "soon", "Why not.", "is a number"),
    ],
)
def test_a_change_that_may_not_be_is_refused_and_leaves_nothing(
    bare: Any, dora: Any, now: datetime, key: str, setting: Any, reason: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        confirm_value(clinic=bare, key=key, setting=setting, reason=reason, by=dora, at=now)
    assert not ValueConfirmation.objects.filter(clinic=bare).exists()
    assert not Entry.objects.filter(verb="value.confirmed").exists()


def test_going_back_to_the_default_needs_a_reason_too(bare: Any, dora: Any, now: datetime) -> None:
    confirm_value(clinic=bare, key=HEART, setting=90, reason="Local practice.", by=dora, at=now)
    with pytest.raises(Refused, match="needs a reason"):
        confirm_value(clinic=bare, key=HEART, setting=60, by=dora, at=now)
    confirm_value(clinic=bare, key=HEART, setting=60, reason="The letter was withdrawn.", by=dora, at=now)
    assert queries.values_for(bare).settings == {}
    assert [row.setting for row in queries.history_of(bare, HEART)] == [60, 90]


@pytest.mark.parametrize("role", sorted(set(ROLES) - CONFIRMERS))
def test_other_roles_confirm_nothing(bare: Any, now: datetime, role: str) -> None:
    from tests.builders import a_member

    other = a_member(bare, "Other Person", role, at=now)
    with pytest.raises(Refused, match="by name"):
        confirm_value(clinic=bare, key=HEART, setting=60, by=other, at=now)
    with pytest.raises(Refused, match="by name"):
        confirm_as_they_stand(clinic=bare, keys=[HEART], by=other, at=now)


def test_a_prescriber_of_another_clinic_and_a_machine_confirm_nothing(bare: Any, charlie: Any, now: datetime) -> None:
    from rekindle.journey.ledger.actor import Machine

    for by in (charlie, Machine(pk="worker")):
        with pytest.raises(Refused, match="by name"):
            confirm_as_they_stand(clinic=bare, keys=[HEART], by=by, at=now)


def test_many_are_confirmed_in_one_press_with_one_line(bare: Any, dora: Any, now: datetime) -> None:
    keys = [value.key for value in queries.unconfirmed(bare)]
    assert confirm_as_they_stand(clinic=bare, keys=[*keys, keys[0]], by=dora, at=now) == len(keys)
    assert confirm_as_they_stand(clinic=bare, keys=keys, by=dora, at=now) == 0
    assert queries.unconfirmed(bare) == ()
    (line,) = Entry.objects.filter(verb="value.confirmed_together")
    assert all(key in line.details for key in keys)


def test_what_was_moved_is_not_taken_back_by_confirming_the_rest(bare: Any, dora: Any, now: datetime) -> None:
    confirm_value(clinic=bare, key=HEART, setting=90, reason="Local practice.", by=dora, at=now)
    confirm_as_they_stand(clinic=bare, keys=[HEART, SEIZURE], by=dora, at=now)
    assert queries.values_for(bare).settings == {HEART: 90}


def test_the_same_press_twice_keeps_one_line_and_an_old_page_is_told(bare: Any, dora: Any, now: datetime) -> None:
    first = confirm_value(clinic=bare, key=HEART, setting=60, seen=0, by=dora, at=now)
    assert confirm_value(clinic=bare, key=HEART, setting=60, seen=0, by=dora, at=now) == first
    with pytest.raises(Refused, match="Dora Bell, medical director has just settled"):
        confirm_value(clinic=bare, key=HEART, setting=70, reason="Later.", seen=0, by=dora, at=now)
    with pytest.raises(Refused, match="content has changed"):
        confirm_as_they_stand(clinic=bare, keys=[SEIZURE], content_version="2020.1.1", by=dora, at=now)


def test_a_confirmation_of_another_default_or_band_counts_no_more(bare: Any, dora: Any, now: datetime) -> None:
    confirm_value(clinic=bare, key=HEART, setting=90, reason="Local practice.", by=dora, at=now)
    before = VALUES[HEART].as_offered().replace('"default": 60', '"default": 45')
    ValueConfirmation.objects.filter(clinic=bare).update(offered=before)  # as if an earlier version had offered 45
    assert HEART in {value.key for value in queries.unconfirmed(bare)}
    assert queries.values_for(bare).settings == {}
    assert queries.who_confirmed(bare, HEART) is None


def test_a_real_clinic_waits_for_what_its_protocol_needs_and_a_demo_does_not(
    bare: Any, dora: Any, now: datetime
) -> None:
    (refusal,) = queries.why_not_treat(bare, "iv_mood")
    assert f"{len(needed_by('iv_mood'))} clinical values" in refusal.sentence and "drip" in refusal.sentence
    needed = [value.key for value in needed_by("iv_mood")]
    confirm_as_they_stand(clinic=bare, keys=needed[1:], by=dora, at=now)
    (refusal,) = queries.why_not_treat(bare, "iv_mood")
    assert "1 clinical value that" in refusal.sentence and VALUES[needed[0]].says in refusal.sentence
    confirm_as_they_stand(clinic=bare, keys=needed, by=dora, at=now)
    assert queries.why_not_treat(bare, "iv_mood") == ()
    assert HEART in {value.key for value in queries.unconfirmed(bare)}  # screening waits for nobody
    assert queries.why_not_treat(Clinic(is_demo=True), "iv_mood") == ()


def test_the_table_itself_wants_a_reason_for_a_moved_value(bare: Any, now: datetime) -> None:
    row = ValueConfirmation(
        clinic=bare, key=HEART, setting=90, moved=True, offered="", content_version="v", confirmed_at=now,
        confirmed_by="Dora", confirmed_key="1",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
