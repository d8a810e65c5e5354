"""The page of worked outcome cases, drawn from the tables that run as tests."""

import tomllib
from pathlib import Path
from typing import Any

SPECS = Path(__file__).parents[2] / "tests" / "specs" / "outcomes"
TITLES = {
    "1-response": ("What a change is called", ("baseline", "current", "pct", "class")),
    "2-relapse": ("Relapse", ("scale", "baseline", "best", "previous", "days", "current", "relapse")),
    "3-baseline": ("Which score is the baseline", ("scores", "baseline")),
    "4-decisions": ("What is open after each infusion", ("after", "baseline", "current", "grade", "action")),
}
HEADS = {"pct": "change in %", "days": "days between", "after": "after infusion", "grade": "worst grade"}


def pages() -> dict[str, str]:
    """Every case with its sum."""
    said = ["# Outcome cases worked by hand", ""]
    said += ["Each row runs as a test. The last column shows the sum; an empty cell is not known.", ""]
    for name, (title, columns) in TITLES.items():
        said += [f"## {title}", ""]
        for heading, entry in tomllib.loads((SPECS / f"{name}.toml").read_text()).items():
            said += [f"### {heading}", "", *_table(entry["cases"], columns), ""]
    return {"outcome-cases.md": "\n".join(said)}


def _table(cases: list[dict[str, Any]], columns: tuple[str, ...]) -> list[str]:
    heads = [HEADS.get(column, column) for column in columns]
    said = [f"| {' | '.join([*heads, 'why'])} |", "|---" * (len(columns) + 1) + "|"]
    for case in cases:
        cells = [_cell(case.get(column)) for column in columns]
        said.append(f"| {' | '.join([*cells, case['why']])} |")
    return said


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_score(one) for one in value) or "none"
    return str(value)


def _score(one: dict[str, Any]) -> str:
    hour = f" at {one['hour']}:00" if "hour" in one else ""
    return f"day {one['day']}{hour}: {one.get('total', 'incomplete')}"
