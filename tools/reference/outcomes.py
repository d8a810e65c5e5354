"""Pages about outcomes: what a change is called, when decisions are due, maintenance, benchmarks, and the verb."""

import json

from rekindle.clinical.outcomes import lines as stated
from rekindle.clinical.outcomes import maintenance, mini_series
from rekindle.clinical.outcomes.benchmarks import (
    ALSO_SHOWN,
    CASE_MIX_WARNING,
    COMPARE_AFTER_INFUSIONS,
    COMPARE_AT_D,
    DENOMINATOR,
    LEAST_N_FOR_A_FUNNEL,
    MASKED_ROWS,
    MASKING_WARNING,
    SHELVES,
    range_in_words,
)
from rekindle.clinical.outcomes.confirming import VALUES
from rekindle.clinical.outcomes.decision_points import POINTS, SPRAVATO_WEEK_4
from rekindle.clinical.outcomes.relapse import EVENT_WORDS
from rekindle.clinical.outcomes.response import PATIENT_WORDS, SEED_LABELS
from rekindle.clinical.outcomes.rules import BASELINE_WINDOW_D, RELAPSE_GAP_D, RULES, ChangeRule
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.confirmation import WAITING, cited
from rekindle.clinical.values import DEFAULTS, Value
from rekindle.replay.respond import INPUT, OUTPUT
from rekindle.replay.shape import one_or_many

NOT_DEFINED = "not defined"


def pages() -> dict[str, str]:
    """What a change is called, benchmarks, and both schemas of the verb."""
    return {
        "outcomes.md": "\n".join([*_scales(), *_relapse(), *_points(), *_maintenance(), *_values()]),
        "benchmarks.md": _benchmarks(),
        "respond-input.schema.json": _schema(INPUT.schema(), "What rekindle respond reads"),
        "respond-output.schema.json": _schema(OUTPUT.schema(), "What rekindle respond answers"),
    }


def _schema(case: dict[str, object], title: str) -> str:
    return json.dumps(one_or_many(case, title), indent=2) + "\n"


def _cell(value: Value | None) -> str:
    """A line with its flag; one that waits is marked."""
    if value is None:
        return NOT_DEFINED
    return f"{value.in_words()} ({value.tag}{', ' + WAITING if value.waits else ''})"


def _scales() -> list[str]:
    said = [
        "# What a change in score is called",
        "",
        f"The baseline is the last complete score in the {BASELINE_WINDOW_D} days before the first infusion; a form of"
        " that day counts when it was filled in before the infusion began. A percentage is claimed only from an entry"
        " score upwards, or, where none is stated, from a baseline that is not already in the remission range. Below"
        " that only the change is told. A line that no source states is not defined, and nothing is claimed by it.",
        "",
        "| scale | from 0 to | looks back | percentage from | response | partial from | remission | sources | |",
        "|---" * 9 + "|",
    ]
    said += [_claims(rule) for rule in RULES.values()]
    said += ["", "| scale | more than chance | worked from SD, alpha | worse by | people notice |", "|---" * 5 + "|"]
    said += [_changes(rule) for rule in RULES.values()]
    said += ["", "More than chance is 1.96 × SD × √2 × √(1 − alpha), rounded up; a published figure wins.", ""]
    said += ["| class | said to the patient | elsewhere called |", "|---|---|---|"]
    said += [f"| {code} | {words} | {SEED_LABELS.get(code, '–')} |" for code, words in PATIENT_WORDS.items()]
    return said


def _claims(rule: ChangeRule) -> str:
    window = f"{rule.recall_d} d" if rule.recall_d else "not stated"
    response = "the reliable fall" if rule.response_by_reliable_fall else _cell(rule.response)
    remission = rule.remission
    words = NOT_DEFINED
    if remission is not None:
        words = f"{rule.remission_words(DEFAULTS)} ({remission.tag}{', ' + WAITING if remission.waits else ''})"
    return (
        f"| {rule.name} | {rule.highest_score} | {window} | {_cell(rule.entry)} | {response} | {_cell(rule.partial)} |"
        f" {words} | {cited(rule.sources)} | {rule.note} |"
    )


def _changes(rule: ChangeRule) -> str:
    inputs = stated.RCI_INPUTS.get(rule.instrument_id)
    worked = "–" if inputs is None else f"{inputs[0]:g}, {inputs[1]:g} → {stated.rci_score(*inputs):.1f}"
    worse = _cell(rule.worse) if rule.worse else ("the same" if rule.reliable else NOT_DEFINED)
    return f"| {rule.name} | {_cell(rule.reliable)} | {worked} | {worse} | {_cell(rule.important)} |"


def _relapse() -> list[str]:
    twice, low, high = (
        one.default for one in (stated.MADRS_RELAPSE_FROM, stated.MADRS_RELAPSE_GAP_FROM, stated.MADRS_RELAPSE_GAP_TO)
    )
    events = "; ".join(words[0].lower() + words[1:] for words in EVENT_WORDS.values())
    return [
        "",
        "## Worse, relapse and loss of remission",
        "",
        "Worse is a change by the line above in the wrong direction, or any rise of the suicide-risk band. Relapse"
        " exists only after a response, by any of these roads:",
        "",
        f"- one PHQ-9 of {stated.PHQ9_RELAPSE_FROM.default} or more that is {stated.PHQ9_RELAPSE_RISE.default} above"
        " the best since the response;",
        f"- two readings, {RELAPSE_GAP_D} days or more apart, that are no longer a response by the scale's own line;",
        f"- two MADRS readings of {twice} or more, {low} to {high} days apart;",
        f"- {events}.",
        "",
        "Loss of remission is told apart. A response first reached after the six infusions of a series, with up to ten,"
        " is called late; people who stay that long are those who did not leave (B03).",
    ]


def _points() -> list[str]:
    said = ["", "## Decision points", "", "| after infusion | when | | sources |", "|---|---|---|---|"]
    said += [f"| {point.after} | {point.when} | {point.words} | {cited(point.sources)} |" for point in POINTS]
    week = SPRAVATO_WEEK_4
    return [*said, f"| – | {week.when} | {week.words} | {cited(week.sources)} |"]


def _maintenance() -> list[str]:
    steps = " → ".join(str(days) for days in maintenance.LADDER_D)
    low, high = maintenance.START_WINDOW_D
    fewest, most = mini_series.FEWEST.default, mini_series.MOST.default
    return [
        "",
        "## Maintenance",
        "",
        f"Starts {low} to {high} days after the series. Steps in days: {steps}. A score within"
        f" {maintenance.HOLDS_WITHIN.in_words()} of the best extends one step; a loss of {maintenance.SLIP.in_words()}"
        f" of the gain or {maintenance.SLIP_POINTS.in_words()} shortens one; never less than"
        f" {maintenance.MIN_GAP.in_words()}. It is a proposal; a clinician accepts, changes or stops.",
        "",
        f"After a relapse a mini-series has {fewest} to {most} infusions within {mini_series.WITHIN.in_words()}, at"
        f" most {mini_series.PER_HALF_YEAR.in_words()} in six months. Tapering is reviewed every"
        f" {mini_series.TAPER_REVIEW.in_words()}; a trial without treatment is talked about when stable for"
        f" {maintenance.STOP_TRIAL_AFTER.in_words()} at {maintenance.STOP_TRIAL_FROM.in_words()} or more.",
    ]


def _values() -> list[str]:
    said = ["", "## Every line, and what a clinic may move", ""]
    said += ["| key | what it is | value | may be set | flag | | sources |", "|---" * 7 + "|"]
    for value in VALUES:
        band = f"{value.lowest:g} to {value.highest:g} {value.unit}" if value.movable else "no"
        waiting = WAITING if value.waits else ""
        said.append(
            f"| `{value.key}` | {value.says} | {value.in_words()} | {band} | {value.tag} | {waiting} |"
            f" {cited(value.sources)} |"
        )
    return said


def _benchmarks() -> str:
    low, high = COMPARE_AFTER_INFUSIONS
    moments = " and at ".join(f"{first} to {last} days" for first, last in COMPARE_AT_D)
    said = [
        "# Published benchmarks",
        "",
        f"{range_in_words()} {CASE_MIX_WARNING}",
        "",
        f"{MASKING_WARNING} ({', '.join(MASKED_ROWS)})",
        "",
        f"Our own denominator: {DENOMINATOR}. {ALSO_SHOWN} Compared at {moments} after infusion {low} to {high}; a"
        f" funnel only from {LEAST_N_FOR_A_FUNNEL} people.",
        "",
        "A number whose flag differs from its study's carries its own flag in brackets. V was read, V2 was read in a"
        f" secondary page, M is from memory: an {WAITING}.",
    ]
    for title, rows in SHELVES:
        said += ["", f"## {title}", "", "| | n | who | treated with | defined as | result | source | flag |"]
        said += ["|---" * 8 + "|"]
        said += [
            f"| {row.row} | {row.n_said} | {row.population} | {row.regimen} | {row.definition} | {row.result} |"
            f" {SOURCES[row.source].citation} {SOURCES[row.source].url_or_doi} | {row.flag} |"
            for row in rows
        ]
    return "\n".join(said)
