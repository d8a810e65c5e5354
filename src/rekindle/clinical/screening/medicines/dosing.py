"""The dose and the frequency of one typed line, each certain or asked about."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rekindle.clinical.profile import Unknown
from rekindle.clinical.screening.medicines import asking
from rekindle.clinical.screening.medicines.asking import Question
from rekindle.clinical.screening.medicines.frequencies import Often
from rekindle.clinical.screening.medicines.products import Product
from rekindle.clinical.screening.medicines.strengths import FORM, NUMBER, Amount
from rekindle.clinical.screening.medicines.usual_doses import USUAL_DOSES
from rekindle.clinical.screening.medicines.words import DAILY_PATCH, DEPOTS, LONG_ACTING

_NUMBERS: Final = re.compile(rf"(?<![\d.,]){NUMBER}")
_TAKE_COUNT: Final = re.compile(rf"\b(?:tak(?:e|es|ing)|{FORM} ?[-:,]?) ?([2-6])(?![\d./-]| ?(?:x|times|mg|mcg))")
_MCG_IN_MG: Final = 1000
MOST_TIMES_A_DAY: Final = 12
_WEEKLY: Final = Decimal(1) / 6


@dataclass(frozen=True, slots=True)
class Dose:
    """What is taken at one time and how often, where both are certain, with what has to be asked."""

    dose_mg: Decimal | None
    times_per_day: Decimal | Unknown
    rate_mg_per_day: Decimal | None
    questions: tuple[Question, ...]


def dose_of(product: Product, amount: Amount, often: Often, line: str, *, patch: bool) -> Dose:
    """The dose of a line, once its names, strengths and times have been read."""
    if product.several:
        return Dose(None, None, None, (asking.about_two(product.several),))
    dose_mg, asked = _amount(product, amount, often, line, patch=patch)
    times, about_times = _times(often)
    if often.divided is not None and dose_mg is not None:
        dose_mg, times = dose_mg / often.divided, Decimal(often.divided)
    questions = [*asked, *about_times]
    settled = not any(not each.counted for each in asked)
    if (amount.is_range or often.is_range) and settled:
        questions.append(asking.about_range(dose_mg, times))
    return Dose(dose_mg if settled else None, times, amount.rate_mg_per_day if settled else None, tuple(questions))


def _times(often: Often) -> tuple[Decimal | None, list[Question]]:
    times = often.times_per_day
    if often.unclear or (times is not None and times > MOST_TIMES_A_DAY):
        return None, [asking.about_frequency()]
    if often.divided is not None and times not in {None, 1, often.divided}:
        return None, [asking.about_frequency()]
    if often.as_needed and times is not None and times < 1:
        return None, [asking.about_most_on_a_day()]
    return times, []


def _amount(
    product: Product, amount: Amount, often: Often, line: str, *, patch: bool
) -> tuple[Decimal | None, list[Question]]:
    dose_mg = amount.dose_mg
    if amount.doubt is not None:
        return None, [asking.about_doubt(amount.doubt, _usual_first(product, amount.may_be_mg))]
    if often.bare_x is not None:
        return None, [asking.about_doubt("bare_x", ())]
    numbers = [number for number in _NUMBERS.findall(often.rest) if number != "1" or dose_mg is None]
    if numbers and dose_mg is not None and (taken := _TAKE_COUNT.search(line)) and numbers == [taken[1]]:
        dose_mg, numbers = dose_mg * Decimal(taken[1]), []
    if numbers:
        return None, [_about_numbers(product, numbers, dose_mg)]
    if dose_mg is None:
        return None, []
    if patch and not DAILY_PATCH.search(line):
        return None, [Question("dose", "Is that the amount an hour, a day, or in the whole patch?")]
    return dose_mg, _about_plausible(product, dose_mg, often, line)


def _about_numbers(product: Product, numbers: list[str], dose_mg: Decimal | None) -> Question:
    if len(numbers) > 1 or dose_mg is not None:
        return Question("dose", f"We are not sure about {' and '.join(numbers)}. How much do you take each time?")
    written = numbers[0]
    number = Decimal(("0" + written if written.startswith(".") else written).replace(",", "."))
    may_be = (number, number / _MCG_IN_MG)
    return asking.about_unit(asking.plain(number), _usual_first(product, may_be))


def _about_plausible(product: Product, dose_mg: Decimal, often: Often, line: str) -> list[Question]:
    usual = [USUAL_DOSES[name] for name in product.ingredients if name in USUAL_DOSES]
    times = often.times_per_day
    depot = (
        LONG_ACTING.search(line) is not None
        or (times is not None and times <= _WEEKLY)
        or any(name.called in DEPOTS for name in product.ours)
    )
    one_mg = dose_mg / often.divided if often.divided else dose_mg
    if not usual or any(each.holds(one_mg, depot=depot) for each in usual):
        return []
    meant = [dose_mg / 10, dose_mg / 100, dose_mg / _MCG_IN_MG, dose_mg * 10, dose_mg * _MCG_IN_MG]
    may_be_mg = tuple(mg for mg in meant if any(each.holds(mg, depot=depot) for each in usual))
    return [asking.about_amount(dose_mg, may_be_mg, large=all(one_mg > each.lowest_mg for each in usual))]


def _usual_first(product: Product, may_be_mg: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Of what a number may mean, only what is ever taken at one time; all of it where that is unknown."""
    usual = [USUAL_DOSES[name] for name in product.ingredients if name in USUAL_DOSES]
    likely = tuple(mg for mg in may_be_mg if any(each.holds(mg) or each.holds(mg, depot=True) for each in usual))
    return likely or may_be_mg
