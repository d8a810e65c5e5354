"""Which ingredients a person's medicine list holds: by RXCUI, by exact name, by a typed line, and never by guess.

An RXCUI of the tables is taken. One that is not in them (pharmacy lists carry product codes) is matched by name too.
A name and an RXCUI that point at different ingredients count as both, and a clinician settles it. A name that is a
whole typed line is read strictly; where its amounts and the fields beside it differ, the larger of the two counts.

Source: RX
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rekindle.clinical.profile import Medicine, Unknown
from rekindle.clinical.screening.medicines.equivalents import daily_mg, diazepam_equivalent, total
from rekindle.clinical.screening.medicines.ingredients import BY_RXCUI, INGREDIENTS, MedicineClass
from rekindle.clinical.screening.medicines.reading import Typed, read_typed
from rekindle.clinical.screening.medicines.spellings import PATCHES, ingredients_called, normalised
from rekindle.clinical.screening.thresholds import DOSE_PLAUSIBLE, SELEGILINE_AS_MAOI, TIMES_PLAUSIBLE
from rekindle.clinical.threshold import Amount
from rekindle.clinical.values import DEFAULTS, ClinicValues

_ABOUT_THE_DOSE = frozenset({"unit", "dose", "decimal", "micrograms"})
_ABOUT_THE_TIMES = frozenset({"frequency", "as_needed"})
_SAME = 0.03  # of the larger amount: what rounding to a form's decimals may do


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
    in_question: bool = False
    amounts_agree: bool = True
    patch: bool = False
    values: ClinicValues = DEFAULTS

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
        if self.daily_mg is None or self.patch:
            return True
        return SELEGILINE_AS_MAOI.crossed_by(float(self.daily_mg))

    @property
    def diazepam_equivalents(self) -> list[Decimal | Unknown]:
        """What each benzodiazepine in it amounts to in a day."""
        benzodiazepines = (name for name in self.ingredients if "benzodiazepine" in INGREDIENTS[name].classes)
        return [diazepam_equivalent(name, self.daily_mg, self.values) for name in benzodiazepines]


def read_line(medicine: Medicine, values: ClinicValues = DEFAULTS) -> Line:
    """One medicine identified, its daily amount known only where both dose and frequency can be true."""
    code = (medicine.rxcui or "").strip()
    by_name = ingredients_called(medicine.name)
    typed = None if by_name else read_typed(medicine.name)
    if typed is not None:
        by_name = typed.ingredients
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
        daily_mg=_daily_mg(medicine, typed) if dose_plausible else None,
        in_question=not code and typed is not None and _asks(medicine, typed),
        amounts_agree=typed is None or not dose_plausible or _agree(medicine, typed),
        patch=normalised(medicine.name) in PATCHES or (typed is not None and typed.patch),
        values=values,
    )


def _daily_mg(medicine: Medicine, typed: Typed | None) -> Decimal | Unknown:
    """The day's amount from the fields, from the line where a field is empty, and the larger where both speak."""
    if typed is None or not typed.known:
        return daily_mg(medicine.dose_mg, medicine.times_per_day)
    if typed.rate_mg_per_day is not None and medicine.dose_mg is None:
        return typed.rate_mg_per_day
    dose_mg = _larger(medicine.dose_mg, typed.dose_mg)
    return daily_mg(dose_mg, _larger(medicine.times_per_day, typed.times_per_day))


def _larger(field: float | Unknown, written: Decimal | Unknown) -> float | Unknown:
    if written is None:
        return field
    return float(written) if field is None or (not _same(field, float(written)) and field < written) else field


def _same(entered: Amount, written: Amount) -> bool:
    return abs(entered - written) <= _SAME * max(entered, written)


def _agree(medicine: Medicine, typed: Typed) -> bool:
    """Whether the fields beside a line say what the line says; what one of them leaves out cannot disagree."""
    pairs = ((medicine.dose_mg, typed.dose_mg), (medicine.times_per_day, typed.times_per_day))
    return all(field is None or written is None or _same(field, float(written)) for field, written in pairs)


def _asks(medicine: Medicine, typed: Typed) -> bool:
    """Whether the line leaves something open that the fields beside it do not answer."""
    answered: set[str] = set()
    if medicine.dose_mg is not None:
        answered |= _ABOUT_THE_DOSE
    if medicine.times_per_day is not None:
        answered |= _ABOUT_THE_TIMES
    return any(not each.counted and each.kind not in answered for each in typed.questions)


class Taken:
    """What a medicine list amounts to: its lines, their classes, and the day's benzodiazepines in diazepam."""

    __slots__ = ("bzd_mg_deq", "classes", "lines", "unidentified")

    def __init__(self, medicines: Iterable[Medicine] = (), values: ClinicValues = DEFAULTS) -> None:
        self.lines = sorted((read_line(each, values) for each in medicines), key=lambda line: line.said)
        self.classes: frozenset[MedicineClass] = frozenset().union(*(line.classes for line in self.lines))
        self.unidentified = [line for line in self.lines if line.unidentified]
        self.bzd_mg_deq = total(each for line in self.lines for each in line.diazepam_equivalents)

    def called(self, *classes: MedicineClass) -> str:
        """The medicines of these classes, as the person named them."""
        return ", ".join(line.said for line in self.lines if line.classes.intersection(classes))
