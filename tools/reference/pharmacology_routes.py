"""The page on ways of giving: the comparison for prescribers, the shapes for patients, and how sure each is."""

from rekindle.clinical.pharmacology.route_comparison import (
    INFUSION_MIN,
    NO_MODEL,
    STEP_PCT,
    Compared,
    compared,
    share_in_words,
    sureness_in_words,
)
from rekindle.clinical.pharmacology.route_shapes import TOLD_MIN, RouteShape, shape
from rekindle.clinical.pharmacology.route_words import ROUTES, SURENESS, RouteWords
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.confirmation import cited

INTRODUCTION = f"""\
# Ways of giving, side by side

What a prescriber may want to hold side by side: how high, how soon and how much in all, against an infusion of the
same amount over {INFUSION_MIN:.0f} minutes. Nothing here is finer than steps of {STEP_PCT} %, because the models
differ from one another by about that much. Each way is held only against an infusion read at the same kind of place:
arterial and venous peaks differ by up to 1.8 times at the end of an infusion. Where the plasma's vessel was not read,
two references are given.

It is an estimate for groups of people. It is no rule for changing one way into another, no dose recommendation and no
criterion for leaving. Weight 70 kg; two sprays five minutes apart. Models A and B are published for S-ketamine; the
other half of the racemate is our extension.

## By model

| way | drug | model, site | against the infusion of | peak | total exposure | highest after about | how sure |
|{"---|" * 8}"""


def pages() -> dict[str, str]:
    """Ways of giving, side by side."""
    rows = compared()
    lines = [INTRODUCTION, *(_compared(row) for row in rows), "", "## What was published", ""]
    lines += ["As printed, at the doses and places of each report. M is from memory and waits for a pharmacist.", ""]
    lines += ["| way | published | sources |", "|---|---|---|"]
    lines += [
        f"| {ROUTES[row.route].name}, {row.model} | {row.published} | {cited(row.published_in)} |" for row in rows
    ]
    lines += [f"| {one.name}: {SURENESS['none']} | {one.published} | {cited(one.sources)} |" for one in NO_MODEL]
    warned = dict.fromkeys(warning for row in rows for warning in row.warnings)
    lines += ["", "## What to know", "", *(f"- {warning}" for warning in warned), "", *_shapes()]
    used = dict.fromkeys(
        key for keys in (*(row.sources for row in rows), *(one.sources for one in NO_MODEL)) for key in keys
    )
    lines += ["", "## Sources", "", *(f"- **{key}** ({SOURCES[key].flag}): {SOURCES[key].citation}" for key in used)]
    return {"pharmacology-routes.md": "\n".join(lines)}


def _compared(row: Compared) -> str:
    cells = (
        ROUTES[row.route].name,
        row.drug.replace("_", " "),
        f"{row.model}, {row.site}",
        " and ".join(row.references),
        share_in_words(row.cmax_pct),
        share_in_words(row.auc_pct),
        f"{row.tmax_min} min",
        sureness_in_words(row),
    )
    return "| " + " | ".join(cells) + " |"


def _shapes() -> list[str]:
    lines = ["## What patients are shown", ""]
    lines += [
        "Only the ways their clinic gives: a line in percent of its own peak, and these words. No amount can be read"
    ]
    lines += ["from it.", "", "| way | " + " | ".join(f"{at} min" for at in TOLD_MIN) + " | model |"]
    lines += ["|---" * (len(TOLD_MIN) + 2) + "|", *(_shape(shape(route)) for route in ROUTES)]
    for words in ROUTES.values():
        lines += ["", f"### {words.name[:1].upper()}{words.name[1:]}", "", *_said(words)]
    return lines


def _shape(one: RouteShape) -> str:
    levels = " | ".join(one.level(at) for at in TOLD_MIN)
    return f"| {one.words.name} | {levels} | {one.model} |"


def _said(words: RouteWords) -> list[str]:
    found = [f"How sure: {SURENESS[words.sureness]}.", ""]
    for said in (words.path, words.highest, words.fades, words.how_sure):
        found += [f"> {said.patient}", "", f"To clinicians: {said.clinician} {cited(said.sources)}", ""]
    return found[:-1]
