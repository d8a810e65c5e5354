"""Where messages come from, as a person at the clinic has set it up."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Literal

from rekindle.interop.devices.dialects import DIALECTS

AckMode = Literal["auto", "original", "enhanced"]


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of messages: its name here, its dialect, its zone and how it wants to be answered.

    `confirmed` holds codes of the table that no recorded message shows and that a second person has confirmed for
    this source.
    """

    name: str
    dialect: str = "auto"
    zone: tzinfo = UTC
    ack_mode: AckMode = "auto"
    charset: str = ""
    confirmed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("A source of messages needs a name.")
        if self.dialect not in DIALECTS:
            raise ValueError(f"No dialect is called {self.dialect!r}; known are {', '.join(DIALECTS)}.")
