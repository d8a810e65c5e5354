"""The ledger holds, and says which line does not."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Machine
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify

AT = datetime(2026, 11, 24, 15, tzinfo=UTC)
WORKER = Machine("worker")


def write(clinic: Any, times: int = 1) -> None:
    for _ in range(times):
        record("test.wrote", "looked at {about}", about=clinic, by=WORKER, at=AT, clinic=clinic)


@pytest.mark.django_db
def test_an_untouched_chain_verifies_and_reads_as_sentences(clinic: Any) -> None:
    write(clinic, 3)
    assert verify().broken_at is None
    assert verify().lines == 3
    assert Entry.objects.get(pk=1).sentence == "The worker looked at Harbour Clinic."


@pytest.mark.django_db(transaction=True)
def test_a_line_is_written_only_together_with_the_act(clinic: Any) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        write(clinic)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET sentence = 'Nobody did anything.' WHERE id = 2",
        "DELETE FROM ledger_entry WHERE id = 2",
        "DELETE FROM ledger_entry",
    ],
)
def test_the_database_itself_refuses_to_rewrite_history(clinic: Any, statement: str) -> None:
    write(clinic, 3)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().lines == 3


@pytest.mark.django_db
def test_a_line_that_does_not_follow_the_last_is_refused(clinic: Any) -> None:
    write(clinic, 2)
    last = Entry.objects.get(pk=2)
    with pytest.raises(DatabaseError, match="must follow"), transaction.atomic():
        Entry.objects.bulk_create([_copy(last, id=4, previous_hash=last.hash, hash="f" * 64)])


def _copy(entry: Entry, **changes: Any) -> Entry:
    fields = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields}
    return Entry(**(fields | changes))
