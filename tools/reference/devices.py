"""The page of what bedside monitors may say: every code with its name and unit, and what it measures here."""

from rekindle.clinical.sources.source import FLAG_MEANINGS
from rekindle.interop.devices.acknowledgement import codes
from rekindle.interop.devices.clock import APART_S, KEPT, NEEDED, OFF_S, STEADY_S
from rekindle.interop.devices.dialects import DIALECTS, ROWS, TABLE_VERSION, UNITS
from rekindle.interop.devices.dialects.sources import SOURCES
from rekindle.interop.devices.mllp import LIMIT_BYTES, QUIET_S
from rekindle.interop.devices.parameters import PARAMETERS
from rekindle.interop.devices.reading import VALIDITY_WORDS
from rekindle.interop.devices.values import FLAGS, MEASURED, NO_VALUE, NOT_MEASURED

INTRODUCTION = f"""\
# What monitors say

The door for bedside monitors (HL7 v2 over MLLP) believes a row only where its code, its name and its unit agree with
one row of this table. Anything else is kept as it came, set aside with a reason, and never shown as a measurement.
Rekindle is a secondary display; the monitor at the bedside stays the primary alarm.

Version of the tables: `{TABLE_VERSION}`. A code marked M was seen in no message; it is believed for a source only
once a second person has confirmed it there.
"""


def pages() -> dict[str, str]:
    """The dialect tables and the rules round them."""
    parts = (
        INTRODUCTION,
        _parameters(),
        _codes(),
        _units(),
        _validity(),
        _dialects(),
        _answers(),
        _clock(),
        _sources(),
    )
    return {"devices.md": "\n".join(parts)}


def _table(title: str, *rows: tuple[str, ...]) -> str:
    head, *body = rows
    lines = [f"## {title}", "", "| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in body), ""])


def _parameters() -> str:
    rows = [
        (f"`{one.name}`", one.words, one.unit, f"{one.lowest:g} to {one.highest:g}", f"{one.live_s} s")
        for one in PARAMETERS
    ]
    return _table("What is measured", ("parameter", "in words", "unit", "can be", "live for"), *rows)


def _codes() -> str:
    rows = [
        (
            row.system or "none",
            f"`{row.code}`",
            ", ".join(f"`{name}`" for name in row.names),
            ", ".join(row.units),
            f"`{row.parameter}`",
            row.method,
            ", ".join(row.sources),
            row.tag,
            "; ".join(part for part in (f"only in {row.only_in}" if row.only_in else "", row.note) if part),
        )
        for row in ROWS
    ]
    head = ("system", "code", "name", "units", "our parameter", "measured by", "source", "flag", "remark")
    return _table("Codes", head, *rows)


def _units() -> str:
    rows = [
        (row.system or "none", f"`{row.code}`", ", ".join(row.names), row.means, ", ".join(row.sources), row.tag)
        for row in UNITS
    ]
    return _table("Units", ("system", "code", "name", "means", "source", "flag"), *rows)


def _validity() -> str:
    flags: dict[str, list[str]] = {}
    for flag, standing in FLAGS.items():
        flags.setdefault(standing, []).append(f"`{flag}`" if flag else "empty")
    numbers = ", ".join(f"`{value:g}`" if abs(value) < 1e5 else f"`{value:.0f}`" for value in sorted(NO_VALUE))
    lines = ["## When a row counts", ""]
    lines += [f"- **{validity}**: {words}." for validity, words in VALIDITY_WORDS.items()]
    lines += [
        f"- Status (OBX-11) of a measurement: {', '.join(sorted(MEASURED))}.",
        f"- Status of none: {', '.join(sorted(NOT_MEASURED))}. Any other letter, or none, sets the row aside.",
    ]
    lines += [f"- Flag (OBX-8), {standing}: {', '.join(sorted(names))}." for standing, names in flags.items()]
    lines += [f"- Numbers that are no measurement: {numbers}.", ""]
    return "\n".join(lines)


def _dialects() -> str:
    rows = [(f"`{one.name}`", one.words, one.traps) for one in DIALECTS.values()]
    return _table("Dialects", ("dialect", "monitors", "what trips a receiver"), *rows)


def _answers() -> str:
    rows = []
    for accept, application in (
        ("", ""),
        ("NE", "AL"),
        ("AL", "NE"),
        ("AL", "AL"),
        ("NE", "NE"),
        ("ER", "NE"),
        ("SU", "NE"),
    ):
        said = [
            ", ".join(codes(accept, application, outcome)) or "nothing" for outcome in ("kept", "not kept", "refused")
        ]
        rows.append((accept or "empty", application or "empty", *said))
    return _table("How it answers", ("MSH-15", "MSH-16", "kept", "not kept", "refused"), *rows)


def _clock() -> str:
    return (
        "## Time\n\n"
        f"A monitor's clock is judged by the median of at least {NEEDED} of its last {KEPT} differences from ours that "
        f"agree within {STEADY_S:g} s. More than {APART_S:g} s is said; more than {OFF_S:g} s moves where a reading "
        "stands, never the time it carries. A sender that leaves out the last byte is believed after "
        f"{QUIET_S:g} s of silence; a message over {LIMIT_BYTES // 1024} KiB is refused.\n"
    )


def _sources() -> str:
    rows = [(key, one.citation, one.flag) for key, one in SOURCES.items()]
    used = {one.flag for one in SOURCES.values()}
    said = "\n".join(f"- **{flag}**: {FLAG_MEANINGS[flag]}" for flag in FLAG_MEANINGS if flag in used)
    return _table("Sources", ("key", "what", "flag"), *rows) + "\n" + said
