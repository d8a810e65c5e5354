"""A kept judgement as values a clinician's page can use."""

from dataclasses import dataclass, replace
from typing import Any

from rekindle.clinical.screening.catalogue import RULES_BY_ID
from rekindle.clinical.screening.explaining import grounds
from rekindle.clinical.screening.grades import Grade
from rekindle.clinical.screening.judgement import Judgement
from rekindle.clinical.screening.rule import Rule
from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import who_stands_behind
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
        KeptFinding(_as_graded(fired), fired["reason"], fired["patient_text"], tuple(fired["keys"]))
        for fired in screening.result["rules"]
        if fired["id"] in RULES_BY_ID
    )


def _as_graded(fired: dict[str, Any]) -> Rule:
    """The rule with the grade it had on that day, which the clinic may have chosen."""
    return replace(RULES_BY_ID[fired["id"]], grade=Grade(fired["grade"]))


def grounds_of(judgement: Judgement, clinic: Clinic) -> list[dict[str, Any]]:
    """Each fired rule's text and numbers as they stand now, with whoever confirmed each number."""
    found = grounds(judgement)
    numbers = [number for rule in found for number in rule["numbers"]]
    behind = who_stands_behind(clinic, {number["key"] for number in numbers if number["key"]})
    for number in numbers:
        row = behind.get(number["key"])
        number["by"] = row.confirmed_by if row else ""
        number["at"] = row.confirmed_at.isoformat() if row else ""
    return found
