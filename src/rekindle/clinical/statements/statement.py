"""A public statement: a patient's and a clinician's words, its sources, and the risk that must stand beside it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from rekindle.clinical.sources import SOURCES, Flag, source

Topic = Literal[
    "what", "benefit", "session", "effects", "pressure", "bladder", "dependence", "who", "conditions", "other_ways",
    "day", "home", "cost", "routes", "crisis",
]  # fmt: skip
Route = Literal["infusion", "spray", "muscle", "tongue", "swallowed"]
Kind = Literal["benefit", "risk", "fact"]

BOTH: Final[tuple[Route, ...]] = ("infusion", "spray")
INFUSION: Final[tuple[Route, ...]] = ("infusion",)
SPRAY: Final[tuple[Route, ...]] = ("spray",)
EVERY_WAY: Final[tuple[Route, ...]] = (*BOTH, "muscle", "tongue", "swallowed")

CRISIS_LINE: Final = "If you are thinking of harming yourself, call or text 988. In danger now, call 911."
SPEAKS_OF_SUICIDE: Final = re.compile(r"suicid|end(ing)? your life|want(ed)? to die|harm(ing)? yourself", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a public page may say; a benefit names the risk that must stand beside it.

    `claims` are the rows of the list of claims that the statement puts right.
    """

    statement_id: str
    topic: Topic
    patient: str
    clinician: str
    sources: tuple[str, ...]
    claims: tuple[int, ...] = ()
    routes: tuple[Route, ...] = BOTH
    kind: Kind = "fact"
    beside: str = ""
    crisis_lines: bool = False

    def __post_init__(self) -> None:
        for sentence in (self.patient, self.clinician):
            if not sentence.endswith("."):
                raise ValueError(f"Statement {self.statement_id} must end with a full stop: {sentence!r}.")
        if not self.sources:
            raise ValueError(f"Statement {self.statement_id} names no source.")
        if (self.kind == "benefit") != bool(self.beside):
            raise ValueError(f"Statement {self.statement_id}: a benefit, and only a benefit, names the risk beside it.")
        if SPEAKS_OF_SUICIDE.search(self.patient) and not self.crisis_lines:
            raise ValueError(f"Statement {self.statement_id} speaks of suicide and needs the crisis lines beside it.")

    @property
    def said(self) -> str:
        """The patient's words as they are shown: where suicide is mentioned, 988 and 911 belong to them."""
        both = "988" in self.patient and "911" in self.patient
        return f"{self.patient} {CRISIS_LINE}" if self.crisis_lines and not both else self.patient

    @property
    def tags(self) -> tuple[Flag, ...]:
        """How surely each of its sources was read."""
        return tuple(source(key).flag for key in self.sources)

    @property
    def looked_on(self) -> date:
        """The day on which its sources were looked at; of several days the earliest."""
        return min(SOURCES[key].looked_on for key in self.sources)

    @property
    def is_held_back(self) -> bool:
        """Whether it may not stand on a public page yet: it holds a number, and nobody has read a source for it."""
        return set(self.tags) <= {"M", "P"} and any(letter.isdigit() for letter in self.patient)
