"""One person's answers with what follows from them by arithmetic: what the criteria look at.

Numbers that cannot be true are set aside here once, so that no rule reads them.
"""

from dataclasses import replace
from typing import Any

from rekindle.clinical.profile import Profile, Unknown
from rekindle.clinical.screening.branching import missing_keys
from rekindle.clinical.screening.medicines import MedicineClass, Taken
from rekindle.clinical.screening.thresholds import PLAUSIBLE
from rekindle.clinical.threshold import Amount, Threshold
from rekindle.clinical.units import Centimetres, Kilograms, KilogramsPerSquareMetre, bmi_from
from rekindle.clinical.values import DEFAULTS, ClinicValues


class Case:
    """What was said, what of it is plausible, what is taken, and what is still missing."""

    __slots__ = ("bmi", "implausible", "missing", "profile", "said", "taken", "values")

    def __init__(self, said: Profile, values: ClinicValues = DEFAULTS) -> None:
        self.said = said
        self.values = values
        self.implausible = implausible_keys(said)
        self.profile = without(said, self.implausible)
        self.taken = None if said.meds is None else Taken(said.meds, values)
        self.missing = missing_keys(said, self.taken)
        self.bmi = _bmi(self.profile)

    def crosses(self, limit: Threshold, amount: Amount) -> bool:
        """Whether this amount is beyond the limit as the clinic has it."""
        return limit.crossed_by(amount, self.values)

    def takes(self, *classes: MedicineClass) -> bool | Unknown:
        """Whether a medicine of these classes is on the list; unknown while the list or one of its names is."""
        if self.taken is None:
            return None
        if not self.taken.classes.isdisjoint(classes):
            return True
        return None if self.taken.unidentified else False

    def named(self, *classes: MedicineClass) -> str:
        """The medicines of these classes, as the person named them."""
        return "" if self.taken is None else self.taken.called(*classes)

    def takes_maoi(self) -> bool | Unknown:
        """Whether a medicine acts as a monoamine oxidase inhibitor at the dose taken."""
        if self.taken is None:
            return None
        if any(line.acts_as_maoi for line in self.taken.lines):
            return True
        return None if self.taken.unidentified else False


def implausible_keys(said: Profile) -> tuple[str, ...]:
    """The numbers that no person, cuff or form can give, in the order of the form."""
    found = []
    for key, limits in PLAUSIBLE.items():
        amount = getattr(said, key)
        if amount is not None and not all(limit.crossed_by(amount) for limit in limits):
            found.append(key)
    top = None if "bp_sys" in found else said.bp_sys
    bottom = None if "bp_dia" in found else said.bp_dia
    if top is not None and bottom is not None and top <= bottom:
        found += ["bp_sys", "bp_dia"]
    return tuple(found)


def without(said: Profile, keys: tuple[str, ...]) -> Profile:
    """The same answers with these set to unknown."""
    if not keys:
        return said
    unknown: dict[str, Any] = dict.fromkeys(keys)
    return replace(said, **unknown)


def _bmi(profile: Profile) -> KilogramsPerSquareMetre | Unknown:
    if profile.weight_kg is None or profile.height_cm is None:
        return None
    return bmi_from(Kilograms(profile.weight_kg), Centimetres(profile.height_cm))
