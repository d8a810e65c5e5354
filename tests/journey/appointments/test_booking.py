"""Booking, moving and ending: success, refusal, permission, and what the ledger says."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rekindle.journey.appointments import actions, queries
from rekindle.journey.appointments.models import Appointment, Occupancy
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import Hidden, NotYours
from rekindle.journey.people.models import ContactConsent
from rekindle.journey.places.models import Chair, ClosedDay
from rekindle.journey.post.models import Message
from tests.builders import a_patient

pytestmark = pytest.mark.django_db
TOMORROW_10 = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)  # 10:00 in New York


@pytest.fixture
def ruth(clinic: Any, now: datetime) -> Any:
    return a_patient(clinic, "Ruth Abara", at=now)


@pytest.fixture
def leila(clinic: Any, now: datetime) -> Any:
    return a_patient(clinic, "Leila Haddad", at=now, email="leila@patients.example")


def _consult(clinic: Any, patient: Any, who: Any, by: Any, now: datetime, starts_at: datetime = TOMORROW_10) -> Any:
    return actions.book(
        clinic=clinic, patient=patient, kind="consultation", starts_at=starts_at, practitioner=who, by=by, at=now
    )


def _treat(clinic: Any, patient: Any, nurse: Any, chair: Any, now: datetime, starts_at: datetime = TOMORROW_10) -> Any:
    return actions.book(
        clinic=clinic,
        patient=patient,
        kind="treatment",
        starts_at=starts_at,
        practitioner=nurse,
        chair=chair,
        by=nurse,
        at=now,
    )


def _chair(clinic: Any, number: int) -> Any:
    return Chair.objects.get(clinic=clinic, name=f"Chair {number}")


def test_a_consultation_of_thirty_minutes_occupies_six_steps_of_person_and_patient(
    clinic: Any, alice: Any, fran: Any, ruth: Any, now: datetime
) -> None:
    booked = _consult(clinic, ruth, alice, fran, now)
    assert booked.ends_at - booked.starts_at == timedelta(minutes=30)
    assert Occupancy.objects.filter(appointment=booked, resource="patient").count() == 6
    assert Occupancy.objects.filter(appointment=booked, resource="staff").count() == 12
    assert Entry.objects.get().sentence == (
        f"Fran Ito booked consultation appointment {booked.pk} for Ruth Abara on Wed 25 Nov 2026, 10:00."
    )
    assert verify().broken_at is None


def test_the_same_press_twice_books_once(clinic: Any, alice: Any, fran: Any, ruth: Any, now: datetime) -> None:
    first = _consult(clinic, ruth, alice, fran, now)
    assert _consult(clinic, ruth, alice, fran, now) == first
    assert Appointment.objects.count() == 1


def test_a_taken_time_is_refused_with_the_next_free_ones(
    clinic: Any, alice: Any, fran: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    _consult(clinic, ruth, alice, fran, now)
    with pytest.raises(Refused) as refused:
        _consult(clinic, leila, alice, fran, now, TOMORROW_10 + timedelta(minutes=15))
    assert refused.value.sentences == (
        "Somebody has just taken Wed 25 Nov 2026, 10:15. The next free times are "
        "Wed 25 Nov 2026, 09:30; Wed 25 Nov 2026, 10:30; Wed 25 Nov 2026, 11:00.",
    )
    assert Appointment.objects.count() == 1


def test_one_patient_is_in_one_place(clinic: Any, alice: Any, theo: Any, fran: Any, ruth: Any, now: datetime) -> None:
    _consult(clinic, ruth, alice, fran, now)
    with pytest.raises(Refused, match="Ruth Abara already has an appointment at that time"):
        _consult(clinic, ruth, theo, fran, now)


def test_a_nurse_sits_with_two_treatments_and_not_three(
    clinic: Any, nia: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    third = a_patient(clinic, "Sam Oduya", at=now, email="sam@patients.example")
    _treat(clinic, ruth, nia, _chair(clinic, 1), now)
    _treat(clinic, leila, nia, _chair(clinic, 2), now, TOMORROW_10 + timedelta(minutes=30))
    with pytest.raises(Refused, match="Somebody has just taken"):
        _treat(clinic, third, nia, _chair(clinic, 3), now, TOMORROW_10 + timedelta(minutes=60))
    assert Appointment.objects.count() == 2


def test_a_nurse_with_a_treatment_cannot_also_hold_a_preparation_session(
    clinic: Any, nia: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    _treat(clinic, ruth, nia, _chair(clinic, 1), now)
    with pytest.raises(Refused, match="Somebody has just taken"):
        actions.book(
            clinic=clinic, patient=leila, kind="preparation", starts_at=TOMORROW_10, practitioner=nia, by=nia, at=now
        )


def test_a_treatment_without_a_chair_is_refused(clinic: Any, nia: Any, ruth: Any, now: datetime) -> None:
    with pytest.raises(Refused, match="needs a chair"):
        _treat(clinic, ruth, nia, None, now)


@pytest.mark.parametrize(
    ("starts_at", "sentence"),
    [
        (datetime(2026, 11, 24, 14, 0, tzinfo=UTC), "has passed"),
        (datetime(2026, 11, 25, 15, 2, tzinfo=UTC), "five-minute mark"),
        (datetime(2026, 11, 25, 22, 45, tzinfo=UTC), "not open"),  # 17:45, and it closes at six
        (datetime(2026, 11, 28, 15, 0, tzinfo=UTC), "not open"),  # a Saturday
        (datetime(2026, 11, 26, 15, 0, tzinfo=UTC), "not open"),  # a closed day
    ],
)
def test_a_time_that_cannot_be_is_refused(
    clinic: Any, alice: Any, fran: Any, ruth: Any, now: datetime, starts_at: datetime, sentence: str
) -> None:
    ClosedDay.objects.create(clinic=clinic, on=datetime(2026, 11, 26).date(), reason="Thanksgiving")
    with pytest.raises(Refused, match=sentence):
        _consult(clinic, ruth, alice, fran, now, starts_at)
    assert not Appointment.objects.exists()
    assert not Entry.objects.exists()


def test_people_and_chairs_of_another_clinic_cannot_be_booked(
    clinic: Any, other_clinic: Any, charlie: Any, fran: Any, nia: Any, ruth: Any, now: datetime
) -> None:
    with pytest.raises(Refused, match="does not work here"):
        _consult(clinic, ruth, charlie, fran, now)
    with pytest.raises(Refused, match="not in use"):
        _treat(clinic, ruth, nia, _chair(other_clinic, 1), now)
    with pytest.raises(Hidden):
        _consult(clinic, ruth, charlie, charlie, now)


def test_a_patient_books_for_themselves_and_for_nobody_else(
    clinic: Any, alice: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    assert _consult(clinic, ruth, alice, ruth, now).booked_by == "Ruth Abara"
    with pytest.raises(Hidden):
        _consult(clinic, leila, alice, ruth, now, TOMORROW_10 + timedelta(hours=1))


def test_a_cancelled_time_is_free_again(
    clinic: Any, alice: Any, fran: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    booked = _consult(clinic, ruth, alice, fran, now)
    with pytest.raises(Refused, match="why"):
        actions.cancel(appointment=booked, reason=" ", by=fran, at=now)
    actions.cancel(appointment=booked, reason="Has a cold.", by=fran, at=now)
    actions.cancel(appointment=booked, reason="Has a cold.", by=fran, at=now)
    assert Entry.objects.filter(verb="appointment.cancelled").count() == 1
    assert _consult(clinic, leila, alice, fran, now).status == "booked"
    with pytest.raises(Refused, match="is cancelled and cannot become arrived"):
        actions.arrive(appointment=booked, by=fran, at=TOMORROW_10)


def test_moving_holds_the_new_time_or_keeps_the_old_one(
    clinic: Any, alice: Any, fran: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    booked = _consult(clinic, ruth, alice, fran, now)
    other = _consult(clinic, leila, alice, fran, now, TOMORROW_10 + timedelta(hours=1))
    with pytest.raises(Refused, match="Somebody has just taken"):
        actions.move(appointment=booked, starts_at=other.starts_at, by=fran, at=now)
    assert Occupancy.objects.filter(appointment=booked, step_at=TOMORROW_10).exists()
    moved = actions.move(appointment=booked, starts_at=TOMORROW_10 + timedelta(minutes=10), by=fran, at=now)
    assert moved.pk == booked.pk
    assert Occupancy.objects.filter(appointment=booked).order_by("step_at")[0].step_at == moved.starts_at
    assert verify().broken_at is None


def test_a_late_arrival_takes_the_time_back_if_it_is_still_free(
    clinic: Any, alice: Any, fran: Any, ruth: Any, now: datetime
) -> None:
    booked = _consult(clinic, ruth, alice, fran, now)
    with pytest.raises(Refused, match="not today"):
        actions.arrive(appointment=booked, by=fran, at=now)
    with pytest.raises(Refused, match="not yet time"):
        actions.no_show(appointment=booked, by=fran, at=TOMORROW_10 - timedelta(minutes=1))
    actions.no_show(appointment=booked, by=fran, at=TOMORROW_10 + timedelta(minutes=15))
    assert not Occupancy.objects.filter(appointment=booked).exists()
    late = actions.arrive(appointment=booked, by=fran, at=TOMORROW_10 + timedelta(minutes=20))
    assert late.status == "arrived"
    assert Occupancy.objects.filter(appointment=booked).exists()
    assert actions.fulfil(appointment=booked, by=alice, at=TOMORROW_10 + timedelta(minutes=50)).status == "fulfilled"
    assert [entry.verb for entry in Entry.objects.all()] == [
        f"appointment.{verb}" for verb in ("booked", "missed", "arrived", "fulfilled")
    ]


def test_a_letter_goes_out_only_to_somebody_who_said_yes_to_mail(
    clinic: Any, alice: Any, fran: Any, ruth: Any, leila: Any, now: datetime
) -> None:
    ContactConsent.objects.create(patient=leila, channel="email", granted=True, said_at=now, said_by="Leila Haddad")
    _consult(clinic, ruth, alice, fran, now)
    booked = _consult(clinic, leila, alice, fran, now, TOMORROW_10 + timedelta(hours=1))
    actions.move(appointment=booked, starts_at=TOMORROW_10 + timedelta(hours=2), by=fran, at=now)
    actions.cancel(appointment=booked, reason="Found help elsewhere.", by=fran, at=now)
    assert [(message.to_address, message.kind) for message in Message.objects.order_by("pk")] == [
        ("leila@patients.example", "appointment_booked"),
        ("leila@patients.example", "appointment_moved"),
        ("leila@patients.example", "appointment_cancelled"),
    ]
    assert "elsewhere" not in Message.objects.latest("pk").body
    assert verify().broken_at is None


def test_someone_whose_role_books_nothing_is_told_so(clinic: Any, alice: Any, ruth: Any, now: datetime) -> None:
    alice.role = "nobody"
    with pytest.raises(NotYours, match="front desk"):
        _consult(clinic, ruth, alice, alice, now)


def test_another_clinics_appointment_and_an_absent_one_give_the_same_answer(
    clinic: Any, alice: Any, fran: Any, charlie: Any, ruth: Any, now: datetime
) -> None:
    booked = _consult(clinic, ruth, alice, fran, now)
    assert queries.appointment(booked.pk, by=fran) == booked
    for pk in (booked.pk, 10**9):
        with pytest.raises(Hidden):
            queries.appointment(pk, by=charlie)
