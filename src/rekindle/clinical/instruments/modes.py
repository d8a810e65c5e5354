"""In which way a questionnaire may be used at a clinic: its words, numbered boxes, or its total alone, and why.

Words are shown where they may be shipped, or where the clinic brought its own under a licence that is still in force.
Otherwise the boxes are numbered and rated from the clinic's licensed copy. A commercial publisher's scale is a total
alone until a licence is on record. Scoring is the same in every mode.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from rekindle.clinical.instruments.instrument import Instrument, Tier

Mode = Literal["shipped_wording", "clinic_wording", "numbered_items", "total_only"]

TIERS: Final[dict[Tier, str]] = {
    "A": "the words may be shipped",
    "B": "the owner is to be asked; until the answer is on file the words stay out",
    "C": "numbers only, or words the clinic brings under its own licence",
    "D": "a commercial publisher's: the total alone until the clinic proves a licence",
}


@dataclass(frozen=True, slots=True)
class Held:
    """What a clinic has on record for one scale: a licence, words under it, or that it switched the scale on."""

    licence: bool = False
    wording: bool = False
    expires_on: date | None = None
    switched_on: bool = False

    def in_force(self, on: date) -> bool:
        """Whether a licence is on record and not past its last day."""
        return self.licence and (self.expires_on is None or on <= self.expires_on)


NOTHING: Final = Held()


@dataclass(frozen=True, slots=True)
class Standing:
    """The mode in force, whether people are asked in it without anybody switching it on, and why."""

    mode: Mode
    offered: bool
    why: str


def modes_of(instrument: Instrument) -> tuple[Mode, ...]:
    """Every mode a scale can ever be used in, the fullest first."""
    if instrument.total_only:
        return ("total_only",)
    if instrument.worded:
        return ("shipped_wording", "numbered_items", "total_only")
    return ("clinic_wording", "numbered_items", "total_only")


def standing(instrument: Instrument, held: Held, on: date) -> Standing:
    """The mode in force at a clinic on a day."""
    if instrument.total_only:
        return Standing("total_only", True, f"Only the total of the {instrument.name} is kept.")
    if instrument.worded:
        return _shipped(instrument, held)
    if held.in_force(on) and held.wording:
        return Standing("clinic_wording", True, "The clinic's own wording, under the licence it has on record.")
    if instrument.tier == "D" and not held.in_force(on):
        return Standing("total_only", True, f"{instrument.owner} allows no more than a total without a licence.")
    if held.wording:
        return Standing("numbered_items", True, "The licence of the clinic's wording has run out: rate from your copy.")
    return Standing("numbered_items", True, "Rate from your licensed copy: the words are not part of Rekindle.")


def _shipped(instrument: Instrument, held: Held) -> Standing:
    if not instrument.off or held.switched_on:
        return Standing("shipped_wording", True, instrument.licence.notice)
    return Standing("numbered_items", False, f"Switched off until the clinic switches it on. {instrument.off}")
