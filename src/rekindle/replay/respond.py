"""The verb `respond`: what a change between a baseline and a reading is called, and why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from rekindle.clinical.instruments import BY_NAME
from rekindle.clinical.outcomes.response import respond as judge
from rekindle.clinical.outcomes.rules import RULES
from rekindle.replay.shape import Key, Shape

WITH_LINES: Final = {rule.name.replace(" ", "-"): key for key, rule in RULES.items()}
# Scales that can be scored and for which no line of change is stated: answered as unknown, never guessed.
WITHOUT_LINES: Final = tuple(name for name in BY_NAME if name not in WITH_LINES)
_IDS: Final[Mapping[str, str]] = MappingProxyType(
    WITH_LINES | {name: BY_NAME[name].instrument_id for name in WITHOUT_LINES}
)
CLASSES: Final = ("remission", "response", "partial", "none", "worse", "relapse", "unknown")

INPUT: Final = Shape(
    (
        Key("instrument", "code", "The scale, by the name it is published under.", tuple(_IDS), True),
        Key("baseline", "number", "The last complete score before the first infusion."),
        Key("current", "number", "The score that is judged."),
        Key("previous", "number", "The score before the current one, for relapse."),
        Key("days_between", "number", "Days between the previous and the current score."),
        Key("best_since_response", "number", "The best score since a response was first reached; relapse needs one."),
    )
)
OUTPUT: Final = Shape(
    (
        Key("pct_change", "number", "Change in per cent; negative is better, also on a scale where higher is better."),
        Key("eligible_for_response", "boolean", "Whether a percentage may be claimed from this baseline.", (), True),
        Key("response", "boolean", "Whether it is a response by the scale's own line.", (), True),
        Key("partial", "boolean", "Whether it is a partial response.", (), True),
        Key("remission", "boolean", "Whether the score is in the remission range; null where none is stated."),
        Key("reliable_change", "boolean", "Whether it improved by more than chance; null where no line is stated."),
        Key("worse", "boolean", "Whether it is worse; null for a rise on a scale without a line for it."),
        Key("relapse", "boolean", "Whether it is a relapse after a response.", (), True),
        Key("class", "code", "The summary of the findings.", CLASSES, True),
        Key("reasons", "list", "Why, in full sentences.", required=True, each=Key("reason", "text", "", required=True)),
        Key("missing", "list", "What would have to be known.", required=True, each=Key("key", "text", "", (), True)),
        Key(
            "sources", "list", "Source keys of the scale's lines.", required=True, each=Key("key", "text", "", (), True)
        ),
        Key("content_version", "text", "The version of the rules that judged.", required=True),
    )
)


def respond(case: Mapping[str, Any]) -> dict[str, Any]:
    """What the change between a baseline and a reading is called, with its reasons."""
    INPUT.refuse(case)
    name = case["instrument"]
    found = judge(
        _IDS[name],
        baseline=case.get("baseline"),
        current=case.get("current"),
        previous=case.get("previous"),
        days_between=case.get("days_between"),
        best_since_response=case.get("best_since_response"),
    )
    return {
        "pct_change": found.pct_change,
        "eligible_for_response": found.eligible_for_response,
        "response": found.improved,
        "partial": found.partial,
        "remission": found.remission,
        "reliable_change": found.reliable_change,
        "worse": found.worse,
        "relapse": found.relapse,
        "class": found.response_class,
        "reasons": list(found.reasons),
        "missing": list(found.missing),
        "sources": list(found.sources),
        "content_version": found.content_version,
    }
