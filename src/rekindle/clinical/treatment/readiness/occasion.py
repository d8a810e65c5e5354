"""What a check is asked for: which protocol, at which instant, and by which of the clinic's values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from rekindle.clinical.values import DEFAULTS, ClinicValues

ProtocolId = Literal["iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"]
PROTOCOL_IDS: Final[tuple[ProtocolId, ...]] = get_args(ProtocolId)

EVERY: Final[frozenset[ProtocolId]] = frozenset(PROTOCOL_IDS)
INFUSED: Final[frozenset[ProtocolId]] = frozenset({"iv_mood", "iv_pain"})
RACEMIC: Final[frozenset[ProtocolId]] = INFUSED | {"im_mood"}  # off-label, dosed by weight, fasting as for sedation
SPRAVATO: Final[frozenset[ProtocolId]] = frozenset({"spravato_trd", "spravato_mdsi"})
RESISTANT: Final[frozenset[ProtocolId]] = frozenset({"iv_mood", "im_mood", "spravato_trd"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """One asking: the instant in the clinic's own zone, because "today" is the clinic's day."""

    at: datetime
    protocol: ProtocolId = "iv_mood"
    values: ClinicValues = DEFAULTS

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("readiness is asked at an instant with a time zone")
        if self.protocol not in EVERY:
            raise ValueError(f"no protocol is called {self.protocol!r}")

    @property
    def today(self) -> date:
        return self.at.date()
