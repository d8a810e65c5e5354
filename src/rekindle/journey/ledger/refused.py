"""An act that was refused, with every reason in a sentence a person can act on."""

from collections.abc import Iterable

from rekindle.clinical.refusal import Refusal


class Refused(Exception):
    """Raised by an action before anything is written; holds all the reasons, not the first."""

    def __init__(self, reasons: str | Iterable[Refusal]) -> None:
        found = (Refusal(code="refused", sentence=reasons),) if isinstance(reasons, str) else tuple(reasons)
        if not found:
            raise ValueError("A refusal needs at least one reason.")
        self.reasons = found
        super().__init__(" ".join(self.sentences))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every reason as a sentence."""
        return tuple(reason.sentence for reason in self.reasons)
