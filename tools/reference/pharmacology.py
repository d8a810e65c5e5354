"""Pages about models of ketamine in the blood, the published rows they are held to, and both schemas of `curve`."""

import json
from typing import Any

from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.clinical.pharmacology.model import Band, Model, Term
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.confirmation import cited
from rekindle.replay.curve_keys import INPUT, OUTPUT
from rekindle.replay.shape import one_or_many
from tests.clinical.pharmacology.measuring import ROWS, measured

INTRODUCTION = """\
# What is in the blood

Published models of ketamine in the blood, one page each, and one exact engine for all. A curve is an estimate for a
group of people. It is no dose recommendation and no criterion for leaving; it forecasts no response, dissociation,
blood pressure or sedation.

Most numbers reached us through software that cites the papers' tables. A pharmacologist with access to the papers
checks them before a clinic relies on a curve; each page says what was not checked. Curves are continuous from the
right: at the minute of a bolus the drug is in. Arterial and venous curves of one dose differ by up to 1.8 times at the
end of an infusion, so every curve names its site.
"""
KINDS = {
    "implementation": "the model against its own published table",
    "in_sample": "the model against data it was made from",
    "calibration": "numbers it was set by hand on",
}


def pages() -> dict[str, str]:
    """The list with the published rows, a page for each model, and both schemas."""
    found = {"pharmacology.md": "\n".join([*_list(), *_rows()])}
    found |= {f"pharmacology/{model.id}.md": _page(model) for model in MODELS.values()}
    for side, shape in (("input", INPUT), ("output", OUTPUT)):
        schema = one_or_many(shape.schema(), f"rekindle curve: {side}")
        found[f"curve-{side}.schema.json"] = json.dumps(schema, indent=2) + "\n"
    return found


def _list() -> list[str]:
    lines = [INTRODUCTION, "| model | for | site | |", "|---|---|---|---|"]
    return lines + [
        f"| [{model.id}](pharmacology/{model.id}.md) | {model.use} | {model.site} | {_standing(model)} |"
        for model in MODELS.values()
    ]


def _standing(model: Model) -> str:
    if not model.for_display:
        return "not for display"
    return "published" if model.published else "ours, indicative only"


def _rows() -> list[str]:
    lines = ["", "## Published rows", "", *(f"- {kind}: {means}" for kind, means in KINDS.items()), ""]
    lines += ["| row | model | what | published | ours | off by | allowed | kind | |", "|---" * 9 + "|"]
    return lines + [_row(row) for row in ROWS]


def _row(row: dict[str, Any]) -> str:
    ours = measured(row["id"])
    off = ours / row["value"] - 1
    met = "met" if abs(off) <= row["tolerance"] else "**not met**"
    if row["known_miss"]:
        met += ": the printed parameters do not give the printed area, so noresketamine of this model is never shown"
    cells = (row["id"], row["model"], row["quantity"], f"{row['value']:g} {row['units']}", f"{ours:.4g}")
    rest = (f"{off:+.1%}", f"{row['tolerance']:.0%}", row["evidence"].replace("_", " "), met)
    return "| " + " | ".join((*cells, *rest)) + " |"


def _page(model: Model) -> str:
    lines = [f"# {model.id}", "", model.use, "", f"**Standing.** {_standing(model).capitalize()}.", ""]
    lines += [f"**Drug.** {model.drug}", "", f"**Site.** {model.site}.", "", f"**Structure.** {model.structure}", ""]
    lines += [f"**People.** {model.population} Weight: {_studied(model.weights)}; age: {_studied(model.ages)}.", ""]
    lines += [f"**Where the numbers were read.** {model.read_in} Sources: {cited(model.sources)}.", ""]
    lines += [f"**Not checked.** {model.not_checked}", "", "## Numbers", "", "| | value | unit | with weight |"]
    lines += ["|---|---|---|---|"]
    lines += [f"| {each.name} | {each.value:g} | {each.unit} | {each.scale or '–'} |" for each in model.parameters]
    lines += _terms("Spread", model.variability_kind, model.variability)
    lines += _terms("Error of a single sample", model.residual_kind, model.residual)
    lines += ["", "## What to know", "", *(f"- {caveat}" for caveat in model.caveats), "", "## Sources", ""]
    lines += [f"- **{key}** ({SOURCES[key].flag}): {SOURCES[key].citation}" for key in model.sources]
    return "\n".join(lines)


def _studied(band: Band | None) -> str:
    return "not stated" if band is None else f"{band.lowest:g} to {band.highest:g} {band.unit}"


def _terms(title: str, kind: str, terms: tuple[Term, ...]) -> list[str]:
    if not terms:
        return ["", f"## {title}", "", "None is published for this model."]
    lines = ["", f"## {title}", "", f"{kind[:1].upper()}{kind[1:]}.", "", "| | value | unit |", "|---|---|---|"]
    return lines + [f"| {term.name} | {term.value:.6g} | {term.unit or '–'} |" for term in terms]
