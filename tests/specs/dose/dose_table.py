"""Reads the dose spec tables: one case for each name."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def tables() -> dict[str, dict[str, dict[str, Any]]]:
    """The cases of each file by name, in the order of the files."""
    return {file.stem: tomllib.loads(file.read_text()) for file in sorted(FOLDER.glob("*.toml"))}


def cases() -> dict[str, dict[str, Any]]:
    """Every case by name; a name in two tables is a mistake."""
    found: dict[str, dict[str, Any]] = {}
    for table in tables().values():
        for name, case in table.items():
            if name in found:
                raise ValueError(f"{name} stands in two tables.")
            found[name] = case
    return found
