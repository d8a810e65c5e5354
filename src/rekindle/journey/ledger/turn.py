"""Whose turn it is to write: taken early by acts that hold other rows while they wait for the ledger."""

from django.db import connection, transaction

from rekindle.journey.ledger.actions import LOCK_KEY


def take_turn() -> None:
    """Wait for the ledger before touching rows that others may hold, so that two acts never wait for each other.

    SQLite's IMMEDIATE transaction is the turn already; PostgreSQL takes the ledger's own lock, which ends with the act.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A turn lasts as long as the act it belongs to.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
