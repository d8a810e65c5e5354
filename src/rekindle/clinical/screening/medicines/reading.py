"""A medicine as a person types it, read strictly: 'Xanax 0.5mg twice a day' is alprazolam, 0.5 mg, twice a day.

Every word of the line has to be understood, or the line is not taken as certain. A dose or a frequency that can be
read in two ways is asked about and stays unknown until it is answered. A name that only resembles one is offered.

Source: RX, M
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from rekindle.clinical.profile import Unknown
from rekindle.clinical.screening.medicines import asking
from rekindle.clinical.screening.medicines.asking import Question
from rekindle.clinical.screening.medicines.dosing import dose_of
from rekindle.clinical.screening.medicines.frequencies import often_in
from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS
from rekindle.clinical.screening.medicines.names import Name, names_in
from rekindle.clinical.screening.medicines.offering import Offer, offers_for
from rekindle.clinical.screening.medicines.products import product_of
from rekindle.clinical.screening.medicines.strengths import FORM_WORD, amount_in
from rekindle.clinical.screening.medicines.words import DURATION, FILLERS, NOT_NOW, PATCH, PHRASES
from rekindle.clinical.screening.medicines.writing import LONGEST, plainly_written

_WORDS: Final = re.compile(r"[^\W\d_][\w']*")
_SUM: Final = re.compile(r"\( ?(\d+) ?(?:mg)? ?(?:\+|and) ?(\d+) ?(?:mg)? ?\)")
_ASKED_BACK: Final = re.compile(r"[?]")


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed line as it was understood: what is certain, what has to be asked, and what stayed unread."""

    text: str
    names: tuple[Name, ...]
    ingredients: frozenset[str]
    dose_mg: Decimal | None
    times_per_day: Decimal | Unknown
    as_needed: bool
    patch: bool
    rate_mg_per_day: Decimal | None
    questions: tuple[Question, ...]
    unread: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the name is known with certainty; the dose may still be in question."""
        return bool(self.ingredients)

    @property
    def certain(self) -> bool:
        """Whether this is one medicine, known by its name, with nothing left to ask; a range counts at its most."""
        return self.known and all(question.counted for question in self.questions)

    @property
    def daily_mg(self) -> Decimal | None:
        """What is taken in a day at most, where dose and frequency are both certain."""
        if self.rate_mg_per_day is not None:
            return self.rate_mg_per_day
        if self.dose_mg is None or self.times_per_day is None:
            return None
        return self.dose_mg * self.times_per_day

    @property
    def rxcui(self) -> str | None:
        """The RxNorm concept, where the line is one ingredient that has one."""
        codes = [INGREDIENTS[name].rxcui for name in self.ingredients]
        return codes[0] if len(codes) == 1 else None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What may have been meant: shown to the person, and never taken for granted."""
        return () if self.known else offers_for(self.unread, self.names)


def read_typed(text: str, meant: str = "") -> Typed:
    """One typed line, strictly; `meant` is a name the person chose from what was offered."""
    return _read(text.strip(), " ".join(meant.casefold().split()))


@lru_cache(maxsize=4096)
def _read(text: str, meant: str) -> Typed:
    line = plainly_written(text)
    names, rest = names_in(line)
    if meant:
        names, _ = names_in(meant)
    product = product_of(names, line)
    rest = _without_sums(PHRASES.sub(" ; ", DURATION.sub(" ; ", rest)))
    past = NOT_NOW.search(rest) is not None or _ASKED_BACK.search(line) is not None
    amount = amount_in(rest, combination=product.combination)
    often = often_in(amount.rest)
    unread = tuple(word for word in _WORDS.findall(FORM_WORD.sub(" ", often.rest)) if word.strip("'") not in FILLERS)
    cut = len(text) > LONGEST
    patch = PATCH.search(line) is not None
    dose = dose_of(product, amount, often, line, patch=patch)
    certain = bool(meant) or not (unread or past or cut)
    questions = dose.questions if certain else (*_about_name(product.ours, unread, past=past), *dose.questions)
    return Typed(
        text=text,
        names=names,
        ingredients=product.ingredients if certain else frozenset(),
        dose_mg=dose.dose_mg if certain else None,
        times_per_day=dose.times_per_day if certain else None,
        as_needed=often.as_needed,
        patch=patch,
        rate_mg_per_day=dose.rate_mg_per_day if certain else None,
        questions=questions if product.ours else (),
        unread=unread,
    )


def _without_sums(line: str) -> str:
    """A sum in brackets that says again what was said: '225 mg (150 + 75)'."""
    hit = _SUM.search(line)
    if hit is None or not re.search(rf"(?<![\d.]){Decimal(hit[1]) + Decimal(hit[2])} ?mg", line):
        return line
    return line.replace(hit[0], " ")


def _about_name(ours: tuple[Name, ...], unread: tuple[str, ...], *, past: bool) -> tuple[Question, ...]:
    if not ours:
        return ()
    return (asking.about_now(ours[0].called),) if past else (asking.about_unread(unread),)
