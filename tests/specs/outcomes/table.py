"""Reads the outcome spec tables: one row for each case, under the heading it stands below."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One case: where it stands, what is given, and what must follow."""

    heading: str
    case: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.heading}: {self.case['why']}"


def rows(name: str) -> Iterator[Row]:
    """Every case of one table, in its order."""
    for heading, entry in tomllib.loads((FOLDER / f"{name}.toml").read_text()).items():
        for case in entry["cases"]:
            yield Row(heading, case)
