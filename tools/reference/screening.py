"""The pages of the screening rules: the rules, each rule's three states, and the shape of `rekindle screen`."""

import json
import tomllib
from pathlib import Path
from typing import Any

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.screening import thresholds
from rekindle.clinical.screening.catalogue import RULES, RULES_BY_ID
from rekindle.clinical.screening.contract import input_schema, output_schema
from rekindle.clinical.screening.grades import DISPOSITION_OF, Grade
from rekindle.clinical.screening.rule import Rule
from rekindle.clinical.screening.triage import RESPONSES
from rekindle.clinical.sources import source
from rekindle.clinical.threshold import Threshold

SPECS = Path(__file__).parents[2] / "tests" / "specs" / "screening"

INTRODUCTION = """\
# Screening rules

Content version {version}. {count} rules; each is one named criterion that is met, not met or unknown. The gravest
rule that fired decides: emergency, then not now, then a clinician's review, then eligible. *Eligible* means only that
the consultation may be booked. *Not now* is provisional until a clinician has confirmed it. Unknown never fires a rule,
but the rules on missing answers make sure that nothing unknown ends in eligible.

Sources carry a flag: V read in that source, V2 read in a secondary page, M from memory, P programme policy.
"""
GRADE_TITLES = {
    Grade.EMERGENCY: "Emergency",
    Grade.ABSOLUTE: "Absolute, or no indication",
    Grade.RELATIVE: "Relative",
    Grade.CAUTION: "Caution",
    Grade.DATA_QUALITY: "Data quality",
}
STATES_INTRODUCTION = """\
# Each rule met, not met and unknown

Cases written by hand, each a change to one ordinary history at which no rule fires. They run as tests. *Also* names
every other rule that fires in that case.
"""


def pages() -> dict[str, str]:
    """The rules, their states, and both schemas."""
    return {
        "screening-rules.md": rules_page(),
        "screening-rule-states.md": states_page(),
        "screen-input.schema.json": json.dumps(input_schema(), indent=2) + "\n",
        "screen-output.schema.json": json.dumps(output_schema(), indent=2) + "\n",
    }


def rules_page() -> str:
    """Every rule as a clinician reads it."""
    parts = [INTRODUCTION.format(version=CONTENT_VERSION, count=len(RULES)), _limits(), _bands()]
    for grade, title in GRADE_TITLES.items():
        rules = [rule for rule in RULES if rule.grade is grade]
        disposition = DISPOSITION_OF[grade].value.replace("_", " ")
        parts.append(f"## {title} ({len(rules)}): {disposition}\n")
        parts += [_rule(rule) for rule in rules]
    return "\n".join(parts)


def _cited(keys: tuple[str, ...]) -> str:
    return ", ".join(f"{key} ({source(key).flag})" for key in keys)


def _limits() -> str:
    lines = ["## Limits", "", "| limit | from | source |", "|---|---|---|"]
    for name, limit in vars(thresholds).items():
        if isinstance(limit, Threshold):
            words = name.replace("_", " ").lower()
            lines.append(f"| {words} | {limit.in_words()} | {limit.source} ({limit.tag}) |")
    for key, limits in thresholds.PLAUSIBLE.items():
        words = " and ".join(limit.in_words() for limit in limits)
        lines.append(f"| plausible `{key}` | {words} | P (P) |")
    return "\n".join([*lines, ""])


def _bands() -> str:
    lines = [
        "## Suicide-risk bands",
        "",
        "The first pattern that fits is the band. Items are never added into a score.",
        "",
    ]
    lines += ["| band | pattern | what is done | by when | sources |", "|---|---|---|---|---|"]
    for band, response in RESPONSES.items():
        cells = (response.pattern, response.action, response.time_limit, _cited(response.sources))
        lines.append(f"| {band.value.replace('_', ' ')} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _rule(rule: Rule) -> str:
    marks = " Leads with 988." if rule.shows_988 else ""
    lines = [
        f"### {rule.id}: {rule.name.replace('_', ' ')}",
        "",
        f"**When** {rule.when}.",
        "",
        f"- urgency {rule.urgency.value.replace('_', ' ')}; cause {rule.cause.value.replace('_', ' ')}.{marks}",
        f"- what staff do, or what would change it: {rule.follow_up}",
        f"- reads: {', '.join(f'`{key}`' for key in rule.keys)}",
        f"- sources: {_cited(rule.sources)}",
        "",
        f"> {rule.patient_text}",
        "",
    ]
    return "\n".join(lines)


def _entries() -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(SPECS.glob("*.toml")):
        entries |= tomllib.loads(file.read_text())
    return entries


def states_page() -> str:
    """Each rule with its cases, drawn from the tables that the tests run."""
    entries = _entries()
    lines = [STATES_INTRODUCTION, "| rule | met | not met | unknown |", "|---|---|---|---|"]
    for id in RULES_BY_ID:
        entry = entries[id]
        unknown = _cases(entry["unknown"]) if "unknown" in entry else f"never: {entry['never_unknown']}"
        lines.append(f"| {id} | {_cases(entry['met'])} | {_cases(entry['not_met'])} | {unknown} |")
    return "\n".join([*lines, ""])


def _cases(cases: list[dict[str, Any]]) -> str:
    return "<br>".join(_case(case) for case in cases)


def _case(case: dict[str, Any]) -> str:
    said = "; ".join(f"{key} {_answer(value)}" for key, value in case.items() if key != "others")
    others = case.get("others", [])
    return f"{said} (also {', '.join(others)})" if others else said


def _answer(value: Any) -> str:
    if isinstance(value, list):
        return " + ".join(_answer(each) for each in value) if value else "none of these"
    if isinstance(value, dict):
        return " ".join(_named(key, each) for key, each in value.items())
    return str(value).replace("|", "/") if value != "" else "(empty)"


def _named(key: str, value: Any) -> str:
    if key == "name":
        return f"“{value}”"
    return {"as_needed": "as needed"}.get(key, f"{key} {value}")
