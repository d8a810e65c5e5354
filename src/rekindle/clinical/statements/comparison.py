"""Infusion and spray side by side: the same risks, said in the same words, so that neither looks tamer."""

from dataclasses import dataclass
from typing import Final

from rekindle.clinical.sources import Flag, source


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One matter on which a person may want to compare the two."""

    about: str
    ketamine: str
    spravato: str
    sources: tuple[str, ...]

    @property
    def tags(self) -> tuple[Flag, ...]:
        """How surely each of its sources was read."""
        return tuple(source(key).flag for key in self.sources)


COMPARISON: Final = (
    Row(
        about="Approved for depression",
        ketamine="No. This use is off-label.",
        spravato="Yes, when other treatments did not help.",
        sources=("CANMAT", "L-SPR-US"),
    ),
    Row(
        about="Strongest warning on the label",
        ketamine="There is no label for this use.",
        spravato="Yes: sleepy, detached, slow breathing, misuse.",
        sources=("L-SPR-US", "L-KET-US"),
    ),
    Row(
        about="Feeling detached or sleepy",
        ketamine="Common. No count of many sessions exists.",
        spravato="Detached in 41 and sleepy in 35 of 100 sessions.",
        sources=("SHORT", "A01"),
    ),
    Row(
        about="Blood pressure",
        ketamine="Severe rise in about 1 of 100 infusions.",
        spravato="Large rise in 8 to 19 of 100 people in the first weeks.",
        sources=("YALE-BP", "L-SPR-US"),
    ),
    Row(
        about="Slow breathing",
        ketamine="Can happen.",
        spravato="Can happen.",
        sources=("L-KET-US", "REMS-FDA"),
    ),
    Row(
        about="Bladder",
        ketamine="Can be harmed.",
        spravato="Can be harmed.",
        sources=("KIC", "L-SPR-US"),
    ),
    Row(
        about="Misuse",
        ketamine="Can be misused.",
        spravato="Can be misused.",
        sources=("L-SPR-US", "ASRA-C"),
    ),
    Row(
        about="Watched over for",
        ketamine="At least an hour after the infusion.",
        spravato="At least 2 hours.",
        sources=("P", "REMS-FDA"),
    ),
    Row(
        about="Federal safety programme",
        ketamine="None. We watch in the same way.",
        spravato="Yes. It is called a REMS.",
        sources=("ASA-2023", "REMS-FDA"),
    ),
    Row(
        about="Driving",
        ketamine="Not until the next day, after a restful sleep.",
        spravato="Not until the next day, after a restful sleep.",
        sources=("L-SPR-US", "P"),
    ),
    Row(
        about="To take at home",
        ketamine="Never from us.",
        spravato="Never.",
        sources=("FDA-2022", "FDA-2023", "REMS-FDA"),
    ),
)
