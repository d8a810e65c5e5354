"""A day as the desk writes it."""

from datetime import date

from django.utils.formats import date_format


def day_words(day: date | None) -> str:
    """22 Nov 2026, or nothing where there is no day."""
    return date_format(day, "j M Y") if day is not None else ""
