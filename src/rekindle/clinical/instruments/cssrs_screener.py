"""C-SSRS screener: six questions about suicidal thoughts and behaviour, and how urgently somebody must act.

There is no sum. High: item 4 or 5, or behaviour in the last three months. Moderate: item 3, or behaviour before that.
Low: item 1 or 2. A yes counts wherever it stands, also under a question that need not have been asked, and high is
said as soon as one answer makes it so; anything less waits until all that must be asked is answered.
Source: CSSRS-SCORING, LOINC-PANELS
"""

from collections.abc import Mapping
from typing import Any

from rekindle.clinical.instruments.coding import ZERO_ONE
from rekindle.clinical.instruments.instrument import Gate, Instrument, Sheet, numbered, q
from rekindle.clinical.instruments.worded import restricted


def triage(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    """The band of the screener, and the highest thought that was said yes to.

    Source: CSSRS-SCORING
    """
    yes = {key for key, points in sheet.points.items() if points}
    thoughts = [number for number in range(1, 6) if f"q{number}" in yes]
    open_thoughts = any(key in sheet.missing for key in q(5))
    return {
        "triage": _band(yes, bool(sheet.missing)),
        "max_ideation": max(thoughts) if thoughts else None if open_thoughts else 0,
    }


def _band(yes: set[str], unfinished: bool) -> str | None:
    if yes & {"q4", "q5", "q6_past3mo"}:
        return "high"
    if unfinished:
        return None
    if yes & {"q3", "q6_lifetime"}:
        return "moderate"
    return "low" if yes else "none"


CSSRS = Instrument(
    instrument_id="cssrs_screener",
    name="C-SSRS-screener",
    title="Columbia-Suicide Severity Rating Scale, screener",
    recall="the past month; behaviour ever and in the past 3 months",
    owner="the Research Foundation for Mental Hygiene",
    items=numbered(
        (*q(5), "q6_lifetime", "q6_past3mo"),
        ZERO_ONE,
        ("93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9"),
    ),
    main="triage",
    outputs=("triage", "max_ideation"),
    gates=(
        Gate("q2", closed_by=0, skips=q(5, 3), needed=False),
        Gate("q6_lifetime", closed_by=0, skips=("q6_past3mo",), needed=False),
    ),
    algorithm=triage,
    safety_keys=(*q(5), "q6_lifetime", "q6_past3mo"),
    tier="B",
    licence=restricted("the Research Foundation for Mental Hygiene", "CSSRS-SCORING"),
    off="The Columbia Lighthouse Project has not yet answered whether its tools may be in open software.",
    loinc_panel="93373-9",
    sources=("CSSRS-SCORING", "LOINC-PANELS"),
    remarks=("Invented 0-5 frequency scoring is in circulation; the screener is yes or no with a triage rule.",),
)
