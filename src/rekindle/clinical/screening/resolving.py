"""Who may settle a rule that fired: the graver it is, the fewer; some nobody.

A resolution never removes a finding. It says that a named person weighed it, and how.
"""

from enum import StrEnum
from typing import Final

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.screening.grades import Grade


class Resolver(StrEnum):
    """Whose decision it is."""

    NOBODY = "nobody"
    DIRECTOR = "director"
    PRESCRIBER = "prescriber"
    CHECKLIST = "checklist"


RESOLVER_OF: Final[dict[Grade, Resolver]] = {
    Grade.EMERGENCY: Resolver.NOBODY,
    Grade.ABSOLUTE: Resolver.DIRECTOR,
    Grade.RELATIVE: Resolver.PRESCRIBER,
    Grade.CAUTION: Resolver.CHECKLIST,
    Grade.DATA_QUALITY: Resolver.PRESCRIBER,
}

# Contraindications of the label itself are overridden by nobody. The three vascular ones are the nasal spray's label;
# for a drip they are this programme's policy, which the medical director may override with a specialist's letter.
NO_OVERRIDE: Final[dict[str, frozenset[str]]] = {
    "iv_im": frozenset({"AC-ALLERGY"}),
    "spravato": frozenset({"AC-ALLERGY", "AC-ANEUR", "AC-AVM", "AC-ICH"}),
}
LABEL_SOURCES: Final = ("L-KET-US", "L-SPR-US")


def resolver_of(rule_id: str, grade: str, route: str = "iv_im") -> Resolver:
    """Whose decision a fired rule is on a route of administration.

    Source: L-KET-US, L-SPR-US, P
    """
    return Resolver.NOBODY if rule_id in NO_OVERRIDE[route] else RESOLVER_OF[Grade(grade)]


def why_never(rule_id: str, grade: str, route: str = "iv_im") -> tuple[Refusal, ...]:
    """Why a finding can be settled by nobody, and what would change it instead.

    Source: L-KET-US, L-SPR-US, P
    """
    if resolver_of(rule_id, grade, route) is not Resolver.NOBODY:
        return ()
    if Grade(grade) is Grade.EMERGENCY:
        sentence = f"{rule_id} is an emergency and cannot be resolved with a note; newer answers must show it is over."
        return (Refusal(f"resolve.{rule_id}", sentence, ("P",)),)
    sentence = f"{rule_id} is a contraindication of the label itself and has no override."
    return (Refusal(f"resolve.{rule_id}", sentence, LABEL_SOURCES),)
