"""What an IV mood course is: how much, over how long, how many times, and how far apart."""

from dataclasses import dataclass
from datetime import date

PROTOCOL_VERSION = "iv_mood-2026.1"


@dataclass(frozen=True)
class Protocol:
    """One way of giving a course, versioned: a session keeps the version it was ordered under."""

    protocol_id: str
    version: str
    effective_on: date
    name: str
    route: str
    mg_per_kg: float
    minutes: float
    sessions: int
    per_week: int
    weeks: int
    gap_h: float
    span_d: int
    maintenance_min_gap_d: int
    sources: tuple[str, ...]
    unconfirmed: tuple[str, ...]


IV_MOOD = Protocol(
    protocol_id="iv_mood",
    version=PROTOCOL_VERSION,
    effective_on=date(2026, 11, 22),
    name="Intravenous racemic ketamine for depression (off-label)",
    route="iv",
    mg_per_kg=0.5,
    minutes=40.0,
    sessions=6,
    per_week=2,
    weeks=3,
    gap_h=48.0,
    span_d=21,
    maintenance_min_gap_d=7,
    sources=("B02", "B03", "B04", "ASKP3", "P"),
    unconfirmed=("gap_h", "maintenance_min_gap_d", "span_d"),
)

PROTOCOLS: dict[str, Protocol] = {IV_MOOD.protocol_id: IV_MOOD}
