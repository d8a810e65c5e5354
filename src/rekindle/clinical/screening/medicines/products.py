"""Whether the names of one line are one medicine: the same one twice, a product of several, or two lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS
from rekindle.clinical.screening.medicines.names import Name, is_salt_or_form
from rekindle.clinical.screening.medicines.words import COMBINED_BRANDS, COMPANIONS, TWO_STRENGTHS


@dataclass(frozen=True, slots=True)
class Product:
    """What the names of a line amount to."""

    ours: tuple[Name, ...]
    combination: bool
    several: tuple[str, ...]

    @property
    def ingredients(self) -> frozenset[str]:
        """The ingredients that the rules know."""
        return frozenset().union(*(name.ingredients for name in self.ours))


def product_of(names: Sequence[Name], line: str) -> Product:
    """The names of a line as one medicine, or as several."""
    ours = tuple(dict.fromkeys(name for name in names if name.ingredients))
    strangers = [name for name in names if not name.ingredients]
    opioid = any("opioid" in INGREDIENTS[each].classes for name in ours for each in name.ingredients)
    spelled_out = opioid and TWO_STRENGTHS.search(line) is not None
    combination = spelled_out or any(_is_combination(name) for name in ours)
    nested = not ours or max((name.ingredients for name in ours), key=len) == frozenset().union(
        *(name.ingredients for name in ours)
    )
    partners = combination and opioid and all(name.called in COMPANIONS for name in strangers)
    several = () if not ours or (nested and (not strangers or partners)) else tuple(name.called for name in names)
    return Product(ours, combination, tuple(dict.fromkeys(several)))


def _is_combination(name: Name) -> bool:
    if name.called in COMBINED_BRANDS or "/" in name.called or " with " in name.called:
        return True
    parts = name.called.split("-")
    return len(parts) > 1 and not is_salt_or_form(parts[-1]) and len(parts[-1]) > 2 and len(parts[0]) > 3
