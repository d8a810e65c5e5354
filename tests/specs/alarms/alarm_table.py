"""Reads the alarm spec tables: one case for each name, its short lines made into what `rekindle alarms` reads."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TEXT_KEYS = {"source", "screen", "fault"}


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


def case_of(row: dict[str, Any]) -> dict[str, Any]:
    """The case as the verb reads it."""
    events = [event for line in row["events"] for event in _events(line)]
    return {key: row[key] for key in ("baseline", "policy") if key in row} | {"events": events}


def said_of(row: dict[str, Any], transitions: list[dict[str, Any]]) -> list[str]:
    """The transitions the case is about, as its short lines say them."""
    return [
        f"{t['at_s']:g} {t['condition']} {t['phase']} {t['state']} {t['priority']} {t['level']}"
        + (" heard" if t["acknowledged"] else "")
        for t in transitions
        if t["condition"] in row["about"] and (row.get("calls") or t["phase"] != "continue")
    ]


def _events(line: str | dict[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(line, dict):
        yield line
        return
    when, *words = line.split()
    span, _, every = when.partition("/")
    first, _, last = span.partition("-")
    for at_s in range(int(first), int(last or first) + 1, int(every or 1)):
        yield {"at_s": at_s, **_event(words)}


def _event(words: list[str]) -> dict[str, Any]:
    kind, *rest = words
    if kind in ("tick", "end"):
        return {"kind": kind}
    if kind in ("acknowledge", "reset"):
        return {"kind": kind, "by": "Nurse Ada", **({"condition": rest[0]} if rest else {})}
    if kind == "pause_audio":
        return {"kind": kind, "pause_s": float(rest[0])}
    if kind == "symptom":
        return {"kind": kind, "symptom": rest[-1], "present": rest[0] != "over"}
    if kind == "fault":
        return {"kind": kind, "fault": rest[-1], "present": rest[0] != "over"}
    if kind in ("connect", "disconnect"):
        return {"kind": kind, rest[0]: rest[1]}
    if kind == "expect":
        return {"kind": kind, **_expected(rest)}
    return {"kind": "reading", "parameter": kind, "value": None if rest[0] == "none" else float(rest[0])}


def _expected(words: list[str]) -> dict[str, Any]:
    if words[0] == "screen":
        return {"screen": words[1]}
    if words[0] == "ends":
        return {"ends_s": float(words[1])}
    return {"parameter": words[0], **({"every_s": float(words[2])} if len(words) > 1 else {})}
