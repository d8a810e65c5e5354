"""Pages about alarms: the policy, what becomes of an alarm, the cases worked by hand, and both schemas."""

import json
import tomllib
from pathlib import Path
from typing import Any

from rekindle.clinical.monitoring.alarms.policy import REACHES, policy
from rekindle.clinical.monitoring.alarms.rule import Rule, Step
from rekindle.clinical.monitoring.alarms.table import ASKS, INPUTS, MEANS, SHOWN, STANDINGS, TABLE
from rekindle.clinical.monitoring.alarms.waits import DELAYS, TIMES, over_in_words, step_in_words
from rekindle.clinical.monitoring.vitals import LEVEL_WORDS
from rekindle.clinical.treatment.confirmation import cited, confirmation
from rekindle.clinical.values import Value
from rekindle.replay.alarms import INPUT, OUTPUT
from rekindle.replay.shape import one_or_many

SPECS = Path(__file__).parents[2] / "tests" / "specs" / "alarms"
TECHNICAL = {
    "_signal_lost": "no valid value",
    "_overdue": "past the time it was due",
    "feed_silent": "nothing for three times its own pace, at least 15 s",
    "no_screen_listening": "the last screen has gone",
    "infusion_over_time": "past the planned end",
}


def pages() -> dict[str, str]:
    """The policy, the states, the cases and both schemas."""
    found = {"alarms.md": _policy(), "alarm-states.md": _states(), "alarm-cases.md": _cases()}
    for side, shape in (("input", INPUT), ("output", OUTPUT)):
        schema = one_or_many(shape.schema(), f"rekindle alarms: {side}")
        found[f"alarms-{side}.schema.json"] = json.dumps(schema, indent=2) + "\n"
    return found


def _policy() -> str:
    lines = ["# Alarms", ""]
    lines += [
        "Rekindle is a second display: the bedside monitor is the first to alarm. A named clinician confirms this"
    ]
    lines += [
        "table before a live treatment. Only a valid, fresh value moves the alarm of a sign; silence clears nothing."
    ]
    lines += ["", "## A person's own signs", ""]
    lines += _rows([rule for rule in policy().rules.values() if rule.nature == "physiological"])
    lines += [
        "",
        "A symptom beside a sign moves it up by one level; chest pain and its like beside a high pressure, or",
    ]
    lines += ["syncope beside the heart, move it to level 4.", ""]
    lines += [f"- Level {level}: {words}." for level, words in LEVEL_WORDS.items()]
    lines += ["", "## The means of watching", "", "None of these latches, and none stands on the ladder.", ""]
    lines += _rows([rule for rule in policy().rules.values() if rule.nature == "technical"])
    lines += ["", "## Who is called when nobody acknowledges", "", "| priority | at once | then |", "|---|---|---|"]
    for priority, waits in policy().reach_s.items():
        then = "; ".join(f"after {wait_s:g} s {REACHES[at]}" for at, wait_s in enumerate(waits, 1)) or "–"
        lines.append(f"| {priority} | {REACHES[0]} | {then} |")
    lines += [
        "",
        "## What a clinic confirms or may set",
        "",
        "The delay of a HIGH alarm, or of level 3 and more, may be shorter, never longer.",
        "",
    ]
    return "\n".join(
        [*lines, "| value | stands at | may be set | tag | sources |", "|---|---|---|---|---|", *_values()]
    )


def _values() -> list[str]:
    return [_value(value) for value in (*DELAYS, *TIMES)]


def _value(value: Value) -> str:
    tag = f"{value.tag}: unconfirmed default" if value.waits else value.tag
    words = f"{value.says} (`{value.key}`)"
    return f"| {words} | {value.in_words()} | {value.band_in_words()} | {tag} | {cited(value.sources)} |"


def _rows(rules: list[Rule]) -> list[str]:
    lines = ["| alarm | step | when | for | over | priority | level | latches | sources | |", "|---" * 10 + "|"]
    for rule in rules:
        for number, step in enumerate(rule.steps, 1):
            name = f"{rule.says} (`{rule.name}`)" if number == 1 else ""
            latches = "yes" if rule.latches and step.priority == "HIGH" else "no"
            cells = [
                name,
                str(number),
                _when(rule, step),
                f"{step.delay_s:g} s",
                over_in_words(rule, step),
                step.priority,
            ]
            cells += [str(step.level or "–"), latches, cited(rule.sources), confirmation(rule.sources)]
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def _when(rule: Rule, step: Step) -> str:
    if rule.nature == "technical":
        return next((words for end, words in TECHNICAL.items() if rule.name.endswith(end)), "reported")
    words = step_in_words(step)
    return f"{words}, while a rate is counted" if rule.needs else words


def _states() -> str:
    lines = ["# What becomes of an alarm", "", "One such machine for each alarm of each treatment.", ""]
    lines += ["| standing | shown as | means |", "|---|---|---|"]
    lines += [f"| {standing} | {SHOWN[standing]} | {MEANS[standing]} |" for standing in STANDINGS]
    lines += ["", "```mermaid", "stateDiagram-v2", "    [*] --> normal"]
    for before in STANDINGS:
        for after in STANDINGS:
            asked = [one.replace("_", " ") for one in INPUTS if TABLE[before, one].standing == after != before]
            lines += [f"    {before} --> {after}: {', '.join(asked)}"] if asked else []
    lines += ["```", "", "## Every pair", "", "Where it stands afterwards, and the phase that the log names; – changes"]
    lines += ["nothing. A phase without a change of standing is a row of the log all the same.", ""]
    lines += ["| input | " + " | ".join(STANDINGS) + " |", "|---" * (len(STANDINGS) + 1) + "|"]
    for asked_ in INPUTS:
        cells = [_cell(standing, asked_) for standing in STANDINGS]
        lines.append(f"| **{asked_.replace('_', ' ')}**: {ASKS[asked_]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(standing: Any, asked: Any) -> str:
    outcome = TABLE[standing, asked]
    if outcome.phase is None:
        return "–" if outcome.standing == standing else outcome.standing
    return f"{outcome.standing} ({outcome.phase})"


def _cases() -> str:
    lines = ["# Alarm cases", "", "Worked by hand and held by the tests. How to read the lines:"]
    lines += ["[the tables](../../tests/specs/alarms/README.md).", ""]
    for file in sorted(SPECS.glob("*.toml")):
        lines += [f"## {file.stem.partition('-')[2].replace('-', ' ').capitalize()}", ""]
        lines += ["| case | shows | what happens | what the alarms do |", "|---|---|---|---|"]
        for name, case in tomllib.loads(file.read_text()).items():
            happens = "<br>".join(_line(event) for event in case["events"])
            lines.append(f"| {name} | {case['shows']} | {happens} | {'<br>'.join(case['says']) or 'nothing'} |")
        lines.append("")
    return "\n".join(lines)


def _line(event: Any) -> str:
    if isinstance(event, str):
        return event
    rest = ", ".join(f"{key} {value}" for key, value in event.items() if key not in ("at_s", "kind"))
    return f"{event['at_s']} {event['kind']} {rest}"
