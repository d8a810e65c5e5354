"""What about a person makes an estimated curve less sure, each in one plain sentence; what is unknown is said too."""

from dataclasses import dataclass
from typing import Final, Literal

Liver = Literal["none", "mild", "moderate", "severe", "unsure"]


@dataclass(frozen=True, slots=True)
class Cautions:
    """What is known of a person's liver and medicines; where it comes from is the journey's business."""

    liver: Liver | None = None  # None: not known
    inhibitors: tuple[str, ...] = ()
    inducers: tuple[str, ...] = ()
    medicines_known: bool = True


NOTHING_KNOWN: Final = Cautions(medicines_known=False)


def sentences(cautions: Cautions) -> tuple[str, ...]:
    """What the liver and the medicines mean for a curve, in sentences for the page.

    What medicines do was measured in volunteers; which way a liver errs is our inference from how ketamine is cleared.

    Source: CYP, P
    """
    return tuple(each for each in (_liver(cautions.liver), *_medicines(cautions)) if each)


def _liver(liver: Liver | None) -> str:
    if liver == "none":
        return ""
    if liver in (None, "unsure"):
        return (
            "Whether the liver is ill is not known: an ill liver may clear ketamine slowly, and this curve be too low."
        )
    return (
        f"Liver disease ({liver}): no model here has studied it. An ill liver may clear ketamine slowly, so that"
        " this curve is too low and falls too fast."
    )


def _medicines(cautions: Cautions) -> list[str]:
    found = []
    if cautions.inhibitors:
        found.append(
            f"{_named(cautions.inhibitors)} may slow the clearance of ketamine: the curve may be too low, much too low"
            " for a swallowed dose."
        )
    if cautions.inducers:
        found.append(
            f"{_named(cautions.inducers)} may speed up the clearance of ketamine: the curve may be too high, much too"
            " high for a swallowed dose."
        )
    if not cautions.medicines_known:
        found.append("The medicines are not known in full: one that slows or speeds up clearance would move the curve.")
    return found


def _named(names: tuple[str, ...]) -> str:
    *before, last = names
    words = f"{', '.join(before)} and {last}" if before else last
    return words[:1].upper() + words[1:]
