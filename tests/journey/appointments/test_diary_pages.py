"""The diary of a day and what the office does in it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.journey.appointments import actions, queries
from rekindle.journey.appointments.models import Appointment
from tests.builders import a_patient
from tests.journey.candidates.builders_candidates import NOW, a_candidate, a_slot, fresh

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Any]


@pytest.fixture(autouse=True)
def at_ten() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def _url(name: str, *args: Any) -> str:
    return reverse(f"appointments:{name}", args=args)


def _book(clinic: Any, by: Any, name: str = "Ruth Abara") -> Any:
    slot = a_slot(clinic, "consultation", NOW)
    return actions.book(
        clinic=clinic, patient=a_patient(clinic, name, at=NOW), kind="consultation", by=by, at=NOW, **slot
    )


def test_the_day_shows_who_comes_and_asks_the_same_for_three_and_for_thirty(
    clinic: Any, alice: Any, theo: Any, mel: Any, fran: Any, signed_in: SignIn
) -> None:
    browser = signed_in(fran)
    browser.get(_url("day"))

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(_url("day")).status_code == 200
        return len(asked)

    for number in range(3):
        _book(clinic, fran, f"Person {number}")
    three = count()
    for number in range(3, 30):
        _book(clinic, fran, f"Person {number}")
    assert len(browser.get(_url("day")).context["rows"]) == 30
    assert count() == three


def test_arrived_moved_missed_and_cancelled_on_the_pages(
    clinic: Any, alice: Any, fran: Any, signed_in: SignIn, at_ten: Any
) -> None:
    browser = signed_in(fran)
    ruth = a_candidate(clinic)
    from rekindle.journey.candidates import actions as candidates

    booked = candidates.book_consultation(candidate=ruth, by=fran, at=NOW, **a_slot(clinic, "consultation", NOW))
    page = browser.get(_url("move", booked.pk))
    slot = list(page.context["form"].by_key.values())[3]
    assert browser.post(_url("move", booked.pk), {"slot": slot.key}).status_code == 303
    booked.refresh_from_db()
    assert booked.starts_at == slot.starts_at
    assert browser.post(_url("move", booked.pk), {"slot": "nonsense"}).status_code == 422
    early = browser.post(reverse("candidates:missed", args=[booked.pk]))
    assert early.status_code == 409
    assert "It is not yet time" in early.content.decode()
    at_ten.move_to(booked.starts_at + timedelta(minutes=15), tick=False)
    browser = signed_in(fran)  # the older session lay idle too long
    assert browser.post(reverse("candidates:missed", args=[booked.pk])).status_code == 303
    assert fresh(ruth).state == "consult_offered"
    assert browser.post(_url("arrive", booked.pk)).status_code == 303
    booked.refresh_from_db()
    assert booked.status == Appointment.Status.ARRIVED
    other = _book(clinic, fran, "Leila Haddad")
    assert browser.post(reverse("candidates:cancel", args=[other.pk]), {"reason": ""}).status_code == 422
    assert browser.post(reverse("candidates:cancel", args=[other.pk]), {"reason": "A cold."}).status_code == 303
    other.refresh_from_db()
    assert (other.status, other.ended_reason) == ("cancelled", "A cold.")


def test_the_office_books_by_hand_for_a_patient(clinic: Any, nia: Any, fran: Any, signed_in: SignIn) -> None:
    ruth = a_patient(clinic, at=NOW)
    browser = signed_in(fran)
    page = browser.get(_url("book", ruth.pk), {"kind": "treatment"})
    slot = next(iter(page.context["form"].by_key.values()))
    assert browser.post(f"{_url('book', ruth.pk)}?kind=treatment", {"slot": slot.key}).status_code == 303
    (booked,) = queries.of_patient(ruth)
    assert (booked.kind, booked.chair) == ("treatment", slot.chair)


def test_another_clinics_diary_is_as_absent_as_one_that_never_was(
    clinic: Any, alice: Any, fran: Any, charlie: Any, signed_in: SignIn
) -> None:
    booked = _book(clinic, fran)
    browser = signed_in(charlie)
    for pk in (booked.pk, 10**9):
        assert browser.get(_url("appointment", pk)).status_code == 404
        assert browser.get(_url("move", pk)).status_code == 404
        assert browser.post(_url("arrive", pk)).status_code == 404
        assert browser.post(reverse("candidates:missed", args=[pk])).status_code == 404
        assert browser.post(reverse("candidates:cancel", args=[pk])).status_code == 404
    for pk in (booked.patient_id, 10**9):
        assert browser.get(_url("book", pk)).status_code == 404
    assert browser.get(_url("day")).context["rows"] == []
