"""The rhythm of asking: once a week, open for five days, never in the night."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from rekindle.journey.places.models import Clinic

EVERY_D: Final = 7  # instruments.md 3.5, rule 6: weekly, because both forms look two weeks back
MISSED_AFTER_D: Final = 5
ASK_FROM_H: Final = 8


def local_day(clinic: Clinic, at: datetime) -> date:
    """The day it is at the clinic."""
    return at.astimezone(ZoneInfo(clinic.time_zone)).date()


def is_daytime(clinic: Clinic, at: datetime) -> bool:
    """Whether somebody may be written to: nobody is woken by a questionnaire."""
    return at.astimezone(ZoneInfo(clinic.time_zone)).hour >= ASK_FROM_H
