"""The numbers of doses, limits and protocols that a named clinician confirms or may move."""

from typing import Final

from rekindle.clinical.treatment import dose_library, weight
from rekindle.clinical.treatment.protocols import VERSIONS
from rekindle.clinical.values import Value


def _gathered() -> tuple[Value, ...]:
    """Each once: what two protocols share is confirmed once, and what another chapter owns is confirmed there."""
    found = {value.key: value for one in VERSIONS for value in one.values if not value.key.startswith("ready.")}
    found |= {value.key: value for value in (*dose_library.VALUES, *weight.VALUES)}
    return tuple(found.values())


VALUES: Final[tuple[Value, ...]] = _gathered()
