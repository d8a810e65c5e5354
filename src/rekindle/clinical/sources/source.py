"""What a source is: where a clinical fact was read, when, and how surely."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Flag = Literal["V", "V2", "M", "P"]

FLAG_MEANINGS: Final[dict[Flag, str]] = {
    "V": "read in an excerpt of that source",
    "V2": "read in a secondary page that reports the source",
    "M": "from memory, not verified; a clinician must confirm it before go-live",
    "P": "programme policy, chosen because sources are silent or disagree; a clinic may set it",
}

COMPILED_ON: Final = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Source:
    """One paper, label, guideline or policy that a clinical fact rests on."""

    key: str
    citation: str
    url_or_doi: str
    flag: Flag
    looked_on: date = COMPILED_ON

    def __post_init__(self) -> None:
        if not self.key or not self.citation:
            raise ValueError(f"A source needs a key and a citation, and {self.key!r} lacks one.")
        if self.flag not in FLAG_MEANINGS:
            raise ValueError(f"Source {self.key} has the flag {self.flag!r}, which is none of V, V2, M and P.")
