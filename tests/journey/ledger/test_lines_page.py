"""The ledger as an owner reads it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rekindle.journey.ledger.actions import record

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Any]


def write(by: Any, clinic: Any, at: datetime, count: int = 1) -> None:
    for number in range(count):
        with transaction.atomic():
            record("test.wrote", f"wrote line {number}x of {{about}}", about=clinic, by=by, at=at, clinic=clinic)


def test_the_newest_lines_come_first_as_sentences(
    clinic: Any, olive: Any, nia: Any, now: datetime, signed_in: Enter
) -> None:
    write(nia, clinic, now, 2)
    page = signed_in(olive).get("/ledger/").content.decode()
    assert page.index("Nia Dunn wrote line 1x of Harbour Clinic.") < page.index("Nia Dunn wrote line 0x")


def test_lines_are_narrowed_to_a_person_and_a_day_at_the_clinic(
    clinic: Any, olive: Any, nia: Any, bob: Any, now: datetime, signed_in: Enter
) -> None:
    write(nia, clinic, now)
    write(bob, clinic, now + timedelta(hours=13, minutes=59))  # a minute before midnight in New York
    browser = signed_in(olive)
    seen = [browser.get(f"/ledger/?{ask}").content.decode() for ask in ("who=nia", "on=2026-11-24", "on=2026-11-25")]
    assert [("Nia Dunn wrote" in text, "Bob Plum wrote" in text) for text in seen] == [
        (True, False), (True, True), (False, False)
    ]  # fmt: skip


def test_another_clinics_lines_are_not_shown(
    clinic: Any, olive: Any, charlie: Any, other_clinic: Any, now: datetime, signed_in: Enter
) -> None:
    write(charlie, other_clinic, now)
    assert "Charlie" not in signed_in(olive).get("/ledger/").content.decode()


def test_a_press_verifies_the_chain(clinic: Any, mel: Any, nia: Any, now: datetime, signed_in: Enter) -> None:
    write(nia, clinic, now, 3)
    browser = signed_in(mel)
    assert "The chain holds: 3 lines." in browser.post("/ledger/").content.decode()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ledger_entry_no_update")
        else:
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_entry SET sentence = 'Nobody did anything.' WHERE id = 2")
    assert "The chain is broken at line 2." in browser.post("/ledger/").content.decode()


def test_it_pages_and_makes_the_same_number_of_queries_for_3_rows_and_for_30(
    clinic: Any, olive: Any, nia: Any, now: datetime, signed_in: Enter
) -> None:
    browser, counts = signed_in(olive), []
    for more in (3, 27):
        write(nia, clinic, now, more)
        browser.get("/ledger/")
        with CaptureQueriesContext(connection) as seen:
            browser.get("/ledger/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
    write(nia, clinic, now, 30)
    assert browser.get("/ledger/?page=2").content.decode().count("wrote line") == 10


@pytest.mark.parametrize("who", ["nia", "fran", "alice", "theo"])
def test_others_do_not_read_the_ledger(who: str, clinic: Any, signed_in: Enter, request: pytest.FixtureRequest) -> None:
    assert signed_in(request.getfixturevalue(who)).get("/ledger/").status_code == 403
