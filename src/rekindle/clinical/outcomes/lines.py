"""The lines of each scale that a clinic answers for: entry, response, remission, reliable change, each with its source.

Every line is a `Value`: one that rests on memory or policy waits for a named clinician. Only a line for which more than
one figure was read may be moved, and only between those figures.
"""

from math import sqrt
from typing import Final

from rekindle.clinical.sources import Flag
from rekindle.clinical.values import Amount, Value

NO_OTHER: Final = "No other figure was read for it, so it can be confirmed as it stands and not moved."


def _line(
    key: str, says: str, default: Amount, unit: str, tag: Flag, sources: tuple[str, ...], highest: Amount | None = None
) -> Value:
    """One line; `highest` is the other figure that was read, where there is one."""
    return Value(
        f"outcomes.{key}",
        says,
        default,
        unit,
        tag,
        sources,
        frozenset({"outcomes"}),
        lowest=None if highest is None else default,
        highest=highest,
        why_fixed=NO_OTHER if highest is None else "",
    )


def entry(scale: str, name: str, default: Amount) -> Value:
    """From which baseline a percentage may be claimed."""
    return _line(
        f"{scale}.entry", f"{name} baseline from which a percentage is claimed", default, "points", "P", ("P",)
    )


def response(scale: str, name: str, default: Amount, tag: Flag, *sources: str) -> Value:
    """The fall that is called a response."""
    return _line(f"{scale}.response", f"{name} fall that is a response", default, "%", tag, sources)


def partial(scale: str, name: str, tag: Flag, *sources: str) -> Value:
    """The fall from which improvement is called partial."""
    return _line(f"{scale}.partial", f"{name} fall from which it is partial", 25, "%", tag, sources)


def remission(
    scale: str,
    name: str,
    default: Amount,
    tag: Flag,
    *sources: str,
    belongs: bool = True,
    highest: Amount | None = None,
) -> Value:
    """The score that is called remission; `belongs` says whether the line itself counts."""
    words = "at or below" if belongs else "below"
    says = f"{name} score {words} which it is remission"
    return _line(f"{scale}.remission", says, default, "points", tag, sources, highest)


def reliable(
    scale: str,
    name: str,
    default: Amount,
    *sources: str,
    tag: Flag = "M",
    highest: Amount | None = None,
    rise: bool = False,
) -> Value:
    """The change that is more than the scale's own scatter."""
    says = f"{name} {'rise' if rise else 'fall'} that is more than chance"
    return _line(f"{scale}.reliable", says, default, "points", tag, sources or ("RCI",), highest)


def important(scale: str, name: str, default: Amount, tag: Flag, *sources: str) -> Value:
    """The smallest change that people notice."""
    return _line(f"{scale}.important", f"{name} smallest change that people notice", default, "points", tag, sources)


def policy(key: str, says: str, default: Amount, unit: str, *sources: str, tag: Flag = "P") -> Value:
    """One line of the programme that no scale owns."""
    return _line(key, says, default, unit, tag, sources or ("P",))


def rci_score(sd_score: float, alpha_ratio: float) -> float:
    """Reliable change of a scale from its spread and its consistency, after Jacobson and Truax.

    Source: RCI
    """
    return 1.96 * sd_score * sqrt(2) * sqrt(1 - alpha_ratio)


# The spread and the consistency each reliable change is worked from; recalled, so each is an unconfirmed default.
RCI_INPUTS: Final[dict[str, tuple[float, float]]] = {
    "phq9": (5.8, 0.89),
    "gad7": (4.7, 0.92),
    "qids_sr16": (4.5, 0.86),
    "madrs": (9, 0.86),
    "pcl5": (15, 0.94),
    "peg": (2.2, 0.89),
    "who5": (20, 0.86),
    "sidas": (10, 0.91),
    "isi": (4.2, 0.91),
    "ybocs": (6, 0.88),
    "wsas": (8, 0.87),
}

PHQ9_WORSE: Final = policy("phq9.worse", "PHQ-9 rise over baseline that is worse", 5, "points", "B02", "P")
PHQ9_RELAPSE_FROM: Final = policy(
    "phq9.relapse_from", "PHQ-9 score from which one reading can be relapse", 15, "points"
)
PHQ9_RELAPSE_RISE: Final = policy("phq9.relapse_rise", "PHQ-9 rise above the best for that", 5, "points")
MADRS_RELAPSE_FROM: Final = policy(
    "madrs.relapse_from", "MADRS score that is relapse when read twice", 22, "points", "SUSTAIN-RELAPSE", tag="M"
)
MADRS_RELAPSE_GAP_FROM: Final = policy(
    "madrs.relapse_gap_from", "Fewest days between those two MADRS readings", 5, "d", "SUSTAIN-RELAPSE", tag="M"
)
MADRS_RELAPSE_GAP_TO: Final = policy(
    "madrs.relapse_gap_to", "Most days between those two MADRS readings", 15, "d", "SUSTAIN-RELAPSE", tag="M"
)
BASELINE_WINDOW: Final = policy("baseline_window", "Days before infusion 1 in which a baseline may lie", 14, "d")
RELAPSE_GAP: Final = policy("relapse_gap", "Days between two readings that together show a relapse", 7, "d", "P")
