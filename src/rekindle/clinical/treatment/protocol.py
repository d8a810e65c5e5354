"""The door to the protocols: those in force, and which one counts on a day."""

from typing import Final

from rekindle.clinical.treatment.protocols import VERSIONS, protocol_in_force, protocol_of
from rekindle.clinical.treatment.protocols.im_mood import IM_MOOD_2026_1
from rekindle.clinical.treatment.protocols.iv_mood import IV_MOOD_2026_1
from rekindle.clinical.treatment.protocols.iv_pain import IV_PAIN_2026_1
from rekindle.clinical.treatment.protocols.protocol import Infusion, Injection, PainInfusion, Protocol, Spray
from rekindle.clinical.treatment.protocols.spravato import SPRAVATO_MDSI_2026_1, SPRAVATO_TRD_2026_1

__all__ = [
    "IM_MOOD",
    "IV_MOOD",
    "IV_PAIN",
    "PROTOCOLS",
    "SPRAVATO_MDSI",
    "SPRAVATO_TRD",
    "VERSIONS",
    "Infusion",
    "Injection",
    "PainInfusion",
    "Protocol",
    "Spray",
    "protocol_in_force",
    "protocol_of",
]

IV_MOOD: Final[Infusion] = IV_MOOD_2026_1
IM_MOOD: Final[Injection] = IM_MOOD_2026_1
IV_PAIN: Final[PainInfusion] = IV_PAIN_2026_1
SPRAVATO_TRD: Final[Spray] = SPRAVATO_TRD_2026_1
SPRAVATO_MDSI: Final[Spray] = SPRAVATO_MDSI_2026_1

# The newest version of each; an order written on a day asks `protocol_in_force`.
PROTOCOLS: Final[dict[str, Protocol]] = {
    one.protocol_id: one for one in (IV_MOOD, IM_MOOD, IV_PAIN, SPRAVATO_TRD, SPRAVATO_MDSI)
}
