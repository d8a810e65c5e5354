"""Whether a number can be worked with at all: what nobody could mean is not known, and is said."""

from math import isfinite
from typing import Final, TypeAlias

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.rounding import Amount

Given: TypeAlias = Amount | int | None
SMALLEST: Final = 1e-6
LARGEST: Final = 1e6


def is_sound(number: Given) -> bool:
    """A number above nothing that a scale, a syringe, a clock or a pump could show."""
    if number is None or (isinstance(number, int) and number > LARGEST):
        return False
    return isfinite(number) and SMALLEST <= number <= LARGEST


def sound(number: Given) -> float | None:
    """The number to work with, or nothing where it is unknown or not plausible."""
    return float(number) if number is not None and is_sound(number) else None


def why_not_plausible(name: str, number: Given) -> tuple[Refusal, ...]:
    """A number that is given and cannot be is looked at again; one that is not given is another matter."""
    if number is None or is_sound(number):
        return ()
    code = name.replace(" ", "_").replace("/", "_")
    return (
        Refusal(f"dose.implausible.{code}", f"The {name} given is not a plausible number; look at it again.", ("P",)),
    )
