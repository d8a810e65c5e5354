"""Pages about the questionnaires: coding, score, what is missing, bands, safety item, licence, sources, both ways."""

import importlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from rekindle.clinical.instruments import INSTRUMENTS, Instrument, Item
from rekindle.clinical.instruments.instrument import Line, Measure
from rekindle.clinical.instruments.modes import NOTHING, TIERS, modes_of, standing
from rekindle.clinical.instruments.wording import LICENCE_WORDS
from rekindle.clinical.sources import COMPILED_ON, FLAG_MEANINGS, source
from rekindle.interop.fhir.expression import NOT_PORTABLE, main_expression
from rekindle.replay.score import input_schema, output_schema, score
from rekindle.replay.shape import one_or_many

GOLDEN = Path(__file__).parents[2] / "tests" / "golden" / "scoring.json"
HEAD = (
    "No total is given unless every item that is asked is answered, save where a page says otherwise. Nothing is",
    "filled in for the person. A safety item is read even on an abandoned sheet. `rekindle score FILE` replays one.",
)
FHIR = (
    "Every instrument is exported as a Questionnaire whose hidden items calculate its numbers in FHIRPath that needs",
    "no `sum()`, `max()` or `weight()`. Without an expression for the main number:",
)
MODES = {
    "shipped_wording": "its own words",
    "clinic_wording": "words the clinic brings",
    "numbered_items": "numbered items",
    "total_only": "the total alone",
}


def pages() -> dict[str, str]:
    """The list with its licences, a page for each instrument, and the two schemas of the verb."""
    examples: list[dict[str, Any]] = json.loads(GOLDEN.read_text())["vectors"]
    found = {"instruments.md": _listed()}
    for each in INSTRUMENTS.values():
        own = [example for example in examples if example["instrument"] == each.name]
        found[f"instruments/{each.instrument_id}.md"] = _page(each, own)
    found["score-input.schema.json"] = _schema(input_schema(), "Score: one answer sheet, or a list of them")
    found["score-output.schema.json"] = _schema(output_schema(), "Score: the results of a sheet, or a list of them")
    return found


def _schema(case: dict[str, Any], title: str) -> str:
    return json.dumps(one_or_many(case, title), indent=2, ensure_ascii=False)


def _mode(each: Instrument, on: date = COMPILED_ON) -> str:
    now = standing(each, NOTHING, on)
    return MODES[now.mode] if now.offered else f"off; {MODES[now.mode]}"


def _listed() -> str:
    lines = ["# Instruments and licences", "", *HEAD, ""]
    lines += ["| scale | what | recall | score | licence tier | without more ado | flags of its sources |"]
    lines += ["|---|---|---|---|---|---|---|"]
    for each in INSTRUMENTS.values():
        flags = ", ".join(sorted({source(key).flag for key in each.sources}))
        name = f"[{each.name}](instruments/{each.instrument_id}.md)"
        what = f"{each.title} | {each.recall or 'not stated'} | {_range(each)}"
        lines.append(f"| {name} | {what} | {each.tier} | {_mode(each)} | {flags} |")
    lines += ["", "## Licence tiers", "", *(f"- **{tier}** {words}" for tier, words in TIERS.items())]
    lines += ["", "## Notices", ""]
    lines += [f"- **{each.name}**: {each.licence.notice}" for each in INSTRUMENTS.values() if each.tier == "A"]
    lines += ["", "## FHIR", "", *FHIR, ""]
    lines += [f"- **{INSTRUMENTS[key].name}**: {why}" for key, why in NOT_PORTABLE.items()]
    entered = ", ".join(each.name for each in INSTRUMENTS.values() if each.main in each.keys)
    lines += [f"- entered as they stand: {entered}", "", "## Marks", ""]
    return "\n".join([*lines, *(f"- **{flag}** {meaning}" for flag, meaning in FLAG_MEANINGS.items())])


def _range(each: Instrument) -> str:
    return f"{each.lowest} to {each.highest}" if each.main_measure else f"`{each.main}`"


def _prose(each: Instrument) -> list[str]:
    """What its file says of itself, without the sources."""
    said = importlib.import_module(f"rekindle.clinical.instruments.{each.instrument_id}").__doc__ or ""
    return [line for line in said.strip().splitlines() if not line.startswith("Source:")]


def _page(each: Instrument, examples: list[dict[str, Any]]) -> str:
    head, *rest = _prose(each)
    recall = each.recall or "not stated in our sources"
    lines = [f"# {each.name}", "", f"{each.title}. Recall: {recall}.", "", head, *rest, ""]
    lines += ["## Items", "", *_items(each), ""]
    lines += ["## Score", "", *_scores(each), *_gates(each), *_bands(each), *_safety(each), *_codes(each)]
    lines += ["## Licence", "", *_licence(each), ""]
    lines += ["## Sources", ""]
    keys = dict.fromkeys((*each.sources, each.licence.source))
    lines += [f"- {key} ({source(key).flag}): {source(key).citation}" for key in keys]
    if each.unconfirmed:
        lines += ["", "From memory, to be confirmed by a clinician:", "", *(f"- {line}" for line in each.unconfirmed)]
    if each.remarks:
        lines += ["", "## Remarks", "", *(f"- {line}" for line in each.remarks)]
    return "\n".join([*lines, "", "## Both ways", "", *_both_ways(examples)])


def _items(each: Instrument) -> list[str]:
    lines = ["| item | asked | answers | counts | LOINC |", "|---|---|---|---|---|"]
    hidden = bool(each.off) or not each.worded
    for item in (*each.items, *each.unscored):
        words = "in its pack" if each.worded and hidden else item.text or each.label_of(item)
        note = " (not scored)" if item in each.unscored else " (may be left out)" if item.optional else ""
        answers = _answers(each, item, hidden)
        lines.append(f"| {item.key}{note} | {words} | {answers} | {_counts(item)} | {item.loinc} |")
    return lines


def _answers(each: Instrument, item: Item, hidden: bool) -> str:
    words = item.options or each.options
    said = item.coding.in_words() if hidden or not words else "; ".join(f"{value} {text}" for value, text in words)
    not_assessed = ", ".join(map(str, sorted(item.coding.unanswered)))
    return f"{said}; {not_assessed} not assessed" if not_assessed else said


def _counts(item: Item) -> str:
    coding = item.coding
    if coding.kind == "clock":
        return "minutes after midnight"
    if coding.identical:
        return "as printed"
    printed = {answer: points for answer, points in coding.points.items() if points is not None}
    if all(answer == points for answer, points in printed.items()):
        return "as printed; not applicable is not counted"
    return "; ".join(f"{answer}: {points}" for answer, points in printed.items())


def _keys(keys: tuple[str, ...]) -> str:
    """q1 to q9 where they run on, else each by its name."""
    found = [re.fullmatch(r"(\D*)(\d+)", key) for key in keys]
    numbers = [(each[1], int(each[2])) for each in found if each]
    first = numbers[0] if numbers else ("", 0)
    if len(keys) > 3 and numbers == [(first[0], first[1] + place) for place in range(len(keys))]:
        return f"{keys[0]} to {keys[-1]}"
    return ", ".join(keys)


def in_words(measure: Measure) -> str:
    """How a number is worked out, in a sentence's part."""
    said = f"sum of {_keys(measure.items)}"
    if measure.weights:
        said = "weighted " + said
    if measure.by_highest:
        said += "; only the highest counts of " + " and of ".join(_keys(group) for group in measure.by_highest)
    if measure.plus:
        said += f", {'plus' if measure.plus > 0 else 'less'} {abs(measure.plus)}"
    if measure.times != 1:
        said += f", times {measure.times}"
    if measure.over_counted:
        said += f", over {'' if measure.over == 1 else f'{measure.over} times '}the number of items that count"
    elif measure.over != 1:
        said += f", over {measure.over}"
    if measure.decimals is not None:
        said += f", to {measure.decimals} decimals"
    enough = "all answered" if measure.at_least is None else f"at least {measure.at_least} answered"
    return f"{said}; {enough}"


def _line(line: Line) -> str:
    bound = f"at least {line.at_least}" if line.at_least is not None else f"at most {line.at_most}"
    return f"`{line.of}` is {bound}"


def _scores(each: Instrument) -> list[str]:
    known = {measure.key: in_words(measure) for measure in each.measures}
    known |= {line.key: _line(line) for line in each.lines}
    known |= {key: ", ".join(f"`{inner}`" for inner in parts) for key, parts in each.nested.items()}
    known |= {"band": "by the table below", each.safety_output: "the safety item"}
    lines = ["| result | how |", "|---|---|"]
    for key in (*each.outputs, *each.outputs_if_given, *each.outputs_beside):
        main = " (main)" if key == each.main else ""
        lines.append(f"| `{key}`{main} | {known.get(key, 'by the rule above')} |")
    inner = [key for parts in each.nested.values() for key in parts.values()]
    lines += [f"| `{key}` within | {known[key]} |" for key in inner if key in known]
    return [*lines, ""]


def _gates(each: Instrument) -> list[str]:
    lines = []
    for gate in each.gates:
        answer = str(gate.closed_by).lower()
        lines += [f"After {answer} to `{gate.item}`, {_keys(gate.skips)} are not asked and count nothing.", ""]
    return lines


def _bands(each: Instrument) -> list[str]:
    if not each.bands:
        return []
    rows = [f"| {band.words} | `{band.code}` | {band.low} | {band.high} |" for band in each.bands]
    return ["| band | code | from | to |", "|---|---|---|---|", *rows, ""]


def _safety(each: Instrument) -> list[str]:
    keys = each.safety_keys or ((each.safety_key,) if each.safety_key else ())
    if not keys:
        return []
    from_ = f"From {each.safety_from} points" if each.safety_from > 1 else "Any answer above 0"
    lines = [f"{from_} to {_keys(keys)} raises a task at once, whatever the total, also on an abandoned sheet."]
    if each.safety_urgent_from:
        lines.append(f"From {each.safety_urgent_from} it is urgent.")
    return [" ".join([*lines, "An open safety item is unknown, never negative."]), ""]


def _codes(each: Instrument) -> list[str]:
    codes = [f"panel {each.loinc_panel}"] if each.loinc_panel else []
    codes += [f"total {each.loinc_total}"] if each.loinc_total else []
    said = f"LOINC: {', '.join(codes)}." if codes else "LOINC: no code was seen in a source, so none is exported."
    return [said, "" if main_expression(each) else "\nFHIR: exported without an expression for its main number.\n"]


def _licence(each: Instrument) -> list[str]:
    kind = "restricted" if each.licence.kind == "restricted" else LICENCE_WORDS[each.licence.kind]
    lines = [f"Tier {each.tier}: {TIERS[each.tier]}. The licence: {kind}. {each.licence.notice}", ""]
    lines += [f"Modes: {', '.join(MODES[mode] for mode in modes_of(each))}. Without more ado: {_mode(each)}."]
    waits = "Switched off" if each.worded else "Its words stay out"
    return [*lines, "", f"{waits}: {each.off}"] if each.off else lines


def _both_ways(examples: list[dict[str, Any]]) -> list[str]:
    complete = [each for each in examples if "missing" not in each["expect"]][:2]
    torn = [each for each in examples if "missing" in each["expect"]][:1]
    lines = []
    for each in (*complete, *torn):
        case = {"instrument": each["instrument"], "items": each["items"]}
        said = {key: value for key, value in score(case).items() if key != "content_version"}
        lines += [f"**{each['id']}** ({each['source']})", ""]
        lines += ["```json", json.dumps(case), json.dumps(said), "```", ""]
    return lines
