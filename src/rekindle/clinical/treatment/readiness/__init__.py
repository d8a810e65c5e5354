"""May this treatment begin now? Every check with its verdict and reason; unknown is never go."""

from datetime import datetime

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.readiness.body import BODY_CHECKS, BODY_RULES
from rekindle.clinical.treatment.readiness.check import (
    VERDICT_WORDS,
    Check,
    Looker,
    Rule,
    Verdict,
    checked_for_slips,
)
from rekindle.clinical.treatment.readiness.facts import FACT_NAMES, PressureReading, ReadinessFacts
from rekindle.clinical.treatment.readiness.mind import MIND_CHECKS, MIND_RULES
from rekindle.clinical.treatment.readiness.occasion import PROTOCOL_IDS, Occasion, ProtocolId
from rekindle.clinical.treatment.readiness.record import RECORD_CHECKS, RECORD_RULES
from rekindle.clinical.treatment.readiness.room import ROOM_CHECKS, ROOM_RULES
from rekindle.clinical.treatment.readiness.visit import VISIT_CHECKS, VISIT_RULES
from rekindle.clinical.treatment.readiness.vitals import VITAL_CHECKS, VITAL_RULES
from rekindle.clinical.values import DEFAULTS, ClinicValues

__all__ = [
    "FACT_NAMES",
    "PROTOCOL_IDS",
    "RULES",
    "VERDICT_WORDS",
    "Check",
    "PressureReading",
    "ProtocolId",
    "ReadinessFacts",
    "Rule",
    "Verdict",
    "checks",
    "refusals_of",
    "verdict",
    "why_not_begin",
]

_GROUPS = ("PC", "DG", "EX")
_LOOKERS: tuple[tuple[Rule, Looker], ...] = (
    *RECORD_CHECKS,
    *VISIT_CHECKS,
    *VITAL_CHECKS,
    *BODY_CHECKS,
    *MIND_CHECKS,
    *ROOM_CHECKS,
)


def _place(check_id: str) -> tuple[int, str]:
    return _GROUPS.index(check_id[:2]), check_id


RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*RECORD_RULES, *VISIT_RULES, *VITAL_RULES, *BODY_RULES, *MIND_RULES, *ROOM_RULES),
        key=lambda rule: _place(rule.id),
    )
)


def checks(
    facts: ReadinessFacts, at: datetime, protocol: ProtocolId = "iv_mood", *, values: ClinicValues = DEFAULTS
) -> tuple[Check, ...]:
    """Every check of this protocol's record, day and room, in order, on what is known at this instant.

    `at` is an aware instant in the clinic's own zone, because "today" is the clinic's day.
    """
    when = Occasion(at, protocol, values)
    found = (checked_for_slips(rule, look(facts, when), facts) for rule, look in _LOOKERS if protocol in rule.protocols)
    return tuple(sorted(found, key=lambda check: _place(check.id)))


def verdict(found: tuple[Check, ...], accepted: frozenset[str] = frozenset()) -> Verdict:
    """The whole page in one word: one no ends the day, one hold that nobody signed for holds."""
    if any(check.verdict == "no_go" for check in found):
        return "no_go"
    open_holds = [check for check in found if check.verdict == "hold" and not _signed_for(check, accepted)]
    return "hold" if open_holds else "go"


def _signed_for(check: Check, accepted: frozenset[str]) -> bool:
    return check.acceptable and check.id in accepted


def why_not_begin(
    facts: ReadinessFacts, at: datetime, protocol: ProtocolId = "iv_mood", *, values: ClinicValues = DEFAULTS
) -> tuple[Refusal, ...]:
    """Every reason this treatment may not begin now; empty means it may.

    A prescriber's signed acceptance with a note clears a hold on a known value. It never clears an unknown fact,
    and nothing here clears a no.
    """
    return refusals_of(checks(facts, at, protocol, values=values), facts.prescriber_accepted)


def refusals_of(found: tuple[Check, ...], accepted: frozenset[str]) -> tuple[Refusal, ...]:
    """What stands in the way among these checks: each no, and each hold that nobody may sign for or has signed for."""
    return tuple(
        Refusal(
            f"ready.{check.id}.{check.verdict}", f"{check.title}: {check.reason} {check.action}".strip(), check.sources
        )
        for check in found
        if check.verdict == "no_go" or (check.verdict == "hold" and not _signed_for(check, accepted))
    )
