"""Pages about outcomes: what a change is called, when decisions are due, maintenance, benchmarks."""

from rekindle.clinical.outcomes import maintenance
from rekindle.clinical.outcomes.benchmarks import BENCHMARKS, CASE_MIX_WARNING, DENOMINATOR
from rekindle.clinical.outcomes.decision_points import POINTS
from rekindle.clinical.outcomes.response import PATIENT_WORDS, SEED_LABELS
from rekindle.clinical.outcomes.rules import BASELINE_WINDOW_D, RELAPSE_GAP_D, RULES
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.confirmation import cited, confirmation


def pages() -> dict[str, str]:
    """Response and benchmarks."""
    return {"outcomes.md": _outcomes(), "benchmarks.md": _benchmarks()}


def _outcomes() -> str:
    lines = ["# What a change in score is called", ""]
    lines += [
        f"The baseline is the last complete score in the {BASELINE_WINDOW_D} days up to the first infusion. A percent"
    ]
    lines += [
        "change is claimed only from an entry score upwards. Response is a fall of 50 % or more, partial 25 to 49 %.",
        "",
    ]
    lines += ["| scale | entry | remission below | reliable fall | worse by | relapse at one reading | sources | |"]
    lines += ["|---" * 8 + "|"]
    for rule in RULES.values():
        high = (
            f"{rule.relapse_from_score}, {rule.relapse_rise_score} above the best" if rule.relapse_from_score else "–"
        )
        lines.append(
            f"| {rule.name} | {rule.entry_score} | {rule.remission_below_score} | {rule.reliable_change_score} |"
            f" {rule.worse_by_score} | {high} | {cited(rule.sources)} | {confirmation(rule.sources)} |"
        )
    lines += [
        "",
        f"Relapse is also two readings {RELAPSE_GAP_D} days apart, after a response, less than 50 % below baseline.",
        "",
    ]
    lines += ["| class | said to the patient | elsewhere called |", "|---|---|---|"]
    lines += [f"| {code} | {words} | {SEED_LABELS.get(code, '–')} |" for code, words in PATIENT_WORDS.items()]
    lines += ["", "## Decision points", "", "| after infusion | when | | sources |", "|---|---|---|---|"]
    lines += [f"| {point.after} | {point.when} | {point.words} | {cited(point.sources)} |" for point in POINTS]
    steps = " → ".join(str(days) for days in maintenance.LADDER_D)
    low, high_d = maintenance.START_WINDOW_D
    lines += [
        "",
        "## Maintenance",
        "",
        f"Starts {low} to {high_d} days after the series. Steps in days: {steps}. A score within 20 %",
    ]
    lines += [
        f"of the best extends one step; a loss of a fifth of the gain or {maintenance.SLIP_POINTS} points shortens one;"
    ]
    lines += [f"never less than {maintenance.MIN_GAP_D} days. It is a proposal; a clinician accepts, changes or stops."]
    return "\n".join(lines)


def _benchmarks() -> str:
    lines = ["# Published benchmarks", "", CASE_MIX_WARNING, "", f"Our own denominator: {DENOMINATOR}.", ""]
    lines += ["| | n | who | defined as | result | source | flag |", "|---" * 7 + "|"]
    for row in BENCHMARKS:
        citation = SOURCES[row.source].citation
        lines.append(
            f"| {row.row} | {row.n:,} | {row.population} | {row.definition} | {row.result} | {citation} | {row.flag} |"
        )
    return "\n".join(lines)
