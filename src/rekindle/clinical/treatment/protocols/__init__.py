"""Every protocol in every version, and which of them counts on a day."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Final

from rekindle.clinical.treatment.protocols.im_mood import IM_MOOD_2026_1
from rekindle.clinical.treatment.protocols.iv_mood import IV_MOOD_2026_1
from rekindle.clinical.treatment.protocols.iv_pain import IV_PAIN_2026_1
from rekindle.clinical.treatment.protocols.protocol import Protocol
from rekindle.clinical.treatment.protocols.spravato import SPRAVATO_MDSI_2026_1, SPRAVATO_TRD_2026_1

# A changed protocol is a new version with its own day, beside the old one: what was ordered keeps its version.
VERSIONS: Final[tuple[Protocol, ...]] = (
    IV_MOOD_2026_1,
    IM_MOOD_2026_1,
    IV_PAIN_2026_1,
    SPRAVATO_TRD_2026_1,
    SPRAVATO_MDSI_2026_1,
)


def by_day(versions: tuple[Protocol, ...]) -> Mapping[str, tuple[Protocol, ...]]:
    """The versions of each protocol, the oldest first; two that begin on one day are a mistake."""
    in_order = sorted(versions, key=lambda one: (one.protocol_id, one.effective_on))
    found = {key: tuple(group) for key, group in groupby(in_order, key=lambda one: str(one.protocol_id))}
    for key, group in found.items():
        if len({one.effective_on for one in group}) < len(group) or len({one.version for one in group}) < len(group):
            raise ValueError(f"Two versions of {key} share a day or a name.")
    return MappingProxyType(found)


_BY_DAY: Final = by_day(VERSIONS)


def protocol_in_force(
    protocol_id: str, on: date, *, versions: Mapping[str, tuple[Protocol, ...]] = _BY_DAY
) -> Protocol | None:
    """The version that counts on a day: the newest that has begun; none before the first."""
    if protocol_id not in versions:
        raise KeyError(f"No protocol is called {protocol_id!r}; there are {', '.join(versions)}.")
    return next((one for one in reversed(versions[protocol_id]) if one.effective_on <= on), None)


def protocol_of(version: str) -> Protocol | None:
    """The protocol a session was ordered under, by the version it keeps."""
    return next((one for one in VERSIONS if version.startswith(one.version)), None)
