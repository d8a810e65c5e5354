"""How each line is bound to the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64
BOUND_FIELDS = (
    "id",
    "at",
    "verb",
    "sentence",
    "actor_kind",
    "actor_id",
    "actor_label",
    "about_kind",
    "about_id",
    "about_label",
    "clinic_key",
    "patient_key",
    "details",
    "previous_hash",
)


def written(at: datetime) -> str:
    """An instant as the chain writes it: UTC to the microsecond, the same on both databases."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(line: Mapping[str, object]) -> str:
    """The fingerprint of a line, which covers every field and the fingerprint before it."""
    bound = [written(value) if isinstance(value := line[name], datetime) else value for name in BOUND_FIELDS]
    text = json.dumps(bound, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk along the chain found."""

    lines: int
    head: str
    broken_at: int | None = None
    reason: str = ""


def walk(lines: Iterable[Mapping[str, object]]) -> Verdict:
    """Follow the chain from its first line and stop at the first that does not hold."""
    previous, count = GENESIS, 0
    for line in lines:
        number = count + 1
        reason = _fault(line, number, previous)
        if reason:
            return Verdict(lines=count, head=previous, broken_at=number, reason=reason)
        previous, count = str(line["hash"]), number
    return Verdict(lines=count, head=previous)


def _fault(line: Mapping[str, object], number: int, previous: str) -> str:
    if line["id"] != number:
        return f"line {number} is missing: the next line is numbered {line['id']}"
    if line["previous_hash"] != previous:
        return f"line {number} does not follow from line {number - 1}"
    if digest(line) != line["hash"]:
        return f"line {number} was changed after it was written"
    return ""
