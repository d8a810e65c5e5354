"""An instant and the person who acted are known together or not at all."""

from django.db.models import CheckConstraint, Q


def paired(table: str, verb: str, *, person: str | None = None) -> CheckConstraint:
    """`<verb>_at` and `<verb>_by` are both set or both empty, whatever road the row came by."""
    who = person or f"{verb}_by"
    both = Q(**{f"{verb}_at__isnull": False, f"{who}__isnull": False})
    neither = Q(**{f"{verb}_at__isnull": True, f"{who}__isnull": True})
    return CheckConstraint(condition=both | neither, name=f"{table}_{verb}_at_and_by")
