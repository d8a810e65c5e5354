"""Whether a value waits for a clinician to confirm it: what rests on memory or policy says so wherever it is shown."""

from collections.abc import Iterable

from rekindle.clinical.sources import source

WAITING = "unconfirmed default"


def is_unconfirmed(keys: Iterable[str]) -> bool:
    """True when any of these sources is from memory or programme policy."""
    return any(source(key).flag in ("M", "P") for key in keys)


def confirmation(keys: Iterable[str]) -> str:
    """The words to show beside a value that waits, and nothing beside one that does not."""
    return WAITING if is_unconfirmed(keys) else ""


def cited(keys: Iterable[str]) -> str:
    """Source keys with their flags, as a table shows them."""
    return ", ".join(f"{key} ({source(key).flag})" for key in keys)
