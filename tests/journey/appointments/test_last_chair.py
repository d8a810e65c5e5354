"""Two people want the last chair at the same moment: exactly one gets it, on either database."""

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from rekindle.journey.appointments import actions
from rekindle.journey.appointments.models import Appointment, Occupancy
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places.models import Chair
from tests.builders import a_clinic, a_member, a_patient

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_book_the_last_chair_at_once_exactly_one_wins_and_the_others_hear_the_next_times() -> None:
    clinic = a_clinic("Harbour Clinic", "harbour", at=NOW)
    nurses = [a_member(clinic, name, "nurse", at=NOW) for name in ("Nia Dunn", "Bob Plum")]
    chair = Chair.objects.get(clinic=clinic, name="Chair 3")
    patients = [a_patient(clinic, f"Person {number}", at=NOW) for number in range(4)]
    start = threading.Barrier(len(patients))
    won: list[int] = []
    lost: list[str] = []

    def book(number: int) -> None:
        try:
            start.wait(timeout=20)
            booked = actions.book(
                clinic=clinic,
                patient=patients[number],
                kind="treatment",
                starts_at=TOMORROW,
                practitioner=nurses[number % 2],
                chair=chair,
                by=nurses[number % 2],
                at=NOW,
            )
            won.append(booked.pk)
        except Refused as refused:
            lost.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=book, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (len(won), len(lost)) == (1, 3)
    assert all("The next free times are" in sentence for sentence in lost)
    assert Appointment.objects.count() == 1
    assert Occupancy.objects.filter(resource="chair").count() == 24
    assert verify().broken_at is None


@pytest.mark.django_db(transaction=True)
def test_the_constraint_alone_keeps_a_second_holder_out_even_past_our_own_code() -> None:
    from django.db import IntegrityError

    clinic = a_clinic("Harbour Clinic", "harbour", at=NOW)
    nurse = a_member(clinic, "Nia Dunn", "nurse", at=NOW)
    chair = Chair.objects.get(clinic=clinic, name="Chair 3")
    given: dict[str, Any] = {"clinic": clinic, "kind": "treatment", "practitioner": nurse, "chair": chair}
    booked = actions.book(patient=a_patient(clinic, at=NOW), starts_at=TOMORROW, by=nurse, at=NOW, **given)
    with pytest.raises(IntegrityError):
        Occupancy.objects.create(appointment=booked, resource="chair", resource_key=chair.pk, step_at=TOMORROW)
