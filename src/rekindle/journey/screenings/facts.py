"""A kept judgement as values a clinician's page can use."""

from dataclasses import dataclass

from rekindle.clinical.screening.catalogue import RULES_BY_ID
from rekindle.clinical.screening.rule import Rule
from rekindle.journey.screenings.models import Screening


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A rule that fired when a person was judged, with the reason it gave on that day."""

    rule: Rule
    reason: str
    patient_text: str
    keys: tuple[str, ...]


def findings(screening: Screening) -> tuple[KeptFinding, ...]:
    """What fired, gravest first; a rule since retired is left to the stored text of the judgement."""
    return tuple(
        KeptFinding(RULES_BY_ID[fired["id"]], fired["reason"], fired["patient_text"], tuple(fired["keys"]))
        for fired in screening.result["rules"]
        if fired["id"] in RULES_BY_ID
    )
