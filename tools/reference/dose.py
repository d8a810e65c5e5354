"""Pages about doses: the drug library, each protocol, the cases worked by hand, and the shape of `rekindle dose`."""

import json
import tomllib
from pathlib import Path
from typing import Any

from rekindle.clinical.monitoring.schedule import PLANS
from rekindle.clinical.treatment.confirmation import cited, confirmation
from rekindle.clinical.treatment.device_schedule import BETWEEN_DEVICES_MIN, STAY_MIN, device_times_min
from rekindle.clinical.treatment.dose_library import LIBRARY, spravato
from rekindle.clinical.treatment.dose_values import VALUES
from rekindle.clinical.treatment.limits import BAND_WORDS, Limit, shown
from rekindle.clinical.treatment.protocols import VERSIONS
from rekindle.clinical.treatment.protocols.protocol import Infusion, Injection, PainInfusion, Protocol, Spray
from rekindle.clinical.treatment.pump import MAX_PAUSES, SETTLED_MIN
from rekindle.clinical.values import Value
from rekindle.replay.dose import INPUT, OUTPUT
from rekindle.replay.shape import one_or_many

SPECS = Path(__file__).parents[2] / "tests" / "specs" / "dose"
SIGNED_BANDS = ("usual", "soft", "director")


def pages() -> dict[str, str]:
    """The library, a page for each protocol, the cases and both schemas."""
    found = {"drug-library.md": _library(), "dose-cases.md": _cases()}
    found |= {f"protocols/{protocol.protocol_id}.md": _protocol(protocol) for protocol in VERSIONS}
    for side, shape in (("input", INPUT), ("output", OUTPUT)):
        schema = one_or_many(shape.schema(), f"rekindle dose: {side}")
        found[f"dose-{side}.schema.json"] = json.dumps(schema, indent=2) + "\n"
    return found


def _stretches(limit: Limit, band: str) -> str:
    texts = []
    for stretch in limit.stretches:
        if stretch.band == band:
            left, right = "[" if stretch.low_belongs else "(", "]" if stretch.high_belongs else ")"
            texts.append(f"{left}{shown(stretch.low)}, {shown(stretch.high)}{right}")
    return " or ".join(texts) or "–"


def _lines(limits: tuple[Limit, ...]) -> list[str]:
    heads = [BAND_WORDS[band] for band in SIGNED_BANDS]  # type: ignore[index]  # the bands that somebody may sign
    lines = ["| entry | unit | " + " | ".join(heads) + " | refused | sources | |", "|---" * 8 + "|"]
    for limit in limits:
        bands = " | ".join(_stretches(limit, band) for band in SIGNED_BANDS)
        sources = f"{cited(limit.sources)} | {confirmation(limit.sources)}"
        lines.append(f"| {limit.name} (`{limit.entry}`) | {limit.unit} | {bands} | all else | {sources} |")
    return lines


def _moved(values: tuple[Value, ...]) -> list[str]:
    lines = ["| value | stands at | may be set | tag | sources |", "|---" * 5 + "|"]
    for value in values:
        band = ", ".join(value.choices) or value.why_fixed or "confirmed as it stands"
        if value.lowest is not None and value.highest is not None:
            band = f"{value.lowest:g} to {value.highest:g} {value.unit}".strip()
        tag = f"{value.tag}: unconfirmed default" if value.waits else value.tag
        lines.append(f"| {value.says} (`{value.key}`) | {value.in_words()} | {band} | {tag} | {cited(value.sources)} |")
    return lines


def _library() -> str:
    lines = ["# Drug library", "", "The limits hold on every path: ordering, preparing, and recording what was given."]
    lines += ["A square bracket belongs to the range, a round one does not. Whatever lies in none is refused, whoever"]
    lines += ["signs. A soft band needs a reason and a second person, another band the medical director.", ""]
    lines += _lines(LIBRARY)
    usual = " or ".join(shown(amount) for amount in spravato.USUAL_MG)
    lines += [
        f"| {spravato.NAME} (`{spravato.ENTRY}`) | mg | {usual} | {spravato.MG_PER_DEVICE} from"
        f" {spravato.OLDER_FROM_Y.in_words()} on | – | all else | {cited(spravato.SOURCES)} |"
        f" {confirmation(spravato.SOURCES)} |",
        "",
    ]
    lines += [f"- {limit.name}: {limit.note}" for limit in LIBRARY if limit.note]
    lines += [
        "",
        f"A pump is paused {MAX_PAUSES} times at most; after {SETTLED_MIN:g} quiet minutes it resumes at 50 to",
    ]
    lines += [
        "75 % of its rate before. Delivered milligrams come from what the pump did, and never exceed the bag.",
        "",
    ]
    lines += ["## What a clinic confirms or may set", "", "Towards the stricter side only; a hard limit stays.", ""]
    return "\n".join([*lines, *_moved(VALUES)])


def _numbers(protocol: Protocol) -> list[tuple[str, str]]:
    course = f"{protocol.sessions}, {protocol.per_week} a week for {protocol.weeks} weeks"
    if protocol.sessions == 1:
        course = "one, judged before another is planned"
    rows = [
        ("Sessions", course),
        ("Least time between two", f"{protocol.gap_h:g} h"),
        ("At most over", f"{protocol.span_d} days"),
    ]
    if isinstance(protocol, Infusion):
        return [("Dose", f"{protocol.mg_per_kg:g} mg/kg"), ("Over", f"{protocol.minutes:g} min"), *rows]
    if isinstance(protocol, PainInfusion):
        return [("Dose", f"{protocol.mg_per_kg_per_h:g} mg/kg/h"), ("Over", f"{protocol.minutes:g} min"), *rows]
    if isinstance(protocol, Injection):
        return [("Dose", f"{protocol.mg_per_kg:g} mg/kg, one injection"), *rows]
    return rows


def _protocol(protocol: Protocol) -> str:
    lines = [f"# {protocol.name}", ""]
    lines += [
        f"Version `{protocol.version}`, from {protocol.effective_on}. Route: {protocol.route}. Use: {protocol.status}."
    ]
    lines += [f"Sources: {cited(protocol.sources)}.", "", "| | |", "|---|---|"]
    lines += [f"| {what} | {said} |" for what, said in _numbers(protocol)]
    plan = next((one for one in PLANS if one.plan_id == protocol.observation_id), None)
    if plan is not None:
        lines.append(f"| Stays at least | {plan.minimum_stay_min:g} min from {plan.stay_from} |")
        lines.append(f"| Watched | {plan.note} See [observation](../observation.md). |")
    if isinstance(protocol, Spray):
        lines += ["", "## Weeks", "", "| weeks | dose |", "|---|---|"]
        lines += [f"| {phase.name} | {phase.words} |" for phase in protocol.phases]
        times = ", ".join(f"{minute}" for minute in device_times_min(3))
        lines += ["", f"Devices at {times} minutes at the earliest, {BETWEEN_DEVICES_MIN} apart; nobody leaves before"]
        lines += [f"{STAY_MIN} minutes after the last."]
    lines += ["", "## In words", "", "| | | sources | |", "|---|---|---|---|"]
    for one in protocol.statements:
        lines.append(f"| {one.title} | {one.words} | {cited(one.sources)} | {confirmation(one.sources)} |")
    if protocol.limits:
        lines += ["", "## Limits", "", *_lines(protocol.limits)]
    else:
        lines += ["", "The limits are those of the label; see the [drug library](../drug-library.md)."]
    if protocol.values:
        lines += ["", "## What a clinic confirms or may set", "", *_moved(protocol.values)]
    return "\n".join(lines)


def _plain(said: Any) -> str:
    if isinstance(said, dict):
        return ", ".join(f"{key} {_plain(one)}" for key, one in said.items())
    if isinstance(said, list):
        return "; ".join(_plain(one) for one in said) or "none"
    return str(said)


def _cases() -> str:
    lines = [
        "# Doses worked by hand",
        "",
        "Each runs as a test through `rekindle dose`. *Against*: how many reasons.",
        "",
    ]
    for file in sorted(SPECS.glob("*.toml")):
        lines += [f"## {file.stem.partition('-')[2].replace('-', ' ').capitalize()}", ""]
        lines += ["| case | given | results | not usual | against | slip |", "|---" * 6 + "|"]
        for name, case in tomllib.loads(file.read_text()).items():
            cells = (case.get(part, {}) for part in ("case", "says", "bands"))
            said = " | ".join(_plain(cell) for cell in cells)
            lines.append(f"| **{name}** {case['shows']} | {said} | {case.get('against', 0)} | {case.get('slip', '')} |")
        lines.append("")
    return "\n".join(lines)
