"""Reads the readiness spec tables: one row for each case of each check, put to the verb `ready`."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
READY: dict[str, Any] = json.loads((FOLDER / "ready.json").read_text())
VERDICTS = ("go", "hold", "no_go")
ROUTE = {"spravato_trd": "spravato", "spravato_mdsi": "spravato", "im_mood": "im"}


@dataclass(frozen=True)
class Row:
    """One case of one check: what differs from the person who is ready, and what the check must answer."""

    check: str
    verdict: str
    protocol: str
    changes: dict[str, Any]

    @property
    def case(self) -> dict[str, Any]:
        return case_of(self.protocol, {key: None if value == "" else value for key, value in self.changes.items()})

    def __str__(self) -> str:
        return f"{self.check} {self.verdict}: {self.protocol} {self.changes}"


def case_of(protocol: str, changes: dict[str, Any]) -> dict[str, Any]:
    """The person who is ready for this protocol, with some facts changed."""
    route = ROUTE.get(protocol, "iv")
    return {"protocol": protocol, "at": READY["at"], "facts": READY["facts"] | {"consent_route": route} | changes}


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Every check's entry, in the order of the files."""
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for check, entry in tomllib.loads(file.read_text()).items():
            if check in entries:
                raise ValueError(f"{check} stands in two tables.")
            entries[check] = entry
    return entries


def rows() -> Iterator[Row]:
    """Every case of every check."""
    for check, entry in tables().items():
        for verdict in VERDICTS:
            for case in entry.get(verdict, ()):
                changes = {key: value for key, value in case.items() if key != "protocol"}
                yield Row(check, verdict, case.get("protocol", entry.get("protocol", "iv_mood")), changes)
