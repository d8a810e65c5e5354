"""Which ingredients a person's medicine list holds: by RXCUI, by exact name, and never by guess.

An RXCUI of the tables is taken. One that is not in them (pharmacy lists carry product codes) is matched by name too.
A name and an RXCUI that point at different ingredients count as both, and a clinician settles it.

Source: RX
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rekindle.clinical.profile import Medicine, Unknown
from rekindle.clinical.screening.medicines.equivalents import daily_mg, diazepam_equivalent, total
from rekindle.clinical.screening.medicines.ingredients import BY_RXCUI, INGREDIENTS, MedicineClass
from rekindle.clinical.screening.medicines.spellings import PATCHES, ingredients_called, normalised
from rekindle.clinical.screening.thresholds import DOSE_PLAUSIBLE, SELEGILINE_AS_MAOI, TIMES_PLAUSIBLE


@dataclass(frozen=True, slots=True)
class Line:
    """One medicine of the list as the rules read it."""

    said: str
    coded: bool
    ingredients: frozenset[str]
    classes: frozenset[MedicineClass]
    name_and_code_agree: bool
    dose_plausible: bool
    daily_mg: Decimal | Unknown

    @property
    def unidentified(self) -> bool:
        """No code, and a name that no table holds: nobody may guess what it is."""
        return not self.ingredients and not self.coded

    @property
    def acts_as_maoi(self) -> bool:
        """Selegiline counts from the dose at which it stops being selective, from a patch, or at an unknown dose."""
        maois = {name for name in self.ingredients if "maoi" in INGREDIENTS[name].classes}
        if maois != {"selegiline"}:
            return bool(maois)
        if self.daily_mg is None or normalised(self.said) in PATCHES:
            return True
        return SELEGILINE_AS_MAOI.crossed_by(float(self.daily_mg))

    @property
    def diazepam_equivalents(self) -> list[Decimal | Unknown]:
        """What each benzodiazepine in it amounts to in a day."""
        benzodiazepines = (name for name in self.ingredients if "benzodiazepine" in INGREDIENTS[name].classes)
        return [diazepam_equivalent(name, self.daily_mg) for name in benzodiazepines]


def read_line(medicine: Medicine) -> Line:
    """One medicine identified, its daily amount known only where both dose and frequency can be true."""
    code = (medicine.rxcui or "").strip()
    by_name = ingredients_called(medicine.name)
    coded = BY_RXCUI.get(code)
    ingredients = by_name if coded is None else by_name | {coded.name}
    dose_plausible = (medicine.dose_mg is None or DOSE_PLAUSIBLE.crossed_by(medicine.dose_mg)) and (
        medicine.times_per_day is None or TIMES_PLAUSIBLE.crossed_by(medicine.times_per_day)
    )
    return Line(
        said=medicine.name,
        coded=bool(code),
        ingredients=ingredients,
        classes=frozenset().union(*(INGREDIENTS[name].classes for name in ingredients)),
        name_and_code_agree=coded is None or not by_name or coded.name in by_name,
        dose_plausible=dose_plausible,
        daily_mg=daily_mg(medicine.dose_mg, medicine.times_per_day) if dose_plausible else None,
    )


class Taken:
    """What a medicine list amounts to: its lines, their classes, and the day's benzodiazepines in diazepam."""

    __slots__ = ("bzd_mg_deq", "classes", "lines", "unidentified")

    def __init__(self, medicines: Iterable[Medicine] = ()) -> None:
        self.lines = sorted((read_line(each) for each in medicines), key=lambda line: line.said)
        self.classes: frozenset[MedicineClass] = frozenset().union(*(line.classes for line in self.lines))
        self.unidentified = [line for line in self.lines if line.unidentified]
        self.bzd_mg_deq = total(each for line in self.lines for each in line.diazepam_equivalents)

    def called(self, *classes: MedicineClass) -> str:
        """The medicines of these classes, as the person named them."""
        return ", ".join(line.said for line in self.lines if line.classes.intersection(classes))
