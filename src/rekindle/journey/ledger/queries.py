"""Reading the ledger back, and proving that nobody rewrote it."""

from typing import Any

from django.db.models import Q, QuerySet

from rekindle.journey.ledger.chain import BOUND_FIELDS, Verdict, walk
from rekindle.journey.ledger.models import Entry


def verify() -> Verdict:
    """Walk the whole chain and name the first line that does not hold."""
    return walk(Entry.objects.order_by("id").values(*BOUND_FIELDS, "hash").iterator(chunk_size=2000))


def lines_about(patient: Any) -> QuerySet[Entry]:
    """All that was done for, and read about, one patient, newest first."""
    return Entry.objects.filter(patient_key=str(patient.pk)).order_by("-id")


def lines_of(clinic: Any) -> QuerySet[Entry]:
    """All lines of one clinic, newest first."""
    return Entry.objects.filter(clinic_key=str(clinic.pk)).order_by("-id")


def naming(lines: QuerySet[Entry], who: str) -> QuerySet[Entry]:
    """The lines of, or about, somebody whose name holds these letters."""
    return lines.filter(Q(actor_label__icontains=who) | Q(about_label__icontains=who))
