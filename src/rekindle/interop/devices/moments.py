"""Times as monitors write them: with a zone or without one, to the second or to the ten-thousandth of a second."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

_MOMENT: Final = re.compile(
    r"(?P<date>\d{8})(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?"
    r"(?P<zone>[+-]\d{4})?",
    re.ASCII,
)
_LONGEST: Final = 64
EARLIEST_YEAR: Final = 1990  # before there was HL7, a year can only be a slip


def moment(text: str, zone: tzinfo, *, near: datetime) -> datetime | None:
    """An HL7 time as an instant, or nothing where it does not name the second: a shorter one may have lost its end.

    Without a zone of its own it is in its source's. In the hour that autumn repeats, the instant nearer to `near`,
    the time of arrival, is meant.
    """
    naive, offset = _parsed(text.strip()[:_LONGEST])
    if naive is None:
        return None
    try:
        if offset is not None:
            return naive.replace(tzinfo=offset).astimezone(UTC)
        if zone is UTC:
            return naive.replace(tzinfo=UTC)
        readings = {naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
        return min(readings, key=lambda one: (abs(one - near), one))
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[datetime | None, timezone | None]:
    """The clock's own time and its offset, where one is written; the same text comes many times in a message."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None, None
    part = int((found["part"] or "").ljust(6, "0"))
    date, hour, minute, second = found["date"], int(found["hour"]), int(found["minute"]), int(found["second"])
    try:
        year, month, day = int(date[:4]), int(date[4:6]), int(date[6:])
        naive = datetime(year, month, day, hour, minute, second, part)  # noqa: DTZ001 - the caller gives the zone
        offset = _offset(found["zone"]) if found["zone"] else None
    except ValueError:
        return None, None
    return (naive, offset) if naive.year >= EARLIEST_YEAR else (None, None)


def written(at: datetime) -> str:
    """An instant as our own messages write it, in UTC and to the ten-thousandth of a second."""
    utc = at.astimezone(UTC)
    return f"{utc:%Y%m%d%H%M%S}.{utc.microsecond // 100:04d}+0000"


def _offset(said: str) -> timezone:
    hours, minutes = int(said[1:3]), int(said[3:])
    if minutes >= 60:
        raise ValueError("An offset has fewer than sixty minutes.")
    return timezone((timedelta(hours=hours, minutes=minutes)) * (-1 if said[0] == "-" else 1))
