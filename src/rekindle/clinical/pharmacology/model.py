"""What a published model is: its numbers, the people it was made from, and how surely it was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a model, with its unit and how it grows with body weight."""

    name: str
    value: float
    unit: str
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a model's variability or of its residual error."""

    name: str
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The lowest and the highest of what was studied."""

    lowest: float
    highest: float
    unit: str


@dataclass(frozen=True, slots=True)
class Model:
    """One published model, or one composition of ours, with everything a pharmacologist would ask of it."""

    id: str
    use: str
    drug: str
    site: str
    structure: str
    parameters: tuple[Parameter, ...]
    population: str
    sources: tuple[str, ...]
    read_in: str
    not_checked: str
    caveats: tuple[str, ...]
    weights: Band | None = None
    ages: Band | None = None
    variability_kind: str = ""
    variability: tuple[Term, ...] = ()
    residual_kind: str = ""
    residual: tuple[Term, ...] = ()
    published: bool = True  # False: a composition of ours, indicative only
    for_display: bool = True  # False: only to compare with other software

    @property
    def values(self) -> dict[str, float]:
        """Every parameter by its name, for a typical person at the reference weight."""
        return {parameter.name: parameter.value for parameter in self.parameters}

    @property
    def spread(self) -> dict[str, float]:
        """Every number of variability by its name."""
        return {term.name: term.value for term in self.variability}

    @property
    def errors(self) -> dict[str, float]:
        """Every number of residual error by its name."""
        return {term.name: term.value for term in self.residual}
