"""What counts as improvement on each scale: where a percentage may be claimed, cut-offs, and what is real change."""

from dataclasses import dataclass

RESPONSE_FRACTION = 0.50
PARTIAL_FRACTION = 0.25
BASELINE_WINDOW_D = 14
RELAPSE_GAP_D = 7


@dataclass(frozen=True)
class ChangeRule:
    """One scale's own lines; where a line is from memory or policy its sources say so."""

    instrument_id: str
    name: str
    highest_score: int
    entry_score: int
    remission_below_score: int
    reliable_change_score: int
    worse_by_score: int
    relapse_from_score: int | None
    relapse_rise_score: int | None
    sources: tuple[str, ...]


RULES: dict[str, ChangeRule] = {
    rule.instrument_id: rule
    for rule in (
        ChangeRule("phq9", "PHQ-9", 27, 10, 5, 6, 5, 15, 5, ("B02", "RCI")),
        # no published entry threshold for the GAD-7 was read: its moderate band is used, as for the PHQ-9
        ChangeRule("gad7", "GAD-7", 21, 10, 5, 4, 4, None, None, ("RCI", "M", "P")),
        ChangeRule("qids_sr16", "QIDS-SR16", 27, 11, 6, 5, 5, None, None, ("B05", "RCI", "M")),
        ChangeRule("madrs", "MADRS", 60, 20, 11, 10, 10, None, None, ("B06", "RCI", "M")),
    )
}


def rule_of(instrument_id: str) -> ChangeRule:
    """The lines of one scale; an unknown scale is a mistake in the program and raises."""
    if instrument_id not in RULES:
        raise ValueError(f"no change is defined for {instrument_id!r}; there is for {sorted(RULES)}")
    return RULES[instrument_id]
