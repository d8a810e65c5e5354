"""What the page says under a line of medicine: what was understood, what is asked, and what may have been meant.

The reading is the library's; here it only gets its words and its tiles.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rekindle.clinical.profile import Unknown
from rekindle.clinical.screening.medicines import BY_RXCUI, Typed, read_typed
from rekindle.clinical.screening.medicines.asking import in_words, plain

UNSURE: Final = "unsure"
NONE_OF_THESE: Final = "none"
_ROUND: Final = {
    Decimal(1): gettext_lazy("once a day"),
    Decimal(2): gettext_lazy("twice a day"),
    Decimal("0.5"): gettext_lazy("every other day"),
    Decimal("0.1429"): gettext_lazy("once a week"),
    Decimal("0.0714"): gettext_lazy("every 2 weeks"),
    Decimal("0.0357"): gettext_lazy("every 4 weeks"),
    Decimal("0.0333"): gettext_lazy("once a month"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer to tap."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """One line as the page shows it back, with what is still to be chosen."""

    number: int
    text: str
    meant: str
    amount: str
    typed: Typed

    @property
    def seen(self) -> str:
        """What the person has looked at when this was shown: the words and the name they chose."""
        return f"{self.text}|{self.meant}"

    @property
    def is_known(self) -> bool:
        """Whether the name is certain."""
        return self.typed.known

    @property
    def speaks(self) -> bool:
        """Whether there is anything to say about this line."""
        return bool(self.text)

    @property
    def to_look_at(self) -> bool:
        """Whether the person should see this before going on: an amount read from their words, or something open."""
        typed = self.typed
        read = typed.dose_mg is not None or typed.times_per_day is not None or typed.as_needed
        named_otherwise = any(name.how == "misspelling" for name in typed.names)
        a_stranger = self.speaks and not typed.names
        return bool(typed.questions or typed.offers) or a_stranger or (typed.known and (read or named_otherwise))

    @property
    def says(self) -> str:
        """What was understood, in one sentence."""
        if not self.is_known:
            return "" if self.typed.offers else _("We do not know this name. A clinician will look at it.")
        return f"{_named(self.typed)}{_taken(self.typed)}."

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions that are left, each a plain sentence."""
        return tuple(_(question.sentence) for question in self.typed.questions)

    @property
    def amounts(self) -> tuple[Tile, ...]:
        """The amounts the line may mean, as tiles."""
        may_be_mg = [mg for question in self.typed.questions for mg in question.may_be_mg]
        if not may_be_mg or not self.is_known:
            return ()
        tiles = [Tile(plain(mg), in_words(mg), plain(mg) == self.amount) for mg in dict.fromkeys(may_be_mg)]
        return (*tiles, Tile(UNSURE, _("Something else, or not sure"), self.amount == UNSURE))

    @property
    def offers(self) -> tuple[Tile, ...]:
        """The names that may have been meant, as tiles."""
        tiles = [
            Tile(offer.called, _offered(offer.called, offer.ingredients), offer.called == self.meant)
            for offer in self.typed.offers
        ]
        if not tiles:
            return ()
        return (*tiles, Tile(NONE_OF_THESE, _("No, none of these"), self.meant == NONE_OF_THESE))

    @property
    def chosen_mg(self) -> Decimal | None:
        """The amount that was tapped, if it is one of those shown."""
        return next((Decimal(tile.value) for tile in self.amounts if tile.chosen and tile.value != UNSURE), None)


def understood(number: int, text: str, *, meant: str = "", amount: str = "") -> Understood:
    """One line read back; a name counts as meant only if it was one of those offered."""
    text = " ".join(text.split())
    first = read_typed(text)
    offered = {offer.called for offer in first.offers}
    if meant in offered:
        return Understood(number, text, meant, amount, read_typed(text, meant))
    return Understood(number, text, NONE_OF_THESE if meant == NONE_OF_THESE else "", amount, first)


def meant_by(text: str, rxcui: str | None) -> str:
    """The offered name a kept RXCUI stands for, where the words alone do not name it."""
    coded = BY_RXCUI.get(rxcui or "")
    if coded is None or read_typed(text).known:
        return ""
    return next((each.called for each in read_typed(text).offers if each.ingredients == {coded.name}), "")


def _named(typed: Typed) -> str:
    called = next((name.called for name in typed.names if name.ingredients), "")
    ingredients = sorted(typed.ingredients)
    if [called] == ingredients:
        return called.capitalize()
    if len(ingredients) == 1 and called not in ingredients:
        return _("%(name)s is %(ingredient)s") % {"name": called.title(), "ingredient": ingredients[0]}
    return _("%(name)s is %(ingredients)s") % {"name": called.title(), "ingredients": " + ".join(ingredients)}


def _taken(typed: Typed) -> str:
    amount = in_words(typed.dose_mg) if typed.dose_mg is not None else ""
    often = _often(typed.times_per_day)
    parts = [" ".join(filter(None, (amount, often))), _("only when needed") if typed.as_needed else ""]
    said = ", ".join(filter(None, parts))
    day = typed.daily_mg if typed.times_per_day is not None and typed.times_per_day > 1 else None
    whole = "" if day is None else _(". That is %(amount)s a day") % {"amount": in_words(day)}
    return f": {said}{whole}" if said else ""


def _often(times_per_day: Decimal | Unknown) -> str:
    if times_per_day is None:
        return ""
    if times_per_day in _ROUND:
        return str(_ROUND[times_per_day])
    if times_per_day < 1:
        return _("every %(days)s days") % {"days": plain(round(1 / times_per_day, 0))}
    return _("%(n)s times a day") % {"n": plain(times_per_day)}


def _offered(called: str, ingredients: frozenset[str]) -> str:
    if ingredients == {called}:
        return called.capitalize()
    return f"{called.title()} ({', '.join(sorted(ingredients))})"
