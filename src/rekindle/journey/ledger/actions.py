"""The one way to add a line."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from rekindle.journey.ledger.actor import Actor, kind
from rekindle.journey.ledger.chain import GENESIS, digest
from rekindle.journey.ledger.models import Entry

LOCK_KEY = 0x52454B4C  # "REKL": one writer at a time on PostgreSQL; SQLite's IMMEDIATE transaction is that already.


def record(
    verb: str,
    sentence: str,
    *,
    about: Any,
    by: Actor,
    at: datetime,
    clinic: Any = None,
    patient: Any = None,
    details: Mapping[str, object] | None = None,
) -> Entry:
    """Write down, in the same transaction as the act itself, who did what to whom and when.

    `sentence` is the predicate ("accepted {about} for a consultation"); the actor's name is put before it.
    Call it last in an action: the chain's lock is held until the transaction ends.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A ledger line is written only together with the act it records.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
    last = Entry.objects.order_by("-id").values("id", "hash").first()
    line: dict[str, Any] = {
        "id": last["id"] + 1 if last else 1,
        "at": at,
        "verb": verb,
        "sentence": f"{by} {sentence.replace('{about}', str(about))}.",
        "actor_kind": kind(by),
        "actor_id": str(by.pk or ""),
        "actor_label": str(by)[:255],
        "about_kind": kind(about),
        "about_id": str(about.pk or ""),
        "about_label": str(about)[:255],
        "clinic_key": str(clinic.pk) if clinic is not None else "",
        "patient_key": str(patient.pk) if patient is not None else "",
        "details": json.dumps(details, sort_keys=True, ensure_ascii=False, default=str) if details else "",
        "previous_hash": last["hash"] if last else GENESIS,
    }
    return Entry.objects.create(**line, hash=digest(line))
