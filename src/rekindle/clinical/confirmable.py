"""Every value a named clinician has to confirm or may change, gathered from the chapters that own them."""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.values import Value, by_key

VALUES: Final[Mapping[str, Value]] = by_key(())
