"""Pages of readiness: every check with its limits, the cases that hold it to them, the shape of `rekindle ready`."""

import json
import tomllib
from pathlib import Path
from typing import Any

from rekindle.clinical.treatment.clearance import CLEARANCE_TRIGGERS, CLEARANCE_VALID_D
from rekindle.clinical.treatment.confirmation import cited, confirmation
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS, RULES, Rule
from rekindle.clinical.treatment.readiness.plausible import PLAUSIBLE
from rekindle.clinical.treatment.readiness.questions import QUESTIONS
from rekindle.clinical.treatment.readiness.values import VALUES
from rekindle.replay.ready import ELSEWHERE, INPUT, OUTPUT
from rekindle.replay.ready_keys import ASKED, Asked, Either
from rekindle.replay.shape import Key, one_or_many

SPECS = Path(__file__).parents[2] / "tests" / "specs" / "readiness"

INTRODUCTION = """\
# Readiness: may this treatment begin

Anything not known holds, and no signature replaces finding out. A prescriber may sign, with a note, for a
hold on a known value. Nobody here signs past a *not today*; a high suicide band with a documented emergency
plan becomes a hold. A number that cannot be true holds until somebody has looked again.

Checks that begin with EX are the house's own. Where no protocol is named, a check belongs to all of them.
"""
KEYS_INTRODUCTION = """\
# The keys of `rekindle ready`, check by check

Each check with the keys that tell it what it asks. A key that is null or absent is unknown. Some keys are needed only
where another one leaves the check open; they say so. The restroom, the signed order and the gap between two sessions
are asked on the readiness page and not by this verb.
"""
CASES_INTRODUCTION = """\
# Each check going, holding and ending the day

Cases written by hand, each a change to one person who is ready under every protocol; the limits are looked at on both
sides. They run as tests. Where no protocol is named it is an infusion for mood.
"""


def pages() -> dict[str, str]:
    """The checks, their keys, their cases, and both schemas."""
    return {
        "readiness.md": _readiness(),
        "readiness-keys.md": _keys(),
        "readiness-cases.md": _cases(),
        "ready-input.schema.json": _schema(INPUT.schema(), "What rekindle ready reads"),
        "ready-output.schema.json": _schema(OUTPUT.schema(), "What rekindle ready answers"),
    }


def _schema(case: dict[str, Any], title: str) -> str:
    return json.dumps(one_or_many(case, title), indent=2) + "\n"


def _protocols(rule: Rule) -> str:
    return "" if len(rule.protocols) == len(PROTOCOL_IDS) else ", ".join(p for p in PROTOCOL_IDS if p in rule.protocols)


def _readiness() -> str:
    lines = [INTRODUCTION, "| check | go | hold | not today | do | protocols | sources | |", "|---" * 8 + "|"]
    for rule in RULES:
        cells = (
            rule.go,
            rule.hold or "–",
            rule.no_go or "–",
            rule.action,
            _protocols(rule),
            cited(rule.sources),
            confirmation(rule.sources),
        )
        lines.append(f"| **{rule.id}** {rule.title} | " + " | ".join(cells) + " |")
    lines += ["", "## Numbers that wait for a named clinician", "", "| value | default | may be set | sources |"]
    lines += ["|---" * 4 + "|"]
    for value in VALUES:
        band = f"{value.lowest:g} to {value.highest:g}" if value.movable else "confirmed as it stands"
        lines.append(f"| {value.says} | {value.in_words()} | {band} | {cited(value.sources)} |")
    lines += ["", "## What cannot be true", "", "Outside these a hand or a device slipped.", ""]
    lines += ["| fact | lowest | highest |", "|---|---|---|"]
    lines += [f"| {QUESTIONS[name].words} | {low:g} | {high:g} |" for name, (low, high) in PLAUSIBLE.items()]
    lines += ["", "## What opens a clearance again", ""]
    lines += [f"A clearance counts for {CLEARANCE_VALID_D} days, unless one of these happens first:", ""]
    lines += [f"- `{trigger.trigger_id}`: {trigger.words}" for trigger in CLEARANCE_TRIGGERS]
    return "\n".join(lines)


def _keys() -> str:
    lines = [KEYS_INTRODUCTION, "| check | key | answered with | what it says |", "|---" * 4 + "|"]
    for rule in RULES:
        asked = [each for each in ASKED if rule.id in each.checks]
        for index, each in enumerate(asked):
            check = f"**{rule.id}** {rule.title}" if index == 0 else ""
            lines.append(f"| {check} | `{each.key.name}` | {_answered(each.key)} | {_says(each)} |")
    return "\n".join(lines)


def _says(asked: Asked) -> str:
    return asked.key.says.rsplit(" (", 1)[0]


def _answered(key: Key) -> str:
    if isinstance(key, Either):
        return " or ".join(_answered(way) for way in key.ways)
    if key.kind == "code":
        return ", ".join(f"`{code}`" for code in key.codes)
    if key.kind == "list" and key.each is not None:
        return f"a list: {_answered(key.each)}"
    if key.inside is not None:
        return "an object of " + ", ".join(f"`{name}`" for name in key.inside.names)
    return {"boolean": "true or false", "integer": "a whole number", "number": "a number"}.get(key.kind, "text")


def _cases() -> str:
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(SPECS.glob("*.toml")):
        entries |= tomllib.loads(file.read_text())
    lines = [CASES_INTRODUCTION, "| check | go | hold | not today |", "|---" * 4 + "|"]
    for rule in (rule for rule in RULES if rule.id not in ELSEWHERE):
        entry = entries[rule.id]
        usual = entry.get("protocol")
        cells = (
            "<br>".join(_case(case, usual) for case in entry.get(verdict, ())) for verdict in ("go", "hold", "no_go")
        )
        lines.append(f"| **{rule.id}** | " + " | ".join(cell or "–" for cell in cells) + " |")
    return "\n".join(lines)


def _case(case: dict[str, Any], usual: str | None) -> str:
    said = dict(case) if "protocol" in case or usual is None else {"protocol": usual, **case}
    words = [f"{said.pop('protocol')}:"] if "protocol" in said else []
    return " ".join([*words, "; ".join(f"{key} {_value(value)}" for key, value in said.items())])


def _value(value: Any) -> str:
    if value == "":
        return "unknown"
    if value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join("/".join(map(str, each)) if isinstance(each, list) else _value(each) for each in value)
    if isinstance(value, dict):
        return f"{value['systolic_mmhg']}/{value['diastolic_mmhg']} at {value['at']}"
    return str(value)
