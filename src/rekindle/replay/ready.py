"""The verb `ready`: may this treatment begin now, check by check."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS, Check, ReadinessFacts, checks, verdict
from rekindle.replay.ready_facts import YEARS, facts_of, instant_of
from rekindle.replay.ready_keys import FACTS, TOLD_BY
from rekindle.replay.shape import Key, Shape

# Of the house's own checks only the weight is among the documented keys; the restroom, the signed order and the gap
# between two sessions are asked on the readiness page, not here.
ELSEWHERE: Final = frozenset({"EX01", "EX03", "EX04"})
VERDICTS: Final = ("go", "hold", "no_go")

INPUT: Final = Shape(
    (
        Key("protocol", "code", "The way of treating", PROTOCOL_IDS, required=True),
        Key(
            "at", "text", "The instant of asking: an ISO time with its zone, which decides what today is", required=True
        ),
        Key("facts", "object", "What is known; whatever is null or absent is unknown", inside=FACTS),
    )
)
OUTPUT: Final = Shape(
    (
        Key("content_version", "text", "The clinical content that judged", required=True),
        Key(
            "verdict",
            "code",
            "One no_go ends the day, one hold holds; go only when every check says go",
            VERDICTS,
            required=True,
        ),
        Key(
            "checks",
            "list",
            "Every check of this protocol, in order",
            required=True,
            each=Key(
                "",
                "object",
                "",
                required=True,
                inside=Shape(
                    (
                        Key(
                            "id",
                            "text",
                            "The check, as in the knowledge base: PC, DG, or EX for our own",
                            required=True,
                        ),
                        Key("verdict", "code", "The verdict of this check alone", VERDICTS, required=True),
                        Key("reason", "text", "Why, in one sentence or two", required=True),
                        Key("action", "text", "What to do; empty when it is go", required=True),
                        Key(
                            "sources",
                            "list",
                            "What the check rests on",
                            required=True,
                            each=Key("", "text", "", required=True),
                        ),
                    )
                ),
            ),
        ),
        Key(
            "missing",
            "list",
            "The keys that would have to be known",
            required=True,
            each=Key("", "text", "", required=True),
        ),
    )
)


def ready(case: Mapping[str, Any]) -> dict[str, Any]:
    """May this treatment begin now: every check with its verdict, its reason and what to do."""
    INPUT.refuse(case)
    at = instant_of(case["at"], "at")
    given = case.get("facts") or {}
    if at.year not in YEARS:  # at no plausible time, nothing counts as known
        at, facts = datetime(2000, 1, 1, tzinfo=UTC), ReadinessFacts()
    else:
        facts = facts_of(given, at)
    found = tuple(check for check in checks(facts, at, case["protocol"]) if check.id not in ELSEWHERE)
    return {
        "content_version": CONTENT_VERSION,
        "verdict": verdict(found),
        "checks": [_said(check) for check in found],
        "missing": list(dict.fromkeys(key for check in found for fact in check.missing for key in TOLD_BY[fact])),
    }


def _said(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "verdict": check.verdict,
        "reason": check.reason,
        "action": check.action,
        "sources": list(check.sources),
    }
