"""The tables of this room: the record of a treatment, and the watch over it."""

from rekindle.journey.treatments.models.record import (
    Acceptance,
    Addendum,
    DayFact,
    Discharge,
    DrugRecord,
    MedicineGiven,
    Note,
    PumpEvent,
    SideEffect,
    Treatment,
    VitalSigns,
)
from rekindle.journey.treatments.models.watching import AlarmTransition, Heartbeat, ListeningScreens, Watch

__all__ = [
    "Acceptance",
    "Addendum",
    "AlarmTransition",
    "DayFact",
    "Discharge",
    "DrugRecord",
    "Heartbeat",
    "ListeningScreens",
    "MedicineGiven",
    "Note",
    "PumpEvent",
    "SideEffect",
    "Treatment",
    "VitalSigns",
    "Watch",
]
