"""Reads the screening spec tables: one row for each case of each rule."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ORDINARY: dict[str, Any] = json.loads((FOLDER / "ordinary_profile.json").read_text())
STATES = ("met", "not_met", "unknown")


@dataclass(frozen=True)
class Row:
    """One case of one rule: what is answered differently from the ordinary history, and what must follow."""

    rule: str
    state: str
    changes: dict[str, Any]
    others: tuple[str, ...]

    @property
    def answers(self) -> dict[str, Any]:
        return ORDINARY | {key: None if value == "unanswered" else value for key, value in self.changes.items()}

    @property
    def fires(self) -> set[str]:
        return {*self.others, self.rule} if self.state == "met" else set(self.others)

    def __str__(self) -> str:
        return f"{self.rule} {self.state}: {self.changes}"


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Every rule's entry, in the order of the files."""
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for rule, entry in tomllib.loads(file.read_text()).items():
            if rule in entries:
                raise ValueError(f"{rule} stands in two tables.")
            entries[rule] = entry
    return entries


def rows() -> Iterator[Row]:
    """Every case of every rule."""
    for rule, entry in tables().items():
        for state in STATES:
            for case in entry.get(state, ()):
                changes = {key: value for key, value in case.items() if key != "others"}
                yield Row(rule, state, changes, tuple(case.get("others", ())))
