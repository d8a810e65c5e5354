"""Why something may not go ahead: one reason in one sentence. No refusals means yes."""

from dataclasses import dataclass

from rekindle.clinical.sources import SOURCES


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason not to go ahead, as a full sentence that says what and why, with its sources."""

    code: str
    sentence: str
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.code:
            raise ValueError("A refusal needs a code, so that a page and a test can name it.")
        if not self.sentence.endswith((".", "?", "!")):
            raise ValueError(f"Refusal {self.code} is not a full sentence: {self.sentence!r}.")
        for key in self.sources:
            if key not in SOURCES:
                raise ValueError(f"Refusal {self.code} cites {key!r}, which no source file has.")

    def __str__(self) -> str:
        return self.sentence
