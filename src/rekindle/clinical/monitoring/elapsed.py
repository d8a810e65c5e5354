"""True time between two instants, also over a night when the clocks change."""

from datetime import UTC, datetime, timedelta


def elapsed(before: datetime, after: datetime) -> timedelta:
    """How much time really passed; two clock readings in one zone would hide the changed hour."""
    if before.tzinfo is None or after.tzinfo is None:
        raise ValueError("time passes between instants with a time zone")
    return after.astimezone(UTC) - before.astimezone(UTC)
