"""The words of the questionnaires that may be shown, each from a pack with its licence beside it.

A pack is `content/<instrument>/pack.json` with `LICENCE.md` next to it. Its hash is over the words a person reads, so
that no word moves unseen; where the licence allows no change at all, a moved hash is a breach and not an edit. An
instrument without a pack is still scored by its numbers. Scoring never reads this file.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal

Code = int | str
Options = tuple[tuple[Code, str], ...]
LicenceKind = Literal["free", "public_domain", "cc_by", "cc_by_nd", "cc_by_nc_nd", "own"]

LICENCE_WORDS: Final[Mapping[LicenceKind, str]] = MappingProxyType(
    {
        "free": "free, no permission needed",
        "public_domain": "public domain",
        "cc_by": "Creative Commons, attribution",
        "cc_by_nd": "Creative Commons, attribution, no changes",
        "cc_by_nc_nd": "Creative Commons, attribution, not for sale, no changes",
        "own": "our own words",
    }
)
_NO_CHANGES: Final[frozenset[LicenceKind]] = frozenset({"cc_by_nd", "cc_by_nc_nd"})

SHIPPED: Final[tuple[str, ...]] = (
    *("phq9", "phq2", "phq4", "gad7", "gad2", "audit_c", "pcl5", "pc_ptsd5", "core10"),
    *("hamd17", "hama", "cgi_s", "cgi_i", "bprs18", "bprs_plus", "asq", "sidas", "b_ipf"),
)
OFF_BY_DEFAULT: Final[frozenset[str]] = frozenset({"asq", "sidas", "b_ipf", "core10"})


@dataclass(frozen=True, slots=True)
class WordedItem:
    """One question in its owner's words; the answers offered are the form's unless it names its own."""

    key: str
    text: str
    options: Options = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one questionnaire, with the notice that goes with them and where they were read."""

    instrument_id: str
    title: str
    recall: str
    stem: str
    options: Options
    items: tuple[WordedItem, ...]
    unscored: tuple[WordedItem, ...]
    notice: str
    licence_kind: LicenceKind
    source: str
    source_url: str
    retrieved_on: date
    verbatim_sha256: str
    no_derivatives: bool
    off_by_default: bool
    ask_owner: str

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.items)

    def options_of(self, item: WordedItem) -> Options:
        """The answers offered to one question."""
        return item.options or self.options


class WordingMoved(ValueError):
    """The words of a pack are not the words its hash was taken over, or its licence does not fit what it says."""


def verbatim_hash(pack: Mapping[str, Any]) -> str:
    """The fingerprint of every word a person reads on the form: window, stem, answers and questions."""
    read = {key: pack.get(key, []) for key in ("recall", "stem", "options", "items", "unscored")}
    canonical = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def why_moved(pack: Mapping[str, Any]) -> str:
    """Empty while the words are the ones that were hashed; else the sentence that stops a build."""
    name = pack["instrument_id"]
    if verbatim_hash(pack) == pack["verbatim_sha256"]:
        return ""
    if pack["no_derivatives"]:
        return (
            f"The words of {name} have changed, and its licence allows no change at all: put the owner's words back. "
            "Only if the owner has published a new form may the hash be taken again, with its address and date."
        )
    return f"The words of {name} have changed: compare them with the source, then take the hash again."


def _options(raw: list[list[Any]]) -> Options:
    return tuple((value, words) for value, words in raw)


def _items(raw: list[Mapping[str, Any]]) -> tuple[WordedItem, ...]:
    return tuple(WordedItem(item["key"], item["text"], _options(item.get("options", []))) for item in raw)


def wording_from(pack: Mapping[str, Any]) -> Wording:
    """The wording a pack holds; a pack whose words moved, or whose licence contradicts itself, raises."""
    moved = why_moved(pack)
    if moved:
        raise WordingMoved(moved)
    kind: LicenceKind = pack["licence_kind"]
    if kind not in LICENCE_WORDS or pack["no_derivatives"] != (kind in _NO_CHANGES):
        raise WordingMoved(f"The licence of {pack['instrument_id']} is {kind!r}, which does not fit what else it says.")
    return Wording(
        instrument_id=pack["instrument_id"],
        title=pack["title"],
        recall=pack["recall"],
        stem=pack["stem"],
        options=_options(pack["options"]),
        items=_items(pack["items"]),
        unscored=_items(pack.get("unscored", [])),
        notice=pack["notice"],
        licence_kind=kind,
        source=pack["source"],
        source_url=pack["source_url"],
        retrieved_on=date.fromisoformat(pack["retrieved_on"]),
        verbatim_sha256=pack["verbatim_sha256"],
        no_derivatives=pack["no_derivatives"],
        off_by_default=pack["off_by_default"],
        ask_owner=pack["ask_owner"],
    )


@cache
def wording_of(instrument_id: str) -> Wording | None:
    """The words of this instrument, or None where they may not be shipped and boxes 1 to n are shown instead."""
    if instrument_id not in SHIPPED:
        return None
    pack = files("rekindle.clinical.instruments").joinpath("content", instrument_id, "pack.json")
    return wording_from(json.loads(pack.read_text(encoding="utf-8")))
