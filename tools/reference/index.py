"""The list of every generated page, by its own title."""

import importlib
import json
import pkgutil
from pathlib import Path

SELF = "README.md"


def pages() -> dict[str, str]:
    """One page that names all the others."""
    others: dict[str, str] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name not in ("__main__", "index"):
            others |= importlib.import_module(f"reference.{module.name}").pages()
    lines = ["# Reference", ""]
    lines += [
        "Generated from the code by `./run fix`; `./run check` fails where a page is stale. Read the difference of a"
    ]
    lines += ["page to review a clinical change; to change a page, change the code it is drawn from.", ""]
    lines += ["| page | what it says |", "|---|---|"]
    lines += [f"| [{name}]({name}) | {_title(name, text)} |" for name, text in sorted(others.items())]
    return {SELF: "\n".join(lines)}


def _title(name: str, text: str) -> str:
    if name.endswith(".json"):
        return str(json.loads(text)["title"])
    return next(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))
