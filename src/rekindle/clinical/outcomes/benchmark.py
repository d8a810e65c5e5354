"""What a published result is made of: who, how many, how treated, how defined, each number with its flag."""

from dataclasses import dataclass
from typing import Final

from rekindle.clinical.sources import SOURCES, Flag
from rekindle.clinical.values import Amount

NOT_SAID: Final = "not said where it was read"


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number, and its own source where that is not the study's."""

    says: str
    amount: Amount
    unit: str = "%"
    spread: str = ""  # as it was published: ± 10, or 0.03 to 0.51
    source: str = ""

    def in_words(self) -> str:
        """The number as a table shows it."""
        return f"{self.says} {self.amount:,g} {self.unit}".strip() + (f" ({self.spread})" if self.spread else "")


@dataclass(frozen=True)
class Benchmark:
    """One published result; words tell what no number does."""

    row: str
    source: str
    n: int
    population: str
    regimen: str
    definition: str
    figures: tuple[Figure, ...] = ()
    words: str = ""
    n_words: str = ""

    @property
    def flag(self) -> Flag:
        """How surely the study itself was read."""
        return SOURCES[self.source].flag

    def flag_of(self, figure: Figure) -> Flag:
        """How surely one of its numbers was read."""
        return SOURCES[figure.source or self.source].flag

    @property
    def n_said(self) -> str:
        """How many people, as the study says it."""
        return self.n_words or f"{self.n:,}"

    @property
    def result(self) -> str:
        """Every number with its flag where that is not the study's, then the words."""
        said = [
            figure.in_words() + ("" if self.flag_of(figure) == self.flag else f" [{self.flag_of(figure)}]")
            for figure in self.figures
        ]
        return "; ".join([*said, *([self.words] if self.words else [])])

    @property
    def response_pct(self) -> Amount | None:
        """The share that responded, where the study says one for the treatment itself."""
        return self._share("response")

    @property
    def remission_pct(self) -> Amount | None:
        """The share in remission, where the study says one for the treatment itself."""
        return self._share("remission")

    def _share(self, says: str) -> Amount | None:
        return next((figure.amount for figure in self.figures if figure.says == says and figure.unit == "%"), None)
